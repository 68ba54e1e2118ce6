// The measures of one year from its flows and the state as of its last midnight, by kind of year
// (MEASURES, Yearly, as published).
#pragma once

#include <functional>

#include "engine/plan/years.hpp"
#include "engine/record/year_flows.hpp"

namespace caseforce::record {

/// Takes a value of the year: measure, value, stage (0 where the measure has none).
using SetYearly = std::function<void(Yearly, double, std::size_t)>;

// `flows` are those of the whole year.
void write_workforce(const plan::Plan& plan,
                     const State& state,
                     const plan::StatisticalYear& one,
                     const Flows& flows,
                     const SetYearly& set);
void write_children(const plan::Plan& plan,
                    const State& state,
                    const Flows& flows,
                    const SetYearly& set);
void write_financial(const plan::StatisticalYear& one, const Flows& flows, const SetYearly& set);

}  // namespace caseforce::record
