// The lists of all desks lie in one piece of memory: none may touch another's, and what one leaves
// must be taken again.
#include "engine/state/desk_cases.hpp"

#include <vector>

#include "tests/support/catch.hpp"

namespace caseforce {
namespace {

/// A desk's list beside what must be in it.
struct Told {
    DeskCases::List list;
    std::vector<std::uint32_t> cases;

    void add(DeskCases& lists, std::uint32_t number) {
        lists.grow(list);
        lists.of(list).back() = {static_cast<Days>(number), CaseIndex(number)};
        cases.push_back(number);
    }
    void lose(DeskCases& lists, std::size_t left) {
        list.size = static_cast<std::uint32_t>(left);
        cases.resize(left);
        if (left == 0) lists.give_back(list);
    }
    [[nodiscard]] bool is_as_told(const DeskCases& lists) const {
        const std::span<const DeskCase> found = lists.of(list);
        if (found.size() != cases.size()) return false;
        for (std::size_t i = 0; i < cases.size(); ++i) {
            if (found[i].of != CaseIndex(cases[i]) || found[i].finish != Days{1} * cases[i])
                return false;
        }
        return true;
    }
};

TEST_CASE("lists of desks that grow, shrink and are given back never touch one another") {
    std::minstd_rand draw(7);
    DeskCases lists;
    std::vector<Told> desks(40);
    for (std::uint32_t number = 0; number < 20'000; ++number) {
        Told& desk = desks[draw() % desks.size()];
        desk.add(lists, number);
        if (draw() % 50 == 0) desk.lose(lists, 0);
        if (draw() % 90 == 0) desks[draw() % desks.size()].lose(lists, 0);
        for (const Told& one : desks)
            REQUIRE(one.is_as_told(lists));
    }
}

TEST_CASE("what desks leave is taken by others: lists take no more than all had at once") {
    DeskCases lists;
    std::uint32_t number = 0;
    std::size_t after_the_first = 0;
    for (int generation = 0; generation < 100; ++generation) {
        std::vector<Told> desks(30);
        for (int i = 0; i < 40; ++i) {
            for (Told& desk : desks)
                desk.add(lists, number++);
        }
        for (Told& desk : desks)
            desk.lose(lists, 0);
        if (generation == 0) after_the_first = lists.room();
        CHECK(lists.room() == after_the_first);
    }
    CHECK(after_the_first == 30 * (16 + 32 + 64));  // each has been of three lengths
}

TEST_CASE("a list that is nowhere is given back without a trace, and one is given back once") {
    DeskCases lists;
    DeskCases::List none;
    lists.give_back(none);
    CHECK(lists.room() == 0);
    Told one, other, third;
    one.add(lists, 1);
    one.lose(lists, 0);
    CHECK(one.list.room == 0);
    lists.give_back(one.list);  // nowhere already
    other.add(lists, 2);
    third.add(lists, 3);
    CHECK(other.list.from != third.list.from);
    CHECK(lists.room() == 32);
    lists.clear();
    CHECK(lists.room() == 0);
    Told fresh;
    fresh.add(lists, 4);
    CHECK(fresh.list.from == 0);
    CHECK(fresh.is_as_told(lists));
}

}  // namespace
}  // namespace caseforce
