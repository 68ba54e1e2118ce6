// Pending events: order, moving and cancelling (MODEL 1; docs/decisions/0004 and 0005).
#include "engine/kernel/event_queue.hpp"

#include <cmath>
#include <set>
#include <stdexcept>
#include <tuple>
#include <utility>
#include <vector>

#include "engine/random/stream.hpp"
#include "tests/support/catch.hpp"

namespace caseforce::kernel {
namespace {

using What = std::pair<std::uint32_t, std::uint32_t>;  // kind, subject

Event taken_from(EventQueue& queue) {
    static_cast<void>(queue.front());
    return queue.take_front();
}

std::vector<What> all_of(EventQueue& queue) {
    std::vector<What> order;
    while (!queue.empty()) {
        const Event event = taken_from(queue);
        order.emplace_back(event.kind(), event.subject());
    }
    return order;
}

TEST_CASE("events come in order of time", "[kernel]") {
    EventQueue queue;
    queue.set(0, 3, 5.0);
    queue.set(1, 1, 2.0);
    queue.set(0, 2, 9.0);
    queue.set(1, 7, 4.0);

    CHECK(all_of(queue) == std::vector<What>{{1, 1}, {1, 7}, {0, 3}, {0, 2}});
}

TEST_CASE("simultaneous events come by kind and then by subject, however they were scheduled",
          "[kernel]") {
    EventQueue forwards;
    EventQueue backwards;
    const std::vector<What> events{{0, 1}, {0, 9}, {1, 0}, {2, 2}, {2, 3}};
    for (auto event = events.begin(); event != events.end(); ++event)
        forwards.set(event->first, event->second, 1.0);
    for (auto event = events.rbegin(); event != events.rend(); ++event)
        backwards.set(event->first, event->second, 1.0);

    CHECK(all_of(forwards) == events);
    CHECK(all_of(backwards) == events);
}

TEST_CASE("an event that is set again is moved and stands once", "[kernel]") {
    EventQueue queue;
    queue.set(0, 0, 1.0);
    queue.set(0, 1, 2.0);
    queue.set(0, 0, 3.0);

    CHECK(queue.size() == 2);
    CHECK(queue.time_of(0, 0) == 3.0);
    CHECK(all_of(queue) == std::vector<What>{{0, 1}, {0, 0}});
}

TEST_CASE("an event that is moved to an earlier time comes first", "[kernel]") {
    EventQueue queue;
    for (std::uint32_t i = 0; i < 20; ++i)
        queue.set(0, i, 10.0 + i);
    queue.set(0, 13, 1.0);

    CHECK(queue.front().subject() == 13);
}

TEST_CASE("a cancelled event is not pending and the others keep their order", "[kernel]") {
    EventQueue queue;
    for (std::uint32_t i = 0; i < 8; ++i)
        queue.set(0, i, static_cast<double>((i * 5) % 8));  // subjects 0 5 2 7 4 1 6 3 in time
    queue.cancel(0, 2);
    queue.cancel(0, 2);
    queue.cancel(0, 100);

    CHECK(queue.time_of(0, 2) == never);
    CHECK(all_of(queue) ==
          std::vector<What>{{0, 0}, {0, 5}, {0, 7}, {0, 4}, {0, 1}, {0, 6}, {0, 3}});
}

TEST_CASE("simultaneous events of a kind come by rank where they have one", "[kernel]") {
    EventQueue queue;
    queue.set(0, 1, 2.0, 30);
    queue.set(0, 2, 2.0, 10);
    queue.set(0, 3, 2.0, 20);

    CHECK(all_of(queue) == std::vector<What>{{0, 2}, {0, 3}, {0, 1}});
}

TEST_CASE("an event that is moved away and back stands once", "[kernel]") {
    EventQueue queue;
    queue.set(0, 0, 1.0);
    queue.set(0, 0, 2.0);
    queue.set(0, 0, 1.0);
    queue.cancel(0, 0);
    queue.set(0, 0, 1.0);

    CHECK(queue.size() == 1);
    CHECK(all_of(queue) == std::vector<What>{{0, 0}});
}

TEST_CASE("nothing is pending after clearing", "[kernel]") {
    EventQueue queue;
    for (std::uint32_t i = 0; i < 50; ++i)
        queue.set(0, i, i);
    for (int i = 0; i < 10; ++i)
        taken_from(queue);
    queue.clear();

    CHECK(queue.empty());
    CHECK(queue.time_of(0, 20) == never);
    queue.set(0, 20, 3.0);
    CHECK(all_of(queue) == std::vector<What>{{0, 20}});
}

TEST_CASE("what is set before all that was looked at comes first", "[kernel]") {
    EventQueue queue;
    for (std::uint32_t i = 0; i < 60; ++i)
        queue.set(0, i, 100.0 + i);
    CHECK(queue.front().subject() == 0);
    for (std::uint32_t i = 0; i < 60; ++i)
        queue.cancel(0, i);
    queue.set(0, 60, 1e6);
    CHECK(queue.front().subject() == 60);
    for (std::uint32_t i = 0; i < 48; ++i)
        queue.set(1, i, 50.1 + 0.1 * i);
    queue.set(1, 48, 60.0);

    CHECK(queue.front().subject() == 0);
    CHECK(queue.front().kind() == 1);
}

TEST_CASE("subjects beyond those that have bits are refused", "[kernel]") {
    EventQueue queue;
    CHECK_THROWS_AS(queue.set(0, std::uint32_t{1} << 26, 1.0), std::length_error);
}

/// A queue beside a set that is kept in order, which is what it has to be like.
class Beside {
  public:
    Beside(std::uint64_t number, std::uint32_t subjects)
        : draw_(Draws{.seed = number, .replication = 1}.stream(subjects, Purpose::lead_time)),
          subjects_(subjects) {}

