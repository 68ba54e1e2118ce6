#include "engine/scenario/scenario.hpp"

#include <cmath>

#include "engine/core/units.hpp"

namespace caseforce::scenario {

Scenario::Scenario() = default;
Scenario::Scenario(const Scenario&) = default;
Scenario::Scenario(Scenario&&) noexcept = default;
Scenario& Scenario::operator=(const Scenario&) = default;
Scenario& Scenario::operator=(Scenario&&) noexcept = default;
Scenario::~Scenario() = default;

int warm_up_weeks(const Scenario& scenario) {
    return static_cast<int>(std::ceil(scenario.warm_up.days / week - tolerance));
}

}  // namespace caseforce::scenario
