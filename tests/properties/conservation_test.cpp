// Law 1 (MODEL 10) in random scenarios: nothing appears and nothing vanishes, at every level and in
// every week; what is a share lies between 0 and 1, and a number is missing exactly where
// MEASURES says that it is a mean over nothing.
#include <algorithm>
#include <iterator>
#include <span>

#include "tests/properties/findings.hpp"

namespace caseforce::properties {
namespace {

using enum Measure;

constexpr Level levels[] = {Level::council, Level::team, Level::stage, Level::role};

/// Measures of which the council's number is the sum over its teams (stages, roles).
constexpr Measure sums[] = {posts_fte,
                            permanent_fte,
                            agency_fte,
                            managed_fte,
                            permanent_headcount,
                            agency_headcount,
                            vacancy_fte,
                            absent_fte,
                            starters,
                            leavers,
                            open_cases,
                            unallocated_cases,
                            awaiting_transfer,
                            unallocated_over_5wd,
                            hours_demanded,
                            hours_worked,
                            hours_present,
                            excess_hours,
                            hours_undone,
                            practitioners_needed_fte,
                            referrals,
                            re_referrals,
                            cases_closed,
                            escalations,
                            handovers};

/// Those that lie between 0 and 1.
constexpr Measure shares[] = {vacancy_rate,
                              agency_share,
                              agency_share_case_holders,
                              stability_1yr,
                              share_over_cap,
                              share_excessive,
                              share_over_legal,
                              changes_of_worker_3plus,
                              wait_share,
                              stage_in_limit};

/// Those that are means, and may be over nothing; and practitioners who are needed where nobody's
/// hours say how many they are.
constexpr Measure means[] = {practitioners_needed_fte,
                             vacancy_rate,
                             agency_share,
                             agency_share_case_holders,
                             turnover_12m,
                             stability_1yr,
                             open_over_limit,
                             caseload_mean,
                             caseload_p90,
                             caseload_max,
                             share_over_cap,
                             share_excessive,
                             share_over_legal,
                             excessive_streak_max,
                             strain_mean,
                             changes_of_worker_3plus,
                             wait_days_mean,
                             wait_share,
                             stage_days_mean,
                             stage_in_limit};

bool is_one_of(Measure measure, std::span<const Measure> list) {
    return std::find(list.begin(), list.end(), measure) != list.end();
}

template <class Check>
void for_each_value(const Week& week, Measure measure, const Check& check) {
    for (const Level level : levels) {
        if (!row_of(measure).has(level)) continue;
        const bool is_long = level == Level::council && row_of(measure).along != Along::nothing;
        for (std::size_t i = 0; !is_long && i < week.count(level); ++i)
            check(level, i, week.at(measure, level, i));
    }
}

void check_sums(const Week& week) {
    for (const Measure measure : sums) {
        for (const Level level : {Level::team, Level::stage, Level::role}) {
            if (row_of(measure).has(level))
                week.equal(
                    of(week, measure) + " as a sum", week.total(measure, level), week.at(measure));
        }
    }
    double by_status = 0;
    for (std::size_t i = 0; i < week.names().statuses.size(); ++i)
        by_status += week.at(open_by_status, Level::council, i);
    week.at_most("cases with a status", week.at(open_cases), by_status);
    week.equal("cost_total",
               week.at(cost_permanent) + week.at(cost_agency) + week.at(cost_managed) +
                   week.at(cost_intake) + week.at(cost_placements) + week.at(cost_policy),
               week.at(cost_total));
    for (const Level level : {Level::council, Level::team}) {
        for (std::size_t i = 0; i < week.count(level); ++i)
            week.equal(of(week, hours_worked, level, i),
                       week.at(hours_present, level, i) + week.at(excess_hours, level, i),
                       week.at(hours_worked, level, i));
    }
}

void check_ranges(const Week& week) {
    for (const MeasureRow& row : measures) {
        const bool may_be_negative = row.measure == agency_premium;
        for_each_value(week, row.measure, [&](Level level, std::size_t i, double value) {
            const std::string what = of(week, row.measure, level, i);
            if (!is_one_of(row.measure, means)) week.nothing_exactly_if(what, false, value);
            if (std::isinf(value)) week.exactly(what + ", finite", 0, value);
            if (!may_be_negative && !std::isnan(value)) week.at_least(what, 0, value);
            if (is_one_of(row.measure, shares) && !std::isnan(value)) week.at_most(what, 1, value);
        });
    }
}

void check_routes(const Week& week) {
    double came = 0;
    double went = 0;
    for (std::size_t route = 0; route < std::size(route_names); ++route) {
        came += week.at(starters_by_route, Level::council, route);
        went += week.at(leavers_by_route, Level::council, route);
    }
    const auto of_route = [&](Measure measure, Route route) {
        return week.at(measure, Level::council, static_cast<std::size_t>(route));
    };
    week.exactly("starters by route", week.at(starters), came);
    week.exactly("leavers by route", week.at(leavers), went);
    week.exactly(
        "conversions", of_route(starters_by_route, Route::conversion), week.at(conversions));
    for (const Route route : {Route::initial, Route::agency, Route::managed})
        week.exactly(
            "starters of a route that nobody starts by", 0, of_route(starters_by_route, route));
    for (const Route route : {Route::agency, Route::managed})
        week.exactly("permanent leavers of a route that is not permanent",
                     0,
                     of_route(leavers_by_route, route));
}

void check_parts(const Week& week) {
    const double waiting = week.at(unallocated_cases) + week.at(awaiting_transfer);
    week.at_most("cases in queues", week.at(open_cases), waiting);
    week.at_most("re_referrals", week.at(referrals), week.at(re_referrals));
    week.at_most("escalations", week.total(stage_left, Level::stage), week.at(escalations));
    week.at_least("pipeline_fte", week.total(pipeline_fte, Level::team), week.at(pipeline_fte));
    for (std::size_t i = 0; i < week.count(Level::team); ++i) {
        week.at_most(of(week, unallocated_over_5wd, Level::team, i),
                     week.at(unallocated_cases, Level::team, i),
                     week.at(unallocated_over_5wd, Level::team, i));
        week.at_least(of(week, permanent_headcount, Level::team, i),
                      week.at(permanent_fte, Level::team, i),
                      week.at(permanent_headcount, Level::team, i));
        week.at_least(of(week, agency_headcount, Level::team, i),
                      week.at(agency_fte, Level::team, i),
                      week.at(agency_headcount, Level::team, i));
        week.at_least(of(week, vacancy_fte, Level::team, i),
                      week.at(posts_fte, Level::team, i) - week.at(permanent_fte, Level::team, i),
                      week.at(vacancy_fte, Level::team, i));
        week.at_most(of(week, absent_fte, Level::team, i),
                     week.at(permanent_fte, Level::team, i) + week.at(agency_fte, Level::team, i),
                     week.at(absent_fte, Level::team, i));
    }
    for (std::size_t i = 0; i < week.count(Level::stage); ++i) {
        week.at_most(of(week, queue_days, Level::stage, i),
                     week.at(case_days, Level::stage, i),
                     week.at(queue_days, Level::stage, i));
        const double over = week.at(open_over_limit, Level::stage, i);
        if (!std::isnan(over))
            week.at_most(of(week, open_over_limit, Level::stage, i),
                         week.at(open_cases, Level::stage, i),
                         over);
    }
}

void check_caseloads(const Week& week) {
    double holders = 0;
    for (std::size_t band = 0; band < band_names.size(); ++band)
        holders += week.at(caseload_band, Level::council, band);
    week.nothing_exactly_if("caseload_max", holders == 0, week.at(caseload_max));
    const double on_desks = week.at(open_cases) - week.at(unallocated_cases);
    for (const Level level : {Level::council, Level::team}) {
        for (std::size_t i = 0; i < week.count(level); ++i) {
            const double most = week.at(caseload_max, level, i);
            const bool none = std::isnan(most);
            for (const Measure measure : {caseload_mean, caseload_p90, share_over_cap})
                week.nothing_exactly_if(
                    of(week, measure, level, i), none, week.at(measure, level, i));
            if (none) continue;
            week.at_most(of(week, caseload_max, level, i), on_desks, most);
            week.at_most(of(week, caseload_p90, level, i), most, week.at(caseload_p90, level, i));
        }
    }
}

/// NaN where a mean is over nothing that another number counts.
void check_nothing(const Week& week, const Scenario& s) {
    const auto& roles = s.roles.entries;
    const bool has_becoming = std::any_of(
        roles.begin(), roles.end(), [](const auto& entry) { return entry.second.becomes; });
    for (const Level level : {Level::council, Level::team}) {
        for (std::size_t i = 0; i < week.count(level); ++i) {
            const auto nothing = [&](Measure measure, bool over_nothing) {
                week.nothing_exactly_if(
                    of(week, measure, level, i), over_nothing, week.at(measure, level, i));
            };
            const double permanent = week.at(permanent_fte, level, i);
            const double vacant = week.at(vacancy_fte, level, i);
            nothing(vacancy_rate, !(vacant + permanent > 0));
            nothing(stability_1yr, !(permanent > 0));
            nothing(turnover_12m, week.number() < 52 || !(permanent > 0));
            nothing(strain_mean, std::isnan(week.at(excessive_streak_max, level, i)));
            // Who has ceased to hold cases within the week has hours in it, and no worker-week.
            if (week.at(hours_present, level, i) > 0 && !has_becoming)
                nothing(share_excessive, false);
            if (std::isnan(week.at(strain_mean, level, i))) {
                nothing(share_over_legal, true);
                nothing(caseload_max, true);
            }
        }
    }
    double registered = 0;
    for (std::size_t r = 0; r < week.count(Level::role); ++r) {
        if (s.roles.entries[r].second.registered)
            registered +=
                week.at(permanent_fte, Level::role, r) + week.at(agency_fte, Level::role, r);
    }
    week.nothing_exactly_if("agency_share", !(registered > 0), week.at(agency_share));
    bool any_wait = false;
    for (std::size_t i = 0; i < week.count(Level::stage); ++i) {
        const bool none_left = week.at(stage_left, Level::stage, i) == 0;
        const bool no_wait = std::isnan(week.at(wait_days_mean, Level::stage, i));
        any_wait = any_wait || !no_wait;
        week.nothing_exactly_if(of(week, stage_days_mean, Level::stage, i),
                                none_left,
                                week.at(stage_days_mean, Level::stage, i));
        week.nothing_exactly_if(
            of(week, wait_share, Level::stage, i), no_wait, week.at(wait_share, Level::stage, i));
        const bool no_limit = std::isnan(week.at(open_over_limit, Level::stage, i));
        week.nothing_exactly_if(of(week, stage_in_limit, Level::stage, i),
                                none_left || no_limit,
                                week.at(stage_in_limit, Level::stage, i));
    }
    week.nothing_exactly_if("wait_days_mean", !any_wait, week.at(wait_days_mean));
    week.nothing_exactly_if("wait_share", !any_wait, week.at(wait_share));
    if (week.at(cases_closed) == 0)
        week.nothing_exactly_if("changes_of_worker_3plus", true, week.at(changes_of_worker_3plus));
}

/// Stocks of the week before: those that the scenario states before the first one.
struct Before {
    std::vector<double> open, permanent;
    bool is_known = false;
};

Before at_the_beginning(const Scenario& s) {
    Before before;
    before.is_known = s.warm_up.days == 0;
    if (s.pathway) {
        for (const auto& [name, stage] : s.pathway->stages.entries)
            before.open.push_back(stage.initial ? stage.initial->open : 0);
    }
    for (const auto& [name, team] : s.teams.entries) {
        double permanent = 0;
        for (const InitialWorkers& line : team.initial)
            permanent += line.contract == Contract::permanent ? line.count : 0;
        before.permanent.push_back(permanent);
    }
    return before;
}

void check_steps(const Week& week, Before& before) {
    double moved = 0;
    double change = 0;
    for (std::size_t i = 0; i < week.count(Level::stage); ++i) {
        const double open = week.at(open_cases, Level::stage, i);
        if (before.is_known)
            week.exactly(of(week, open_cases, Level::stage, i) + " by those who enter and leave",
                         before.open[i] + week.at(stage_entered, Level::stage, i) -
                             week.at(stage_left, Level::stage, i),
                         open);
        before.open[i] = open;
    }
    for (std::size_t i = 0; i < week.count(Level::team); ++i) {
        const double permanent = week.at(permanent_headcount, Level::team, i);
        const double unexplained = permanent - before.permanent[i] -
                                   week.at(starters, Level::team, i) +
                                   week.at(leavers, Level::team, i);
        moved += std::fabs(unexplained);
        change += unexplained;
        before.permanent[i] = permanent;
    }
    if (before.is_known) {
        week.exactly("permanent_headcount by starters and leavers", 0, change);
        week.at_most("teams changed by promotion", 2 * week.at(promotions), moved);
        week.exactly(
            "stages entered less left",
            week.at(referrals) - week.at(cases_closed),
            week.total(stage_entered, Level::stage) - week.total(stage_left, Level::stage));
    }
    before.is_known = true;
}

TEST_CASE("law 1: cases, workers, hours and pounds are conserved in random scenarios",
          "[properties][counts]") {
    holds_in_every_scenario([](const Trial& trial) {
        for (const Policy* policy :
             {static_cast<const Policy*>(nullptr), trial.read.policies.find("other")}) {
            const Scenario s = with_draws(trial.read);
            const SmallRun run = run_of(trial.read, policy);
            Before before = at_the_beginning(s);
            for_each_week("law 1", run, [&](const Week& week) {
                check_sums(week);
                check_ranges(week);
                check_routes(week);
                check_parts(week);
                check_caseloads(week);
                check_nothing(week, s);
                check_steps(week, before);
            });
            if (policy == nullptr && trial.read.policies.empty()) break;
        }
    });
}

}  // namespace
}  // namespace caseforce::properties
