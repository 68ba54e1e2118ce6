// Law 10 (MODEL 10): a mechanism switched off gives, to the bit, the run without its section; and a
// scenario may lack demand, pathway, teams or roles. Each is switched off in a council in which all
// the rest works, and in one where hardly anything does.
#include <functional>

#include "analysis/selftest/drawn_council.hpp"
#include "tests/laws/law.hpp"

namespace caseforce::law {
namespace {

constexpr int weeks = 80;
constexpr int councils = 6;
using Edit = std::function<void(Scenario&)>;

Scenario plain_council() {
    Scenario s = one_stage(weeks, 3, 12, {Exponential{60}});
    refer(s, 150);
    return s;
}

/// Both edits give the same bits, in `base` and in rich councils.
void same_run(const Edit& off, const Edit& without) {
    for (std::uint64_t number = 0; number <= councils; ++number) {
        Scenario s = number == 0 ? plain_council() : drawn_council(number, weeks);
        Scenario other = s;
        off(s);
        without(other);
        SmallRun first(s);
        SmallRun second(other);
        INFO("council " << number);
        CHECK(same_bits(first.replicate(number + 1).rows(), second.replicate(number + 1).rows()));
    }
}

/// The mechanism is not a dead letter: switched on it changes every rich council.
void changes_runs(const Edit& on, const Edit& without) {
    for (std::uint64_t number = 1; number <= councils; ++number) {
        Scenario s = drawn_council(number, weeks);
        Scenario other = s;
        on(s);
        without(other);
        SmallRun first(s);
        SmallRun second(other);
        INFO("council " << number);
        CHECK_FALSE(
            same_bits(first.replicate(number + 1).rows(), second.replicate(number + 1).rows()));
    }
}

LeavingRule bare_rule(double per_year) {
    LeavingRule rule;
    rule.contract = Contract::permanent;
    rule.hazard = {per_year};
    rule.depth = 1;
    return rule;
}

void no_agency_workers(Scenario& s) {
    for (auto& [name, team] : s.teams.entries) {
        std::erase_if(team.initial,
                      [](const InitialWorkers& line) { return line.contract == Contract::agency; });
    }
}

}  // namespace

TEST_CASE("law 10: drift 0 is no drift, whatever the progress", "[law10]") {
    // Without drift neither overtime nor goodwill moves a case.
    const auto flows = [](double goodwill) {
        Scenario s = plain_council();
        s.pathway->drift = 0;
        s.working_time.max_overtime_share = {0.3};
        s.working_time.goodwill = {Share{goodwill}, Share{goodwill}, Share{goodwill}};
        stage_of(s, "stage").hours_per_week = 6;
        SmallRun run(s);
        run.replicate(1);
        std::vector<double> numbers;
        for (int w = 1; w <= weeks; ++w) {
            numbers.push_back(run.at(w, Measure::cases_closed));
            numbers.push_back(run.at(w, Measure::case_days, Level::stage));
        }
        return numbers;
    };
    CHECK(same_bits(flows(0), flows(1)));
    same_run([](Scenario& s) { s.pathway->drift = 0; },
             [](Scenario& s) { s.pathway->drift = Pathway{}.drift; });
    changes_runs([](Scenario& s) { s.pathway->drift = 1; },
                 [](Scenario& s) { s.pathway->drift = 0; });
}

TEST_CASE("law 10: a flat season, no growth and no noise are demand without those keys",
          "[law10]") {
    same_run(
        [](Scenario& s) {
            for (double& weight : s.demand->season.weight)
                weight = 3;
        },
        [](Scenario& s) { s.demand->season = {}; });
    same_run([](Scenario& s) { s.demand->trend = {0}; }, [](Scenario& s) { s.demand->trend = {}; });
    same_run([](Scenario& s) { s.demand->yearly_cv = 0; },
             [](Scenario& s) { s.demand->yearly_cv = Demand{}.yearly_cv; });
    same_run([](Scenario& s) { s.demand->weekly_cv = 0; },
             [](Scenario& s) { s.demand->weekly_cv = Demand{}.weekly_cv; });
    changes_runs([](Scenario& s) { s.demand->weekly_cv = 0.4; },
                 [](Scenario& s) { s.demand->weekly_cv = 0; });
    changes_runs([](Scenario& s) { s.demand->yearly_cv = 0.4; },
                 [](Scenario& s) { s.demand->yearly_cv = 0; });
}

TEST_CASE("law 10: households of one and weights of 1 are demand without those keys", "[law10]") {
    same_run(
        [](Scenario& s) {
            s.demand->household.probability = {{1, 1.0}};
        },
        [](Scenario& s) { s.demand->household = {}; });
    same_run(
        [](Scenario& s) {
            s.demand->weight = {Empirical{{{1.0, 1.0}}}};
        },
        [](Scenario& s) { s.demand->weight = {}; });
    same_run(
        [](Scenario& s) {
            s.demand->household.probability = {{1, 1.0}};
            s.pathway->return_.reset();
            s.demand->siblings_together = true;
        },
        [](Scenario& s) {
            s.demand->household = {};
            s.pathway->return_.reset();
            s.demand->siblings_together = false;
        });
}

TEST_CASE("law 10: counts that include no re-referrals are counts of the new", "[law10]") {
    same_run(
        [](Scenario& s) {
            s.demand->counts = Counts::all;
            s.demand->re_referral_share = {0};
        },
        [](Scenario& s) { s.demand->counts = Counts::new_only; });
    same_run(
        [](Scenario& s) {
            s.demand->recent_closures = RecentClosures{{0}, {0.3}};
        },
        [](Scenario& s) { s.demand->recent_closures.reset(); });
    same_run(
        [](Scenario& s) {
            s.demand->recent_closures = RecentClosures{{200}, {0}};
        },
        [](Scenario& s) { s.demand->recent_closures.reset(); });
}

TEST_CASE("law 10: sickness without hazard is no sickness", "[law10]") {
    same_run(
        [](Scenario& s) {
            s.sickness = Sickness{{0}, {Exponential{14}}, 2, 1};
        },
        [](Scenario& s) { s.sickness.reset(); });
    same_run(
        [](Scenario& s) {
            s.sickness.reset();
            s.pathway->cover_after = Duration{0};
        },
        [](Scenario& s) {
            s.sickness.reset();
            s.pathway->cover_after.reset();
        });
    changes_runs(
        [](Scenario& s) {
            s.sickness = Sickness{{2}, {Exponential{14}}, 0, 0};
        },
        [](Scenario& s) { s.sickness.reset(); });
}

TEST_CASE("law 10: leaving without hazard is no leaving", "[law10]") {
    same_run(
        [](Scenario& s) {
            Leaving leaving;
            leaving.hazard.rules = {bare_rule(0)};
            leaving.notice.permanent = Duration{60};
            leaving.wind_down = {30};
            leaving.strain_effect = 2;
            leaving.span_effect = 2;
            s.leaving = leaving;
        },
        [](Scenario& s) { s.leaving.reset(); });
    changes_runs([](Scenario& s) { s.leaving->hazard.rules = {bare_rule(0.5)}; },
                 [](Scenario& s) { s.leaving.reset(); });
}

TEST_CASE("law 10: strain and span without effect are hazards without those keys", "[law10]") {
    // Nobody has overtime, so whatever strain does is done to 0.
    const Edit no_overtime = [](Scenario& s) { s.working_time.max_overtime_share = {0}; };
    same_run(
        [&](Scenario& s) {
            no_overtime(s);
            s.leaving = Leaving{};
            s.leaving->hazard.rules = {bare_rule(0.4)};
            s.leaving->strain_effect = 3;
            s.sickness = Sickness{{1}, {Exponential{14}}, 3, 0};
        },
        [&](Scenario& s) {
            no_overtime(s);
            s.leaving = Leaving{};
            s.leaving->hazard.rules = {bare_rule(0.4)};
            s.leaving->strain_effect = 0;
            s.sickness = Sickness{{1}, {Exponential{14}}, 0, 0};
        });
    // A wide span is never over.
    same_run(
        [](Scenario& s) {
            s.leaving = Leaving{};
            s.leaving->hazard.rules = {bare_rule(0.4)};
            s.leaving->span = 1000;
            s.leaving->span_effect = 3;
            s.sickness = Sickness{{1}, {Exponential{14}}, 0, 3};
        },
        [](Scenario& s) {
            s.leaving = Leaving{};
            s.leaving->hazard.rules = {bare_rule(0.4)};
            s.sickness = Sickness{{1}, {Exponential{14}}, 0, 0};
        });
}

TEST_CASE("law 10: a market without candidates is no market", "[law10]") {
    same_run(
        [](Scenario& s) {
            Market market;
            market.candidates_per_year.entries = {{"worker", 0.0}};
            market.readiness = {{{0, 0.5}, {90, 1}}};
            market.mentoring_hours = 3;
            market.lead_time = lasting(60);
            s.supply.market = market;
        },
        [](Scenario& s) { s.supply.market.reset(); });
}

TEST_CASE("law 10: agency that covers nothing, without agency workers, is no agency", "[law10]") {
    same_run(
        [](Scenario& s) {
            no_agency_workers(s);
            Agency agency;
            agency.cover = {0};
            agency.absence_cover_after = Duration{10};
            agency.length = lasting(90);
            agency.conversion = {0.5};
            agency.rate = {50};
            agency.readiness = {{{0, 0.5}, {28, 1}}};
            s.supply.agency = agency;
        },
        [](Scenario& s) {
            no_agency_workers(s);
            s.supply.agency.reset();
        });
}

TEST_CASE("law 10: mentoring of no hours and readiness of 1 are routes without those keys",
          "[law10]") {
    const Edit neither = [](Scenario& s) {
        if (!s.supply.market || !s.supply.agency) return;
        s.supply.market->readiness = {};
        s.supply.market->mentoring_hours = 0;
        s.supply.agency->readiness = {};
        s.supply.agency->mentoring_hours = 0;
    };
    same_run(
        [&](Scenario& s) {
            neither(s);
            if (s.supply.market) s.supply.market->readiness = {{{0, 1}}};
            if (s.supply.agency) s.supply.agency->mentoring_hours = 5;  // nobody is a trainee
        },
        neither);
    const Edit without_mentors = [](Scenario& s) {
        for (auto& [name, role] : s.roles.entries)
            role.mentors = false;
    };
    same_run(
        [&](Scenario& s) {
            without_mentors(s);
            if (s.supply.market) s.supply.market->mentoring_hours = 5;
        },
        [&](Scenario& s) {
            without_mentors(s);
            if (s.supply.market) s.supply.market->mentoring_hours = 0;
        });
}

TEST_CASE("law 10: returns with probability 0 are no returns", "[law10]") {
    same_run(
        [](Scenario& s) {
            s.demand->recent_closures.reset();
            for (auto& [name, stage] : s.pathway->stages.entries)
                stage.re_referral = {0};
            s.pathway->return_ = Return{3, 2, lasting(50), s.pathway->stages.entries.front().first};
        },
        [](Scenario& s) {
            s.demand->recent_closures.reset();
            for (auto& [name, stage] : s.pathway->stages.entries)
                stage.re_referral = {0};
            s.pathway->return_.reset();
        });
}

TEST_CASE("law 10: escalation without hazard is no escalation", "[law10]") {
    same_run(
        [](Scenario& s) {
            auto& stages = s.pathway->stages.entries;
            for (auto& [name, stage] : stages)
                stage.escalation = Escalation{stages.back().first, {0}};
        },
        [](Scenario& s) {
            for (auto& [name, stage] : s.pathway->stages.entries)
                stage.escalation.reset();
        });
}

TEST_CASE(
    "law 10: no days of leave, prices that do not grow and initial stages of no cases are "
    "their absence",
    "[law10]") {
    same_run(
        [](Scenario& s) {
            s.working_time.leave = AnnualLeave{};
            s.working_time.leave->months.weight[7] = 4;
        },
        [](Scenario& s) { s.working_time.leave.reset(); });
    same_run([](Scenario& s) { s.prices = Prices{}; }, [](Scenario& s) { s.prices.reset(); });
    same_run(
        [](Scenario& s) {
            for (auto& [name, stage] : s.pathway->stages.entries)
                stage.initial = InitialCases{0, {1}, Legacy{{0.5}, 2, {40}}};
        },
        [](Scenario& s) {
            for (auto& [name, stage] : s.pathway->stages.entries)
                stage.initial.reset();
        });
    same_run(
        [](Scenario& s) {
            for (auto& [name, stage] : s.pathway->stages.entries)
                if (stage.initial) stage.initial->legacy = Legacy{{0}, 2, {40}};
        },
        [](Scenario& s) {
            for (auto& [name, stage] : s.pathway->stages.entries)
                if (stage.initial) stage.initial->legacy.reset();
        });
}

TEST_CASE("law 10: a demand of no children is no demand", "[law10]") {
    same_run(
        [](Scenario& s) {
            s.demand->referrals_per_10000 = {0};
            s.demand->recent_closures.reset();
            s.demand->weight = {};
            s.demand->siblings_together = false;
        },
        [](Scenario& s) { s.demand.reset(); });
}

TEST_CASE("law 10: a scenario runs without demand, without pathway, without teams, without roles",
          "[law10]") {
    const auto runs_as_a_file = [](const Scenario& s) { return scenario::validate(s).empty(); };
    Scenario nothing = empty_scenario(weeks);
    CHECK(runs_as_a_file(nothing));
    SmallRun run(nothing);
    run.replicate();
    CHECK(run.sum(Measure::cost_total) == 0);
    CHECK(run.at(weeks, Measure::open_cases) == 0);

    Scenario no_pathway = drawn_council(1, weeks);
    no_pathway.demand.reset();
    no_pathway.pathway.reset();
    CHECK(runs_as_a_file(no_pathway));
    SmallRun staff(no_pathway);
    staff.replicate();
    CHECK(staff.at(weeks, Measure::permanent_headcount) > 0);
    CHECK(staff.sum(Measure::referrals) == 0);

    Scenario roles_only = empty_scenario(weeks);
    roles_only.roles = drawn_council(1, weeks).roles;
    CHECK(runs_as_a_file(roles_only));
    SmallRun empty_offices(roles_only);
    empty_offices.replicate();
    CHECK(empty_offices.at(weeks, Measure::permanent_headcount) == 0);

    // Teams that nobody works in: every case waits.
    Scenario no_roles = one_stage(weeks, 0, 0, {Exponential{30}});
    no_roles.roles.entries.clear();
    team_of(no_roles, "team").posts.entries.clear();
    team_of(no_roles, "team").initial.clear();
    refer(no_roles, 100);
    CHECK(runs_as_a_file(no_roles));
    SmallRun waiting(no_roles);
    waiting.replicate();
    CHECK(waiting.at(weeks, Measure::open_cases) == waiting.sum(Measure::referrals));
    CHECK(waiting.at(weeks, Measure::unallocated_cases) == waiting.sum(Measure::referrals));
}

}  // namespace caseforce::law
