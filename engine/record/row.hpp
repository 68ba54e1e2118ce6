// One week's values as the recorder writes them: by measure and level, in doubles (MEASURES).
#pragma once

#include <limits>
#include <span>

#include "engine/record/layout.hpp"

namespace caseforce::record {

inline constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

/// A mean over nothing is NaN, never 0.
[[nodiscard]] inline double ratio(double of, double over) { return over > 0 ? of / over : nothing; }

class Row {
  public:
    Row(const Layout& layout, std::span<double> values) : layout_(layout), values_(values) {}

    void council(Measure measure, double value, std::size_t along = 0) {
        set(measure, Level::council, along, value);
    }
    void team(Measure measure, std::size_t team, double value) {
        set(measure, Level::team, team, value);
    }
    void stage(Measure measure, std::size_t stage, double value) {
        set(measure, Level::stage, stage, value);
    }
    void role(Measure measure, std::size_t role, double value) {
        set(measure, Level::role, role, value);
    }

    /// A measure's values by team or role, for what adds up.
    [[nodiscard]] std::span<double> by_team(Measure measure) { return all(measure, Level::team); }
    [[nodiscard]] std::span<double> by_role(Measure measure) { return all(measure, Level::role); }

    [[nodiscard]] double at(Measure measure, Level level, std::size_t i = 0) const {
        return values_[layout_.at(measure, level) + i];
    }

  private:
    void set(Measure measure, Level level, std::size_t i, double value) {
        values_[layout_.at(measure, level) + i] = value;
    }

    [[nodiscard]] std::span<double> all(Measure measure, Level level) {
        return values_.subspan(layout_.at(measure, level), layout_.count(measure, level));
    }

    const Layout& layout_;
    std::span<double> values_;
};

}  // namespace caseforce::record
