// Working days: Monday to Friday, less bank holidays, as statutory limits count them (MODEL 1).
#pragma once

#include <cstddef>
#include <vector>

namespace caseforce::calendar {

class WorkingDays {
  public:
    /// No holidays, every date outside.
    WorkingDays() = default;

    /// Counts over the dates [first, last], days since 1970-01-01. `holidays` in any order; weekend
    /// days and repetitions among them change nothing. 4 bytes a day.
    WorkingDays(int first, int last, const std::vector<int>& holidays);

    /// Working days in (from, to]: the entry's date does not count, the end's does. Negative where
    /// `to` is earlier. Dates outside [first, last] count as Monday to Friday without holidays.
    [[nodiscard]] int between(int from, int to) const { return up_to(to) - up_to(from); }

  private:
    [[nodiscard]] int up_to(int date) const {
        const auto i = static_cast<std::size_t>(date - first_);
        return date >= first_ && i < up_to_.size() ? up_to_[i] : beyond(date);
    }
    [[nodiscard]] int beyond(int date) const;

    int first_ = 0;
    int holidays_ = 0;        ///< on weekdays, in [first, last]
    std::vector<int> up_to_;  ///< working days up to first + i; only differences count
};

}  // namespace caseforce::calendar
