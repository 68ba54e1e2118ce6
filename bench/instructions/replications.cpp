// caseforce_replications SCENARIO COUNT: replications 1 to COUNT of a scenario's baseline, as a
// thread of an experiment runs them after its first, and nothing else between:
// bench/check_instructions has callgrind count what happens inside `count_this`.
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <exception>

#include <fmt/format.h>

#include "engine/scenario_file/load.hpp"
#include "engine/simulator/experiment.hpp"
#include "engine/simulator/simulator.hpp"

namespace caseforce {

/// Called by its name, and so neither inlined nor local.
[[gnu::noinline]] double count_this(const scenario::Scenario& scenario,
                                    const plan::Plan& same_calendar,
                                    const Layout& layout,
                                    const Draws& draws,
                                    simulator::Simulation& simulation) {
    const plan::Timeline timeline =
        plan::timeline_of(drawn_for(scenario, draws), nullptr, &same_calendar);
    simulation.begin(timeline, layout, draws);
    simulation.run_to_end();
    return simulation.rows().front();
}

}  // namespace caseforce

int main(int argc, char** argv) {
    using namespace caseforce;
    int count = 0;
    if (argc == 3) std::from_chars(argv[2], argv[2] + std::strlen(argv[2]), count);
    if (count < 1) {
        fmt::print(stderr, "caseforce_replications SCENARIO COUNT\n");
        return 2;
    }
    try {
        const auto scenario = scenario_file::load_scenario(argv[1]).scenario;
        const plan::Timeline own = plan::timeline_of(scenario, nullptr);
        const Layout layout(own.first().names);
        simulator::Simulation simulation;
        const Draws first{.seed = scenario.run.seed, .replication = 0};
        simulation.begin(own, layout, first);  // finds how much memory it takes
        simulation.run_to_end();
        double sum = 0;
        for (int number = 1; number <= count; ++number) {
            const Draws draws{.seed = scenario.run.seed,
                              .replication = static_cast<std::uint64_t>(number)};
            sum += count_this(scenario, own.first(), layout, draws, simulation);
        }
        fmt::print("{{\"replications\": {}, \"sum\": {}}}\n", count, sum);
    } catch (const std::exception& fault) {
        fmt::print(stderr, "caseforce_replications: {}\n", fault.what());
        return 1;
    }
    return 0;
}
