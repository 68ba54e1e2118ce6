// The measures that planners look at first of every option, in the order in which tables on the
// terminal and on a page show them.
#pragma once

#include <array>

#include "engine/measure/measure.hpp"

namespace caseforce::analysis {

struct HeadlineMeasure {
    Measure measure = Measure::open_cases;
    bool whole = false;  ///< over the whole horizon; else over a year (docs/comparison.md)
};

inline constexpr std::array<HeadlineMeasure, 12> headline_measures{
    {{Measure::caseload_mean},
     {Measure::agency_share},
     {Measure::cost_total, true},
     {Measure::share_excessive},
     {Measure::excess_hours},
     {Measure::unallocated_cases},
     {Measure::permanent_fte},
     {Measure::vacancy_rate},
     {Measure::turnover_12m},
     {Measure::open_cases},
     {Measure::changes_of_worker_3plus},
     {Measure::agency_premium, true}}};

}  // namespace caseforce::analysis
