#include "bench/floor/council_work.hpp"

#include <cmath>

#include "engine/simulator/replication.hpp"

namespace caseforce::bench {
namespace {

std::uint32_t counted(std::size_t after, std::size_t before) {
    return static_cast<std::uint32_t>(after - before);
}

/// The week's tally, which the week's end will empty.
WeekOfWork tallied(const State& state) {
    WeekOfWork of;
    for (const StageTally& stage : state.tally.stages) {
        of.begun.push_back(stage.entered);
        of.ended += stage.left;
    }
    for (const TeamTally& team : state.tally.teams) {
        of.referred += team.referrals;
        of.closed += team.closed;
    }
    for (const TeamState& team : state.teams)
        of.worker_weeks += static_cast<std::uint32_t>(team.list.size());
    return of;
}

}  // namespace

CouncilWork work_of(const plan::Timeline& timeline, const Layout& layout, const Draws& draws) {
    simulator::Replication one(timeline, draws);
    const State& state = one.state();
    CouncilWork work;
    for (const StageState& stage : state.stages)
        work.open_at_first.push_back(stage.open);
    work.workers_at_first = static_cast<std::uint32_t>(state.workers.size());
    std::vector<double> row(layout.width());
    for (int number = 0; number < timeline.first().weeks; ++number) {
        const std::size_t households = state.cases.household_head.size();
        const std::size_t workers = state.workers.size();
        one.draw_arrivals();
        const std::size_t points = state.households.points.size() + state.candidates.points.size();
        one.run_until(state.week_end);
        WeekOfWork of = tallied(state);
        of.points = static_cast<std::uint32_t>(points);
        of.households = counted(state.cases.household_head.size(), households);
        of.started = counted(state.workers.size(), workers);
        work.weeks.push_back(std::move(of));
        one.end_week(layout, row);
    }
    work.case_rows = state.cases.size();
    work.workers = state.workers.size();
    return work;
}

Totals totals_of(const std::vector<double>& rows, const Layout& layout) {
    const auto sum = [&](Measure measure, Level level) {
        double total = 0;
        const std::size_t from = layout.at(measure, level);
        for (std::size_t week = 0; week < rows.size(); week += layout.width()) {
            for (std::size_t i = 0; i < layout.count(measure, level); ++i)
                total += rows[week + from + i];
        }
        return total;
    };
    // Managed workers are recorded as FTE, and each is one.
    const double worker_weeks = sum(Measure::permanent_headcount, Level::council) +
                                sum(Measure::agency_headcount, Level::council) +
                                sum(Measure::managed_fte, Level::council);
    const auto whole = [](double count) { return static_cast<std::uint64_t>(std::llround(count)); };
    return {.referred = whole(sum(Measure::referrals, Level::council)),
            .begun = whole(sum(Measure::stage_entered, Level::stage)),
            .ended = whole(sum(Measure::stage_left, Level::stage)),
            .closed = whole(sum(Measure::cases_closed, Level::council)),
            .worker_weeks = whole(worker_weeks)};
}

}  // namespace caseforce::bench
