#include "tests/properties/switches.hpp"

#include <algorithm>
#include <string_view>

namespace caseforce::properties {

namespace {

using namespace scenario;

constexpr Duration never{1000 * year};  ///< longer than any run

Date day(const Scenario& s, int number) { return {s.start.days + number}; }
Date after_the_end(const Scenario& s) { return day(s, static_cast<int>(s.horizon.days) + 40); }

/// Whether a change of the scenario has a word in its path.
bool moves(const Scenario& s, std::string_view word) {
    for (const Change& change : s.changes) {
        for (const Assignment& assignment : change.assignments) {
            if (assignment.path.find(word) != std::string::npos) return true;
        }
    }
    return false;
}

bool holds_cases(const Role& role) { return role.holds_cases; }

template <class Is>
std::vector<std::string> roles_that(const Scenario& s, const Is& is) {
    std::vector<std::string> names;
    for (const auto& [name, role] : s.roles.entries) {
        if (is(role)) names.push_back(name);
    }
    return names;
}

template <class Edit>
void for_each_stage(Scenario& s, const Edit& edit) {
    if (!s.pathway) return;
    for (auto& [name, stage] : s.pathway->stages.entries)
        edit(stage);
}

LeavingRule no_hazard(Contract contract) {
    LeavingRule rule;
    rule.contract = contract;
    rule.depth = 1;
    return rule;
}

void add_leaving(Scenario& s) {
    if (s.leaving) return;
    Leaving leaving;
    leaving.hazard.rules = {no_hazard(Contract::permanent), no_hazard(Contract::agency)};
    leaving.notice = {Duration{14}, Duration{7}, {}};
    leaving.wind_down = {7};
    leaving.strain_effect = 2;
    leaving.span_effect = 1;  // the norm, `span`, stays what it is: sickness may go by it too
    s.leaving = leaving;
}

void add_absence(Scenario& s) {
    if (!s.sickness) s.sickness = Sickness{{0}, {Fixed{7}}, 3, 1};
    if (!s.long_leave) s.long_leave = LongLeave{{0}, {Fixed{7}}, {0.5}};
}

void add_market(Scenario& s) {
    if (s.roles.empty() || s.supply.market) return;
    Market market;
    market.candidates_per_year.entries = {{s.roles.entries[0].first, 0.0}};
    market.lead_time = {Fixed{7}};
    market.readiness = {{{0, 0.5}, {7, 1}}};
    market.mentoring_hours = 3;
    market.fte = 0.5;
    market.cost_per_start = 1000;
    s.supply.market = market;
}

void add_agency(Scenario& s) {
    if (s.supply.agency) return;
    for (const auto& [name, team] : s.teams.entries) {
        for (const InitialWorkers& line : team.initial) {
            if (line.contract == Contract::agency) return;
        }
    }
    Agency agency;
    agency.cover = {0};
    agency.absence_cover_after = Duration{0};
    agency.length = {Fixed{14}};
    agency.early_end = {5};
    agency.conversion = {1};
    agency.rate = {46};
    agency.readiness = {{{0, 0.5}, {7, 1}}};
    agency.mentoring_hours = 3;
    s.supply.agency = agency;
}

void add_intakes(Scenario& s) {
    if (s.roles.empty()) return;
    Intakes none;
    none.dated = {{day(s, 7), 0}, {after_the_end(s), 9}};
    if (!s.supply.academy) {
        Academy academy;
        academy.cohorts = none;
        academy.role = s.roles.entries[0].first;
        academy.mentoring_hours = 5;
        academy.readiness = {{{0, 0.5}}};
        academy.supernumerary = true;
        academy.cost_per_seat = 9000;
        s.supply.academy = academy;
    }
    if (s.supply.overseas) return;
    Overseas overseas;
    overseas.campaigns = none;
    overseas.role = s.roles.entries[0].first;
    overseas.cost_per_arrival = 9000;
    s.supply.overseas = overseas;
}

void add_managed_teams(Scenario& s) {
    if (!s.pathway || moves(s, "managed_teams")) return;
    ManagedTeam nobody;
    nobody.at = day(s, 3);
    nobody.length = {14};
    nobody.team = s.pathway->stages.entries[0].second.team;
    ManagedTeam later = nobody;
    later.at = after_the_end(s);
    later.practitioners = 5;
    later.managers = 1;
    later.fee = {10000};
    s.supply.managed_teams.push_back(nobody);
    s.supply.managed_teams.push_back(later);
}

void add_promotion_and_pay(Scenario& s) {
    if (s.roles.size() > 1 && s.supply.promotion.empty())
        s.supply.promotion.entries = {
            {s.roles.entries[1].first, Promotion{s.roles.entries[0].first, never, {7}}}};
    if (!s.supply.pay) s.supply.pay = Pay{{0}, 1.5, -0.8};
}

void add_becoming(Scenario& s) {
    if (s.roles.size() < 2 || s.roles.entries[0].second.becomes) return;
    Role& role = s.roles.entries[1].second;
    if (role.becomes) return;
    role.becomes = s.roles.entries[0].first;
    role.becomes_after = never;
}

void add_return(Scenario& s) {
    if (!s.pathway) return;
    bool returns = moves(s, "re_referral");
    for_each_stage(s, [&](Stage& stage) { returns = returns || stage.re_referral.value > 0; });
    const std::string first = s.pathway->stages.entries[0].first;
    if (!s.pathway->return_ && !returns) s.pathway->return_ = Return{2, 1, {Fixed{7}}, first};
    if (s.demand && !s.demand->recent_closures && s.pathway->return_)
        s.demand->recent_closures = RecentClosures{{0}, {0.9}};
}

void add_escalation_and_legacy(Scenario& s) {
    for_each_stage(s, [&](Stage& stage) {
        if (!stage.escalation)
            stage.escalation = Escalation{s.pathway->stages.entries[0].first, {0}};
        if (!stage.initial) stage.initial = InitialCases{0, {0.5}, {}};
        if (!stage.initial->legacy) stage.initial->legacy = Legacy{{0}, 3, {14}};
    });
}

void add_grade_and_prices(Scenario& s) {
    if (!s.prices) s.prices = Prices{};
    if (s.grade) return;
    const FactorOverTime one{{{{0, 1}, {14, 1}}}};
    s.grade = GradePath{{{day(s, -30), Grade::good}, {day(s, 10), Grade::inadequate}},
                        {{{"good", {one, one, one, one, one}}}}};
}

void add_leave(Scenario& s) {
    if (s.working_time.leave) return;
    s.working_time.leave = AnnualLeave{};
    s.working_time.leave->months.weight[3] = 4;
}

void add_plain_demand(Scenario& s) {
    if (!s.demand) return;
    Demand& demand = *s.demand;
    const auto& weight = demand.season.weight;
    const bool is_flat = std::all_of(
        std::begin(weight), std::end(weight), [](double of_month) { return of_month == 1; });
    if (is_flat && !moves(s, "season")) std::fill_n(demand.season.weight, 12, 3.0);
    if (demand.re_referral_share.value == 0 && !moves(s, "re_referral_share"))
        demand.counts = Counts::all;
    const Fixed* fixed = std::get_if<Fixed>(&demand.weight.law);
    if (fixed != nullptr && fixed->value == 1 && !moves(s, "demand.weight"))
        demand.weight.law = Empirical{{{1, 1}}};
    const bool of_one =
        demand.household.probability.size() == 1 && demand.household.probability[0].first == 1;
    if (!of_one || moves(s, "household")) return;
    demand.household.probability.emplace_back(2, 0.0);
    if (!moves(s, "siblings")) demand.siblings_together = true;
}

void add_limits_that_nobody_reaches(Scenario& s) {
    if (s.pathway && !s.pathway->cover_after) s.pathway->cover_after = never;
    if (s.supply.agency && !s.supply.agency->absence_cover_after)
        s.supply.agency->absence_cover_after = never;
    if (s.supply.agency && !s.supply.agency->pool) s.supply.agency->pool = 1e9;
    const double most =
        s.working_time.contracted_hours * (1 + s.working_time.max_overtime_share.value);
    if (!s.working_time.max_weekly_hours && most <= 100 && !moves(s, "working_time."))
        s.working_time.max_weekly_hours = 168;
}

void add_terms_of_routes(Scenario& s) {
    const Steps ready{{{0, 1}}};
    if (s.supply.academy && !s.supply.academy->bond) s.supply.academy->bond = Term{{60}, 1};
    if (s.supply.overseas && !s.supply.overseas->visa) s.supply.overseas->visa = Term{{60}, 1};
    if (moves(s, "readiness")) return;
    const auto make_ready = [&](auto& route) {
        if (route && route->readiness.steps.empty()) route->readiness = ready;
    };
    make_ready(s.supply.market);
    make_ready(s.supply.agency);
    make_ready(s.supply.academy);
    make_ready(s.supply.overseas);
}

/// Keys that say of a part what holds for the whole anyway.
void say_it_again(Scenario& s) {
    if (!moves(s, "case_time_share")) {
        for (auto& [name, role] : s.roles.entries) {
            if (!role.case_time_share) role.case_time_share = s.working_time.case_time_share;
        }
    }
    for_each_stage(s, [&](Stage& stage) {
        if (!stage.over_cap && !moves(s, "over_cap")) stage.over_cap = s.pathway->over_cap;
        if (!stage.roles && !s.roles.empty()) stage.roles = roles_that(s, holds_cases);
    });
    if (s.supply.agency && !s.supply.agency->roles && !s.roles.empty())
        s.supply.agency->roles =
            roles_that(s, [](const Role& role) { return role.holds_cases || role.manages; });
}

/// Between teams alone; where one team serves every stage there is none.
void turn_transfer(Scenario& s) {
    if (!s.pathway || moves(s, "transfer")) return;
    bool has_one_team = true;
    for_each_stage(s, [&](Stage& stage) {
        has_one_team = has_one_team && stage.team == s.pathway->stages.entries[0].second.team;
    });
    if (!has_one_team) return;
    s.pathway->transfer = s.pathway->transfer == Transfer::hold ? Transfer::queue : Transfer::hold;
}

void add_changes_outside_the_run(Scenario& s) {
    Change later;
    later.at = after_the_end(s);
    later.assignments = {{"working_time.contracted_hours", Operation::set, 20.0},
                         {"on_cost", Operation::set, 1.0}};
    Change earlier = later;
    earlier.at = day(s, -20);
    earlier.until = day(s, -10);
    s.changes.push_back(later);
    s.changes.push_back(earlier);
}

}  // namespace

const std::vector<Switch>& switches() {
    static const std::vector<Switch> all{
        {"leaving", add_leaving},
        {"sickness, long_leave", add_absence},
        {"market", add_market},
        {"agency", add_agency},
        {"academy, overseas", add_intakes},
        {"managed_teams", add_managed_teams},
        {"promotion, pay", add_promotion_and_pay},
        {"becomes", add_becoming},
        {"return, recent_closures", add_return},
        {"escalation, initial, legacy", add_escalation_and_legacy},
        {"grade, prices", add_grade_and_prices},
        {"leave", add_leave},
        {"season, counts, weight, household", add_plain_demand},
        {"cover_after, absence_cover_after, pool, max_weekly_hours",
         add_limits_that_nobody_reaches},
        {"bond, visa, readiness", add_terms_of_routes},
        {"case_time_share, over_cap, roles said again", say_it_again},
        {"transfer within one team", turn_transfer},
        {"changes outside the run", add_changes_outside_the_run}};
    return all;
}

}  // namespace caseforce::properties
