#include "engine/scenario/decisions.hpp"

#include "engine/measure/measure.hpp"

namespace caseforce::scenario {

OfMeasure measured_by(std::string_view measure) {
    const std::optional<Measure> known = measure_named(measure);
    if (!known) return OfMeasure::of_unknown;
    return row_of(*known).unit == std::string_view("1") ? OfMeasure::of_share : OfMeasure::of_other;
}

}  // namespace caseforce::scenario
