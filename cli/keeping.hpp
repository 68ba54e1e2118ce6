// What every verb that simulates keeps while it works, beside the result's name: so that whatever
// stops it, the next one goes on from there, and what is said of that.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "analysis/keep/kept_work.hpp"
#include "analysis/write/hdf5_file.hpp"
#include "cli/options.hpp"
#include "engine/core/error.hpp"
#include "engine/record/results.hpp"

namespace caseforce::cli {

/// The experiments of an undertaking, by their number in what is kept.
enum class Kept : std::uint32_t { options = 0, echoes = 1, parts = 2, fitted = 3 };

/// Stopped from outside, and what was done is kept.
class StoppedAndKept : public Interrupted {
  public:
    StoppedAndKept(int signal, std::string kept) : Interrupted(signal), kept_(std::move(kept)) {}
    [[nodiscard]] const std::string& kept() const { return kept_; }

  private:
    std::string kept_;
};

/// The replications that are a shard's.
[[nodiscard]] Numbering numbers_of(const ShardOf& shard);

class Keeping {
  public:
    /// Takes up what an earlier command of the same job kept, and says so. Throws FileError;
    /// keep::UnusablePart where --resume was given and another job's runs are there.
    Keeping(const RunOptions& options, const std::string& job);

    [[nodiscard]] Keeper& of(Kept experiment) {
        return work_.of_experiment(static_cast<std::uint32_t>(experiment));
    }
    /// The one that writes the result and speaks.
    [[nodiscard]] bool is_first() const { return crew_.is_first(); }

    /// Which replications there will be: all, a shard's, or with --allow-partial those that are
    /// kept for all of so many options. Throws keep::UnusablePart where that is none.
    [[nodiscard]] Numbering numbers(std::size_t options) const;
    /// Likewise of an experiment that goes with it, whose replications are among its first ones:
    /// those that are there, where no more are to be simulated.
    [[nodiscard]] Numbering numbers_beside(const Numbering& main,
                                           Kept experiment,
                                           std::size_t options) const;

    /// How many replications are kept for all options.
    [[nodiscard]] std::int64_t complete() const;

    /// Carries out a step; what it throws says what is kept and how to go on.
    void guard(const std::function<void()>& step) const;

    /// How the result of so many replications, of those asked for, is written.
    [[nodiscard]] write::FileOptions how_written(int replications_asked) const;
    /// The result stands under its name. One that was made of what there is leaves it there, so
    /// that the rest can be done.
    void discard() {
        if (!options_.allow_partial || options_.merging) work_.discard();
    }
    /// Of a signal that asks to stop, which is heeded from the beginning of this on.
    [[nodiscard]] const std::atomic<int>& stop_signal() const { return stop_signal_; }

  private:
    [[nodiscard]] std::string what_is_kept() const;

    const RunOptions& options_;
    const std::atomic<int>& stop_signal_;
    std::string job_;
    keep::Crew crew_;
    keep::KeptWork work_;
};

/// What --add makes of a finished result.
struct Grown {
    int replications;      ///< those that it has, and those to add
    write::Detail detail;  ///< its own, unless another is asked for
};

/// What a finished result may have and the command that would replace it does not ask for.
struct NotAsked {
    const char* group;  ///< in which it stands there
    const char* by;     ///< what asks for it
    bool goes_with_add = true;
};

/// --add, to the finished result of the same job under the name of the output. `digest_for` gives
/// the digest of a result of so many replications.
/// Throws FileError; read::UnusableResult where it is another's; UsageError where it has what is
/// not asked for.
[[nodiscard]] Grown grown(const RunOptions& options,
                          const std::function<std::string(int)>& digest_for,
                          const std::vector<NotAsked>& not_asked);

}  // namespace caseforce::cli
