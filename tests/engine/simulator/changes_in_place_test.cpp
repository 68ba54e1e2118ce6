// What a change touches of what is there already (MODEL 7): people, desks, queues, transfers and
// blocks, by pounds, hours and cases counted by hand.
#include "engine/simulator/changes.hpp"
#include "engine/workload/desk.hpp"
#include "tests/engine/simulator/by_hand.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/changes.hpp"

namespace caseforce::test {
namespace {

const WorkerIndex first{0};
/// One post, one worker, and agency that starts as soon as it is asked for.
Scenario covered(int weeks) {
    Scenario s = paid(weeks);
    Agency agency;
    agency.length = lasting(for_ever);
    agency.rate = {10};
    s.supply.agency = agency;
    return s;
}

// ---- what is there ----

TEST_CASE("the agency rate changes for those who are there", "[changes]") {
    Scenario s = covered(1);
    team_of(s, "team").initial[0].contract = Contract::agency;
    s.changes = {change(3, Operation::set, "supply.agency.rate", 20.0)};
    SmallRun run(s);
    run.replicate();

    CHECK(run.at(1, Measure::cost_agency) == Approx(37 * (10 * 3 + 20 * 4) / 7.0));
}

TEST_CASE("days of leave change the hours present", "[changes]") {
    Scenario s = paid(1);
    s.working_time.leave = AnnualLeave{};
    s.changes = {change(3, Operation::set, "working_time.leave.days_per_year", 26.089)};
    SmallRun run(s);
    run.replicate();

    CHECK(run.at(1, Measure::hours_present) == Approx(37 * (3 + 4 * 0.9) / 7));
}

TEST_CASE("cases on desks ask other hours from the change on", "[changes]") {
    Scenario s = paid(1);
    open_at_the_beginning(s, "stage", 2);
    s.changes = {change(3, Operation::set, "pathway.stages.stage.hours_per_week", 30.0)};
    SmallRun run(s);
    run.replicate();

    CHECK(run.at(1, Measure::hours_demanded) == Approx((20 * 3 + 60 * 4) / 7.0));
    CHECK(run.at(1, Measure::hours_undone) == Approx((60 - 37) * 4 / 7.0));
    CHECK(run.at(1, Measure::practitioners_needed_fte) == Approx((20 * 3 + 60 * 4) / 7.0 / 37));
}

TEST_CASE("a higher cap lets waiting cases in at its instant", "[changes]") {
    Scenario s = one_stage(1, 1, 1, lasting(for_ever));
    s.pathway->over_cap = {OverCap::Rule::wait, 1};
    open_at_the_beginning(s, "stage", 3, 1.0 / 3);
    s.changes = {change(3, Operation::set, "roles.worker.caseload_cap", 2.0)};
    SmallRun run(s);
    run.replicate();

    CHECK(run.at(1, Measure::unallocated_cases) == 1);
    CHECK(run.at(1, Measure::queue_days, Level::stage, 0) == Approx(2 * 3 + 1 * 4));
}

TEST_CASE("a lower cap takes no case away and gives no new one", "[changes]") {
    Scenario s = one_stage(1, 1, 5, lasting(for_ever));
    s.pathway->over_cap = {OverCap::Rule::wait, 1};
    open_at_the_beginning(s, "stage", 5);
    s.changes = {change(3, Operation::set, "roles.worker.caseload_cap", 2.0)};
    SmallRun run(s);
    run.replicate();

    CHECK(run.at(1, Measure::unallocated_cases) == 0);
    CHECK(run.at(1, Measure::share_over_cap) == 1);
}

TEST_CASE("a rule of over cap changes for the cases that wait", "[changes]") {
    Scenario s = one_stage(1, 1, 1, lasting(for_ever));
    s.pathway->over_cap = {OverCap::Rule::wait, 1};
    open_at_the_beginning(s, "stage", 3, 1.0 / 3);
    s.changes = {change(3, Operation::set, "pathway.over_cap", OverCap{})};
    SmallRun run(s);
    run.replicate();

    CHECK(run.at(1, Measure::unallocated_cases) == 0);
    CHECK(run.at(1, Measure::queue_days, Level::stage, 0) == Approx(2 * 3));
}

TEST_CASE("a role that may take a stage from the change on takes what waits", "[changes]") {
    Scenario s = one_stage(1, 1, 0, lasting(for_ever));
    Role expert;
    expert.holds_cases = true;
    s.roles.entries.emplace_back("expert", expert);
    stage_of(s, "stage").roles = {"expert"};
    open_at_the_beginning(s, "stage", 2, 0);
    s.changes = {change(3,
                        Operation::set,
                        "pathway.stages.stage.roles",
                        std::vector<std::string>{"worker", "expert"})};
    SmallRun run(s);
    run.replicate();

    CHECK(run.at(1, Measure::unallocated_cases) == 0);
    CHECK(run.at(1, Measure::queue_days, Level::stage, 0) == Approx(2 * 3));
}

TEST_CASE("a placement costs its new price from the change on", "[changes]") {
    Scenario s = paid(1);
    stage_of(s, "stage").cost_per_case = {100};
    open_at_the_beginning(s, "stage", 2);
    s.changes = {change(3, Operation::set, "pathway.stages.stage.cost_per_case", 300.0)};
    SmallRun run(s);
    run.replicate();

    CHECK(run.at(1, Measure::cost_placements) == Approx(2 * (100 * 3 + 300 * 4) / 7.0));
}

TEST_CASE("the referrals of a rate that changes within a week are those of either rate",
          "[changes]") {
    Scenario always = one_stage(3, 1, 0, lasting(for_ever));
    refer(always, 3000);
    Scenario until_then = always;
    until_then.changes = {change(3, Operation::set, "demand.referrals_per_10000", 0.0)};
    Scenario from_then = always;
    from_then.demand->referrals_per_10000 = {0};
    from_then.changes = {change(3, Operation::set, "demand.referrals_per_10000", 3000.0)};
    SmallRun all(always), before(until_then), after(from_then);
    all.replicate();
    before.replicate();
    after.replicate();

    REQUIRE(before.at(1, Measure::referrals) > 0);
    REQUIRE(after.at(1, Measure::referrals) > 0);
    CHECK(all.at(1, Measure::referrals) ==
          before.at(1, Measure::referrals) + after.at(1, Measure::referrals));
    CHECK(before.at(2, Measure::referrals) == 0);
    CHECK(all.at(2, Measure::referrals) == after.at(2, Measure::referrals));
}

TEST_CASE("the noise of a week that changes within it is that of either law", "[changes]") {
    Scenario steady = one_stage(3, 1, 0, lasting(for_ever));
    refer(steady, 3000);
    Scenario noisy = steady;
    noisy.demand->weekly_cv = 1;
    Scenario to_noisy = steady, to_steady = noisy;
    to_noisy.changes = {change(3, Operation::set, "demand.weekly_cv", 1.0)};
    to_steady.changes = {change(3, Operation::set, "demand.weekly_cv", 0.0)};
    const auto referrals = [](const Scenario& scenario, int week_number) {
        SmallRun run(scenario);
        run.replicate();
        return run.at(week_number, Measure::referrals);
    };

    CHECK(referrals(steady, 1) != referrals(noisy, 1));
    CHECK(referrals(to_noisy, 1) != referrals(steady, 1));
    CHECK(referrals(to_noisy, 1) + referrals(to_steady, 1) ==
          referrals(steady, 1) + referrals(noisy, 1));
    CHECK(referrals(to_noisy, 2) == referrals(noisy, 2));
}

TEST_CASE("a stage that is given a limit counts the cases that are open in it", "[changes]") {
    Scenario s = one_stage(5, 1, 0, lasting(10));
    refer(s, 3000);
    Scenario always = s;
    stage_of(always, "stage").limit = WorkingDays{1};
    s.changes = {change(8, Operation::set, "pathway.stages.stage.limit", 1)};
    SmallRun run(s), as_ever(always);
    run.replicate();
    as_ever.replicate();

    for (int number = 2; number <= 5; ++number) {
        INFO("week " << number);
        CHECK(run.at(number, Measure::open_over_limit, Level::stage, 0) ==
              as_ever.at(number, Measure::open_over_limit, Level::stage, 0));
        CHECK(run.at(number, Measure::stage_in_limit, Level::stage, 0) ==
              Approx(as_ever.at(number, Measure::stage_in_limit, Level::stage, 0)));
    }
}

TEST_CASE("a limit taken further is met by those whose stages end after it", "[changes]") {
    Scenario s = one_stage(4, 1, 0, lasting(10));
    refer(s, 3000);
    stage_of(s, "stage").limit = WorkingDays{1};
    s.changes = {change(14, Operation::set, "pathway.stages.stage.limit", 30)};
    SmallRun run(s);
    run.replicate();

    CHECK(run.at(2, Measure::stage_in_limit, Level::stage, 0) == 0);
    CHECK(run.at(3, Measure::stage_in_limit, Level::stage, 0) == 1);
}

// ---- looked at by hand: the terms of a plan give way to another's ----

/// The terms of `after` hold from now on.
void take(ByHand& council, const plan::Plan& after) {
    simulator::take_terms(council.plan, after, council.state);
    workload::bring_up_to_date(after, council.state);
    caseload::allocate(after, council.state);
    workload::bring_up_to_date(after, council.state);
}

/// A case of "later" that the first worker holds for the other team, which has nobody.
CaseIndex held_between_teams(ByHand& council) {
    const CaseIndex of = council.give(first, 0, {.weight = 1, .left = 1});
    council.until(2);
    REQUIRE(council.standing(of) == Standing::held);
    return of;
}

Scenario holding() {
    Scenario s = two_teams(10, for_ever, for_ever);
    stage_of(s, "later").hours_per_week = 8;
    s.pathway->transfer = Transfer::hold;
    s.pathway->held_hours = {0.5};
    team_of(s, "other").initial.clear();
    return s;
}

TEST_CASE("a case held in transfer asks its share of the new hours", "[changes]") {
    const Scenario s = holding();
    ByHand council(s);
    held_between_teams(council);
    Scenario later = s;
    stage_of(later, "later").hours_per_week = 20;
    take(council, plan::compile(later));

    CHECK(council.state.desk(first).demand == Approx(10));
    CHECK(council.state.teams[1].asked_hours.value == Approx(20));
}

TEST_CASE("a case held in transfer asks another share of its hours", "[changes]") {
    const Scenario s = holding();
    ByHand council(s);
    held_between_teams(council);
    Scenario later = s;
    later.pathway->held_hours = {0.25};
    take(council, plan::compile(later));

    CHECK(council.state.desk(first).demand == Approx(2));
    CHECK(council.state.teams[1].asked_hours.value == Approx(8));
}

/// One worker, absent from day 2, whose cases go to the queue after 10 days.
Scenario absent_for_long() {
    Scenario s = one_stage(10, 1, 0, lasting(for_ever));
    absences_last(s, for_ever);
    s.pathway->cover_after = Duration{10};
    return s;
}

TEST_CASE("somebody absent is covered after the new time since they went", "[changes]") {
    const Scenario s = absent_for_long();
    ByHand council(s);
    council.until(2);
    council.fall_sick(first);
    council.until(5);
    Scenario later = s;
    later.pathway->cover_after = Duration{20};
    take(council, plan::compile(later));
    CHECK(council.due(EventKind::cover_due, first) == Approx(22));

    ByHand sooner(s);
    sooner.until(2);
    sooner.fall_sick(first);
    sooner.until(5);
    later.pathway->cover_after = Duration{1};
    take(sooner, plan::compile(later));
    CHECK(sooner.due(EventKind::cover_due, first) == Approx(5));
}

TEST_CASE("what is left of an assignment's early end runs at the new hazard", "[changes]") {
    Scenario s = one_stage(60, 1, 0, lasting(for_ever));
    team_of(s, "team").initial[0].contract = Contract::agency;
    Agency agency;
    agency.length = lasting(for_ever);
    agency.early_end = {2};
    s.supply.agency = agency;
    ByHand council(s);
    const double threshold = council.state.draws.exponential(
        council.state.workers.employment[0].key, Purpose::early_end_threshold);
    council.state.wellbeing(first).assignment_end = for_ever;
    const Days instant = std::min(3.0, threshold / 2 * year / 2);
    council.until(instant);
    Scenario later = s;
    later.supply.agency->early_end = {8};
    take(council, plan::compile(later));

    CHECK(council.due(EventKind::assignment_ends, first) ==
          Approx(instant + (threshold - 2 * instant / year) / 8 * year));
}

TEST_CASE("readiness steps that change hold for those who have started", "[changes]") {
    Scenario s = one_stage(60, 0, 0, lasting(for_ever));
    team_of(s, "team").posts.entries[0].second = 1;
    Market market;
    market.readiness = {{{0, 0.5}, {100, 1}}};
    s.supply.market = market;
    ByHand council(s);
    council.hire({.key = 1, .role = RoleIndex(0), .team = TeamIndex(0), .route = Route::market});
    council.until(10);
    Scenario later = s;
    later.supply.market->readiness = {{{0, 0.2}, {8, 0.75}, {30, 1}}};
    take(council, plan::compile(later));

    CHECK(council.state.desk(first).readiness == 0.75);
    CHECK(council.due(EventKind::readiness_steps, first) == Approx(30));
}

/// Nobody takes the case, which waits and may escalate.
Scenario waiting() {
    Scenario s = two_teams(60, 100, for_ever);
    team_of(s, "team").initial.clear();
    stage_of(s, "stage").escalation = Escalation{"later", {0.1}};
    return s;
}

TEST_CASE("a waiting case escalates by the hazard of when it joined", "[changes]") {
    Scenario s = waiting();
    ByHand council(s);
    const CaseIndex of = council.refer(0);
    council.allocate();
    const Days before = council.due(EventKind::case_wakes, of);
    REQUIRE(before < kernel::never);
    council.until(0.25 * before);
    Scenario later = s;
    stage_of(later, "stage").escalation->hazard = {0.3};
    take(council, plan::compile(later));

    CHECK(council.due(EventKind::case_wakes, of) == before);
}

TEST_CASE("time runs at the speed of when they joined for the cases that wait", "[changes]") {
    Scenario s = waiting();
    stage_of(s, "stage").escalation.reset();
    s.pathway->unallocated_speed = 0.5;
    ByHand council(s);
    const CaseIndex of = council.refer(0, {.left = 100});
    council.allocate();
    REQUIRE(council.due(EventKind::case_wakes, of) == Approx(200));
    council.until(40);  // 20 of 100 done
    Scenario later = s;
    later.pathway->unallocated_speed = 1;
    take(council, plan::compile(later));

    CHECK(council.due(EventKind::case_wakes, of) == Approx(200));
}

TEST_CASE("drift changes the speed of the cases on desks", "[changes]") {
    Scenario s = one_stage(60, 1, 0, lasting(for_ever), 74);
    ByHand council(s);
    council.give(first, 0, {.left = 100});
    council.until(20);
    Scenario later = s;
    later.pathway->drift = 1;
    take(council, plan::compile(later));

    CHECK(council.due(EventKind::desk_ends, first) == Approx(20 + 80 / 0.5));
}

}  // namespace
}  // namespace caseforce::test
