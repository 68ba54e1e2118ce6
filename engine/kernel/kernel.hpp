// The clock and the loop of one replication (MODEL 1).
#pragma once

#include "engine/kernel/event_digest.hpp"
#include "engine/kernel/event_queue.hpp"

namespace caseforce::kernel {

class Kernel {
  public:
    explicit Kernel(std::size_t kinds, Days begin = 0) : events(kinds), now_(begin) {}
    /// Nothing is pending, and it is this instant. Keeps its memory.
    void begin(Days now) {
        events.clear();
        happened_ = {};
        now_ = now;
    }

    EventQueue events;

    [[nodiscard]] Days now() const { return now_; }
    /// Of all events that have happened.
    [[nodiscard]] const EventDigest& happened() const { return happened_; }

    /// Hands every event before `end` to `handle`, in order, and calls `settle_instant` once after
    /// all that happens at an instant (which may make more happen at it); leaves the clock at
    /// `end`.
    template <class Handle, class SettleInstant>
    void run_until(Days end, Handle&& handle, SettleInstant&& settle_instant) {
        Days next = time_of_next();
        for (;;) {
            if (next > now_) {
                settle_instant();
                next = time_of_next();
            }
            if (!(next < end)) break;
            const Event event = events.take_front();
            now_ = event.time;
            happened_.take(event);
            handle(event);
            next = time_of_next();
        }
        now_ = end;
    }

  private:
    [[nodiscard]] Days time_of_next() { return events.empty() ? never : events.front().time; }

    EventDigest happened_;
    Days now_;
};

}  // namespace caseforce::kernel
