// The loop: which events a week has, and that allocation comes once, last, at each instant (MODEL
// 1).
#include "engine/kernel/kernel.hpp"

#include <vector>

#include "tests/support/catch.hpp"

namespace caseforce::kernel {
namespace {

TEST_CASE("an event at the end of a period belongs to the next one", "[kernel]") {
    Kernel kernel;
    kernel.events.set(0, 0, 6.5);
    kernel.events.set(0, 1, 7.0);
    std::vector<std::uint32_t> seen;
    const auto note = [&](const Event& event) { seen.push_back(event.subject()); };

    kernel.run_until(7.0, note);
    CHECK(seen == std::vector<std::uint32_t>{0});
    CHECK(kernel.now() == 7.0);

    kernel.run_until(14.0, note);
    CHECK(seen == std::vector<std::uint32_t>{0, 1});
}

TEST_CASE("an instant is settled once, after all that happens in it", "[kernel]") {
    Kernel kernel;
    for (const std::uint32_t i : {0U, 1U, 2U})
        kernel.events.set(0, i, 3.0);
    kernel.events.set(0, 3, 4.0);
    std::vector<std::size_t> events_before;  // of each settling
    std::size_t events = 0;

    kernel.run_until(
        7.0, [&](const Event&) { ++events; }, [&] { events_before.push_back(events); });

    CHECK(events_before == std::vector<std::size_t>{0, 3, 4});
}

TEST_CASE(
    "what the settling of an instant makes happen at it happens at it, and it is settled anew",
    "[kernel]") {
    Kernel kernel;
    kernel.events.set(0, 0, 3.0);
    std::vector<Days> times;
    int settled_at_three = 0;

    kernel.run_until(
        7.0,
        [&](const Event&) { times.push_back(kernel.now()); },
        [&] {
            if (kernel.now() != 3.0) return;
            if (++settled_at_three == 1) kernel.events.set(0, 1, 3.0);
        });

    CHECK(times == std::vector<Days>{3.0, 3.0});
    CHECK(settled_at_three == 2);
}

TEST_CASE("the instant at which a period begins is settled after the events of that instant",
          "[kernel]") {
    Kernel kernel(7.0);
    kernel.events.set(0, 0, 7.0);
    std::vector<int> order;

    kernel.run_until(
        14.0, [&](const Event&) { order.push_back(1); }, [&] { order.push_back(2); });

    CHECK(order == std::vector<int>{1, 2});
}

}  // namespace
}  // namespace caseforce::kernel
