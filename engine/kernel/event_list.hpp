// Events in one piece of memory. A std::vector brings the code that asks for more of it to wherever
// an element is put in; here that stands once, and putting an event in is a few instructions.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "engine/kernel/event.hpp"

namespace caseforce::kernel {

class EventList {
  public:
    EventList() = default;
    EventList(const EventList& other) { *this = other; }
    EventList& operator=(const EventList& other) {
        resize(other.size());
        doubled_at_ = other.doubled_at_;
        std::copy(other.begin(), other.end(), begin());
        return *this;
    }
    EventList(EventList&& other) noexcept { swap(other); }
    EventList& operator=(EventList&& other) noexcept {
        swap(other);
        return *this;
    }
    ~EventList() = default;

    [[nodiscard]] bool empty() const { return size_ == 0; }
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] std::size_t room() const { return room_.size(); }
    [[nodiscard]] bool is_full() const { return size_ == room_.size(); }
    [[nodiscard]] std::span<const Event> events() const { return {begin(), end()}; }

    [[nodiscard]] Event* begin() { return room_.data(); }
    [[nodiscard]] Event* end() { return room_.data() + size_; }
    [[nodiscard]] const Event* begin() const { return room_.data(); }
    [[nodiscard]] const Event* end() const { return room_.data() + size_; }
    /// Requires: not empty.
    [[nodiscard]] const Event& back() const { return end()[-1]; }

    void push_back(const Event& event) {
        if (is_full()) [[unlikely]]
            make_room(2 * size_ + least_room);
        put(end(), event);
        ++size_;
    }
    /// Of a list in order, the next one last: where it belongs.
    void put_in_order(const Event& event) {
        if (is_full()) [[unlikely]]
            make_room(2 * size_ + least_room);
        Event* at = end();
        for (; at != begin() && comes_before(at[-1], event); --at)
            put(at, at[-1]);
        put(at, event);
        ++size_;
    }
    /// Requires: not empty.
    void pop_back() { --size_; }
    /// The first so many are left; or there are as many, and what is new is for the caller to
    /// write.
    void resize(std::size_t size) {
        if (size > room()) make_room(size);
        size_ = size;
    }
    /// Keeps its memory.
    void clear() {
        size_ = 0;
        looked_through();
    }
    void swap(EventList& other) noexcept {
        room_.swap(other.room_);
        std::swap(size_, other.size_);
        std::swap(doubled_at_, other.doubled_at_);
    }

    /// It has twice as many events as when it was looked through for such as need no longer be
    /// there. By what it holds, not by its memory: what is in a list must not depend on what else
    /// was in it before it was cleared.
    [[nodiscard]] bool has_doubled() const { return size_ >= doubled_at_; }
    void looked_through() { doubled_at_ = std::max(worth_looking, 2 * size_); }

    /// For so many. Requires: no fewer than there are.
    [[gnu::noinline, gnu::cold]] void make_room(std::size_t events);

  private:
    static constexpr std::size_t least_room = 16, worth_looking = 32;

    /// By halves: the next load of one of them waits for no store of both.
    static void put(Event* at, const Event& event) {
        at->time = event.time;
        at->key = event.key;
    }

    std::vector<Event> room_;  ///< from `size_` on, nothing
    std::size_t size_ = 0, doubled_at_ = worth_looking;
};

}  // namespace caseforce::kernel
