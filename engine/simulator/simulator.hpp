// Replications from their beginning to their end, week by week (MODEL 1): one, or those of several
// policies that share what goes before any of them.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "engine/plan/timeline.hpp"
#include "engine/random/stream.hpp"
#include "engine/record/layout.hpp"
#include "engine/simulator/replication.hpp"
#include "engine/state/journal.hpp"

namespace caseforce::simulator {

/// One replication and the weeks that it has recorded: (week, Layout row), float32 as they are kept
/// (MEASURES, The file).
///
///     in post and open is what is so at the beginning; hazards are taken
///     for each week:  households and candidates of the week are drawn
///                     events before the week's end, in order; after each instant, allocation;
///                     at a midnight that ends a statistical year, before all of it, the year
///                     strain takes in the week; the row is recorded
///                     changes and judgements dated now; review: hazards, promotion, notices, asks
///
/// Throws InternalError, with what replays it, where a law of the model breaks; Interrupted where
/// the stop signal is set.
class Simulation {
  public:
    explicit Simulation(const std::atomic<int>* stop_signal = nullptr)
        : stop_signal_(stop_signal) {}

    /// Another replication from its beginning. Keeps the memory of the last.
    void begin(const plan::Timeline& timeline,
               const Layout& layout,
               const Draws& draws,
               Journal* journal = nullptr);
    /// As this one stands, with all that it has recorded.
    void go_on_from(const Simulation& other, const plan::Timeline& under);
    /// Until so many weeks have passed from the plan's beginning, the warm-up's included.
    void run_to(int weeks);
    void run_to_end() { run_to(replication_.plan().warm_up_weeks + replication_.plan().weeks); }

    /// From the next week on, rows are also written behind these, as they were recorded; null:
    /// nowhere.
    void write_doubles_to(std::vector<double>* rows) { in_doubles_ = rows; }

    [[nodiscard]] const std::vector<float>& rows() const { return rows_; }
    /// Yearly values, as YearLayout has them.
    [[nodiscard]] const std::vector<double>& years() const { return replication_.years(); }
    /// Of all that has happened, the warm-up's events included.
    [[nodiscard]] const kernel::EventDigest& happened() const {
        return replication_.state().kernel.happened();
    }

  private:
    const std::atomic<int>* stop_signal_;
    const Layout* layout_ = nullptr;
    Replication replication_;
    std::vector<double> week_row_;  ///< memory for the week that is recorded
    std::vector<float> rows_;       ///< of the weeks that have been
    std::vector<double>* in_doubles_ = nullptr;
    int weeks_run_ = 0;
};

/// The weekly rows of one replication as they were recorded, in doubles; where `years` is given,
/// also its yearly values there; where `journal` is given, all that happens.
[[nodiscard]] std::vector<double> simulate(const plan::Timeline& timeline,
                                           const Layout& layout,
                                           const Draws& draws,
                                           const std::atomic<int>* stop_signal = nullptr,
                                           std::vector<double>* years = nullptr,
                                           Journal* journal = nullptr);

/// The same replication under several policies. Until a policy is felt its future is that of the
/// others: it is simulated once, and each goes on from there. Bits are those of `simulate`.
class Together {
  public:
    explicit Together(const std::atomic<int>* stop_signal = nullptr)
        : trunk_(stop_signal), branch_(stop_signal) {}

    /// Calls `done` with the position of each timeline and what it made, in no stated order.
    /// Requires: timelines of policies of one scenario, with the same uncertain values.
    void run(std::span<const plan::Timeline* const> timelines,
             const Layout& layout,
             const Draws& draws,
             const std::function<void(std::size_t, const Simulation&)>& done);

  private:
    Simulation trunk_, branch_;  // kept for their memory
    std::vector<std::size_t> in_order_;
};

}  // namespace caseforce::simulator
