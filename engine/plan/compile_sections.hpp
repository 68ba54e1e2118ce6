// The sections of a scenario, each compiled to its terms. Each function is given the sections that
// it reads, so that compile.cpp, which alone uses them, sees of which sections its terms are made.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "engine/measure/names.hpp"
#include "engine/plan/terms.hpp"
#include "engine/scenario/scenario.hpp"

namespace caseforce::plan {

/// Position of a name in a list. Requires: it is there (scenario::validate).
template <class IndexType>
[[nodiscard]] IndexType position(const std::vector<std::string>& names, std::string_view name) {
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] == name) return IndexType(i);
    }
    return IndexType{};
}

/// Weights of the months divided by their mean over the days of the year (MODEL 2 leave share,
/// MODEL 3 season), times `scale`.
[[nodiscard]] MonthTable month_table(const scenario::Months& months, double scale);

/// Seats, offers, people or cases: half up, where a factor or a share has made a fraction of them.
[[nodiscard]] int whole(double number);

// Each section's terms in the engine's units, names as positions. Requires: a valid scenario.
[[nodiscard]] HoursTerms hours_terms(const scenario::WorkingTime& working_time);
[[nodiscard]] std::vector<RoleTerms> role_terms(const scenario::Named<scenario::Role>& roles,
                                                const Names& names);
[[nodiscard]] std::vector<TeamTerms> team_terms(const scenario::Named<scenario::Team>& teams,
                                                const scenario::Named<scenario::Role>& roles,
                                                const scenario::WorkingTime& working_time,
                                                const Names& names);
[[nodiscard]] PathwayTerms pathway_terms(const std::optional<scenario::Pathway>& pathway,
                                         const Names& names);
[[nodiscard]] std::vector<StageTerms> stage_terms(const std::optional<scenario::Pathway>& pathway,
                                                  const scenario::Named<scenario::Role>& roles,
                                                  const Names& names);
[[nodiscard]] DemandTerms demand_terms(const std::optional<scenario::Demand>& demand,
                                       const std::optional<scenario::Population>& population,
                                       const Names& names);
[[nodiscard]] std::array<RouteTerms, 7> route_terms(const scenario::Supply& supply);
[[nodiscard]] MarketTerms market_terms(const scenario::Supply& supply, const Names& names);
[[nodiscard]] AgencyTerms agency_terms(const scenario::Supply& supply,
                                       const scenario::Named<scenario::Role>& roles,
                                       const Names& names);
[[nodiscard]] LeavingTerms leaving_terms(const std::optional<scenario::Leaving>& leaving,
                                         const Names& names);
[[nodiscard]] SicknessTerms sickness_terms(const std::optional<scenario::Sickness>& sickness);
[[nodiscard]] LongLeaveTerms long_leave_terms(const std::optional<scenario::LongLeave>& long_leave);
[[nodiscard]] std::vector<PromotionTerms> promotion_terms(const scenario::Supply& supply,
                                                          const Names& names);
/// From the beginning of a run, the warm-up's, to its end: the intakes of it are those dated then.
struct RunDays {
    scenario::Date start;
    Days begin, end;
};
[[nodiscard]] AcademyTerms academy_terms(const scenario::Supply& supply,
                                         const Names& names,
                                         RunDays run);
[[nodiscard]] OverseasTerms overseas_terms(const scenario::Supply& supply,
                                           const Names& names,
                                           RunDays run);
[[nodiscard]] std::vector<ManagedTeamTerms> managed_team_terms(const scenario::Supply& supply,
                                                               const Names& names,
                                                               RunDays run);
[[nodiscard]] PayTerms pay_terms(const scenario::Supply& supply);
[[nodiscard]] CostTerms cost_terms(const scenario::Share& on_cost,
                                   const std::optional<scenario::Prices>& prices);

}  // namespace caseforce::plan
