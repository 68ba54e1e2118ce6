// Councils in which every mechanism works at once and every value is drawn, for laws that hold
// whatever a scenario says.
#pragma once

#include "analysis/selftest/small_council.hpp"

namespace caseforce::selftest {

/// Draws the values of a scenario; the same number gives the same scenario.
class Dice {
  public:
    explicit Dice(std::uint64_t number)
        : stream_(Draws{.seed = number, .replication = 0}.stream(0, Purpose::uncertain_value)) {}

    double between(double low, double high) { return low + (high - low) * stream_.uniform(); }
    int whole(int low, int high) {
        return low + static_cast<int>(stream_.uniform() * (high - low + 1));
    }
    bool chance(double probability) { return stream_.uniform() < probability; }
    DurationLaw lasting_about(Days mean) {
        const double cv = between(0.2, 1.6);
        switch (whole(0, 6)) {
            case 0:
                return {Fixed{mean}};
            case 1:
                return {Exponential{mean}};
            case 2:
                return {Gamma{mean, cv}};
            case 3:
                return {Weibull{between(0.7, 2.0), mean}};
            case 4:
                return {Uniform{0.5 * mean, 1.5 * mean}};
            case 5:
                return {Empirical{{{0.0, 0.1}, {mean, 0.7}, {3 * mean, 0.2}}}};
            default:
                return {Lognormal{mean, cv}};
        }
    }

