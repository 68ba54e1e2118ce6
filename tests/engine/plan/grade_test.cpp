// The judgement in force and its factors (MODEL 6).
#include "engine/plan/grade.hpp"

#include "engine/plan/timeline.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/changes.hpp"

namespace caseforce::test {
namespace {

FactorOverTime factor(std::vector<std::pair<Days, double>> steps) {
    return {Steps{std::move(steps)}};
}

/// Inadequate from day 10, good from day 100.
Scenario judged() {
    Scenario s = one_stage(60, 1, 0, lasting(36525));
    GradePath grade;
    grade.path = {{day(100), Grade::good}, {day(10), Grade::inadequate}};
    GradeFactors inadequate, good;
    inadequate.candidates = factor({{0, 0.9}});
    inadequate.referrals = factor({{0, 1}, {20, 1.05}, {60, 1.5}});
    good.leaving = factor({{0, 0.95}});
    grade.factors.entries = {{"inadequate", inadequate}, {"good", good}};
    s.grade = grade;
    return s;
}

TEST_CASE("the last judgement by then is in force, from its own date on", "[grade]") {
    const Scenario s = judged();

    CHECK(plan::grade_at(s, 99.999).candidates == 0.9);
    CHECK(plan::grade_at(s, 99.999).leaving == 1);
    CHECK(plan::grade_at(s, 100).candidates == 1);
    CHECK(plan::grade_at(s, 100).leaving == 0.95);
}

TEST_CASE("before the first date of the path the factor is that of its first", "[grade]") {
    CHECK(plan::grade_at(judged(), 0).candidates == 0.9);
    CHECK(plan::grade_at(judged(), 0).referrals == 1);
}

TEST_CASE("a factor steps with the time since its judgement", "[grade]") {
    const Scenario s = judged();

    CHECK(plan::grade_at(s, 29.9).referrals == 1);
    CHECK(plan::grade_at(s, 30).referrals == 1.05);
    CHECK(plan::grade_at(s, 70).referrals == 1.5);
    CHECK(plan::grade_at(s, 100).referrals == 1);  // good has none
}

TEST_CASE("the same judgement again begins its steps anew", "[grade]") {
    Scenario s = judged();
    s.grade->path[0].is = Grade::inadequate;

    CHECK(plan::grade_at(s, 119).referrals == 1);
    CHECK(plan::grade_at(s, 120).referrals == 1.05);
}

TEST_CASE("factors are 1 where no grade is given", "[grade]") {
    Scenario s = judged();
    s.grade.reset();

    CHECK(plan::grade_at(s, 50).candidates == 1);
}

TEST_CASE("judgements and steps of their factors act at their instants", "[grade]") {
    const plan::Timeline timeline = plan::timeline_of(judged(), nullptr);
    std::vector<Days> from;
    for (const plan::Epoch& epoch : timeline.epochs)
        from.push_back(epoch.from);

    CHECK(from == std::vector<Days>{0, 30, 70, 100});
}

TEST_CASE("a policy may move the path", "[grade]") {
    Policy policy;
    Change change;
    change.at = day(0);
    change.assignments.push_back(
        {"grade.path", Operation::add, std::vector<Judgement>{{day(50), Grade::good}}});
    policy.changes = {change};
    const Scenario s = judged();
    const plan::Timeline timeline = plan::timeline_of(s, &policy);
    REQUIRE(timeline.epochs.size() == 3);

    CHECK(timeline.epochs[2].from == 50);
    CHECK(timeline.epochs[2].plan.terms.grade.leaving == 0.95);
}

TEST_CASE("in the warm-up the grade is the first of its path", "[grade]") {
    Scenario s = judged();
    s.warm_up = {28};
    s.grade->path[0].at = day(-10);  // good
    s.grade->path[1].at = day(-20);  // inadequate
    const plan::Timeline timeline = plan::timeline_of(s, nullptr);
    REQUIRE(timeline.epochs.size() == 2);

    CHECK(timeline.epochs[0].plan.terms.grade.candidates == 0.9);
    CHECK(timeline.epochs[1].from == 0);
    CHECK(timeline.epochs[1].plan.terms.grade.leaving == 0.95);
}

TEST_CASE("the agency price is the grade's on top of the rate, from the judgement on", "[grade]") {
    Scenario s = judged();
    s.horizon = {week};
    team_of(s, "team").initial[0].contract = Contract::agency;
    Agency agency;
    agency.length = lasting(36525);
    agency.rate = {10};
    s.supply.agency = agency;
    s.grade->path = {{day(-1), Grade::good}, {day(3), Grade::inadequate}};
    s.grade->factors.entries[0].second.agency_price = factor({{0, 2}});
    SmallRun run(s);
    run.replicate();

    CHECK(run.at(1, Measure::cost_agency) == Approx(37 * 10 * (3 + 2 * 4) / 7.0));
}

}  // namespace
}  // namespace caseforce::test
