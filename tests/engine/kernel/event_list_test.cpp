// Lists of events: order, copies, and what is left of one that is moved from.
#include "engine/kernel/event_list.hpp"

#include <utility>
#include <vector>

#include "tests/support/catch.hpp"

namespace caseforce::kernel {
namespace {

std::vector<std::uint32_t> subjects(const EventList& list) {
    std::vector<std::uint32_t> all;
    for (const Event& event : list.events())
        all.push_back(event.subject());
    return all;
}

EventList list_of(std::initializer_list<std::uint32_t> subjects) {
    EventList list;
    for (const std::uint32_t subject : subjects)
        list.push_back(Event(1.0, 0, subject, subject));
    return list;
}

TEST_CASE("events put in order stand by time, kind and rank, the next one last", "[kernel]") {
    EventList list;
    list.put_in_order(Event(2.0, 1, 0, 10));
    list.put_in_order(Event(-1.0, 1, 0, 11));
    list.put_in_order(Event(2.0, 0, 7, 12));
    list.put_in_order(Event(2.0, 1, 1, 13));
    list.put_in_order(Event(2.0, 0, 3, 14));
    CHECK(subjects(list) == std::vector<std::uint32_t>{13, 10, 12, 14, 11});
    CHECK(list.back().subject() == 11);
    list.pop_back();
    CHECK(list.back().subject() == 14);
}

TEST_CASE("a list grows beyond its room and keeps what it has", "[kernel]") {
    EventList list;
    for (std::uint32_t subject = 0; subject < 1000; ++subject)
        list.put_in_order(Event(subject * 37 % 1000, 0, subject, subject));
    REQUIRE(list.size() == 1000);
    for (std::uint32_t time = 0; time < 1000; ++time) {
        CHECK(list.back().time == time);
        list.pop_back();
    }
    CHECK(list.empty());
    CHECK(list.room() >= 1000);
}

TEST_CASE("a list asks where it is full, and where it has doubled, whatever its memory",
          "[kernel]") {
    EventList list;
    CHECK(list.asks());
    CHECK(list.is_full());
    list.make_room(40);
    CHECK_FALSE(list.asks());
    for (std::uint32_t subject = 0; subject < 31; ++subject)
        list.put_last(Event(1.0, 0, subject, subject));
    CHECK_FALSE(list.asks());
    list.put_last(Event(1.0, 0, 31, 31));
    CHECK(list.asks());
    CHECK(list.has_doubled());

    list.looked_through();  // and all 32 are to stay
    CHECK_FALSE(list.asks());
    while (!list.asks())
        list.put_last(Event(1.0, 0, 0, 0));
    CHECK(list.size() == 40);
    CHECK(list.is_full());
    list.grow();
    const EventList copy = list;
    while (!list.asks())
        list.put_last(Event(1.0, 0, 0, 0));
    CHECK(list.size() == 64);
    CHECK(list.has_doubled());
    CHECK_FALSE(list.is_full());
    CHECK(copy.size() == 40);
    CHECK(copy.asks());
}

TEST_CASE("a copy is a list of its own, and keeps the room that it has", "[kernel]") {
    const EventList three = list_of({1, 2, 3});
    EventList copy = list_of({4, 5, 6, 7, 8, 9, 10, 11, 12, 13});
    const std::size_t room = copy.room();
    copy = three;
    CHECK(subjects(copy) == std::vector<std::uint32_t>{1, 2, 3});
    CHECK(copy.room() == room);
    copy.push_back(Event(1.0, 0, 4, 4));
    CHECK(three.size() == 3);
    copy = *&copy;
    CHECK(subjects(copy) == std::vector<std::uint32_t>{1, 2, 3, 4});
}

TEST_CASE("a list that is moved from holds no event that is not there", "[kernel]") {
    EventList from = list_of({1, 2, 3});
    EventList to = std::move(from);
    CHECK(subjects(to) == std::vector<std::uint32_t>{1, 2, 3});
    CHECK(from.events().empty());  // NOLINT(bugprone-use-after-move): what is asked here
    from.push_back(Event(1.0, 0, 9, 9));
    CHECK(subjects(from) == std::vector<std::uint32_t>{9});
}

}  // namespace
}  // namespace caseforce::kernel
