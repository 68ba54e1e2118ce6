// Law 8 (MODEL 10) in random scenarios: the same seed gives the same bits, and what is to come
// changes nothing of what has been.
#include "tests/properties/property.hpp"

namespace caseforce::properties {
namespace {

TEST_CASE("law 8: the same seed gives the same bits", "[properties]") {
    holds_in_every_scenario([](const Trial& trial) {
        const Policy* policy = trial.read.policies.find("other");
        same_bits("law 8, twice", run_of(trial.read, policy), run_of(trial.read, policy));
        SmallRun run = run_of(trial.read);
        const SmallRun once = run;
        run.replicate(2, 77);
        run.replicate(1, trial.read.run.seed);
        same_bits("law 8, after another replication", once, run);
    });
}

TEST_CASE("law 8: a longer horizon begins as the shorter one", "[properties]") {
    holds_in_every_scenario([](const Trial& trial) {
        Scenario longer = trial.read;
        longer.horizon.days += 5 * week + 3;
        const Policy* policy = trial.read.policies.find("other");
        begins_alike("law 8, longer", run_of(trial.read, policy), run_of(longer, policy));
    });
}

}  // namespace
}  // namespace caseforce::properties
