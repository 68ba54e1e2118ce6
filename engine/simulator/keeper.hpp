// Where the runs of an experiment are kept as they are done, so that a stopped experiment goes on
// where it was, and others can take part in it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "engine/record/results.hpp"

namespace caseforce {

/// What one option makes of one replication.
struct Run {
    Series series;
    Years years;
    std::uint64_t events = 0;  ///< kernel::EventDigest of all that happened
};

class Keeper {
  public:
    virtual ~Keeper() = default;

    /// What was kept of an option, by position, and a replication, by number from 1; nothing where
    /// it is not known to be done. From one thread.
    [[nodiscard]] virtual std::optional<Run> find(std::size_t option,
                                                  std::uint32_t replication) = 0;
    /// Keeps it, and gives it as it lies there. From any thread. Throws FileError where it cannot
    /// be kept.
    virtual Run keep(std::size_t option, std::uint32_t replication, Run run) = 0;

    /// How many processes share the work. More than one must make the same tasks in the same order,
    /// whatever else differs between them.
    [[nodiscard]] virtual std::size_t processes() const = 0;
    /// Whether a task, by number, is this process's to do.
    [[nodiscard]] virtual bool is_ours(std::size_t task) const = 0;
    /// All have done theirs and what they kept is found. From one thread.
    virtual void meet() = 0;
};

}  // namespace caseforce
