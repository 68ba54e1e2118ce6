#include "engine/simulator/simulator.hpp"

#include <fmt/format.h>

#include "engine/caseload/allocation.hpp"
#include "engine/caseload/households.hpp"
#include "engine/caseload/initial_cases.hpp"
#include "engine/caseload/returns.hpp"
#include "engine/core/error.hpp"
#include "engine/random/entity.hpp"
#include "engine/record/recorder.hpp"
#include "engine/record/year_book.hpp"
#include "engine/simulator/calendar_events.hpp"
#include "engine/simulator/changes.hpp"
#include "engine/simulator/dispatch.hpp"
#include "engine/simulator/laws.hpp"
#include "engine/state/state.hpp"
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

void begin(const plan::Plan& plan, State& state) {
    schedule_calendar(plan, state);
    for (std::size_t t = 0; t < plan.n_teams(); ++t) {
        for (std::size_t line = 0; line < plan.terms.teams[t].initial.size(); ++line)
            put_line_in_post(plan, state, TeamIndex(t), line);
        workforce::share_mentoring(plan, state, TeamIndex(t));
    }
    workforce::note_posts(plan, state);
    workforce::review_hazards(plan, state);
    state.intakes_from = plan.begin;
    supply::schedule_intakes(plan, state);
    caseload::open_initial_cases(plan, state);
    caseload::draw_recent_closures(plan, state);
}

/// The plan of the moment, and those to come.
class Now {
  public:
    explicit Now(const plan::Timeline& timeline) : timeline_(timeline) {}

    [[nodiscard]] const plan::Plan& plan() const { return timeline_.epochs[current_].plan; }
    /// When it gives way to the next; `never` where it is the last.
    [[nodiscard]] Days until() const {
        return current_ + 1 < timeline_.epochs.size() ? timeline_.epochs[current_ + 1].from
                                                      : kernel::never;
    }
    void move_on(State& state) {
        const plan::Plan& before = plan();
        current_ += 1;
        take_terms(before, plan(), state);
    }
    /// The plans that hold in the week that begins now, the current one first.
    [[nodiscard]] std::vector<const plan::Plan*> of_week(const State& state) const {
        std::vector<const plan::Plan*> plans{&plan()};
        for (std::size_t i = current_ + 1;
             i < timeline_.epochs.size() && timeline_.epochs[i].from < state.week_end;
             ++i) {
            plans.push_back(&timeline_.epochs[i].plan);
        }
        return plans;
    }

  private:
    const plan::Timeline& timeline_;
    std::size_t current_ = 0;
};

void run_until(const plan::Plan& plan, State& state, Days end) {
    state.kernel.run_until(
        end,
        [&](const kernel::Event& event) { dispatch(plan, state, event); },
        [&] { caseload::allocate(plan, state); });
}

void run_week(Now& now, record::YearBook& years, State& state) {
    const std::vector<const plan::Plan*> plans = now.of_week(state);
    caseload::draw_households(plans, state);
    supply::draw_candidates(plans, state);
    for (Days stop = std::min(now.until(), years.next()); stop < state.week_end;
         stop = std::min(now.until(), years.next())) {
        run_until(now.plan(), state, stop);
        years.turn(now.plan(), state);  // before what is dated on the day that begins
        if (now.until() <= stop) now.move_on(state);
    }
    run_until(now.plan(), state, state.week_end);
}

/// Everything that has been true until the week's end is in its integrals.
void settle_week(const plan::Plan& plan, State& state) {
    for (const TeamState& team : state.teams) {
        for (const WorkerIndex worker : team.list)
            workload::settle(state, worker);
    }
    for (const StageState& stage : state.stages) {
        if (stage.held == 0) continue;
        for (CaseIndex of = stage.head; of.exists(); of = state.now_of(of).after) {
            if (state.now_of(of).standing == Standing::held)
                workload::account_for_held(plan, state, of);
        }
    }
    for (std::size_t t = 0; t < state.teams.size(); ++t) {
        TeamState& team = state.teams[t];
        for (const WorkerIndex worker : team.list) {
            workforce::end_week_of(plan, state, worker);
            workforce::tally_week_of(plan, state, worker);
        }
        team.fte_left[state.weeks_simulated % team.fte_left.size()] = state.tally.teams[t].fte_left;
    }
    state.weeks_simulated += 1;
}

template <class Rows>
void clear(Rows& rows) {
    std::fill(rows.begin(), rows.end(), typename Rows::value_type{});
}

void begin_next_week(State& state) {
    Tally& tally = state.tally;
    clear(tally.teams);
    clear(tally.stages);
    clear(tally.roles);
    tally = Tally{.teams = std::move(tally.teams),
                  .stages = std::move(tally.stages),
                  .roles = std::move(tally.roles)};
    for (StageState& stage : state.stages) {
        stage.open_cases.begin(week);
        stage.queue.begin(week);
    }
    for (TeamState& team : state.teams) {
        team.asked_hours.begin(week);
        team.needed_fte.begin(week);
    }
    state.vacancy_cost.begin(week);
    state.managed_fee.begin(week);
    state.policy_cost.begin(week);
    state.placement_cost.begin(week);
    state.week_number += 1;
    state.week_end = state.now() + week;
}

void review(const plan::Plan& plan, State& state) {
    workforce::review_hazards(plan, state);
    supply::review_promotion(plan, state);
    supply::review_agency(plan, state);
}

}  // namespace

std::vector<double> simulate(const plan::Timeline& timeline,
                             const Layout& layout,
                             const Draws& draws,
                             const std::atomic<int>* stop_signal,
                             std::vector<double>* years) {
    Now now(timeline);
    const plan::Plan& first = timeline.first();
    State state(first, draws);
    state.policy_one_off = timeline.one_off;
    if (timeline.one_off > 0) state.schedule(EventKind::policy_pays, 0u, timeline.one_off_at);
    std::vector<double> rows(static_cast<std::size_t>(first.weeks) * layout.width());
    begin(first, state);
    record::YearBook book(first);
    Conservation conservation(state);
    for (int number = -first.warm_up_weeks; number < first.weeks; ++number) {
        if (stop_signal != nullptr && *stop_signal != 0) throw Interrupted(*stop_signal);
        run_week(now, book, state);
        settle_week(now.plan(), state);
        conservation.check(state);
        if (number >= 0) {
            const std::span<double> row = std::span(rows).subspan(
                static_cast<std::size_t>(number) * layout.width(), layout.width());
            record::record_week(now.plan(), state, record::Row(layout, row));
        }
        book.end_week(now.plan(), state);
        begin_next_week(state);
        if (now.until() <= state.now()) now.move_on(state);
        review(now.plan(), state);
    }
    if (years != nullptr) *years = book.values();
    return rows;
}

}  // namespace caseforce::simulator
