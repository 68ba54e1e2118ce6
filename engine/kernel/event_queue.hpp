// The pending events of one replication: a 4-ary heap in which every (kind, subject) stands at most
// once and can be moved or cancelled where it stands (docs/decisions/0004). Ties break by content:
// time, then kind, then subject; never by the order of scheduling (docs/decisions/0005).
#pragma once

#include <cassert>
#include <cstdint>
#include <limits>
#include <vector>

#include "engine/core/units.hpp"

namespace caseforce::kernel {

inline constexpr Days never = std::numeric_limits<Days>::infinity();

/// What happens to whom, and when. The kind stands in the upper half of `key`, so that comparing
/// keys compares kinds first and subjects among equals.
struct Event {
    Days time;
    std::uint64_t key;

    [[nodiscard]] std::uint32_t kind() const { return static_cast<std::uint32_t>(key >> 32); }
    [[nodiscard]] std::uint32_t subject() const { return static_cast<std::uint32_t>(key); }
};
static_assert(sizeof(Event) == 16, "four events fill a cache line");

/// The order of events: the only place where it is stated.
[[nodiscard]] inline bool before(const Event& a, const Event& b) {
    return a.time < b.time || (a.time == b.time && a.key < b.key);
}

class EventQueue {
  public:
    explicit EventQueue(std::size_t kinds) : positions_(kinds) {}

    [[nodiscard]] bool empty() const { return heap_.empty(); }
    [[nodiscard]] std::size_t size() const { return heap_.size(); }
    /// The next event. Requires: not empty.
    [[nodiscard]] const Event& front() const { return heap_.front(); }

    /// The event of this kind and subject is at `time` from now on, whether or not it was pending.
    /// O(log n).
    void set(std::uint32_t kind, std::uint32_t subject, Days time) {
        auto& positions = positions_[kind];
        if (subject >= positions.size()) positions.resize(subject + subject / 2 + 16, absent);
        const Event event{time, std::uint64_t{kind} << 32 | subject};
        const std::uint32_t at = positions[subject];
        if (at == absent) {
            heap_.push_back(event);
            rise(heap_.size() - 1, event);
        } else {
            replace(at, event);
        }
    }

    /// The event of this kind and subject is not pending from now on. O(log n).
    void cancel(std::uint32_t kind, std::uint32_t subject) {
        auto& positions = positions_[kind];
        if (subject >= positions.size() || positions[subject] == absent) return;
        remove(positions[subject]);
    }

    /// When the event of this kind and subject is due; `never` where it is not pending.
    [[nodiscard]] Days time_of(std::uint32_t kind, std::uint32_t subject) const {
        const auto& positions = positions_[kind];
        if (subject >= positions.size() || positions[subject] == absent) return never;
        return heap_[positions[subject]].time;
    }

    /// Takes the next event out. Requires: not empty. O(log n).
    Event pop() {
        const Event event = heap_.front();
        remove(0);
        return event;
    }

  private:
    static constexpr std::uint32_t absent = std::numeric_limits<std::uint32_t>::max();
    static constexpr std::size_t arity = 4;

    void place(std::size_t at, const Event& event) {
        heap_[at] = event;
        positions_[event.kind()][event.subject()] = static_cast<std::uint32_t>(at);
    }

    void rise(std::size_t at, const Event& event) {
        while (at > 0) {
            const std::size_t parent = (at - 1) / arity;
            if (!before(event, heap_[parent])) break;
            place(at, heap_[parent]);
            at = parent;
        }
        place(at, event);
    }

    void sink(std::size_t at, const Event& event) {
        const std::size_t size = heap_.size();
        for (;;) {
            const std::size_t first = at * arity + 1;
            if (first >= size) break;
            std::size_t best = first;
            const std::size_t last = first + arity < size ? first + arity : size;
            for (std::size_t child = first + 1; child < last; ++child) {
                if (before(heap_[child], heap_[best])) best = child;
            }
            if (!before(heap_[best], event)) break;
            place(at, heap_[best]);
            at = best;
        }
        place(at, event);
    }

    void replace(std::size_t at, const Event& event) {
        if (before(event, heap_[at])) {
            rise(at, event);
        } else {
            sink(at, event);
        }
    }

    void remove(std::size_t at) {
        assert(at < heap_.size());
        positions_[heap_[at].kind()][heap_[at].subject()] = absent;
        const Event last = heap_.back();
        heap_.pop_back();
        if (at < heap_.size()) replace_gone(at, last);
    }

    /// As replace, where the event that stood at `at` is gone and `last` fills its place.
    void replace_gone(std::size_t at, const Event& last) {
        if (at > 0 && before(last, heap_[(at - 1) / arity])) {
            rise(at, last);
        } else {
            sink(at, last);
        }
    }

    std::vector<Event> heap_;
    std::vector<std::vector<std::uint32_t>> positions_;  // [kind][subject] -> place in the heap
};

}  // namespace caseforce::kernel
