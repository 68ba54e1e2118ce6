#include "tests/engine/simulator/by_hand.hpp"

#include "engine/caseload/pathway.hpp"
#include "engine/caseload/waiting.hpp"
#include "engine/workload/desk.hpp"

namespace caseforce::test {

Role& add_role(Scenario& s, std::string name, double cap) {
    s.roles.entries.emplace_back(std::move(name), practitioner(cap));
    return s.roles.entries.back().second;
}

Team& add_team(Scenario& s, std::string name, const std::string& role, int workers) {
    Team team;
    team.posts.entries.emplace_back(role, workers);
    team.initial.push_back(in_post(role, workers));
    s.teams.entries.emplace_back(std::move(name), team);
    return s.teams.entries.back().second;
}

Stage& add_stage(Scenario& s, std::string name, std::string team, Days days) {
    Stage stage;
    stage.team = std::move(team);
    stage.duration = lasting(days);
    stage.hours_per_week = 1;
    s.pathway->stages.entries.emplace_back(std::move(name), stage);
    return s.pathway->stages.entries.back().second;
}

void follow(Scenario& s, std::string_view from, std::string to) {
    stage_of(s, from).next.entries.emplace_back(std::move(to), Share{1});
}

Scenario two_teams(int weeks, Days first, Days second) {
    Scenario s = one_stage(weeks, 1, 0, lasting(first));
    add_team(s, "other", "worker", 1);
    add_stage(s, "later", "other", second);
    follow(s, "stage", "later");
    return s;
}

void absences_last(Scenario& s, Days days) {
    Sickness sickness;
    sickness.length = lasting(days);
    s.sickness = sickness;
}

ByHand::ByHand(const Scenario& s, const Policy* policy)
    : timeline_(plan::timeline_of(s, policy)),
      one_(timeline_, Draws{}, &journal),
      plan(timeline_.first()),
      state(one_.state()),
      layout_(plan.names) {}

ByHand::~ByHand() = default;

CaseIndex ByHand::refer(std::size_t stage, const CaseOf& what) {
    const auto [of, left] = open(stage, what);
    caseload::join_queue(plan, state, of, left);
    return of;
}

CaseIndex ByHand::give(WorkerIndex to, std::size_t stage, const CaseOf& what) {
    const auto [of, left] = open(stage, what);
    caseload::remember_holder(state, of, to);
    workload::put_on_desk(plan, state, to, of, left);
    workload::bring_up_to_date(plan, state);
    const StageIndex at(stage);
    state.note(Happening::stays_with, {of, to, plan.stage(at).team, at, {}}, left);
    return of;
}

void ByHand::allocate() {
    workload::bring_up_to_date(plan, state);
    caseload::allocate(plan, state);
    workload::bring_up_to_date(plan, state);
}

void ByHand::draw_households() {
    const plan::Plan* const plans[] = {&plan};
    caseload::draw_households(plans, state);
}

void ByHand::draw_candidates() {
    const plan::Plan* const plans[] = {&plan};
    supply::draw_candidates(plans, state);
}

void ByHand::fall_sick(WorkerIndex who) {
    workforce::fall_sick(plan, state, who);
    allocate();
}

void ByHand::depart(WorkerIndex who) {
    workforce::depart(plan, state, who);
    allocate();
}

WorkerIndex ByHand::hire(const workforce::Hire& who) {
    const WorkerIndex hired = workforce::start(plan, state, who);
    if (who.contract == Contract::permanent) state.tally.teams[who.team.value].starters += 1;
    allocate();
    return hired;
}

void ByHand::until(Days instant) {
    while (state.week_end <= instant) {
        one_.run_until(state.week_end);
        one_.end_week(layout_, rows_.emplace_back(layout_.width()));
    }
    one_.run_until(instant);
}

int ByHand::times(Happening what) const {
    return static_cast<int>(std::count_if(journal.notes.begin(),
                                          journal.notes.end(),
                                          [&](const Note& note) { return note.what == what; }));
}

int ByHand::under_way() const {
    return static_cast<int>(std::count_if(state.pipeline.begin(),
                                          state.pipeline.end(),
                                          [](const auto& entry) { return entry.pending; }));
}

std::pair<CaseIndex, Days> ByHand::open(std::size_t stage, const CaseOf& what) {
    if (!what.household) state.cases.household_head.emplace_back();
    const HouseholdIndex household =
        what.household.value_or(HouseholdIndex(state.cases.household_head.size() - 1));
    const CaseIndex of =
        caseload::open_case(state, {++keys_, household, what.rank, what.weight, StageIndex(stage)});
    const TeamIndex team = plan.stage(StageIndex(stage)).team;
    state.tally.teams[team.value].referrals += 1;
    state.note(Happening::referral,
               {.of = of, .team = team, .stage = StageIndex(stage)},
               static_cast<double>(household.value),
               what.weight,
               what.rank + 1.0);
    const Days drawn = caseload::enter_stage(plan, state, of, StageIndex(stage));
    return {of, what.left.value_or(drawn)};
}

}  // namespace caseforce::test
