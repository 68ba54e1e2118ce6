// Law 2 (MODEL 10): Little's law on the sample path. From empty to empty, the integral of a number
// is the sum of the times that make it up, whatever happened on the way: to rounding, in every
// replication, without any assumption on arrivals or durations.
// Source: Stidham (1974), A last word on L = lambda W, Operations Research 22(2).
#include "analysis/selftest/drawn_council.hpp"
#include "tests/laws/law.hpp"

namespace caseforce::law {
namespace {

using enum Measure;
constexpr int councils = 40;
constexpr double hours_a_case = 1.5;

/// To rounding, in days.
bool equal(double a, double b) { return std::fabs(a - b) <= 1e-9 * (1 + std::max(a, b)); }

/// From empty to empty in twelve years, with so few places that many wait.
Scenario with_queues(std::uint64_t number) {
    Scenario s = from_empty_to_empty(number, 12);
    s.pathway->over_cap = {OverCap::Rule::wait, 1};
    return s;
}

void ends_empty(const SmallRun& run) {
    REQUIRE(run.at(run.weeks(), open_cases) == 0);
    REQUIRE(run.sum(referrals) > 50);
}

/// As above, with cases that all ask the same hours, none while a former worker holds them: each of
/// them is at every instant in a queue or on a desk that it asks its hours of.
Scenario alike(std::uint64_t number, Transfer transfer) {
    Scenario s = with_queues(number);
    s.demand->weight = {};
    s.pathway->transfer = transfer;
    s.pathway->held_hours = {0};
    for (auto& [name, stage] : s.pathway->stages.entries)
        stage.hours_per_week = hours_a_case;
    return s;
}

/// Two teams, every stage of the other team than the last, or given up by its worker: every stage
/// begins in a queue. Nobody leaves, is absent or gives up waiting.
Scenario every_stage_queues(std::uint64_t number, Transfer transfer) {
    Scenario s = with_queues(number);
    s.leaving.reset();
    s.sickness.reset();
    s.supply = {};
    s.pathway->unallocated_speed = 0;
    s.pathway->transfer = transfer;
    for (auto& [name, stage] : s.pathway->stages.entries) {
        stage.keep_worker = false;
        stage.escalation.reset();
    }
    return s;
}

/// Waits of those allocated from a stage's queue that nobody joins but on entering the stage.
double waits_of_allocated(const SmallRun& run, std::size_t stage) {
    double waits = 0;
    double waiting = 0;
    for (int w = 1; w <= run.weeks(); ++w) {
        const double before = waiting;
        waiting = value(run, w, of_stage(unallocated_cases, stage)) +
                  value(run, w, of_stage(awaiting_transfer, stage));
        const double allocated = value(run, w, of_stage(stage_entered, stage)) - (waiting - before);
        if (allocated > 0) waits += allocated * value(run, w, of_stage(wait_days_mean, stage));
    }
    return waits;
}

/// Two teams; the workers of the first leave, those of the second are few and stay.
Scenario holders_who_leave() {
    Scenario s = one_stage(52 * 12, 40, 6, {Exponential{20}});
    s.roles.entries.emplace_back("receiver", practitioner(6));
    Team second;
    second.posts.entries = {{"receiver", 2}};
    second.initial = {in_post("receiver", 2)};
    s.teams.entries.emplace_back("second", second);
    Stage later;
    later.team = "second";
    later.duration = {Exponential{60}};
    s.pathway->stages.entries.emplace_back("later", later);
    stage_of(s, "stage").next.entries = {{"later", {1}}};
    s.pathway->over_cap = {OverCap::Rule::wait, 1};
    s.pathway->transfer = Transfer::hold;
    s.leaving = Leaving{};
    LeavingRule rule;
    rule.contract = Contract::permanent;
    rule.role = "worker";
    rule.hazard = {1};
    rule.depth = 2;
    s.leaving->hazard.rules = {rule};
    refer(s, 200);
    s.demand->trend = {-0.9};
    return s;
}

}  // namespace

TEST_CASE("law 2: the case-days of a stage are the lengths of the stages that ended", "[law2]") {
    for (std::uint64_t number = 1; number <= councils; ++number) {
        SmallRun run(with_queues(number));
        run.replicate(number);
        ends_empty(run);
        for (std::size_t i = 0; i < run.plan().n_stages(); ++i) {
            const double lengths =
                sum_of_products(run, of_stage(stage_left, i), of_stage(stage_days_mean, i));
            INFO("council " << number << ", stage " << i);
            CHECK(equal(run.sum(case_days, Level::stage, i), lengths));
        }
    }
}

TEST_CASE("law 2: the days in a stage's queue are the waits of those allocated from it", "[law2]") {
    for (const Transfer transfer : {Transfer::queue, Transfer::hold}) {
        double days = 0;
        for (std::uint64_t number = 1; number <= councils; ++number) {
            SmallRun run(every_stage_queues(number, transfer));
            run.replicate(number);
            ends_empty(run);
            for (std::size_t i = 0; i < run.plan().n_stages(); ++i) {
                const double waits = waits_of_allocated(run, i);
                const double queued = run.sum(queue_days, Level::stage, i);
                INFO("council " << number << ", stage " << i);
                CHECK(equal(queued, waits));
                days += queued;
            }
        }
        CHECK(days > 1000);
    }
}

TEST_CASE("law 2: a wait goes on where the holder in transfer leaves", "[law2]") {
    double let_go = 0;
    for (std::uint64_t number = 1; number <= councils; ++number) {
        SmallRun run(holders_who_leave());
        run.replicate(number);
        REQUIRE(run.at(run.weeks(), open_cases, Level::stage, 1) == 0);
        INFO("replication " << number);
        CHECK(equal(run.sum(queue_days, Level::stage, 1), waits_of_allocated(run, 1)));
        let_go += run.sum(unallocated_cases, Level::stage, 1);
    }
    CHECK(let_go > 10 * councils);
}

TEST_CASE(
    "law 2: a case is in a queue or on a desk at every instant, through absence, leaving and "
    "escalation",
    "[law2]") {
    double on_desks = 0;
    double in_queues = 0;
    for (std::uint64_t number = 1; number <= councils; ++number) {
        SmallRun run(alike(number, number % 2 == 0 ? Transfer::hold : Transfer::queue));
        run.replicate(number);
        ends_empty(run);
        double open = 0;
        double queued = 0;
        for (std::size_t i = 0; i < run.plan().n_stages(); ++i) {
            open += run.sum(case_days, Level::stage, i);
            queued += run.sum(queue_days, Level::stage, i);
        }
        const double desk = week * run.sum(hours_demanded) / hours_a_case;
        INFO("council " << number);
        CHECK(equal(open, queued + desk));
        on_desks += desk;
        in_queues += queued;
    }
    CHECK(in_queues > 0.02 * on_desks);
}

TEST_CASE("law 2: with a fixed duration, days open are waits and durations, handovers included",
          "[law2]") {
    constexpr Days duration = 40;
    constexpr Days handover = 7;
    double changes = 0;
    for (std::uint64_t number = 1; number <= councils; ++number) {
        Scenario s = one_stage(52 * 12, 8, 6, lasting(duration));
        refer(s, 300);
        s.demand->trend = {-0.9};
        s.pathway->over_cap = {OverCap::Rule::wait, 1};
        s.pathway->cover_after = Duration{5};
        s.pathway->handover_days = {handover};
        s.sickness = Sickness{{6}, {Exponential{10}}, 0, 0};
        SmallRun run(s);
        run.replicate(number);
        ends_empty(run);
        const double waits = run.sum(queue_days, Level::stage);
        changes += run.sum(handovers);
        INFO("replication " << number);
        CHECK(equal(run.sum(case_days, Level::stage),
                    waits + duration * run.sum(cases_closed) + handover * run.sum(handovers)));
    }
    CHECK(changes > 10 * councils);
}

TEST_CASE("law 2: the days in a queue are the waits of those allocated and of those who escalated",
          "[law2]") {
    constexpr Days duration = 30;
    double escalated = 0;
    for (std::uint64_t number = 1; number <= councils; ++number) {
        Scenario s = one_stage(52 * 12, 3, 4, lasting(duration));
        Stage urgent;
        urgent.team = "team";
        urgent.duration = {Exponential{20}};
        urgent.hours_per_week = 1;
        urgent.over_cap = OverCap{OverCap::Rule::allow, 1};
        s.pathway->stages.entries.emplace_back("urgent", urgent);
        s.pathway->over_cap = {OverCap::Rule::wait, 1};
        stage_of(s, "stage").escalation = Escalation{"urgent", {0.15}};
        refer(s, 250);
        s.demand->trend = {-0.9};
        SmallRun run(s);
        run.replicate(number);
        ends_empty(run);
        const double left = run.sum(stage_left, Level::stage, 0);
        const double allocated = left - run.sum(escalations);
        const double lengths =
            sum_of_products(run, of_stage(stage_left), of_stage(stage_days_mean));
        INFO("replication " << number);
        CHECK(equal(run.sum(queue_days, Level::stage, 0), lengths - duration * allocated));
        escalated += run.sum(escalations);
    }
    CHECK(escalated > 5 * councils);
}

}  // namespace caseforce::law
