// The cases on every worker's desk, in one piece of memory: lists of different lengths that grow
// without asking the system for memory once a thread's first replication has found how much it
// takes.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/index.hpp"
#include "engine/core/units.hpp"

namespace caseforce {

/// A case on a worker's desk. `finish` is on the worker's virtual clock.
struct DeskCase {
    Days finish;
    CaseIndex of;
};

/// A case that has come off a desk, with its nominal time left.
struct OffDesk {
    CaseIndex of;
    Days left;
};

class DeskCases {
  public:
    /// Where the cases of one desk stand; nowhere before the first.
    struct List {
        std::uint32_t from = 0, size = 0, room = 0;
    };

    [[nodiscard]] std::span<const DeskCase> of(const List& list) const {
        return {all_.data() + list.from, list.size};
    }
    [[nodiscard]] std::span<DeskCase> of(const List& list) {
        return {all_.data() + list.from, list.size};
    }

    /// Nobody has ever had a case.
    [[nodiscard]] bool empty() const { return all_.empty(); }
    /// The last of the list, which is the next to end; any case where it has none. Requires: not
    /// empty.
    [[nodiscard]] CaseIndex next(const List& list) const {
        return all_[list.from + std::max(list.size, 1U) - 1].of;
    }

    /// The list has a last entry more, which is for the caller to write. Where there is no room
    /// behind it, it moves to where there is twice as much; what it leaves stays empty.
    void grow(List& list) {
        if (list.size == list.room) move(list);
        list.size += 1;
    }

    /// No desk has a list any more. Keeps its memory.
    void clear() { all_.clear(); }

  private:
    static constexpr std::uint32_t least_room = 16;

    void move(List& list) {
        const std::size_t from = all_.size();
        list.room = std::max(least_room, 2 * list.room);
        all_.resize(from + list.room);
        std::copy_n(
            all_.begin() + list.from, list.size, all_.begin() + static_cast<std::ptrdiff_t>(from));
        list.from = static_cast<std::uint32_t>(from);
    }

    std::vector<DeskCase> all_;
};

}  // namespace caseforce
