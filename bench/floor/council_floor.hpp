// The floor of a council: a bare loop that draws what a replication draws, by the same laws, and
// touches the rows that it touches, for the same counts of arrivals, ends of stages and
// worker-weeks. It decides nothing: whose stage ends is any row, nobody is chosen, no order is
// kept, and nothing that the model computes is computed. It draws with the fastest generator in the
// tree. What it leaves out (the search of allocation, the queue of events, the review's hazards) is
// what an engine must spend. As long as a council fits in the processor's cache no engine with
// these columns can be faster; beyond that, one that keeps together what belongs together can,
// since rows taken at random miss the cache.
#pragma once

#include <cstdint>
#include <vector>

#include "bench/fast_generator.hpp"
#include "bench/floor/council_work.hpp"
#include "engine/plan/timeline.hpp"
#include "engine/record/layout.hpp"
#include "engine/state/state.hpp"

namespace caseforce::bench {

class CouncilFloor {
  public:
    CouncilFloor(const plan::Timeline& timeline, const Layout& layout, CouncilWork work);

    /// A replication's worth of it; returns what it has done. Its rows can be seen from outside, so
    /// that none of it can be left out.
    Totals run();

    [[nodiscard]] const std::vector<double>& rows() const { return rows_; }

  private:
    struct Columns {
        std::vector<Employment> employment;
        std::vector<Desk> desk;
        std::vector<WorkerWeek> week;
        std::vector<Wellbeing> wellbeing;
        std::vector<CaseNow> now;
        std::vector<CaseHistory> history;
        std::vector<CaseChild> child;
        std::vector<kernel::Event> pending;  ///< by worker
    };

    void begin();
    void draw_points(std::uint32_t points);
    void start(std::uint32_t workers);
    std::uint32_t open();
    void begin_stage(std::size_t stage, std::uint32_t of);
    std::uint32_t end_stage();
    void close(std::uint32_t of);
    void cases_of(const WeekOfWork& week);
    void workers_of(const WeekOfWork& week);
    void record(double* row);

    CouncilWork work_;
    std::vector<plan::Law> durations_;  ///< by stage
    plan::Law weight_;
    std::vector<std::uint32_t> free_;  ///< rows of cases
    std::vector<Arrival> points_;
    std::vector<std::uint32_t> begun_;  ///< of the week: stages to begin
    std::size_t width_;
    std::vector<double> rows_;
    FastGenerator generator_;
    Columns columns_;
    std::uint32_t opened_ = 0, workers_ = 0;
    double instant_ = 0;
    Totals done_;
};

}  // namespace caseforce::bench
