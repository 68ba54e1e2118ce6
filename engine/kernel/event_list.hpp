// Events in one piece of memory. A std::vector brings the code that asks for more of it to wherever
// an element is put in; here that stands once, and putting an event in is a few instructions.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>

#include "engine/kernel/event.hpp"

namespace caseforce::kernel {

class EventList {
  public:
    EventList() = default;
    EventList(const EventList& other) { *this = other; }
    EventList& operator=(const EventList& other) {
        resize(other.size());
        doubled_at_ = other.doubled_at_;
        asks_from_ = where_asked();
        std::copy(other.begin(), other.end(), begin());
        return *this;
    }
    EventList(EventList&& other) noexcept { swap(other); }
    EventList& operator=(EventList&& other) noexcept {
        swap(other);
        return *this;
    }
    ~EventList() = default;

    [[nodiscard]] bool empty() const { return end_ == begin(); }
    [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(end_ - begin()); }
    [[nodiscard]] std::size_t room() const { return room_; }
    [[nodiscard]] std::span<const Event> events() const { return {begin(), end()}; }

    [[nodiscard]] Event* begin() { return events_.get(); }
    [[nodiscard]] Event* end() { return end_; }
    [[nodiscard]] const Event* begin() const { return events_.get(); }
    [[nodiscard]] const Event* end() const { return end_; }
    /// Requires: not empty.
    [[nodiscard]] const Event& back() const { return end_[-1]; }

    void push_back(const Event& event) {
        if (is_full()) [[unlikely]]
            grow();
        put_last(event);
    }
    /// Requires: there is room, as where it does not ask.
    void put_last(const Event& event) { put(end_++, event); }
    /// Of a list in order, the next one last: where it belongs.
    void put_in_order(const Event& event) {
        if (is_full()) [[unlikely]]
            grow();
        Event* at = end_++;
        for (; at != begin() && comes_before(at[-1], event); --at)
            put(at, at[-1]);
        put(at, event);
    }
    /// Requires: not empty.
    void pop_back() { --end_; }
    /// The first so many are left; or there are as many, and what is new is for the caller to
    /// write.
    void resize(std::size_t size) {
        if (size > room()) make_room(size);
        end_ = begin() + size;
    }
    /// Keeps its memory.
    void clear() {
        end_ = begin();
        looked_through();
    }
    void swap(EventList& other) noexcept {
        events_.swap(other.events_);
        std::swap(end_, other.end_);
        std::swap(asks_from_, other.asks_from_);
        std::swap(room_, other.room_);
        std::swap(doubled_at_, other.doubled_at_);
    }

    /// It is full, or has doubled: asked at once, as what is put in is put in somewhere else than
    /// where either is seen to.
    [[nodiscard]] bool asks() const { return end_ >= asks_from_; }
    /// It has twice as many events as when it was looked through for such as need no longer be
    /// there. By what it holds, not by its memory: what is in a list must not depend on what else
    /// was in it before it was cleared.
    [[nodiscard]] bool has_doubled() const { return size() >= doubled_at_; }
    void looked_through() {
        doubled_at_ = std::max(worth_looking, static_cast<std::uint32_t>(2 * size()));
        asks_from_ = where_asked();
    }

    /// For so many. Requires: no fewer than there are.
    void make_room(std::size_t events);
    /// Twice as much room.
    [[gnu::noinline, gnu::cold]] void grow();
    [[nodiscard]] bool is_full() const { return end_ == begin() + room_; }

  private:
    static constexpr std::uint32_t worth_looking = 32;

    [[nodiscard]] const Event* where_asked() const {
        return begin() + std::min(doubled_at_, room_);
    }
    /// By halves: the next load of one of them waits for no store of both.
    static void put(Event* at, const Event& event) {
        at->time = event.time;
        at->key = event.key;
    }

    std::unique_ptr<Event[]> events_;   ///< from `end_` on, nothing
    Event* end_ = nullptr;              ///< of what is in it
    const Event* asks_from_ = nullptr;  ///< where it is full or has doubled
    std::uint32_t room_ = 0;            ///< for so many
    std::uint32_t doubled_at_ = worth_looking;
};
static_assert(sizeof(EventList) == 32, "two buckets are a line of the cache, and none is in two");

}  // namespace caseforce::kernel
