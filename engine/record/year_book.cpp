#include "engine/record/year_book.hpp"

#include <algorithm>

#include "engine/record/row.hpp"
#include "engine/record/year_values.hpp"

namespace caseforce::record {

void YearBook::begin(const plan::Plan& plan) {
    years_ = plan.years;
    layout_.begin(plan.years, plan.n_stages());
    weeks_before_.assign(n_flows(plan), 0);
    values_.assign(layout_.size(), nothing);
    next_ = 0;
    midnights_.clear();
    for (const plan::StatisticalYear& one : years_) {
        midnights_.push_back(one.recorded_from());
        midnights_.push_back(one.to);
    }
    std::sort(midnights_.begin(), midnights_.end());
    midnights_.erase(std::unique(midnights_.begin(), midnights_.end()), midnights_.end());
    at_beginning_.fill(weeks_before_);
}

Days YearBook::next() const {
    return next_ < midnights_.size() ? midnights_[next_] : kernel::never;
}

Flows& YearBook::so_far(const plan::Plan& plan, const State& state) {
    flows_of_week(plan, state, flows_);
    for (std::size_t i = 0; i < flows_.size(); ++i)
        flows_[i] += weeks_before_[i];
    return flows_;
}

void YearBook::turn(const plan::Plan& plan, const State& state) {
    if (state.now() < next()) return;
    for (std::size_t i = 0; i < years_.size(); ++i) {
        if (years_[i].to == state.now()) write(plan, state, i);
    }
    for (const plan::StatisticalYear& one : years_) {
        if (one.recorded_from() == state.now())
            at_beginning_[static_cast<std::size_t>(one.kind)] = so_far(plan, state);
    }
    next_ += 1;
}

void YearBook::end_week(const plan::Plan& plan, const State& state) {
    turn(plan, state);
    settled_flows_of_week(plan, state, flows_);
    for (std::size_t i = 0; i < flows_.size(); ++i)
        weeks_before_[i] += flows_[i];
}

void YearBook::write(const plan::Plan& plan, const State& state, std::size_t which) {
    const plan::StatisticalYear& one = years_[which];
    const Flows& before = at_beginning_[static_cast<std::size_t>(one.kind)];
    Flows& flows = so_far(plan, state);
    for (std::size_t i = 0; i < flows.size(); ++i)
        flows[i] = (flows[i] - before[i]) * one.scale();
    const std::size_t position = layout_.position_of(one.label);
    const auto set = [&](Yearly measure, double value, std::size_t stage) {
        values_[layout_.at(position, measure) + stage] = value;
    };
    switch (one.kind) {
        case YearKind::workforce:
            write_workforce(plan, state, one, flows, set);
            return;
        case YearKind::children:
            write_children(plan, state, flows, set);
            return;
        case YearKind::financial:
            write_financial(one, flows, set);
            return;
    }
}

}  // namespace caseforce::record
