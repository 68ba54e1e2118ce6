// Replications of one or more options over threads. Threads never share a replication and results
// are stored by number, so that the bits are the same for any number of threads (law 8); every draw
// is keyed by its entity, so that an option's bits do not depend on which others are run (MODEL 9).
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "engine/plan/timeline.hpp"
#include "engine/random/stream.hpp"
#include "engine/record/results.hpp"
#include "engine/scenario/scenario.hpp"
#include "engine/simulator/keeper.hpp"

namespace caseforce {

/// What is run and compared: a scenario under one of its policies, or under none.
struct Option {
    std::string name;                          ///< as in the results; the first's is "baseline"
    const scenario::Scenario* scenario;        ///< outlives the experiment
    const scenario::Policy* policy = nullptr;  ///< null: the scenario's own changes alone
};

/// Where chance and not-knowing come from. They are the same number but for replications that
/// share what is not known and differ in chance (`echo_of`).
struct Seeds {
    std::uint64_t uncertain = 1;  ///< of the uncertain values
    std::uint64_t chance = 1;     ///< of everything else
};

/// The seeds of a run.
[[nodiscard]] constexpr Seeds seeds_of(std::uint64_t seed) { return {seed, seed}; }
/// Seeds under which each replication meets the uncertain values that it meets under `seed`, and
/// chance of its own.
[[nodiscard]] Seeds echo_of(std::uint64_t seed);

/// How an experiment goes about it; nothing here changes a result.
struct Running {
    int threads = 1;
    std::function<void(int done)> progress = {};  ///< called from any thread after each replication
    std::function<void(int found)> found = {};    ///< how many runs were kept before, not done now
    /// A signal's number asks to stop; 0 or null: go on.
    const std::atomic<int>* stop_signal = nullptr;
};

/// The scenario as one replication meets it: its uncertain values drawn, the same under every
/// policy.
[[nodiscard]] scenario::Scenario drawn_for(const scenario::Scenario& scenario, const Draws& draws);

class Experiment {
  public:
    /// Nothing is run yet. Requires: one option or more, which agree in start, horizon, teams
    /// and stages; roles and statuses may differ and are those of all of them together. `keeper`,
    /// where there is one, outlives the experiment; else runs are kept in memory.
    Experiment(std::vector<Option> options,
               const Seeds& seeds,
               Keeper* keeper = nullptr,
               Numbering numbers = {});

    /// Of each of these options, the replications numbered 1 to `replications` that are this
    /// experiment's are run, unless they have been or were kept by an earlier one. Throws
    /// InternalError with what replays it where a law of the model breaks (of the lowest
    /// replication that failed, whatever the threads), Interrupted where the stop signal was set;
    /// what had been done before this call stays.
    void run(std::span<const std::size_t> options, int replications, const Running& how);
    /// Of all options.
    void run(int replications, const Running& how);

    [[nodiscard]] const Results& results() const& { return results_; }
    [[nodiscard]] Results results() && { return std::move(results_); }
    [[nodiscard]] const std::vector<Option>& options() const { return options_; }
    /// The highest number that the option was run to.
    [[nodiscard]] int replications(std::size_t option) const { return run_to_[option]; }

  private:
    void set_size(std::size_t option, std::size_t replications);
    /// Takes what was kept, and says how many runs that were. The others are the tasks.
    int take_kept(std::span<const std::size_t> options, std::size_t replications);
    /// Throws FileError where one is missing that another process was to make.
    void require_all(std::span<const std::size_t> options, std::size_t replications) const;

    std::vector<Option> options_;
    Seeds seeds_;
    Keeper* keeper_;
    std::vector<Layout> layouts_;  ///< each option's own: roles and statuses may differ
    /// Of every replication of an option, where nothing is uncertain; else its tables of laws are
    /// what the replications' own timelines share, so that they are made once.
    std::vector<plan::Timeline> timelines_;
    Results results_;
    std::vector<int> run_to_;  ///< by option
};

/// Replications 1..N of one option.
[[nodiscard]] Results run_experiment(const Option& option,
                                     std::uint64_t seed,
                                     int replications,
                                     const Running& how);

}  // namespace caseforce
