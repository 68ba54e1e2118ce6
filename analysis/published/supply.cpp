#include "analysis/published/supply.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/published/scenario_words.hpp"
#include "analysis/published/starting_point.hpp"
#include "analysis/published/usual_people.hpp"

namespace caseforce::published {

namespace {

// What the starter has (scenarios/starter.yaml): a test holds these to it.
constexpr double mean_leaving = 0.144;  // a year, of its hazards over its tenures
constexpr double mean_absence = 3.4;    // percent, of its sickness
constexpr double converted = 0.06;
constexpr double seat_yield = 0.9 * 0.92;  // filled and passed
constexpr double not_fallen_through = 0.88;

Fte permanent_of(const Workforce& all, std::string_view role) {
    Fte sum = 0;
    for (const TeamPeople& team : all.teams) {
        for (const RolePeople& people : team.roles)
            sum += people.role == role ? people.permanent : 0;
    }
    return sum;
}

}  // namespace

Supply supply_of(const Workforce& all) {
    constexpr double least_cover = 0.3, usual_cover = 0.8;
    Supply supply;
    const Fte agency = all.agency.value;
    const Fte vacant = all.vacancies.value - all.vacant_reviewing;
    const Fte covering = std::min(all.agency_cover.value, agency);
    // What is asked for is a share of what is vacant and what is wanted above it. The share is that
    // of vacancies covered, unless all agency workers together are fewer.
    const Fte asked = asked_for_one * agency;
    supply.agency_cover =
        vacant > 0 ? std::clamp(asked_for_one * covering / vacant, least_cover, 1.0) : usual_cover;
    if (asked <= 0) supply.agency_cover = 0;
    if (vacant > 0 && supply.agency_cover * vacant > asked) supply.agency_cover = asked / vacant;
    supply.additional = asked > 0 ? std::max(0.0, asked / supply.agency_cover - vacant) : 0.0;
    // Of a team who hold cases: somewhat more than now.
    const double share = agency / std::max(all.case_holders.value, 1.0);
    supply.agency_max_share = std::clamp(1.25 * share, 0.4, 0.95);
    supply.leaving = std::clamp(all.turnover.value / 100 / mean_leaving, 0.3, 3.0);
    supply.sickness = std::clamp(all.absence.value / mean_absence, 0.15, 4.0);
    return supply;
}

/// Those who start go where people leave, role by role: with as many starting as leaving, no group
/// grows at the cost of another. Agency workers who convert and the academy's newly qualified come
/// to posts of social workers; whoever leaves a post of seniors or managers is in part followed
/// from within, which leaves a post of social workers.
void set_routes_in(Supply& supply, const Workforce& all) {
    // A quarter of those who start, and half of the others at most: an assumption.
    constexpr double by_academy = 0.25, most_by_academy = 0.5;
    constexpr double from_outside = 0.5;      // of seniors and managers: likewise
    constexpr double newly_qualified = 0.12;  // of the others who come to hold cases: likewise
    constexpr double least = 0.02;            // of those who start

    const Fte starters = all.starters.value;
    double leavers = 0;
    for (const UsualRole& role : usual_roles)
        leavers += permanent_of(all, role.role) * leaving_in_a_year(role);
    const auto starting = [&](std::string_view role) {
        const double of_role = permanent_of(all, role) * leaving_in_a_year(usual_role(role));
        return starters * of_role / std::max(leavers, 1e-6);
    };
    const double reviewing = starting("reviewing_officer");
    const double seniors = from_outside * starting("senior");
    const double managers = from_outside * starting("team_manager");
    const double conversions =
        all.agency.value * (weeks_per_year / assignment_weeks + early_ends) * converted;
    const double others = std::max(0.0, starters - reviewing - seniors - managers - conversions);
    const double in_academy = std::min(by_academy * starters, most_by_academy * others);
    supply.seats = std::max(1, static_cast<int>(std::lround(in_academy / seat_yield)));
    const double workers = std::max(least * starters, others - supply.seats * seat_yield);

    supply.candidates = {{"social_worker", (1 - newly_qualified) * workers},
                         {"senior", seniors},
                         {"newly_qualified", newly_qualified * workers},
                         {"team_manager", managers},
                         {"reviewing_officer", reviewing}};
    for (auto& [role, a_year] : supply.candidates)
        a_year /= not_fallen_through;
    std::vector<double> in_a_lead_time;
    for (const auto& [role, a_year] : supply.candidates)
        in_a_lead_time.push_back(a_year * lead_weeks / weeks_per_year);
    const std::vector<int> accepted = whole_parts(in_a_lead_time);
    for (std::size_t i = 0; i < accepted.size(); ++i) {
        if (accepted[i] > 0) supply.accepted.emplace_back(supply.candidates[i].first, accepted[i]);
    }
}

}  // namespace caseforce::published
