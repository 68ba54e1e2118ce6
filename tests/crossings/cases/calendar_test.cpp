// Judgements, dated changes and months where they meet one another, cases and people.
#include <cmath>

#include "tests/crossings/people/meeting.hpp"
#include "tests/support/changes.hpp"

namespace caseforce::test {
namespace {

GradePath judged(int at, Grade before, Grade after, GradeFactors of_after) {
    GradePath grade;
    grade.path = {{day(-100), before}, {day(at), after}};
    grade.factors.entries = {{scenario::grade_names[static_cast<std::size_t>(after)], of_after}};
    return grade;
}

FactorOverTime factor(double value) { return {{{{0, value}}}}; }

/// 1 on everything but this.
GradeFactors factors(FactorOverTime GradeFactors::*on, const FactorOverTime& value) {
    GradeFactors made;
    made.*on = value;
    return made;
}

/// One worker whose hours are all on leave in May; 1 May 2023 is day 28.
Scenario leave_in_may(double cases) {
    Scenario s = one_stage(10, 1, 0, lasting(for_ever), 37 * 0.5 / cases);
    s.working_time.leave = AnnualLeave{.days_per_year = 260.89 / 24, .months = {}};
    for (double& weight : s.working_time.leave->months.weight)
        weight = 0;
    s.working_time.leave->months.weight[4] = 1;  // v of May: 1/24 x 365/31
    return s;
}
constexpr double may = 365.0 / 31 / 24;

}  // namespace

TEST_CASE("a case slows from the first instant of a month with more leave", "[crossings]") {
    Scenario s = leave_in_may(1);
    s.pathway->drift = 1;
    stage_of(s, "stage").hours_per_week = 37;
    ByHand hand(s);
    hand.give(first, 0, {.left = 38});
    hand.until(past(28));

    CHECK(hand.due(EventKind::desk_ends, first) == Approx(28 + 10 / (1 - may)));
}

TEST_CASE("somebody absent over the turn of a month is back under the new month's leave",
          "[crossings]") {
    Scenario s = leave_in_may(1);
    absences_last(s, 4);
    ByHand hand(s);
    hand.until(26);
    hand.fall_sick(first);
    hand.until(past(28));
    CHECK(hand.state.desk(first).present_hours == 0);
    hand.until(past(30));

    CHECK(hand.state.desk(first).present_hours == Approx(37 * (1 - may)));
    hand.until(past(35));
    CHECK(hand.at(5, Measure::hours_present) == Approx(37 * (1 - may) * 5 / 7));
}

TEST_CASE("a step of readiness at the first instant of a month counts with the month's leave",
          "[crossings]") {
    Scenario s = leave_in_may(1);
    s.supply.market = Market{};
    s.supply.market->readiness = {{{0, 0.5}, {7, 0.8}}};
    ByHand hand(s);
    hand.until(21);
    const WorkerIndex starter = hand.hire(of_market(90));
    hand.until(past(28));

    CHECK(hand.state.desk(starter).capacity == Approx(37 * (1 - may) * 0.8));
}

TEST_CASE("excess in a month of leave is a share of fewer present hours", "[crossings]") {
    Scenario s = leave_in_may(1);
    s.working_time.max_overtime_share = {1};
    stage_of(s, "stage").hours_per_week = 37;
    ByHand hand(s);
    hand.give(first, 0);
    hand.until(past(35));

    const double share = 37 * may / (37 * (1 - may));
    CHECK(hand.state.wellbeing(first).strain == Approx((1 - std::exp(-1 / 8.0)) * share));
}

TEST_CASE("a judgement, a tie-in and strain multiply in the hazard that the review after it takes",
          "[crossings]") {
    Scenario s = one_stage(10, 0, 0, lasting(for_ever), 50);
    team_of(s, "team").posts.entries = {{"worker", 4}};
    s.working_time.max_overtime_share = {0.5};
    s.leaving = Leaving{};
    LeavingRule rule;
    rule.contract = Contract::permanent;
    rule.hazard = {0.2};
    rule.depth = 1;
    s.leaving->hazard.rules = {rule};
    s.leaving->strain_effect = 2;
    s.supply.academy = Academy{};
    s.supply.academy->role = "worker";
    s.supply.academy->bond = Term{{30}, 0.5};
    s.supply.overseas = Overseas{};
    s.supply.overseas->role = "worker";
    s.supply.overseas->visa = Term{{30}, 0.7};
    s.grade =
        judged(10, Grade::good, Grade::inadequate, factors(&GradeFactors::leaving, factor(1.5)));
    ByHand hand(s);
    const WorkerIndex trainee =
        hand.hire({.key = 90, .role = RoleIndex(0), .team = TeamIndex(0), .route = Route::academy});
    const WorkerIndex recruit = hand.hire(
        {.key = 91, .role = RoleIndex(0), .team = TeamIndex(0), .route = Route::overseas});
    hand.give(trainee, 0);
    hand.until(past(12));
    const double k = std::exp(-1 / 8.0);
    const double after_one =
        (1 - k) * 0.5 * 37 / 37 * (13.0 / 18.5);  // 13 of 18.5 hours of room are used
    CHECK(hand.state.wellbeing(trainee).leaving.hazard ==
          Approx(0.2 / year * 0.5 * std::exp(2 * after_one)));
    CHECK(hand.state.wellbeing(recruit).leaving.hazard == Approx(0.2 / year * 0.7));
    hand.until(past(14));

    const double after_two = k * after_one + after_one;
    CHECK(hand.state.wellbeing(trainee).leaving.hazard ==
          Approx(0.2 / year * 0.5 * 1.5 * std::exp(2 * after_two)));
    CHECK(hand.state.wellbeing(recruit).leaving.hazard == Approx(0.2 / year * 0.7 * 1.5));
}

TEST_CASE(
    "children who close on a judgement's date come back by its factor, those before it do not",
    "[crossings]") {
    Scenario s = one_stage(10, 1, 0, lasting(for_ever));
    come_back(s, "stage", 100, 0.5);
    s.grade = judged(
        10, Grade::good, Grade::inadequate, factors(&GradeFactors::re_referral, factor(1.9)));
    s.grade->factors.entries.push_back({"good", factors(&GradeFactors::re_referral, factor(0))});
    ByHand hand(s);
    for (int i = 0; i < 40; ++i)
        hand.give(first, 0, {.left = 9.9});
    for (int i = 0; i < 40; ++i)
        hand.give(first, 0, {.left = 10});
    hand.until(past(10));
    int before = 0;
    int on_the_day = 0;
    for (std::size_t c = 0; c < 40; ++c) {
        before += hand.due(EventKind::returns, CaseIndex(c)) < kernel::never ? 1 : 0;
        on_the_day += hand.due(EventKind::returns, CaseIndex(40 + c)) < kernel::never ? 1 : 0;
    }

    CHECK(hand.times(Happening::closes) == 80);
    CHECK(before == 0);
    CHECK(on_the_day > 30);  // 0.95
}

TEST_CASE("a change of the return takes in who closes from then on, and leaves who is to come back",
          "[crossings]") {
    Scenario s = one_stage(10, 1, 0, lasting(for_ever));
    come_back(s, "stage", 100, 0.95);
    s.changes = {change(5, Operation::set, "pathway.stages.stage.re_referral", 0.0)};
    ByHand hand(s);
    for (int i = 0; i < 30; ++i)
        hand.give(first, 0, {.left = 4});
    for (int i = 0; i < 30; ++i)
        hand.give(first, 0, {.left = 5});
    hand.until(past(5));
    int before = 0;
    int after = 0;
    for (std::size_t c = 0; c < 30; ++c) {
        before += hand.due(EventKind::returns, CaseIndex(c)) == 104 ? 1 : 0;
        after += hand.due(EventKind::returns, CaseIndex(30 + c)) < kernel::never ? 1 : 0;
    }

    CHECK(before > 22);
    CHECK(after == 0);
}

TEST_CASE("who has served the time that a change asks for grows at its instant", "[crossings]") {
    Scenario s = one_stage(10, 1, 4, lasting(for_ever));
    add_role(s, "grown", 2);
    role_of(s, "worker").becomes = "grown";
    role_of(s, "worker").becomes_after = {40};
    s.changes = {change(9, Operation::set, "roles.worker.becomes_after", 5.0)};
    ByHand hand(s);
    hand.until(past(9));

    CHECK(instants_of(hand, Happening::becomes, first) == Instants{9});
}

TEST_CASE("a judgement's price of agency and the year's prices multiply where they fall on one day",
          "[crossings]") {
    Scenario s = one_stage(4, 1, 0, lasting(for_ever));
    team_of(s, "team").initial[0].contract = Contract::agency;
    s.supply.agency = Agency{};
    s.supply.agency->length = lasting(for_ever);
    s.supply.agency->rate = {10};
    s.prices = scenario::Prices{{4, 6}, {0}, {0.1}, {0}};  // 6 April 2023 is day 3
    s.grade = judged(
        3, Grade::good, Grade::inadequate, factors(&GradeFactors::agency_price, factor(1.5)));
    ByHand hand(s);
    hand.until(past(7));

    CHECK(hand.at(1, Measure::cost_agency) == Approx(370 * (3 + 4 * 1.1 * 1.5) / 7));
}

TEST_CASE("a month of leave is not paid to agency workers, and is to permanent ones",
          "[crossings]") {
    Scenario s = leave_in_may(1);
    team_of(s, "team").initial.push_back(in_post("worker", 1, Contract::agency));
    role_of(s, "worker").salary = {year};
    s.supply.agency = Agency{};
    s.supply.agency->length = lasting(for_ever);
    s.supply.agency->roles = std::vector<std::string>{};  // nobody is given notice
    s.supply.agency->rate = {10};
    ByHand hand(s);
    hand.until(past(35));

    CHECK(hand.at(4, Measure::cost_agency) == Approx(370));
    CHECK(hand.at(5, Measure::cost_agency) == Approx(370 * (1 - may)));
    CHECK(hand.at(5, Measure::cost_permanent) == Approx(7));
}

TEST_CASE(
    "prices that step on the first of a month count from that midnight, with the month's leave",
    "[crossings]") {
    Scenario s = leave_in_may(1);
    role_of(s, "worker").salary = {year};
    stage_of(s, "stage").cost_per_case = {7};
    s.prices =
        scenario::Prices{{5, 1}, {1}, {0}, {1}};  // everything doubles on day 28, a week's end
    ByHand hand(s);
    hand.give(first, 0);
    hand.until(past(35));

    CHECK(hand.at(4, Measure::cost_permanent) == Approx(7));
    CHECK(hand.at(4, Measure::cost_placements) == Approx(7));
    CHECK(hand.at(5, Measure::cost_permanent) == Approx(14));
    CHECK(hand.at(5, Measure::cost_placements) == Approx(14));
}

TEST_CASE("a step of a judgement's factor and a step of a ramp at one week's end hold together",
          "[crossings]") {
    Scenario s = one_stage(4, 1, 0, lasting(for_ever));
    team_of(s, "team").initial[0].contract = Contract::agency;
    s.supply.agency = Agency{};
    s.supply.agency->length = lasting(for_ever);
    s.supply.agency->rate = {10};
    const FactorOverTime steps{{{{0, 1}, {14, 2}}}};
    s.grade =
        judged(0, Grade::good, Grade::inadequate, factors(&GradeFactors::agency_price, steps));
    Change ramp = change(0, Operation::set, "supply.agency.rate", 30.0);
    ramp.over = Duration{28};
    s.changes = {ramp};
    ByHand hand(s);
    hand.until(past(28));

    CHECK(hand.at(1, Measure::cost_agency) == Approx(370));
    CHECK(hand.at(2, Measure::cost_agency) == Approx(370 * 1.5));
    CHECK(hand.at(3, Measure::cost_agency) == Approx(370 * 2 * 2));
    CHECK(hand.at(4, Measure::cost_agency) == Approx(370 * 2.5 * 2));
}

}  // namespace caseforce::test
