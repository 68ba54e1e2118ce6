// Where the yearly values of a replication stand: one row a year, by the label of the year, with
// room for every yearly measure; NaN where the kind of a measure has no year of that label.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "engine/plan/years.hpp"

namespace caseforce {

class YearLayout {
  public:
    /// No year.
    YearLayout() = default;
    YearLayout(std::span<const plan::StatisticalYear> years, std::size_t n_stages) {
        begin(years, n_stages);
    }
    /// Of these years, whatever was before. Keeps its memory.
    void begin(std::span<const plan::StatisticalYear> years, std::size_t n_stages);

    /// The years of any kind that count, in rising order: the coordinate `year`.
    [[nodiscard]] const std::vector<int>& labels() const { return labels_; }
    /// What flows of the year at a position of `labels` were multiplied by; NaN where the kind has
    /// no such year.
    [[nodiscard]] double scaled_by(YearKind kind, std::size_t position) const {
        return scaled_by_[static_cast<std::size_t>(kind)][position];
    }
    /// Numbers in all rows together: (year, measure[, stage]).
    [[nodiscard]] std::size_t size() const { return labels_.size() * width_; }
    /// How many values a measure has a year.
    [[nodiscard]] std::size_t count(Yearly measure) const {
        return row_of(measure).level == YearlyLevel::stage ? n_stages_ : 1;
    }
    /// Where the first of them stands, of the year at a position of `labels`.
    [[nodiscard]] std::size_t at(std::size_t position, Yearly measure) const {
        return position * width_ + at_[static_cast<std::size_t>(measure)];
    }
    /// Position of a label. Requires: it is among `labels`.
    [[nodiscard]] std::size_t position_of(int label) const;

  private:
    std::vector<int> labels_;
    std::array<std::vector<double>, year_kind_names.size()> scaled_by_;  ///< (kind, year)
    std::size_t n_stages_ = 0, width_ = 0;
    std::array<std::size_t, yearly_measures.size()> at_{};
};

}  // namespace caseforce