  private:
    Stream stream_;
};

namespace drawn {

inline void set_working_time(Scenario& s, Dice& dice) {
    WorkingTime& time = s.working_time;
    time.case_time_share = {dice.between(0.5, 1.0)};
    time.leave = AnnualLeave{.days_per_year = dice.between(20, 35), .months = {}};
    time.leave->months.weight[7] = dice.between(1, 4);  // August
    time.max_overtime_share = {dice.between(0, 0.4)};
    time.max_weekly_hours = dice.between(38, 55);
    time.goodwill = {
        Share{dice.between(0.2, 1)}, Share{dice.between(0, 1)}, Share{dice.between(0, 1)}};
    time.paid_overtime = {dice.between(0, 1)};
    s.on_cost = {dice.between(0, 0.4)};
    s.prices = scenario::Prices{{4, 1}, {dice.between(0, 0.1)}, {dice.between(0, 0.1)}, {0.02}};
}

inline void set_roles(Scenario& s, Dice& dice) {
    Role worker = practitioner(dice.between(8, 20));
    worker.salary = {40000};
    worker.mentors = true;
    Role new_worker = practitioner(dice.between(6, 14));
    new_worker.salary = {32000};
    new_worker.post_of = "worker";
    new_worker.becomes = "worker";
    new_worker.becomes_after = Duration{dice.between(200, 500)};
    Role manager;
    manager.manages = true;
    manager.salary = {50000};
    Role family_worker = practitioner(dice.chance(0.5) ? 0 : dice.between(5, 12));
    family_worker.registered = false;
    family_worker.salary = {25000};
    s.roles.entries = {{"worker", worker},
                       {"new_worker", new_worker},
                       {"manager", manager},
                       {"family_worker", family_worker}};
}

inline Team one_team(Dice& dice, int size) {
    Team team;
    team.posts.entries = {
        {"worker", size + dice.whole(0, 3)}, {"manager", 1}, {"family_worker", 2}};
    team.initial = {in_post("worker", size - 2),
                    in_post("new_worker", 2),
                    in_post("manager", 1),
                    in_post("family_worker", 2),
                    in_post("worker", dice.whole(0, 2), Contract::agency)};
    team.initial[0].tenure = dice.lasting_about(4 * year);
    team.initial[1].tenure = dice.lasting_about(0.5 * year);
    team.initial[3].fte = dice.between(0.4, 1);
    return team;
}

inline void set_teams(Scenario& s, Dice& dice) {
    Team elsewhere;
    elsewhere.posts.entries = {{"worker", 3}};
    elsewhere.initial = {in_post("worker", 2)};
    Team locality = one_team(dice, dice.whole(6, 10));
    locality.case_time_share = Share{dice.between(0.5, 0.9)};
    s.teams.entries = {{"front_door", one_team(dice, dice.whole(4, 7))},
                       {"locality", locality},
                       {"elsewhere", elsewhere}};
}

inline Stage one_stage_of(Dice& dice, const char* team, Days mean) {
    Stage stage;
    stage.team = team;
    stage.duration = dice.lasting_about(mean);
    stage.hours_per_week = dice.between(0.8, 2.5);
    stage.re_referral = {dice.between(0.05, 0.3)};
    stage.keep_worker = dice.chance(0.7);
    stage.priority = dice.whole(1, 5);
    stage.limit = WorkingDays{dice.whole(10, 60)};
    stage.status = team;
    if (dice.chance(0.5)) stage.over_cap = OverCap{OverCap::Rule::up_to, dice.between(0.8, 1.5)};
    if (dice.chance(0.8)) {
        stage.initial =
            InitialCases{dice.whole(5, 60), {dice.between(0.5, 1)}, Legacy{{0.3}, 1.5, {30}}};
    }
    return stage;
}

inline void set_pathway(Scenario& s, Dice& dice) {
    Stage assessment = one_stage_of(dice, "front_door", 35);
    assessment.next.entries = {{"plan", {0.4}}, {"care", {0.05}}};
    assessment.escalation = Escalation{"plan", {dice.between(0.01, 0.2)}};
    Stage plan = one_stage_of(dice, "locality", 120);
    plan.next.entries = {{"care", {0.15}}, {"review", {0.4}}};
    Stage care = one_stage_of(dice, "locality", 200);
    care.cost_per_case = {900};
    care.next.entries = {{"plan", {0.2}}};
    care.escalation = Escalation{"plan", {dice.between(0.01, 0.1)}};
    Stage review = one_stage_of(dice, "front_door", 20);
    review.roles = std::vector<std::string>{"worker", "family_worker"};
    Pathway pathway;
    pathway.over_cap = dice.chance(0.5) ? OverCap{OverCap::Rule::wait, 1} : OverCap{};
    pathway.drift = dice.chance(0.8) ? dice.between(0, 1) : 0;
    pathway.unallocated_speed = dice.chance(0.5) ? dice.between(0, 1) : 0;
    pathway.cover_after = Duration{dice.between(3, 30)};
    pathway.handover_days = {dice.between(0, 10)};
    pathway.transfer = dice.chance(0.5) ? Transfer::hold : Transfer::queue;
    pathway.held_hours = {dice.between(0, 1)};
    pathway.transfer_days = {dice.between(0, 10)};
    pathway.return_ =
        Return{dice.between(0, 2), dice.between(0, 0.5), dice.lasting_about(100), "assessment"};
    pathway.stages.entries = {
        {"assessment", assessment}, {"plan", plan}, {"care", care}, {"review", review}};
    s.pathway = pathway;
}

inline void set_demand(Scenario& s, Dice& dice) {
    refer(s, dice.between(150, 450));
    Demand& demand = *s.demand;
    demand.season.weight[7] = dice.between(0.4, 1);
    demand.trend = {dice.between(-0.2, 0.2)};
    demand.yearly_cv = dice.between(0, 0.2);
    demand.weekly_cv = dice.between(0, 0.5);
    demand.household.probability = {{1, 0.5}, {2, 0.3}, {4, 0.2}};
    demand.weight = {Lognormal{1, 0.3}};
    demand.siblings_together = dice.chance(0.5);
    demand.recent_closures = RecentClosures{{150}, {0.2}};
}

inline void set_supply(Scenario& s, Dice& dice) {
    Market market;
    market.candidates_per_year.entries = {{"worker", dice.between(2, 15)},
                                          {"new_worker", dice.between(2, 10)},
                                          {"manager", 1},
                                          {"family_worker", 2}};
    market.lead_time = dice.lasting_about(60);
    market.fall_through = {0.2};
    market.readiness = {{{0, 0.5}, {40, 0.8}, {dice.between(60, 300), 1}}};
    market.mentoring_hours = dice.between(0, 4);
    market.fte = dice.between(0.6, 1);
    market.cost_per_start = 3000;
    s.supply.market = market;
    Agency agency;
    agency.cover = {dice.between(0.4, 1.2)};
    agency.absence_cover_after = Duration{dice.between(10, 60)};
    agency.additional.entries = {{"locality", dice.between(0, 2)}};
    agency.max_share = {dice.between(0.3, 1)};
    agency.pool = dice.whole(3, 15);
    agency.time_to_fill = dice.lasting_about(20);
    agency.length = dice.lasting_about(100);
    agency.early_end = {dice.between(0, 1)};
    agency.notice = {dice.between(0, 28)};
    agency.conversion = {dice.between(0, 0.6)};
    agency.rate = {45};
    agency.readiness = {{{0, 0.7}, {28, 1}}};
    agency.mentoring_hours = 1;
    s.supply.agency = agency;
}

inline void set_leaving_and_sickness(Scenario& s, Dice& dice) {
    Leaving leaving;
    LeavingRule permanent;
    permanent.contract = Contract::permanent;
    permanent.hazard = {dice.between(0.05, 0.6)};
    permanent.depth = 1;
    LeavingRule early = permanent;
    early.tenure = TenureBand{0, 2};
    early.hazard = {dice.between(0.1, 1)};
    early.depth = 2;
    LeavingRule agency = permanent;
    agency.contract = Contract::agency;
    leaving.hazard.rules = {permanent, early, agency};
    leaving.notice = {Duration{dice.between(0, 90)}, Duration{dice.between(0, 10)}, {}};
    leaving.wind_down = {dice.between(0, 40)};
    leaving.strain_effect = dice.between(0, 3);
    leaving.span = 4;
    leaving.span_effect = dice.between(0, 1);
    s.leaving = leaving;
    s.sickness = Sickness{{dice.between(0.5, 3)}, dice.lasting_about(12), dice.between(0, 3), 0.2};
}

}  // namespace drawn

/// A council of three teams and four stages with everything on, every value drawn.
inline Scenario drawn_council(std::uint64_t number, int weeks) {
    Dice dice(number);
    Scenario s = empty_scenario(weeks);
    s.warm_up = {dice.chance(0.5) ? 0.0 : dice.between(1, 60)};
    drawn::set_working_time(s, dice);
    drawn::set_roles(s, dice);
    drawn::set_teams(s, dice);
    drawn::set_pathway(s, dice);
    drawn::set_demand(s, dice);
    drawn::set_supply(s, dice);
    drawn::set_leaving_and_sickness(s, dice);
    return s;
}

/// One that begins empty and whose referrals fall to a tenth every year, so that it ends empty.
inline Scenario from_empty_to_empty(std::uint64_t number, int years) {
    Scenario s = drawn_council(number, 52 * years);
    s.warm_up = {};
    s.demand->trend = {-0.9};
    s.demand->recent_closures.reset();
    s.pathway->unallocated_speed = 0.2;  // whoever nobody takes leaves in the end
    role_of(s, "worker").caseload_cap = 3;
    role_of(s, "new_worker").caseload_cap = 2;
    for (auto& [name, stage] : s.pathway->stages.entries)
        stage.initial.reset();
    return s;
}

}  // namespace caseforce::selftest
