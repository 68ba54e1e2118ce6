// Pending events: order, moving and cancelling (MODEL 1; docs/decisions/0004 and 0005).
#include "engine/kernel/event_queue.hpp"

#include <utility>
#include <vector>

#include "tests/support/catch.hpp"

namespace caseforce::kernel {
namespace {

using What = std::pair<std::uint32_t, std::uint32_t>;  // kind, subject

std::vector<What> all_of(EventQueue& queue) {
    std::vector<What> order;
    while (!queue.empty()) {
        const Event event = queue.pop();
        order.emplace_back(event.kind(), event.subject());
    }
    return order;
}

TEST_CASE("events come in order of time", "[kernel]") {
    EventQueue queue(2);
    queue.set(0, 3, 5.0);
    queue.set(1, 1, 2.0);
    queue.set(0, 2, 9.0);
    queue.set(1, 7, 4.0);

    CHECK(all_of(queue) == std::vector<What>{{1, 1}, {1, 7}, {0, 3}, {0, 2}});
}

TEST_CASE("simultaneous events come by kind and then by subject, however they were scheduled",
          "[kernel]") {
    EventQueue forwards(3);
    EventQueue backwards(3);
    const std::vector<What> events{{0, 1}, {0, 9}, {1, 0}, {2, 2}, {2, 3}};
    for (auto event = events.begin(); event != events.end(); ++event)
        forwards.set(event->first, event->second, 1.0);
    for (auto event = events.rbegin(); event != events.rend(); ++event)
        backwards.set(event->first, event->second, 1.0);

    CHECK(all_of(forwards) == events);
    CHECK(all_of(backwards) == events);
}

TEST_CASE("an event that is set again is moved and stands once", "[kernel]") {
    EventQueue queue(1);
    queue.set(0, 0, 1.0);
    queue.set(0, 1, 2.0);
    queue.set(0, 0, 3.0);

    CHECK(queue.size() == 2);
    CHECK(queue.time_of(0, 0) == 3.0);
    CHECK(all_of(queue) == std::vector<What>{{0, 1}, {0, 0}});
}

TEST_CASE("an event that is moved to an earlier time comes first", "[kernel]") {
    EventQueue queue(1);
    for (std::uint32_t i = 0; i < 20; ++i)
        queue.set(0, i, 10.0 + i);
    queue.set(0, 13, 1.0);

    CHECK(queue.front().subject() == 13);
}

TEST_CASE("a cancelled event is not pending and the others keep their order", "[kernel]") {
    EventQueue queue(1);
    for (std::uint32_t i = 0; i < 8; ++i)
        queue.set(0, i, static_cast<double>((i * 5) % 8));  // subjects 0 5 2 7 4 1 6 3 in time
    queue.cancel(0, 2);
    queue.cancel(0, 2);
    queue.cancel(0, 100);

    CHECK(queue.time_of(0, 2) == never);
    CHECK(all_of(queue) ==
          std::vector<What>{{0, 0}, {0, 5}, {0, 7}, {0, 4}, {0, 1}, {0, 6}, {0, 3}});
}

}  // namespace
}  // namespace caseforce::kernel
