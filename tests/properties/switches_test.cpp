// Law 10 (MODEL 10) in random scenarios: what is there and switched off, or would act only where
// nobody comes, gives the run without it, to the bit.
#include "tests/properties/switches.hpp"

#include <string>

#include "tests/properties/property.hpp"

namespace caseforce::properties {
namespace {

TEST_CASE("law 10: a mechanism that is switched off leaves no trace", "[properties]") {
    holds_in_every_scenario([](const Trial& trial) {
        const Scenario s = with_draws(trial.read);
        const SmallRun without = run_of(s);
        Scenario all = s;
        for (const Switch& one : switches())
            one.add(all);
        const SmallRun with_all = run_of(all);
        if (without.rows().size() == with_all.rows().size() &&
            differences(without, with_all).empty())
            return;
        for (const Switch& one : switches()) {
            Scenario off = s;
            one.add(off);
            same_bits((std::string("law 10, ") + one.name).c_str(), without, run_of(off));
        }
        same_bits("law 10, all together", without, with_all);
    });
}

}  // namespace
}  // namespace caseforce::properties
