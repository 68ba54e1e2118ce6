#include "engine/simulator/simulator.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/core/error.hpp"

namespace caseforce::simulator {

void Simulation::begin(const plan::Timeline& timeline,
                       const Layout& layout,
                       const Draws& draws,
                       Journal* journal) {
    layout_ = &layout;
    replication_.begin(timeline, draws, journal);
    rows_.clear();
    rows_.reserve(static_cast<std::size_t>(timeline.first().weeks) * layout.width());
    weeks_run_ = 0;
}

void Simulation::go_on_from(const Simulation& other, const plan::Timeline& under) {
    *this = other;
    replication_.go_on_under(under);
}

void Simulation::run_to(int weeks) {
    for (; weeks_run_ < weeks; ++weeks_run_) {
        if (stop_signal_ != nullptr && *stop_signal_ != 0) throw Interrupted(*stop_signal_);
        replication_.draw_arrivals();
        replication_.run_until(replication_.state().week_end);
        const bool warms_up = weeks_run_ < replication_.plan().warm_up_weeks;
        week_row_.assign(warms_up ? 0 : layout_->width(), 0);
        replication_.end_week(*layout_, week_row_);
        const std::size_t before = rows_.size();
        rows_.resize(before + week_row_.size());
        std::transform(week_row_.begin(),
                       week_row_.end(),
                       rows_.begin() + static_cast<std::ptrdiff_t>(before),
                       [](double value) { return static_cast<float>(value); });
        if (in_doubles_ != nullptr)
            in_doubles_->insert(in_doubles_->end(), week_row_.begin(), week_row_.end());
    }
}

std::vector<double> simulate(const plan::Timeline& timeline,
                             const Layout& layout,
                             const Draws& draws,
                             const std::atomic<int>* stop_signal,
                             std::vector<double>* years,
                             Journal* journal) {
    std::vector<double> rows;
    Simulation one(stop_signal);
    one.write_doubles_to(&rows);
    one.begin(timeline, layout, draws, journal);
    one.run_to_end();
    if (years != nullptr) *years = one.years();
    return rows;
}

namespace {

/// Whole weeks that end before the policy is felt; negative where it is felt from the beginning.
int weeks_before(const plan::Timeline& timeline) {
    const plan::Plan& plan = timeline.first();
    const double weeks = std::ceil((timeline.policy_from - plan.begin) / week) - 1;
    return static_cast<int>(std::min(weeks, static_cast<double>(plan.warm_up_weeks + plan.weeks)));
}

}  // namespace

// The one that is felt last is the trunk: until any other is felt, its future is theirs. Branches
// leave it in order of time, so that the trunk need not be kept as it was.
void Together::run(std::span<const plan::Timeline* const> timelines,
                   const Layout& layout,
                   const Draws& draws,
                   const std::function<void(std::size_t, const Simulation&)>& done) {
    in_order_.resize(timelines.size());
    std::iota(in_order_.begin(), in_order_.end(), std::size_t{0});
    std::stable_sort(in_order_.begin(), in_order_.end(), [&](std::size_t a, std::size_t b) {
        return timelines[a]->policy_from < timelines[b]->policy_from;
    });
    const std::size_t last = in_order_.back();
    trunk_.begin(*timelines[last], layout, draws);
    for (const std::size_t i : in_order_) {
        if (i == last) break;
        const int shared = weeks_before(*timelines[i]);
        if (shared < 0) {
            branch_.begin(*timelines[i], layout, draws);
        } else {
            trunk_.run_to(shared);
            branch_.go_on_from(trunk_, *timelines[i]);
        }
        branch_.run_to_end();
        done(i, branch_);
    }
    trunk_.run_to_end();
    done(last, trunk_);
}

}  // namespace caseforce::simulator
