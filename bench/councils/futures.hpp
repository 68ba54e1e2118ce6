// Simulated futures of a scenario that can be run again and again, each beside its floor. A floor
// is only taken for one after its counts have been found equal to those that the engine recorded.
#pragma once

#include <memory>
#include <vector>

#include "bench/floor/council_floor.hpp"
#include "engine/plan/timeline.hpp"
#include "engine/random/stream.hpp"
#include "engine/record/layout.hpp"
#include "engine/scenario/scenario.hpp"
#include "engine/simulator/simulator.hpp"

namespace caseforce::bench {

class Future {
  public:
    /// Throws std::logic_error where the floor has not done what the engine has.
    Future(const scenario::Scenario& scenario,
           const scenario::Policy* policy,
           std::uint64_t replication,
           std::shared_ptr<simulator::Simulation> memory);

    /// As a thread of an experiment runs it, in the memory of the one before: what is not known is
    /// drawn, the plans are compiled, all weeks are simulated and recorded.
    void run_whole() const;
    /// The simulation alone.
    void simulate() const;
    void run_floor() { floor_->run(); }

    [[nodiscard]] const plan::Timeline& timeline() const { return timeline_; }
    [[nodiscard]] const Draws& draws() const { return draws_; }
    [[nodiscard]] const Layout& layout() const { return layout_; }
    [[nodiscard]] const Totals& totals() const { return totals_; }

  private:
    void simulate(const plan::Timeline& timeline) const;

    const scenario::Scenario& scenario_;
    const scenario::Policy* policy_;
    std::shared_ptr<simulator::Simulation> memory_;  ///< in which it is simulated
    Draws draws_;
    plan::Timeline timeline_;
    Layout layout_;
    Totals totals_;
    std::unique_ptr<CouncilFloor> floor_;
};

/// Replications 1 to `count`, gone through in turn, in the same memory.
class Futures {
  public:
    Futures(const scenario::Scenario& scenario,
            int count,
            const scenario::Policy* policy = nullptr);

    /// The next one.
    Future& next() { return *futures_[taken_++ % futures_.size()]; }
    [[nodiscard]] std::vector<std::unique_ptr<Future>>& all() { return futures_; }

  private:
    std::vector<std::unique_ptr<Future>> futures_;
    std::size_t taken_ = 0;
};

}  // namespace caseforce::bench
