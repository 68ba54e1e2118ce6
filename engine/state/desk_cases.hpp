// The cases on every worker's desk, in one piece of memory: lists of different lengths that grow
// without asking the system for memory once a thread's first replication has found how much it
// takes. What a list leaves when it moves, or when its worker goes, is another's.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/index.hpp"
#include "engine/core/room.hpp"
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
    /// behind it, it moves to where there is twice as much.
    void grow(List& list) {
        if (list.size == list.room) move(list);
        list.size += 1;
    }

    /// The list is nowhere. Requires: it is empty.
    void give_back(List& list) {
        if (list.room == 0) return;
        std::uint32_t& first = left_[doublings(list.room)];
        all_[list.from].of = CaseIndex(first);
        first = list.from;
        list = {};
    }

    /// No desk has a list any more. Keeps its memory.
    void clear() {
        all_.clear();
        left_ = nothing_left();
    }

    /// Entries that lists have, or have left.
    [[nodiscard]] std::size_t room() const { return all_.size(); }

  private:
    static constexpr std::uint32_t least_room = 16, nowhere = ~0U;
    using Left = std::array<std::uint32_t, 28>;

    static Left nothing_left() {
        Left left;
        left.fill(nowhere);
        return left;
    }
    /// Requires: `room` is the least times a power of two, the exponent of which this is.
    static std::size_t doublings(std::uint32_t room) {
        return static_cast<std::size_t>(std::countr_zero(room / least_room));
    }

    /// Where there are so many entries that no list has.
    std::uint32_t take(std::uint32_t room) {
        std::uint32_t& first = left_[doublings(room)];
        const std::uint32_t from = first;
        if (from != nowhere) {
            first = all_[from].of.value;
            return from;
        }
        const std::size_t end = all_.size();
        make_room(room, all_);
        all_.resize(end + room);
        return static_cast<std::uint32_t>(end);
    }

    void move(List& list) {
        List longer = {.size = list.size, .room = std::max(least_room, 2 * list.room)};
        longer.from = take(longer.room);
        std::copy_n(all_.begin() + list.from, list.size, all_.begin() + longer.from);
        give_back(list);
        list = longer;
    }

    std::vector<DeskCase> all_;
    /// The first piece that was left, by the doublings of its room; each has in its first entry
    /// where the next one is.
    Left left_ = nothing_left();
};

}  // namespace caseforce
