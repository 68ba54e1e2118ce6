// Open cases, queues, stages and what became of cases in the week (MEASURES, second and last part).
#include "engine/record/recorder.hpp"

namespace caseforce::record {

namespace {

constexpr int patience = 5;  // working days, of unallocated_over_5wd

struct Stock {
    double open = 0, queued = 0, held = 0, long_unallocated = 0;

    Stock& operator+=(const Stock& other) {
        open += other.open;
        queued += other.queued;
        held += other.held;
        long_unallocated += other.long_unallocated;
        return *this;
    }
};

/// The instant before which, by the dates of both, more than so many working days lie: to be
/// compared with, instead of counting the days of every case.
Days more_than_days_ago(const plan::Plan& plan, const State& state, int working_days) {
    const int today = plan.date_of(state.now());
    // Seven days hold five working days or, with holidays, fewer; never more.
    int date = today - working_days;
    while (plan.working_days->between(date, today) <= working_days)
        --date;
    return date + 1 - plan.start.days;
}

/// Held by nobody since before then.
double long_unallocated(const State& state, const StageState& stage, Days before) {
    double count = 0;
    for (CaseIndex of = stage.head; of.exists(); of = state.now_of(of).after) {
        if (state.now_of(of).standing != Standing::queued) continue;
        if (state.now_of(of).unheld_since < before) count += 1;
    }
    return count;
}

template <class Set>
void set_stock(const Stock& stock, Set&& set) {
    set(Measure::open_cases, stock.open);
    set(Measure::unallocated_cases, stock.queued);
    set(Measure::awaiting_transfer, stock.held);
}

/// By stage, team and council. A team's sums grow in the row itself.
void record_stocks(const plan::Plan& plan, const State& state, Row& row) {
    for (std::size_t t = 0; t < plan.n_teams(); ++t) {
        set_stock({}, [&](Measure measure, double none) { row.team(measure, t, none); });
        row.team(Measure::unallocated_over_5wd, t, 0);
    }
    Stock all;
    const Days before = more_than_days_ago(plan, state, patience);
    for (std::size_t s = 0; s < plan.n_stages(); ++s) {
        const StageState& stage = state.stages[s];
        const Stock stock{static_cast<double>(stage.open),
                          static_cast<double>(stage.queued),
                          static_cast<double>(stage.held),
                          long_unallocated(state, stage, before)};
        const std::size_t team = plan.terms.stages[s].team.value;
        set_stock(stock, [&](Measure measure, double value) {
            row.stage(measure, s, value);
            row.by_team(measure)[team] += value;
        });
        row.by_team(Measure::unallocated_over_5wd)[team] += stock.long_unallocated;
        all += stock;
    }
    set_stock(all, [&](Measure measure, double value) { row.council(measure, value); });
    row.council(Measure::unallocated_over_5wd, all.long_unallocated);
}

void record_over_limit(const plan::Plan& plan, const State& state, Row& row) {
    for (std::size_t s = 0; s < plan.n_stages(); ++s) {
        const int limit = plan.terms.stages[s].limit;
        if (limit < 0) {
            row.stage(Measure::open_over_limit, s, nothing);
            continue;
        }
        const Days before = more_than_days_ago(plan, state, limit);
        int over = 0;
        for (const LimitedCase& open : state.stages[s].limited)
            over += open.entered < before ? 1 : 0;
        row.stage(Measure::open_over_limit, s, over);
    }
}

void record_stages(const plan::Plan& plan, const State& state, Row& row) {
    double allocations = 0;
    double waited = 0;
    double wait_days = 0;
    for (std::size_t s = 0; s < plan.n_stages(); ++s) {
        const StageTally& tally = state.tally.stages[s];
        row.stage(Measure::case_days, s, state.stages[s].open_cases.never_negative());
        row.stage(Measure::queue_days, s, state.stages[s].queue.never_negative());
        row.stage(Measure::stage_entered, s, tally.entered);
        row.stage(Measure::stage_left, s, tally.left);
        row.stage(Measure::stage_days_mean, s, ratio(tally.days, tally.left));
        row.stage(Measure::stage_in_limit,
                  s,
                  plan.terms.stages[s].limit >= 0 ? ratio(tally.in_limit, tally.left) : nothing);
        row.stage(Measure::wait_days_mean, s, ratio(tally.wait_days, tally.allocations));
        row.stage(Measure::wait_share, s, ratio(tally.waited, tally.allocations));
        allocations += tally.allocations;
        waited += tally.waited;
        wait_days += tally.wait_days;
    }
    row.council(Measure::wait_days_mean, ratio(wait_days, allocations));
    row.council(Measure::wait_share, ratio(waited, allocations));
}

void record_flows(const State& state, Row& row) {
    TeamTally all;
    for (std::size_t t = 0; t < state.teams.size(); ++t) {
        const TeamTally& tally = state.tally.teams[t];
        row.team(Measure::referrals, t, tally.referrals);
        row.team(Measure::re_referrals, t, tally.re_referrals);
        row.team(Measure::cases_closed, t, tally.closed);
        row.team(Measure::escalations, t, tally.escalations);
        row.team(Measure::handovers, t, tally.handovers);
        all.referrals += tally.referrals;
        all.re_referrals += tally.re_referrals;
        all.closed += tally.closed;
        all.escalations += tally.escalations;
        all.handovers += tally.handovers;
    }
    row.council(Measure::referrals, all.referrals);
    row.council(Measure::re_referrals, all.re_referrals);
    row.council(Measure::cases_closed, all.closed);
    row.council(Measure::escalations, all.escalations);
    row.council(Measure::handovers, all.handovers);
    row.council(Measure::changes_of_worker_3plus,
                ratio(state.tally.closed_three_workers, state.tally.closed_allocated));
}

}  // namespace

void record_cases(const plan::Plan& plan, const State& state, Row& row) {
    record_stocks(plan, state, row);
    for (std::size_t i = 0; i < state.open_by_status.size(); ++i)
        row.council(Measure::open_by_status, state.open_by_status[i], i);
    record_over_limit(plan, state, row);
    record_stages(plan, state, row);
    record_flows(state, row);
}

}  // namespace caseforce::record
