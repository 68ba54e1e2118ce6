#include "engine/plan/uncertain.hpp"

#include <variant>
#include <vector>

#include "engine/plan/law.hpp"
#include "engine/random/entity.hpp"
#include "engine/scenario/drawn.hpp"

namespace caseforce::plan {

double place_of(const scenario::UncertainValue& value, const Draws& draws) {
    const bool sets = value.operation == scenario::Operation::set;
    const std::uint64_t key = entity::uncertain((sets ? "set " : "scale ") + value.path);
    return draws.uniform(key, Purpose::uncertain_value);
}

double draw_at(const scenario::UncertainValue& value, double place) {
    // By inversion; only a uniform law may reach below 0 (an elasticity).
    if (const auto* uniform = std::get_if<scenario::Uniform>(&value.law))
        return uniform->low + (uniform->high - uniform->low) * place;
    return Law(value.law).quantile(place);
}

void draw_uncertain(scenario::Scenario& scenario, const Draws& draws) {
    if (!scenario.uncertain) return;
    const std::vector<scenario::UncertainValue> values = scenario.uncertain->draws;
    for (const scenario::UncertainValue& value : values)
        give_drawn(scenario, value, draw_at(value, place_of(value, draws)));
}

}  // namespace caseforce::plan