    void step(Days span) {
        const auto kind = static_cast<std::uint32_t>(draw_() % kinds);
        const auto subject = static_cast<std::uint32_t>(draw_() % subjects_);
        const std::uint64_t what = draw_() % 8;
        if (what == 0) {
            forget(kind, subject);
            queue.cancel(kind, subject);
        } else if (what <= 4 || ordered_.empty()) {
            // Often simultaneous, and seldom very far.
            const double wait = what == 1 ? 0 : span * std::floor(draw_.uniform() * 20) / 20;
            set(kind, subject, now_ + (draw_() % 16 == 0 ? 1000 * wait : wait));
        } else if (what == 5) {
            REQUIRE(queue.front().time == std::get<0>(*ordered_.begin()));
        } else {
            take();
        }
        REQUIRE(queue.size() == ordered_.size());
    }
    /// Everybody's first kind is pending, nine in ten of them near, and stays so: who comes is set
    /// again, and somebody else is moved.
    void hold(int times) {
        for (std::uint32_t subject = 0; subject < subjects_; ++subject)
            set(0, subject, gap());
        for (int i = 0; i < times; ++i) {
            const std::uint32_t subject = take();
            set(0, subject, now_ + gap());
            set(0, static_cast<std::uint32_t>(draw_() % subjects_), now_ + gap());
        }
        REQUIRE(queue.size() == subjects_);
    }

    EventQueue queue;

  private:
    static constexpr std::uint32_t kinds = 3;

    Days gap() { return (draw_() % 10 == 0 ? 20 : 0.2) * draw_.uniform(); }

    void forget(std::uint32_t kind, std::uint32_t subject) {
        const Days at = queue.time_of(kind, subject);
        if (at < never) ordered_.erase({at, kind, subject});
    }
    void set(std::uint32_t kind, std::uint32_t subject, Days at) {
        forget(kind, subject);
        ordered_.emplace(at, kind, subject);
        queue.set(kind, subject, at);
    }
    std::uint32_t take() {
        const auto [at, kind, subject] = *ordered_.begin();
        ordered_.erase(ordered_.begin());
        const Event event = taken_from(queue);
        REQUIRE(event.time == at);
        REQUIRE(event.kind() == kind);
        REQUIRE(event.subject() == subject);
        now_ = at;
        return subject;
    }

    Stream draw_;
    std::uint32_t subjects_;
    std::set<std::tuple<Days, std::uint32_t, std::uint32_t>> ordered_;
    Days now_ = 0;
};

TEST_CASE("whatever is set, moved and cancelled, what comes next is the first in order",
          "[kernel]") {
    for (const std::uint32_t subjects : {1U, 2U, 5U, 12U, 20U, 30U, 400U}) {
        for (std::uint64_t number = 1; number <= 5; ++number) {
            Beside both(number, subjects);
            // Stretches in which events lie close together, far apart and all at once.
            for (const Days span : {1.0, 300.0, 0.001, 0.0, 20.0}) {
                for (int i = 0; i < 3000; ++i)
                    both.step(span);
            }
        }
    }
}

TEST_CASE("however many are pending, what comes next is the first in order", "[kernel]") {
    for (const std::uint32_t subjects : {40U, 200U, 2000U, 6000U, 70000U}) {
        Beside both(1, subjects);
        both.hold(20000);
    }
}

}  // namespace
}  // namespace caseforce::kernel
