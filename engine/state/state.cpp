#include "engine/state/state.hpp"

#include <utility>

#include "engine/core/room.hpp"

namespace caseforce {

namespace {

/// As it was made, but for its memory.
void begin_again(TeamState& team) {
    TeamState fresh;
    const auto keep = [](auto& empty, auto& memory) {
        memory.clear();
        empty = std::move(memory);
    };
    keep(fresh.list, team.list);
    keep(fresh.bids, team.bids);
    keep(fresh.mentors, team.mentors);
    keep(fresh.trainees, team.trainees);
    keep(fresh.roster, team.roster);
    keep(fresh.waited_in, team.waited_in);
    team = std::move(fresh);
}

void begin_again(StageState& stage) {
    StageState fresh;
    stage.limited.clear();
    fresh.limited = std::move(stage.limited);
    stage = std::move(fresh);
}

}  // namespace

void Workers::add_row(Days now) {
    make_room(1, employment, desk, week, tallied, wellbeing, counted_as);
    employment.emplace_back();
    desk.emplace_back();
    desk.back().since = now;
    week.emplace_back();
    tallied.emplace_back();
    wellbeing.emplace_back();
    counted_as.emplace_back();
    for (std::vector<LegalWeek>& of_week : legal_weeks) {
        make_room(1, of_week);
        of_week.emplace_back();
    }
}

void Workers::clear() {
    employment.clear();
    desk.clear();
    on_desks.clear();
    week.clear();
    tallied.clear();
    wellbeing.clear();
    counted_as.clear();
    for (std::vector<LegalWeek>& of_week : legal_weeks)
        of_week.clear();
}

void Cases::clear() {
    now.clear();
    history.clear();
    child.clear();
    household_head.clear();
    free.clear();
    opened = 0;
}

void State::begin(const plan::Plan& plan, Draws the_draws) {
    draws = the_draws;
    kernel.begin(plan.begin);
    week_end = plan.begin + week;
    week_number = -plan.warm_up_weeks;
    weeks_simulated = 0;
    placement_cost = {};
    price_step = 0;
    this_month = 0;
    workers.clear();
    workers.legal_weeks.resize(static_cast<std::size_t>(plan.terms.hours.legal_weeks));
    teams.resize(plan.n_teams());
    for (TeamState& team : teams)
        begin_again(team);
    cases.clear();
    stages.resize(plan.n_stages());
    for (StageState& stage : stages)
        begin_again(stage);
    open_by_status.assign(plan.names.statuses.size(), 0);
    pipeline.clear();
    pipeline_from = 0;
    managed_teams.clear();
    households.clear();
    candidates.clear();
    weekly_noise = 1;
    yearly_noise = {};
    prices = {};
    intakes_from = 0;
    managed_fee = {};
    policy_cost = {};
    policy_one_off = 0;
    vacancy_cost = {};
    posts.clear();
    to_allocate.begin(plan.n_teams());
    allocation = 0;
    work_changes.clear();
    joined_now.clear();
    cases_at_hand.clear();
    off_desk.clear();
    nobody_rises.clear();
    tally.begin(plan.n_teams(), plan.n_stages(), plan.n_roles());
    journal = nullptr;
}

}  // namespace caseforce
