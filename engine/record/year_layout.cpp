#include "engine/record/year_layout.hpp"

#include <algorithm>
#include <limits>

namespace caseforce {

void YearLayout::begin(std::span<const plan::StatisticalYear> years, std::size_t n_stages) {
    n_stages_ = n_stages;
    width_ = 0;
    labels_.clear();
    for (const plan::StatisticalYear& one : years)
        labels_.push_back(one.label);
    std::sort(labels_.begin(), labels_.end());
    labels_.erase(std::unique(labels_.begin(), labels_.end()), labels_.end());
    for (std::vector<double>& of_kind : scaled_by_)
        of_kind.assign(labels_.size(), std::numeric_limits<double>::quiet_NaN());
    for (const plan::StatisticalYear& one : years)
        scaled_by_[static_cast<std::size_t>(one.kind)][position_of(one.label)] = one.scale();
    for (const YearlyRow& row : yearly_measures) {
        at_[static_cast<std::size_t>(row.measure)] = width_;
        width_ += count(row.measure);
    }
}

std::size_t YearLayout::position_of(int label) const {
    const auto found = std::lower_bound(labels_.begin(), labels_.end(), label);
    return static_cast<std::size_t>(found - labels_.begin());
}

}  // namespace caseforce
