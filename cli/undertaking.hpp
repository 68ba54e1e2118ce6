// What every command that simulates shares: checks before it starts, progress, and putting the
// result under its name.
#pragma once

#include <atomic>
#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/aggregate.hpp"
#include "analysis/compare/findings.hpp"
#include "analysis/write/hdf5_file.hpp"
#include "cli/aggregate_words.hpp"
#include "cli/keeping.hpp"
#include "cli/options.hpp"
#include "cli/progress.hpp"
#include "engine/record/results.hpp"
#include "engine/scenario/scenario.hpp"
#include "engine/simulator/experiment.hpp"

namespace caseforce::cli {

/// Says how long a step took, at --log-level debug.
class Timer {
  public:
    explicit Timer(std::string step);
    ~Timer();
    Timer(const Timer&) = delete;
    Timer& operator=(const Timer&) = delete;

  private:
    using Clock = std::chrono::steady_clock;
    std::string step_;
    Clock::time_point began_ = Clock::now();
};

/// Throws UsageError where the output is one of the scenarios, FileError where it cannot be
/// written.
void check_output(const RunOptions& options, const std::vector<std::filesystem::path>& scenarios);

/// Throws UsageError where a shard would be empty: its result would hold nothing, and the others of
/// so many could not be merged without it.
void check_shard(const RunOptions& options, int replications);

/// Of so many replications those that are simulated here: all, or a shard's.
[[nodiscard]] int here(const Results& results, int replications);

/// Bytes of the series of so many runs, of one option through one future each, which are kept
/// beside the result until it is written.
[[nodiscard]] double bytes_needed(const Results& results, double runs);
/// Throws FileError where the disk has less room than that.
void check_room(const RunOptions& options, const Results& results, double runs);

/// What a scenario without a name is called, by its file: in UTF-8, whatever the file's name is.
[[nodiscard]] std::string name_from(const std::filesystem::path& file);

/// What a scenario is called: its name, or its file's.
[[nodiscard]] std::string title_of(const scenario::Scenario& scenario, const RunOptions& options);
/// The digest that the result of so many replications of these scenarios and options carries.
[[nodiscard]] std::string digest_of(const scenario::Scenario& scenario,
                                    const std::vector<scenario::Scenario>& further,
                                    const std::vector<std::string>& policies,
                                    const RunOptions& options,
                                    int replications);

/// Whether so many replications are run, or as many as it takes within them.
enum class HowMany { exactly, at_most };

/// "Sefton: 200 simulated futures of 260 weeks from 2022-10-03, seed 1, 2 threads".
[[nodiscard]] std::string undertaking(const scenario::Scenario& scenario,
                                      const Results& results,
                                      const RunOptions& options,
                                      const std::string& under,
                                      HowMany how_many,
                                      int replications);
/// Simulates with a progress bar of `total` replications.
class Simulating {
  public:
    /// `of`: of what there are `total`.
    Simulating(const RunOptions& options,
               double total,
               const std::atomic<int>& stop_signal,
               std::string_view of = "simulated futures");
    /// For Experiment::run; the bar goes on from one call to the next.
    [[nodiscard]] Running how();
    /// So many need not be done; below 0: as many more are to be.
    void less(double runs);

  private:
    const RunOptions& options_;
    const std::atomic<int>& stop_signal_;
    Progress progress_;
    std::atomic<int> done_{0};
};

/// The most that --until runs where --replications does not say.
inline constexpr int most_until = 10'000;

/// What --until asks for. Throws UsageError.
[[nodiscard]] Asked until_for(const Results& results, const Until& until);

/// Runs as many replications as --until takes, `most` at most, and says what it came to.
void run_until(Experiment& experiment,
               const Until& until,
               const analysis::Aggregate& what,
               int most,
               Simulating& simulating);

/// Writes the file and says so.
void write_results(const Results& results,
                   const analysis::Findings& findings,
                   const scenario::Scenario& scenario,
                   const std::vector<scenario::Scenario>& further,
                   const RunOptions& options,
                   const Keeping& keeping);

/// Puts the table on stdout. Throws FileError where it does not arrive, and says what is safe.
void print_beside(const RunOptions& options, const std::string& table);

/// Throws UsageError where --require-targets was given and there are no targets.
void check_targets(const RunOptions& options, const scenario::Scenario& scenario);
/// Throws TargetsNotMet where --require-targets was given and under no policy each target's
/// probability is that high; after a search, that of all of them together.
void require_targets(const RunOptions& options,
                     const Results& results,
                     const analysis::Findings& findings);

/// Done, and a target is not met (--require-targets). Exit status 3.
class TargetsNotMet : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

}  // namespace caseforce::cli
