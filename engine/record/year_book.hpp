// The statistical years of one replication as they pass (MEASURES, Yearly, as published): stocks as
// of a year's last midnight, before anything dated on the day after; flows between its midnights.
#pragma once

#include <array>

#include "engine/record/year_flows.hpp"
#include "engine/record/year_layout.hpp"

namespace caseforce::record {

class YearBook {
  public:
    /// Nothing is written yet. Keeps its memory.
    void begin(const plan::Plan& plan);

    /// The next midnight at which a year begins or ends; `never` where none is left.
    [[nodiscard]] Days next() const;
    /// Years that end now are written, years that begin now start from here. Does nothing before
    /// next(). Requires: nothing dated at this instant has happened yet.
    void turn(const plan::Plan& plan, const State& state);
    /// Likewise at a week's end, whose tally is then kept. Requires: it has not been emptied.
    void end_week(const plan::Plan& plan, const State& state);

    /// (year, measure[, stage]) as YearLayout has it.
    [[nodiscard]] const std::vector<double>& values() const { return values_; }

  private:
    /// In `flows_`.
    Flows& so_far(const plan::Plan& plan, const State& state);
    void write(const plan::Plan& plan, const State& state, std::size_t which);

    plan::SharedList<plan::StatisticalYear> years_;
    YearLayout layout_;
    std::vector<Days> midnights_;  ///< at which something is to be done, in order
    std::size_t next_ = 0;         ///< position in midnights_
    Flows weeks_before_;           ///< of all weeks that have ended
    Flows flows_;                  ///< memory for those that are being looked at
    std::array<Flows, year_kind_names.size()> at_beginning_;  ///< of the current year of each kind
    std::vector<double> values_;
};

}  // namespace caseforce::record
