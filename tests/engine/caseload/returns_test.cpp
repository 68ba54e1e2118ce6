// Re-referral (MODEL 3, quality and return), held against the formula case by case: the uniform
// number that a closing draws is known.
#include <cmath>

#include "tests/engine/simulator/by_hand.hpp"
#include "tests/support/catch.hpp"

namespace caseforce::test {
namespace {

const WorkerIndex first{0};

Scenario returning(double p0, double overload_effect, double handover_effect) {
    Scenario s = one_stage(40, 1, 0, lasting(10), 37);
    stage_of(s, "stage").re_referral = {p0};
    Return back;
    back.overload_effect = overload_effect;
    back.handover_effect = handover_effect;
    back.delay = lasting(50);
    back.to = "stage";
    s.pathway->return_ = back;
    return s;
}

double logistic_of(double p0, double effect) {
    return 1 / (1 + std::exp(-(std::log(p0 / (1 - p0)) + effect)));
}

/// Whether every closed case of `cases` comes back exactly if its number is under p.
bool come_back_with(const ByHand& council, const std::vector<CaseIndex>& cases, double p) {
    return std::all_of(cases.begin(), cases.end(), [&](CaseIndex of) {
        const double u =
            council.state.draws.uniform(council.state.history_of(of).key, Purpose::comes_back, 0);
        return (council.due(EventKind::returns, of) < kernel::never) == (u < p);
    });
}

std::vector<CaseIndex> opened(ByHand& council, int count) {
    std::vector<CaseIndex> cases;
    for (int i = 0; i < count; ++i)
        cases.push_back(council.give(first, 0, {.weight = 1e-9}));  // asks next to nothing
    return cases;
}

TEST_CASE("a case of full progress and no handover comes back with the stage's probability",
          "[returns]") {
    ByHand council(returning(0.3, 0.8, 0.25));
    const auto cases = opened(council, 500);
    council.until(10.5);

    CHECK(come_back_with(council, cases, 0.3));
}

TEST_CASE("lack of progress and handovers move the logit of coming back", "[returns]") {
    Scenario s = returning(0.3, 0.8, 0.25);
    ByHand council(s);
    const auto cases = opened(council, 500);
    council.give(first, 0, {.weight = 2, .left = for_ever});  // asks 74 hours: progress one half
    for (const CaseIndex of : cases)
        council.state.history_of(of).handovers = 2;
    council.until(10.5);

    CHECK(come_back_with(council, cases, logistic_of(0.3, 0.8 * 0.5 + 0.25 * 2)));
}

TEST_CASE("progress is averaged over the whole life, 0 while the case waits", "[returns]") {
    Scenario s = returning(0.3, 2.0, 0);
    team_of(s, "team").initial[0].count = 0;
    s.supply.market = Market{};
    ByHand council(s);
    std::vector<CaseIndex> cases;
    for (int i = 0; i < 500; ++i)
        cases.push_back(council.refer(0, {.weight = 1e-9}));
    council.until(30);  // waits 30 days, then lasts 10
    council.hire({.key = 1, .role = RoleIndex(0), .team = TeamIndex(0), .route = Route::market});
    council.until(40.5);

    CHECK(come_back_with(council, cases, logistic_of(0.3, 2.0 * (1 - 10.0 / 40))));
}

TEST_CASE("progress is 0 while the worker is absent", "[returns]") {
    Scenario s = returning(0.3, 2.0, 0);
    absences_last(s, 4);
    ByHand council(s);
    const auto cases = opened(council, 500);
    council.until(3);
    council.fall_sick(first);
    council.until(10.5);

    CHECK(come_back_with(council, cases, logistic_of(0.3, 2.0 * 0.4)));
}

TEST_CASE("a probability of 0 stays 0 whatever the load", "[returns]") {
    ByHand council(returning(0, 100, 100));
    const auto cases = opened(council, 200);
    council.give(first, 0, {.weight = 100, .left = for_ever});
    council.until(10.5);

    CHECK(come_back_with(council, cases, 0));
}

TEST_CASE("the stage's probability counts as 0.95 at most", "[returns]") {
    ByHand council(returning(1, 0, 0));
    const auto cases = opened(council, 500);
    council.until(10.5);

    CHECK(come_back_with(council, cases, 0.95));
}

TEST_CASE("without a law of return nobody comes back", "[returns]") {
    Scenario s = returning(0.9, 0, 0);
    s.pathway->return_.reset();
    ByHand council(s);
    const auto cases = opened(council, 100);
    council.until(10.5);

    CHECK(come_back_with(council, cases, 0));
}

TEST_CASE("the closing stage's probability counts, not that of the first", "[returns]") {
    Scenario s = returning(0.9, 0, 0);
    add_stage(s, "later", "team", 2);
    follow(s, "stage", "later");
    ByHand council(s);
    const auto cases = opened(council, 200);
    council.until(12.5);

    CHECK(council.state.tally.teams[0].closed == 200);
    CHECK(come_back_with(council, cases, 0));
}

TEST_CASE("a child comes back after the delay, alone, with the same weight and a clean history",
          "[returns]") {
    Scenario s = returning(0.95, 0, 0);
    add_stage(s, "again", "team", for_ever);
    s.pathway->return_->to = "again";
    s.pathway->handover_days = {10};
    s.pathway->transfer_days = {10};
    ByHand council(s);
    CaseIndex of;
    do {
        of = council.give(first, 0, {.weight = 1.7});
    } while (council.state.draws.uniform(
                 council.state.history_of(of).key, Purpose::comes_back, 0) >= 0.95);
    council.state.history_of(of).handovers = 3;
    const std::size_t before = council.state.cases.size();
    council.until(10.5);
    council.until(59.9);
    CHECK(council.state.cases.size() == before);
    council.until(60.1);

    REQUIRE(council.state.cases.size() == before + 1);
    const CaseIndex back(before);
    CHECK(council.stage(back) == 1);
    CHECK(council.state.now_of(back).weight == 1.7);
    CHECK(council.state.history_of(back).handovers == 0);
    CHECK(council.state.child_of(back).opened == Approx(60));
    CHECK(council.state.child_of(back).household == council.state.child_of(of).household);
    CHECK(council.due(EventKind::desk_ends, first) == Approx(60 + for_ever));
    CHECK(council.state.tally.teams[0].referrals == 1);
    CHECK(council.state.tally.teams[0].re_referrals == 1);
    CHECK(council.state.tally.stages[1].entered == 1);
}

}  // namespace
}  // namespace caseforce::test
