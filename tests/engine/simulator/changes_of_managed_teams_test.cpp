// What a change touches of the managed teams that are there (MODEL 7), in pounds counted by hand:
// which entry of the list is whose, where the list is written anew.
#include <vector>

#include "tests/support/catch.hpp"
#include "tests/support/changes.hpp"

namespace caseforce::test {
namespace {

using scenario::ManagedTeam;

/// From the beginning, at so many pounds a week.
ManagedTeam block(int practitioners, double fee) {
    ManagedTeam one;
    one.at = day(0);
    one.length = {36525};
    one.team = "team";
    one.practitioners = practitioners;
    one.fee = {fee};
    return one;
}

Change list_at(int at, const std::vector<ManagedTeam>& list) {
    return change(at, Operation::set, "supply.managed_teams", list);
}

/// Of one week after the other.
std::vector<double> costs(int weeks,
                          const std::vector<ManagedTeam>& blocks,
                          const std::vector<Change>& changes) {
    Scenario s = paid(weeks);
    s.supply.managed_teams = blocks;
    s.changes = changes;
    SmallRun run(s);
    run.replicate();
    std::vector<double> all;
    for (int number = 1; number <= weeks; ++number)
        all.push_back(run.at(number, Measure::cost_managed));
    return all;
}

TEST_CASE("the fee of a managed team that is there changes at the change", "[changes]") {
    ManagedTeam ends = block(1, 100);
    ends.length = {10};
    const auto weekly =
        costs(2, {ends}, {change(3, Operation::set, "supply.managed_teams.fee", 800.0)});
    CHECK(weekly[0] == Approx((100 * 3 + 800 * 4) / 7.0));
    CHECK(weekly[1] == Approx(800 * 3 / 7.0));
}

TEST_CASE("a managed team keeps its fee where the list no longer holds it", "[changes]") {
    CHECK(costs(1, {block(1, 100)}, {list_at(3, {})})[0] == Approx(100));
}

TEST_CASE("of two managed teams of one date each keeps its own fee, whichever is taken off",
          "[changes]") {
    const ManagedTeam one = block(1, 100), other = block(2, 800);
    for (const ManagedTeam& left : {one, other}) {
        const auto weekly = costs(
            2,
            {one, other},
            {list_at(3, {left}), change(7, Operation::scale, "supply.managed_teams.fee", 2.0)});
        CHECK(weekly[0] == Approx(900));
        CHECK(weekly[1] == Approx(900 + left.fee.value));
    }
}

TEST_CASE("managed teams of one date keep their entries in another order of the list",
          "[changes]") {
    const ManagedTeam one = block(1, 100), dearer = block(2, 5000);
    for (const auto& list : {std::vector{dearer, one}, std::vector{dearer}}) {
        const auto weekly = costs(2, {one, block(2, 3000)}, {list_at(7, list)});
        CHECK(weekly[0] == Approx(3100));
        CHECK(weekly[1] == Approx(5100));
    }
}

}  // namespace
}  // namespace caseforce::test
