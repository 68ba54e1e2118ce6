#include "analysis/selftest/selftest.hpp"

#include <array>
#include <exception>
#include <thread>

#include "analysis/selftest/laws.hpp"
#include "engine/core/error.hpp"

namespace caseforce::selftest {

namespace {

/// In the order of the laws; the longest are not last.
constexpr std::array all_parts{&conservation,
                               &little,
                               &infinite_server,
                               &long_run_of_a_pathway,
                               &erlang,
                               &processor_sharing,
                               &workforce_without_supply,
                               &workforce_from_empty,
                               &policy_that_changes_nothing,
                               &same_bits,
                               &more_capacity,
                               &switched_off,
                               &scenarios_without};

}  // namespace

int parts() { return static_cast<int>(all_parts.size()); }

std::vector<Check> run(const Options& options) {
    std::array<Checks, all_parts.size()> found;
    std::array<std::exception_ptr, all_parts.size()> failures;
    std::atomic<std::size_t> next{0};
    std::atomic<int> done{0};
    const auto work = [&] {
        for (std::size_t i = next++; i < all_parts.size(); i = next++) {
            if (options.stop_signal != nullptr && *options.stop_signal != 0) return;
            try {
                found[i] = all_parts[i](options.seed);
            } catch (...) {
                failures[i] = std::current_exception();
            }
            const int so_far = ++done;
            if (options.progress) options.progress(so_far);
        }
    };
    {
        std::vector<std::jthread> threads;
        for (int i = 1; i < options.threads; ++i)
            threads.emplace_back(work);
        work();
    }
    if (options.stop_signal != nullptr && *options.stop_signal != 0)
        throw Interrupted(*options.stop_signal);
    std::vector<Check> all;
    for (std::size_t i = 0; i < all_parts.size(); ++i) {
        if (failures[i]) std::rethrow_exception(failures[i]);
        all.insert(all.end(), found[i].begin(), found[i].end());
    }
    return all;
}

}  // namespace caseforce::selftest
