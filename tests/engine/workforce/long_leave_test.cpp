// Long leave (MODEL 4): permanent workers only, without strain, paid at its share.
#include "engine/workforce/absence.hpp"
#include "tests/engine/simulator/by_hand.hpp"
#include "tests/support/catch.hpp"

namespace caseforce::test {
namespace {

const WorkerIndex first{0};
constexpr Pounds a_week = 700;

/// One worker who costs 700 pounds a week and holds cases of 50 hours; a leave lasts 10 days.
Scenario with_leave(Contract contract = Contract::permanent) {
    Scenario s = one_stage(60, 1, 0, lasting(for_ever), 50);
    role_of(s, "worker").salary = {a_week / week * year};
    team_of(s, "team").initial[0].contract = contract;
    s.working_time.max_overtime_share = {1};
    s.long_leave = LongLeave{{2}, lasting(10), {0.45}};
    return s;
}

/// When the first leave begins: the threshold over the hazard.
Days begins(const ByHand& council) {
    return council.state.draws.exponential(council.state.workers.employment[0].key,
                                           Purpose::long_leave_threshold) /
           2 * year;
}

void go_on_leave(ByHand& council) {
    workforce::go_on_leave(council.plan, council.state, first);
    council.allocate();
}

TEST_CASE("a leave begins when its hazard has passed the threshold, whatever the strain",
          "[long_leave]") {
    ByHand council(with_leave());
    council.give(first, 0);  // 13 hours of overtime
    const Days at = begins(council);
    council.until(at - 1e-6);
    CHECK(council.state.desk(first).present);
    council.until(at + 1e-6);
    CHECK_FALSE(council.state.desk(first).present);
    CHECK(council.state.wellbeing(first).on_long_leave);
    CHECK(council.due(EventKind::absence_ends, first) == Approx(at + 10));
}

TEST_CASE("agency workers do not go on long leave", "[long_leave]") {
    const ByHand council(with_leave(Contract::agency));

    CHECK(council.state.workers.wellbeing[0].long_leave.hazard == 0);
    CHECK(council.due(EventKind::goes_on_leave, first) == kernel::never);
}

TEST_CASE("an agency worker who converts may go on leave from then on", "[long_leave]") {
    ByHand council(with_leave(Contract::agency));
    workforce::convert(council.plan, council.state, first);

    CHECK(council.state.wellbeing(first).long_leave.hazard == Approx(2 / year));
}

TEST_CASE("a leave is paid at its share, and comes back to the whole", "[long_leave]") {
    ByHand council(with_leave());
    council.until(3);
    go_on_leave(council);
    council.until(7);
    CHECK(council.at(1, Measure::cost_permanent) == Approx(a_week * (3 + 4 * 0.45) / 7));
    CHECK(council.at(1, Measure::absent_fte) == 1);
    council.until(14);  // back on day 13
    CHECK(council.at(2, Measure::cost_permanent) == Approx(a_week * (6 * 0.45 + 1) / 7));
    CHECK(council.at(2, Measure::absent_fte) == 0);
}

TEST_CASE("the clocks of leave and of sickness stand still in absence", "[long_leave]") {
    Scenario s = with_leave();
    s.sickness = Sickness{{0.01}, lasting(5), 0, 0};
    ByHand council(s);
    const Days at = begins(council);
    REQUIRE(at > 2);
    council.until(1);
    council.fall_sick(first);
    council.until(6.5);
    const auto& leave = council.state.wellbeing(first).long_leave;

    CHECK(leave.since + leave.left / leave.hazard == Approx(at + 5));
}

TEST_CASE("cases of somebody on leave go to the queue when cover is due", "[long_leave]") {
    Scenario s = with_leave();
    s.pathway->cover_after = Duration{4};
    ByHand council(s);
    const CaseIndex of = council.give(first, 0);
    go_on_leave(council);
    council.until(3.9);
    CHECK(council.holder(of) == first);
    council.until(4.1);
    CHECK(council.standing(of) == Standing::queued);
}

TEST_CASE("the leaving clock runs on leave", "[long_leave]") {
    Scenario s = with_leave();
    Leaving leaving;
    LeavingRule rule;
    rule.contract = Contract::permanent;
    rule.hazard = {10000};
    rule.depth = 1;
    leaving.hazard.rules = {rule};
    s.leaving = leaving;
    ByHand council(s);
    go_on_leave(council);
    council.until(5);

    CHECK_FALSE(council.state.employment(first).in_post);
}

TEST_CASE("without its section nobody goes on leave", "[long_leave]") {
    Scenario s = with_leave();
    s.long_leave.reset();
    const ByHand council(s);

    CHECK(council.due(EventKind::goes_on_leave, first) == kernel::never);
}

}  // namespace
}  // namespace caseforce::test
