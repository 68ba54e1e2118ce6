// A scenario is what its text says: `show` writes it, the reader reads it back, and nothing is
// lost on the way, down to the last bit of a result.
#include <fmt/format.h>

#include "engine/scenario/overlay.hpp"
#include "engine/scenario_file/show.hpp"
#include "tests/properties/property.hpp"

namespace caseforce::properties {
namespace {

TEST_CASE("a scenario reads back from its text as it was", "[properties]") {
    holds_in_every_scenario([](const Trial& trial) {
        const std::string again = scenario_file::show(trial.read);
        if (again != trial.text)
            fail(fmt::format("show after reading what show wrote:\n{}", again));
        if (fingerprint(trial.read) != fingerprint(trial.built))
            fail("the values read back are not those that were written");
    });
}

TEST_CASE("a scenario read back from its text gives the same results to the bit", "[properties]") {
    holds_in_every_scenario([](const Trial& trial) {
        same_bits("read back", run_of(trial.built), run_of(trial.read));
    });
}

}  // namespace
}  // namespace caseforce::properties
