// The pending events of one replication: a calendar of buckets, each put in order when its turn
// comes (docs/decisions/0004). Every (kind, subject) is pending at most once and can be moved or
// cancelled; the entry that it leaves behind is passed over. Ties break by content: time, then
// kind, then rank; never by the order of scheduling (docs/decisions/0005).
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/fetch.hpp"
#include "engine/core/units.hpp"
#include "engine/kernel/event.hpp"
#include "engine/kernel/event_list.hpp"

namespace caseforce::kernel {

class EventQueue {
  public:
    static constexpr std::size_t most_kinds = 64;  ///< from 0 on

    [[nodiscard]] bool empty() const { return pending_ == 0; }
    [[nodiscard]] std::size_t size() const { return pending_; }

    /// The next event. Requires: not empty.
    [[nodiscard]] const Event& front() {
        for (;;) {
            if (today_.empty()) begin_next_day();
            const Event& next = today_.back();
            if (!is_stale(next)) return next;
            today_.pop_back();
        }
    }

    // Hints of what will be looked at soon: where events are in order before it is their turn, some
    // of them stale.
    [[nodiscard]] std::span<const Event> today() const { return today_.events(); }
    [[nodiscard]] std::span<const Event> tomorrow() const { return tomorrow_.events(); }
    /// How often what was tomorrow has become today.
    [[nodiscard]] std::uint32_t days_begun() const { return days_begun_; }

    /// Takes the next event out. Requires: nothing has been set or cancelled since front() was last
    /// called.
    Event take_front() {
        const Event event = today_.back();
        today_.pop_back();
        due_[event.kind()][event.subject()] = never;
        --pending_;
        ++taken_;
        return event;
    }

    /// The event of this kind and subject is at `time` from now on, whether or not it was pending.
    /// `rank` is its place among simultaneous ones of its kind. Requires: time < never. Throws
    /// std::length_error for a subject of 2^26 or more. A few operations, and its share of putting
    /// a bucket in order.
    void set(std::uint32_t kind, std::uint32_t subject, Days time, std::uint32_t rank) {
        if (!has_room(kind, subject)) [[unlikely]]
            make_room(kind, subject);
        Days& due = due_[kind][subject];
        if (is_same(due, time)) return;
        pending_ += static_cast<std::size_t>(is_same(due, never));
        due = time;
        const Event event(time, kind, rank, subject);
        if (are_few_) {
            today_.put_in_order(event);
            if (today_.size() > most_without_buckets) are_no_longer_few();
            return;
        }
        const double bucket = bucket_of(time);
        if (bucket < n_opened_) {
            (bucket < today_ends_ ? today_ : tomorrow_).put_in_order(event);
        } else {
            put_aside(buckets_[static_cast<std::size_t>(bucket)], event);
        }
    }
    void set(std::uint32_t kind, std::uint32_t subject, Days time) {
        set(kind, subject, time, subject);
    }

    /// The event of this kind and subject is not pending from now on.
    void cancel(std::uint32_t kind, std::uint32_t subject) {
        if (!has_room(kind, subject) || is_same(due_[kind][subject], never)) return;
        due_[kind][subject] = never;
        --pending_;
    }

    /// A hint that the event of this kind and subject will be set or cancelled soon.
    [[gnu::always_inline]] void fetch(std::uint32_t kind, std::uint32_t subject) const {
        if (has_room(kind, subject)) caseforce::fetch(due_[kind][subject]);
    }

    /// When the event of this kind and subject is due; `never` where it is not pending.
    [[nodiscard]] Days time_of(std::uint32_t kind, std::uint32_t subject) const {
        return has_room(kind, subject) ? due_[kind][subject] : never;
    }

    /// Nothing is pending. Keeps its memory.
    void clear();

  private:
    /// While so few are pending, all are today's.
    static constexpr std::size_t most_without_buckets = 48;

    [[nodiscard]] bool is_stale(const Event& event) const {
        return !is_same(due_[event.kind()][event.subject()], event.time);
    }

    [[nodiscard]] bool has_room(std::uint32_t kind, std::uint32_t subject) const {
        return subject < due_[kind].size();
    }

    /// Its whole part is the number of the bucket, the last of what comes later: whether it does
    /// cannot be foretold, and is not asked. Below 0 of what comes before all buckets.
    [[nodiscard]] double bucket_of(Days time) const {
        return std::min((time - first_) * per_day_, n_buckets_);
    }

    /// Among events that are in no order yet.
    void put_aside(EventList& events, const Event& event) const {
        if (events.asks()) [[unlikely]]
            make_way(events);
        events.put_last(event);
    }

    [[nodiscard]] EventList& later() { return buckets_[static_cast<std::size_t>(n_buckets_)]; }
    void have_buckets(std::size_t number);
    void begin_next_day();
    void open_next_bucket();
    [[gnu::always_inline]] inline void fetch_bucket(std::size_t number) const;
    void put_in_order(EventList& events, EventList& ordered) const;
    void spread_later();
    void fill_buckets(EventList& later);
    [[nodiscard]] double come_a_day(Days now) const;
    [[nodiscard]] static std::size_t buckets_for(std::size_t events, double will_come);
    [[gnu::noinline]] void make_way(EventList& events) const;
    void forget_stale(EventList& events) const;
    void do_without_buckets();
    void are_no_longer_few();
    void make_room(std::uint32_t kind, std::uint32_t subject);

    /// By kind, then by subject; an entry at another time is stale.
    std::array<std::vector<Days>, most_kinds> due_;
    /// Of the opened buckets, in order, the next one last: those before `today_ends_`, and the one
    /// from there on, if one was opened, so that what happens next is known before it is its turn.
    EventList today_, tomorrow_;
    /// In no order: `n_buckets_`, of which the first `n_opened_` are empty, and then all that comes
    /// later than those. Lists beyond it are memory.
    std::vector<EventList> buckets_{1};
    EventList displaced_;  ///< the bucket in whose place that is, so that each keeps its memory
    Days first_ = 0;       ///< where the first bucket begins
    double per_day_ = 0;   ///< buckets
    bool are_few_ = true;  ///< there are no buckets, and all are today's
    // whole numbers as what they are compared with
    double n_buckets_ = 0, n_opened_ = 0, today_ends_ = 0;
    std::size_t pending_ = 0;
    std::size_t taken_ = 0;  ///< out since buckets were laid out
    std::uint32_t days_begun_ = 0;
};

}  // namespace caseforce::kernel
