// Law 8 (MODEL 10), its part about threads: the same seed gives the same bits, for any number of
// threads, and for a replication alone as among others.
#include "analysis/selftest/drawn_council.hpp"
#include "engine/simulator/experiment.hpp"
#include "tests/laws/law.hpp"

namespace caseforce::law {
namespace {

constexpr int replications = 12;
constexpr int weeks = 104;

Results run_on(const Scenario& scenario, int threads, std::uint64_t seed = 5) {
    return run_experiment({"baseline", &scenario}, seed, replications, {.threads = threads});
}

}  // namespace

TEST_CASE("law 8: the number of threads does not change a bit", "[law8]") {
    for (const std::uint64_t council : {1U, 2U, 3U}) {
        const Scenario council_scenario = drawn_council(council, weeks);
        const Results alone = run_on(council_scenario, 1);
        for (const int threads : {2, 3, 7}) {
            const Results together = run_on(council_scenario, threads);
            for (std::size_t i = 0; i < replications; ++i) {
                INFO("council " << council << ", replication " << i + 1 << ", " << threads
                                << " threads");
                CHECK(same_bits(alone.policies[0].replications[i],
                                together.policies[0].replications[i]));
                CHECK(alone.policies[0].events[i] == together.policies[0].events[i]);
            }
        }
    }
}

TEST_CASE("law 8: a replication is the same alone as among others", "[law8]") {
    const Scenario s = drawn_council(4, weeks);
    SmallRun run(s);
    const Results together = run_on(s, 2);
    for (const std::size_t number : {12U, 1U, 7U, 7U}) {
        const std::vector<double>& rows = run.replicate(number, 5).rows();
        const std::size_t width = together.layout.width();
        std::vector<float> series;
        for (std::size_t i = 0; i < width; ++i) {
            for (std::size_t at = i; at < rows.size(); at += width)
                series.push_back(static_cast<float>(rows[at]));
        }
        INFO("replication " << number);
        CHECK(same_bits(Series(series), together.policies[0].replications[number - 1]));
    }
}

TEST_CASE("law 8: replications and seeds differ from one another", "[law8]") {
    const Scenario s = drawn_council(1, weeks);
    const Results first = run_on(s, 1, 5);
    const Results second = run_on(s, 1, 6);
    for (std::size_t i = 0; i + 1 < replications; ++i) {
        const auto& series = first.policies[0].replications;
        const auto& events = first.policies[0].events;
        CHECK_FALSE(same_bits(series[i], series[i + 1]));
        CHECK(events[i] != events[i + 1]);
        CHECK(events[i] != second.policies[0].events[i]);
        CHECK_FALSE(same_bits(series[i], second.policies[0].replications[i]));
    }
}

TEST_CASE("law 8: a longer horizon begins as the shorter one, bit for bit", "[law8]") {
    SmallRun shorter(drawn_council(5, weeks / 2));
    SmallRun longer(drawn_council(5, weeks));
    const std::vector<double> first = shorter.replicate(3).rows();
    std::vector<double> whole = longer.replicate(3).rows();
    whole.resize(first.size());
    CHECK(same_bits(first, whole));
}

}  // namespace caseforce::law
