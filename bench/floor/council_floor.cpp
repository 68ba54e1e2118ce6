#include "bench/floor/council_floor.hpp"

#include <algorithm>
#include <utility>

#include "bench/require.hpp"
#include "engine/core/elementary.hpp"

namespace caseforce::bench {

CouncilFloor::CouncilFloor(const plan::Timeline& timeline, const Layout& layout, CouncilWork work)
    : work_(std::move(work)),
      weight_(timeline.first().terms.demand.weight),
      width_(layout.width()),
      rows_(work_.weeks.size() * width_),
      generator_(1) {
    for (const plan::StageTerms& stage : timeline.first().terms.stages)
        durations_.push_back(stage.duration);
    columns_.employment.resize(work_.workers);
    columns_.desk.resize(work_.workers);
    columns_.week.resize(work_.workers);
    columns_.wellbeing.resize(work_.workers);
    columns_.pending.resize(work_.workers, kernel::Event(0, 0, 0, 0));
    columns_.now.resize(work_.case_rows);
    columns_.history.resize(work_.case_rows);
    columns_.child.resize(work_.case_rows);
}

Totals CouncilFloor::run() {
    begin();
    double* row = rows_.data();
    for (const WeekOfWork& week : work_.weeks) {
        draw_points(week.points);
        start(week.started);
        cases_of(week);
        workers_of(week);
        record(row);
        row += width_;
    }
    return done_;
}

/// In post and open at the beginning: a row written and drawn for each.
void CouncilFloor::begin() {
    done_ = {};
    opened_ = workers_ = 0;
    instant_ = 0;
    free_.clear();
    start(work_.workers_at_first);
    for (std::size_t stage = 0; stage < work_.open_at_first.size(); ++stage) {
        for (std::uint32_t i = 0; i < work_.open_at_first[stage]; ++i)
            begin_stage(stage, open());
    }
    done_ = {};  // what the recorder counts begins with the first week
}

/// A point's instant and height.
void CouncilFloor::draw_points(std::uint32_t points) {
    points_.clear();
    for (std::uint32_t i = 0; i < points; ++i)
        points_.push_back({generator_.uniform(), generator_.uniform(), i, RoleIndex{}});
}

/// A worker's row, their tenure and their three thresholds.
void CouncilFloor::start(std::uint32_t workers) {
    for (std::uint32_t i = 0; i < workers; ++i) {
        const std::uint32_t worker = workers_++;
        columns_.employment[worker] = {};
        columns_.desk[worker] = {};
        columns_.week[worker] = {};
        Wellbeing& being = columns_.wellbeing[worker] = {};
        const auto threshold = [&] { return -elementary::log(1 - generator_.uniform()); };
        columns_.employment[worker].started = generator_.uniform();
        being.leaving.left = threshold();
        being.sickness.left = threshold();
        being.long_leave.left = threshold();
    }
}

/// A child's row and weight.
std::uint32_t CouncilFloor::open() {
    std::uint32_t of = opened_;
    if (free_.empty()) {
        // Whose row it is does not matter here; the engine has so many at most.
        opened_ = std::min(opened_ + 1, static_cast<std::uint32_t>(work_.case_rows) - 1);
    } else {
        of = free_.back();
        free_.pop_back();
    }
    columns_.now[of] = {};
    columns_.history[of] = {};
    columns_.child[of] = {};
    columns_.now[of].weight = weight_.quantile(generator_.uniform());
    return of;
}

/// What follows and how long it takes; a worker's desk takes it, and its end is pending.
void CouncilFloor::begin_stage(std::size_t stage, std::uint32_t of) {
    CaseNow& now = columns_.now[of];
    now.entered = instant_;
    now.left = durations_[stage].quantile(generator_.uniform());
    columns_.history[of].next_stage = generator_.uniform();
    columns_.now[of].unheld_since = instant_;
    const std::uint32_t worker = generator_.under(workers_);
    now.holder = WorkerIndex(worker);
    Desk& desk = columns_.desk[worker];
    desk.demand += now.weight;
    desk.weight_held += now.weight;
    desk.clock.base_time = instant_;
    columns_.week[worker].demanded += desk.demand;
    columns_.pending[worker] = kernel::Event(instant_ + now.left, 0, 0, worker);
    done_.begun += 1;
}

/// Of any case: it leaves its holder's desk, and its history grows.
std::uint32_t CouncilFloor::end_stage() {
    const std::uint32_t of = generator_.under(opened_);
    const CaseNow& now = columns_.now[of];
    Desk& desk = columns_.desk[now.holder.exists() ? now.holder.value : 0];
    desk.demand -= now.weight;
    desk.weight_held -= now.weight;
    desk.clock.base_time = instant_;
    columns_.history[of].progress += instant_ - now.entered;
    done_.ended += 1;
    return of;
}

/// Whether the child comes back is drawn.
void CouncilFloor::close(std::uint32_t of) {
    columns_.history[of].next_stage = generator_.uniform();
    columns_.now[of].standing = Standing::closed;
    free_.push_back(of);
    done_.closed += 1;
}

void CouncilFloor::cases_of(const WeekOfWork& week) {
    begun_.clear();
    for (std::size_t stage = 0; stage < week.begun.size(); ++stage)
        begun_.insert(begun_.end(), week.begun[stage], static_cast<std::uint32_t>(stage));
    for (std::uint32_t i = 0; i < week.households; ++i)
        points_[i % points_.size()].height = generator_.uniform();  // how many children
    const double step = caseforce::week / (1.0 + week.ended + week.referred);
    std::size_t next = 0;
    for (std::uint32_t i = 0; i < week.referred; ++i) {
        instant_ += step;
        begin_stage(begun_[next++], open());
        done_.referred += 1;
    }
    for (std::uint32_t i = 0; i < week.ended; ++i) {
        instant_ += step;
        const std::uint32_t of = end_stage();
        if (i < week.closed) {
            close(of);
        } else {
            begin_stage(begun_[next++], of);
        }
    }
    require(next == begun_.size(), "floor: stages begin that nothing leads to");
}

/// Each worker's week is settled, what it has done to them taken in, and the next one begun.
void CouncilFloor::workers_of(const WeekOfWork& week) {
    const std::uint32_t from = workers_ - week.worker_weeks;  // the latest, say
    for (std::uint32_t worker = from; worker < workers_; ++worker) {
        Desk& desk = columns_.desk[worker];
        WorkerWeek& of = columns_.week[worker];
        Wellbeing& being = columns_.wellbeing[worker];
        desk.since = instant_;
        desk.available += desk.weight_held;
        of.present += desk.demand;
        being.strain += of.demanded;
        being.leaving.left -= being.strain;
        being.early_end.left += of.present;
        of.demanded = 0;
        done_.worker_weeks += 1;
    }
}

/// Every number of the week's row.
void CouncilFloor::record(double* row) {
    for (std::size_t i = 0; i < width_; ++i)
        row[i] = static_cast<double>(done_.ended) + instant_;
}

}  // namespace caseforce::bench
