// Tables of what was observed, hostile until read: each ends in values that are told again by
// words, or in a mistake with a place.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "analysis/observed/observed.hpp"
#include "engine/core/error.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace caseforce;
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    try {
        const observed::Observations table = observed::observations_of(input, "observed.csv");
        for (const observed::Observation& one : table.values) {
            const bool is_sound = std::isfinite(one.value) &&
                                  one.yearly.has_value() != one.weekly.has_value() &&
                                  one.words().starts_with(one.of_whom()) &&
                                  one.series().starts_with(one.of_whom()) && one.place.line > 1;
            if (!is_sound) std::abort();
        }
    } catch (const ScenarioError& error) {
        for (const Mistake& one : error.mistakes()) {
            if (one.place.file != "observed.csv" || one.found.empty()) std::abort();
        }
    }
    return 0;
}
