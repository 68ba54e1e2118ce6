// Law 1 (MODEL 10): nothing appears and nothing vanishes. Counts are exact, sums of hours and
// pounds to 1e-9 of themselves; in every week of councils in which everything happens at once.
#include "analysis/selftest/drawn_council.hpp"
#include "tests/laws/law.hpp"

namespace caseforce::law {
namespace {

using enum Measure;
constexpr int councils = 30;
constexpr int weeks = 104;

bool equal(double a, double b) {
    return std::fabs(a - b) <= 1e-9 * std::max(std::fabs(a), std::fabs(b)) + 1e-9;
}

double total(const SmallRun& run, int week_number, Measure measure, Level level) {
    double sum = 0;
    const Names& names = run.plan().names;
    const std::size_t n = level == Level::team    ? names.teams.size()
                          : level == Level::stage ? names.stages.size()
                                                  : names.roles.size();
    for (std::size_t i = 0; i < n; ++i)
        sum += run.at(week_number, measure, level, i);
    return sum;
}

/// A stock now, from the stock a week ago. The first week has nothing before it: councils of a
/// warm-up begin with cases that no scenario states.
template <class Check>
void for_each_step(const Check& check) {
    for (std::uint64_t number = 1; number <= councils; ++number) {
        SmallRun run(drawn_council(number, weeks));
        run.replicate(number);
        bool holds = true;
        int where = 0;
        for (int w = 2; w <= weeks && holds; ++w) {
            holds = check(run, w);
            where = w;
        }
        INFO("council " << number << ", week " << where);
        CHECK(holds);
    }
}

}  // namespace

TEST_CASE("law 1: the councils that the laws are tried on are valid scenarios", "[law1]") {
    for (std::uint64_t number = 1; number <= councils; ++number) {
        for (const Contradiction& found : validate(drawn_council(number, weeks))) {
            FAIL_CHECK("council " << number << ": " << found.path << ": " << found.found);
        }
    }
    SUCCEED();
}

TEST_CASE("law 1: open cases change by referrals and closings and by nothing else", "[law1]") {
    for_each_step([](const SmallRun& run, int w) {
        return run.at(w, open_cases) - run.at(w - 1, open_cases) ==
               run.at(w, referrals) - run.at(w, cases_closed);
    });
}

TEST_CASE("law 1: initially open cases and referrals are closed or open at the end", "[law1]") {
    double referred = 0;
    for (std::uint64_t number = 1; number <= councils; ++number) {
        Scenario s = drawn_council(number, weeks);
        s.warm_up = {};
        double initially = 0;
        for (const auto& [name, stage] : s.pathway->stages.entries)
            initially += stage.initial ? stage.initial->open : 0;
        SmallRun run(s);
        run.replicate(number);
        INFO("council " << number);
        CHECK(initially + run.sum(referrals) == run.sum(cases_closed) + run.at(weeks, open_cases));
        referred += run.sum(referrals);
    }
    CHECK(referred > 200 * councils);
}

TEST_CASE("law 1: a stage's open cases change by those who enter and those who leave", "[law1]") {
    for_each_step([](const SmallRun& run, int w) {
        bool holds = true;
        for (std::size_t i = 0; i < run.plan().n_stages(); ++i) {
            const double change =
                value(run, w, of_stage(open_cases, i)) - value(run, w - 1, of_stage(open_cases, i));
            holds = holds && change == value(run, w, of_stage(stage_entered, i)) -
                                           value(run, w, of_stage(stage_left, i));
        }
        return holds;
    });
}

TEST_CASE("law 1: cases of the council are those of its teams, stages and statuses", "[law1]") {
    for_each_step([](const SmallRun& run, int w) {
        bool holds = true;
        for (const Measure measure : {open_cases, unallocated_cases, awaiting_transfer}) {
            const double all = run.at(w, measure);
            holds = holds && all == total(run, w, measure, Level::team) &&
                    all == total(run, w, measure, Level::stage);
        }
        double by_status = 0;
        for (std::size_t i = 0; i < run.plan().names.statuses.size(); ++i)
            by_status += run.at(w, open_by_status, Level::council, i);
        const double waiting = run.at(w, unallocated_cases) + run.at(w, awaiting_transfer);
        return holds && by_status == run.at(w, open_cases) && waiting <= run.at(w, open_cases);
    });
}

TEST_CASE("law 1: flows of the council are those of its teams", "[law1]") {
    for_each_step([](const SmallRun& run, int w) {
        bool holds = run.at(w, re_referrals) <= run.at(w, referrals);
        for (const Measure measure :
             {referrals, re_referrals, cases_closed, escalations, handovers, starters, leavers})
            holds = holds && run.at(w, measure) == total(run, w, measure, Level::team);
        return holds;
    });
}

TEST_CASE("law 1: permanent workers change by starters and leavers, team by team", "[law1]") {
    double came = 0;
    double went = 0;
    for_each_step([&](const SmallRun& run, int w) {
        bool holds = run.at(w, permanent_headcount) - run.at(w - 1, permanent_headcount) ==
                     run.at(w, starters) - run.at(w, leavers);
        for (std::size_t i = 0; i < run.plan().n_teams(); ++i) {
            const double change = value(run, w, of_team(permanent_headcount, i)) -
                                  value(run, w - 1, of_team(permanent_headcount, i));
            holds = holds && change == value(run, w, of_team(starters, i)) -
                                           value(run, w, of_team(leavers, i));
        }
        came += run.at(w, starters);
        went += run.at(w, leavers);
        return holds;
    });
    CHECK(came > 5 * councils);
    CHECK(went > 5 * councils);
}

TEST_CASE("law 1: starters and leavers add up over roles and routes, and conversions start",
          "[law1]") {
    double converted = 0;
    for_each_step([&](const SmallRun& run, int w) {
        double by_route = 0;
        double left_by_route = 0;
        for (std::size_t route = 0; route < std::size(route_names); ++route) {
            by_route += run.at(w, starters_by_route, Level::council, route);
            left_by_route += run.at(w, leavers_by_route, Level::council, route);
        }
        const auto of_route = [&](Route route) {
            return run.at(w, starters_by_route, Level::council, static_cast<std::size_t>(route));
        };
        converted += run.at(w, conversions);
        return by_route == run.at(w, starters) && left_by_route == run.at(w, leavers) &&
               total(run, w, starters, Level::role) == run.at(w, starters) &&
               total(run, w, leavers, Level::role) == run.at(w, leavers) &&
               of_route(Route::conversion) == run.at(w, conversions) &&
               of_route(Route::agency) == 0 && of_route(Route::initial) == 0;
    });
    CHECK(converted > councils / 2);
}

TEST_CASE("law 1: FTE in post of the council is that of its teams and roles", "[law1]") {
    for_each_step([](const SmallRun& run, int w) {
        bool holds = true;
        for (const Measure measure : {posts_fte, permanent_fte, agency_fte, vacancy_fte}) {
            holds = holds && equal(run.at(w, measure), total(run, w, measure, Level::team)) &&
                    equal(run.at(w, measure), total(run, w, measure, Level::role));
        }
        return holds;
    });
}

TEST_CASE("law 1: hours worked are present hours and excess hours", "[law1]") {
    double beyond = 0;
    for_each_step([&](const SmallRun& run, int w) {
        bool holds =
            equal(run.at(w, hours_worked), run.at(w, hours_present) + run.at(w, excess_hours));
        for (std::size_t i = 0; i < run.plan().n_teams(); ++i) {
            holds = holds && equal(value(run, w, of_team(hours_worked, i)),
                                   value(run, w, of_team(hours_present, i)) +
                                       value(run, w, of_team(excess_hours, i)));
        }
        for (const Measure measure :
             {hours_worked, hours_present, excess_hours, hours_demanded, hours_undone})
            holds = holds && equal(run.at(w, measure), total(run, w, measure, Level::team));
        beyond += run.at(w, excess_hours);
        return holds && run.at(w, hours_undone) >= -1e-9;
    });
    CHECK(beyond > 0);
}

TEST_CASE("law 1: the total cost is the sum of the costs", "[law1]") {
    for_each_step([](const SmallRun& run, int w) {
        double sum = 0;
        for (const Measure measure :
             {cost_permanent, cost_agency, cost_managed, cost_intake, cost_placements, cost_policy})
            sum += run.at(w, measure);
        return equal(run.at(w, cost_total), sum) && run.at(w, cost_permanent) > 0;
    });
}

TEST_CASE("law 1: placements cost what the stages' open cases cost a week, and no more", "[law1]") {
    double spent = 0;
    for (std::uint64_t number = 1; number <= councils; ++number) {
        Scenario s = drawn_council(number, weeks);
        s.prices.reset();
        s.warm_up = {};
        SmallRun run(s);
        run.replicate(number);
        for (int w = 1; w <= weeks; ++w) {
            double exact = 0;
            for (std::size_t i = 0; i < run.plan().n_stages(); ++i) {
                const Stage& stage = s.pathway->stages.entries[i].second;
                exact += stage.cost_per_case.value / week * value(run, w, of_stage(case_days, i));
            }
            INFO("council " << number << ", week " << w);
            if (!equal(run.at(w, cost_placements), exact))
                CHECK(run.at(w, cost_placements) == exact);
            spent += exact;
        }
    }
    CHECK(spent > 0);
}

TEST_CASE("law 1: a stage's queue is part of its cases, over the week too", "[law1]") {
    for_each_step([](const SmallRun& run, int w) {
        bool holds = true;
        for (std::size_t i = 0; i < run.plan().n_stages(); ++i) {
            const double queued = value(run, w, of_stage(queue_days, i));
            holds = holds && queued >= -1e-9 &&
                    queued <= value(run, w, of_stage(case_days, i)) + 1e-9 * (1 + queued);
        }
        return holds;
    });
}

}  // namespace caseforce::law
