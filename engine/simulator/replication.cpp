#include "engine/simulator/replication.hpp"

#include <algorithm>
#include <vector>

#include "engine/caseload/allocation.hpp"
#include "engine/caseload/households.hpp"
#include "engine/caseload/initial_cases.hpp"
#include "engine/caseload/returns.hpp"
#include "engine/random/entity.hpp"
#include "engine/record/recorder.hpp"
#include "engine/simulator/calendar_events.hpp"
#include "engine/simulator/changes.hpp"
#include "engine/simulator/dispatch.hpp"
#include "engine/simulator/fetch_ahead.hpp"
#include "engine/supply/agency.hpp"
#include "engine/supply/intakes.hpp"
#include "engine/supply/market.hpp"
#include "engine/supply/promotion.hpp"
#include "engine/workforce/hazards.hpp"
#include "engine/workforce/leaving.hpp"
#include "engine/workforce/people.hpp"
#include "engine/workforce/posts.hpp"
#include "engine/workload/desk.hpp"

namespace caseforce::simulator {

namespace {

void put_line_in_post(const plan::Plan& plan,
                      State& state,
                      TeamIndex team,
                      std::size_t number_of_line) {
    const plan::InitialTerms& line = plan.team(team).initial[number_of_line];
    for (int number = 0; number < line.count; ++number) {
        const std::uint64_t key =
            entity::initial_worker(team.value, number_of_line, static_cast<std::uint64_t>(number));
        const Days tenure = line.tenure.quantile(state.draws.uniform(key, Purpose::tenure));
        const WorkerIndex worker = workforce::put_in_post(plan,
                                                          state,
                                                          {.key = key,
                                                           .role = line.role,
                                                           .team = team,
                                                           .contract = line.contract,
                                                           .route = Route::initial,
                                                           .fte = line.fte,
                                                           .tenure = tenure});
        if (line.contract == Contract::agency) supply::resume_assignment(plan, state, worker);
    }
}

/// Of each line of those in post, the first are under notice.
void put_under_notice(const plan::Plan& plan, State& state) {
    std::size_t first = 0;  // of the line: workers are put in post line by line
    for (const plan::TeamTerms& team : plan.terms.teams) {
        for (const plan::InitialTerms& line : team.initial) {
            for (int number = 0; number < line.on_notice; ++number)
                workforce::resume_notice(
                    plan, state, WorkerIndex(first + static_cast<std::size_t>(number)));
            first += static_cast<std::size_t>(line.count);
        }
    }
}

void account_for_held(const plan::Plan& plan, State& state) {
    for (const StageState& stage : state.stages) {
        std::uint32_t left = stage.held;
        for (CaseIndex of = stage.head; left > 0; of = state.now_of(of).after) {
            if (state.now_of(of).standing != Standing::held) continue;
            workload::account_for_held(plan, state, of);
            left -= 1;
        }
    }
}

void schedule_one_off(const plan::Timeline& timeline, State& state) {
    state.policy_one_off = timeline.one_off;
    state.cancel(EventKind::policy_pays, 0u);
    if (timeline.one_off > 0) state.schedule(EventKind::policy_pays, 0u, timeline.one_off_at);
}

/// In post and open is what is so at the beginning; hazards are taken.
void put_in_place(const plan::Plan& plan, State& state) {
    schedule_calendar(plan, state);
    for (std::size_t t = 0; t < plan.n_teams(); ++t) {
        state.teams[t].fte_per_hour = workload::practitioners_per_hour(plan, state, TeamIndex(t));
        for (std::size_t line = 0; line < plan.terms.teams[t].initial.size(); ++line)
            put_line_in_post(plan, state, TeamIndex(t), line);
        workforce::share_mentoring(plan, state, TeamIndex(t));
    }
    workforce::note_posts(plan, state);
    put_under_notice(plan, state);
    supply::resume_recruitment(plan, state);
    workforce::review_hazards(plan, state);
    state.intakes_from = plan.begin;
    supply::schedule_intakes(plan, state);
    caseload::open_initial_cases(plan, state);
    caseload::draw_recent_closures(plan, state);
}

}  // namespace

void Replication::begin(const plan::Timeline& timeline, const Draws& draws, Journal* journal) {
    timeline_ = &timeline;
    epoch_ = 0;
    state_.begin(plan(), draws);
    state_.journal = journal;
    schedule_one_off(timeline, state_);
    put_in_place(plan(), state_);
    years_.begin(plan());
    conservation_.begin(state_);
}

void Replication::go_on_under(const plan::Timeline& timeline) {
    timeline_ = &timeline;
    state_.yearly_noise = {};  // known by a plan of the other timeline
    schedule_one_off(timeline, state_);
}

Days Replication::plan_until() const {
    return epoch_ + 1 < timeline_->epochs.size() ? timeline_->epochs[epoch_ + 1].from
                                                 : kernel::never;
}

void Replication::take_next_plan() {
    const plan::Plan& before = plan();
    epoch_ += 1;
    state_.note(Happening::values_change, {});
    take_terms(before, plan(), state_);
}

void Replication::draw_arrivals() {
    const std::vector<plan::Epoch>& epochs = timeline_->epochs;
    plans_of_week_.assign(1, &plan());
    for (std::size_t i = epoch_ + 1; i < epochs.size() && epochs[i].from < state_.week_end; ++i)
        plans_of_week_.push_back(&epochs[i].plan);
    caseload::draw_households(plans_of_week_, state_);
    supply::draw_candidates(plans_of_week_, state_);
}

void Replication::run_until(Days stop) {
    const auto happen_until = [&](Days end) {
        workload::bring_up_to_date(plan(), state_);
        state_.kernel.run_until(
            end,
            [&](const kernel::Event& event) {
                fetch_ahead(state_, day_fetched_);
                dispatch(plan(), state_, event);
                workload::bring_up_to_date(plan(), state_);
            },
            [&] {
                caseload::allocate(plan(), state_);
                workload::bring_up_to_date(plan(), state_);
            });
    };
    for (Days date = std::min(plan_until(), years_.next()); date < stop;
         date = std::min(plan_until(), years_.next())) {
        happen_until(date);
        years_.turn(plan(), state_);  // before what is dated on the day that begins
        if (plan_until() <= date) take_next_plan();
    }
    happen_until(stop);
}

void Replication::settle_week() {
    const std::size_t of_legal_weeks = workforce::legal_week(state_);
    caseloads_.begin(plan());
    constexpr std::size_t ahead = 4;  // workers: what one takes is under way when it is their turn
    for (std::size_t t = 0; t < state_.teams.size(); ++t) {
        TeamState& team = state_.teams[t];
        TeamTally& tally = state_.tally.teams[t];
        for (std::size_t i = 0; i < team.list.size(); ++i) {
            const WorkerIndex worker = team.list[i];
            const Member& who = team.roster.members[i];
            fetch_week(
                state_, team.list[std::min(i + ahead, team.list.size() - 1)], of_legal_weeks);
            workload::settle(state_, worker);
            workforce::end_week_of(plan(), state_, worker, who, tally, of_legal_weeks);
            caseloads_.count(plan(), state_, TeamIndex(t), worker, who);
        }
        team.fte_left[state_.weeks_simulated % team.fte_left.size()] = tally.fte_left;
    }
    account_for_held(plan(), state_);
    state_.weeks_simulated += 1;
}

void Replication::begin_next_week() {
    state_.tally.begin(plan().n_teams(), plan().n_stages(), plan().n_roles());
    for (StageState& stage : state_.stages) {
        stage.open_cases.begin(week);
        stage.queue.begin(week);
    }
    for (TeamState& team : state_.teams) {
        team.asked_hours.begin(week);
        team.needed_fte.begin(week);
    }
    state_.vacancy_cost.begin(week);
    state_.managed_fee.begin(week);
    state_.policy_cost.begin(week);
    state_.placement_cost.begin(week);
    state_.week_number += 1;
    state_.week_end = state_.now() + week;
}

void Replication::review() {
    workforce::review_hazards(plan(), state_);
    supply::review_promotion(plan(), state_, posts_);
    supply::review_agency(plan(), state_, posts_);
}

void Replication::end_week(const Layout& layout, std::span<double> row) {
    settle_week();
    conservation_.check(state_);
    posts_.count(plan(), state_);
    if (!row.empty())
        record::record_week(plan(), state_, posts_, caseloads_, record::Row(layout, row));
    state_.note(Happening::week_ends, {}, static_cast<double>(state_.week_number + 1));
    years_.end_week(plan(), state_);
    begin_next_week();
    if (plan_until() <= state_.now()) {
        take_next_plan();
        posts_.count(plan(), state_);
    }
    review();
}

}  // namespace caseforce::simulator
