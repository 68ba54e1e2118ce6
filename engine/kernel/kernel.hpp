// The clock and the loop of one replication (MODEL 1).
#pragma once

#include "engine/kernel/event_digest.hpp"
#include "engine/kernel/event_queue.hpp"

namespace caseforce::kernel {

class Kernel {
  public:
    explicit Kernel(Days begin = 0) : now_(begin) {}
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

    /// Hands every event before `end` to `handle`, in order; leaves the clock at `end`.
    template <class Handle>
    void run_until(Days end, Handle&& handle) {
        while (time_of_next() < end)
            hand_next_to(handle);
        now_ = end;
    }

    /// Likewise, and calls `settle_instant` once after all that happens at an instant (which may
    /// make more happen at it).
    template <class Handle, class SettleInstant>
    void run_until(Days end, Handle&& handle, SettleInstant&& settle_instant) {
        Days next = time_of_next();
        for (;;) {
            if (next > now_) {
                settle_instant();
                next = time_of_next();
            }
            if (!(next < end)) break;
            hand_next_to(handle);
            next = time_of_next();
        }
        now_ = end;
    }

  private:
    [[nodiscard]] Days time_of_next() { return events.empty() ? never : events.front().time; }

    /// Requires: nothing has been set or cancelled since time_of_next().
    template <class Handle>
    void hand_next_to(Handle&& handle) {
        const Event event = events.take_front();
        now_ = event.time;
        happened_.take(event);
        handle(event);
    }

    EventDigest happened_;
    Days now_;
};

}  // namespace caseforce::kernel
