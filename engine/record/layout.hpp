// Where each measure's weekly values stand in a row of numbers: council-wide values first, then by
// team, by stage, by role. The recorder writes a row a week; a replication's rows turned round are
// the series (engine/record/series.hpp) that the analysis and the file read.
#pragma once

#include <array>
#include <cstddef>

#include "engine/measure/measure.hpp"
#include "engine/measure/names.hpp"

namespace caseforce {

class Layout {
  public:
    explicit Layout(Names names);

    [[nodiscard]] const Names& names() const { return names_; }
    /// Numbers in a row.
    [[nodiscard]] std::size_t width() const { return width_; }
    /// How many values a measure has at a level: 1 or the length of its further dimension for the
    /// council, the number of teams, stages or roles elsewhere; 0 where it is not recorded at that
    /// level.
    [[nodiscard]] std::size_t count(Measure measure, Level level) const;
    /// Position in the row of the first of those values. Requires: count(measure, level) > 0.
    [[nodiscard]] std::size_t at(Measure measure, Level level) const {
        return at_[static_cast<std::size_t>(level)][static_cast<std::size_t>(measure)];
    }

  private:
    Names names_;
    std::size_t width_ = 0;
    std::array<std::array<std::size_t, measures.size()>, 4> at_{};
};

}  // namespace caseforce
