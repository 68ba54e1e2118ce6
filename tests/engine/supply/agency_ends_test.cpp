// How agency assignments end (MODEL 5, agency): length, notice, conversion.
#include <algorithm>
#include <cmath>

#include "engine/supply/agency.hpp"
#include "engine/workforce/posts.hpp"
#include "tests/engine/simulator/by_hand.hpp"
#include "tests/support/catch.hpp"

namespace caseforce::test {
namespace {

const WorkerIndex first{0}, second{1};

/// One team with these posts; permanent workers come first in its list, then agency workers.
Scenario with_agency(double posts, int permanent, int agency_workers) {
    Scenario s = one_stage(60, 0, 0, lasting(for_ever));
    Team& team = team_of(s, "team");
    team.posts.entries[0].second = posts;
    team.initial = {in_post("worker", permanent),
                    in_post("worker", agency_workers, Contract::agency)};
    Agency agency;
    agency.length = lasting(for_ever);
    agency.notice = {28};
    s.supply.agency = agency;
    return s;
}

void assignment_ends(ByHand& council, WorkerIndex who, Days at) {
    council.state.wellbeing(who).assignment_end = at;
    council.state.schedule(EventKind::assignment_ends, who, at);
}

TEST_CASE("an assignment lasts its length from the start", "[agency]") {
    Scenario s = with_agency(2, 1, 0);
    s.supply.agency->length = lasting(50);
    ByHand council(s);
    council.until(7.1);  // asked for and there on day 7
    REQUIRE(council.state.workers.size() == 2);

    CHECK(council.due(EventKind::assignment_ends, second) == Approx(57));
}

TEST_CASE("an initial assignment is part of the way through its length", "[agency]") {
    Scenario s = with_agency(50, 0, 50);
    s.supply.agency->length = lasting(50);
    const ByHand council(s);
    double sum = 0;
    for (std::size_t w = 0; w < 50; ++w) {
        const Days end = council.due(EventKind::assignment_ends, WorkerIndex(w));
        CHECK(end > 0);
        CHECK(end < 50);
        sum += end;
    }

    CHECK(std::abs(sum / 50 - 25) < 4.9 * 50 / std::sqrt(12.0 * 50));
}

TEST_CASE("an assignment may end early by hazard", "[agency]") {
    Scenario s = with_agency(1, 0, 1);
    s.supply.agency->early_end = {0.5};
    const ByHand council(s);
    const double threshold = council.state.draws.exponential(
        council.state.workers.employment[0].key, Purpose::early_end_threshold);

    CHECK(council.due(EventKind::assignment_ends, first) ==
          Approx(std::min(threshold / 0.5 * 365.25,
                          council.state.workers.wellbeing[0].assignment_end)));
}

TEST_CASE("at the end of an assignment the worker goes and their cases are queued", "[agency]") {
    ByHand council(with_agency(1, 0, 1));
    const CaseIndex of = council.give(first, 0);
    assignment_ends(council, first, 3);
    council.until(3.1);

    CHECK_FALSE(council.state.employment(first).in_post);
    CHECK(council.standing(of) == Standing::queued);
    CHECK(council.state.tally.teams[0].leavers == 0);
}

TEST_CASE("where posts have filled by a whole worker, the one ending soonest gets notice",
          "[agency]") {
    ByHand council(with_agency(3, 2, 2));
    assignment_ends(council, WorkerIndex(2), 300);
    assignment_ends(council, WorkerIndex(3), 200);
    council.until(7.1);

    CHECK(council.due(EventKind::assignment_ends, WorkerIndex(3)) == Approx(35));
    CHECK(council.due(EventKind::assignment_ends, WorkerIndex(2)) == Approx(300));
}

TEST_CASE("less than a whole worker too many gets no notice", "[agency]") {
    ByHand council(with_agency(3.5, 2, 2));  // 1.5 uncovered
    council.until(7.1);

    CHECK(council.due(EventKind::assignment_ends, WorkerIndex(2)) > 35);
    CHECK(council.due(EventKind::assignment_ends, WorkerIndex(3)) > 35);
}

TEST_CASE("an assignment that ends before its notice would ends at its own time", "[agency]") {
    ByHand council(with_agency(2, 2, 1));
    assignment_ends(council, WorkerIndex(2), 20);
    council.until(7.1);

    CHECK(council.state.employment(WorkerIndex(2)).on_notice);
    CHECK(council.due(EventKind::assignment_ends, WorkerIndex(2)) == Approx(20));
}

TEST_CASE("notice is given once", "[agency]") {
    ByHand council(with_agency(2, 2, 1));
    assignment_ends(council, WorkerIndex(2), 300);
    council.until(14.1);

    CHECK(council.due(EventKind::assignment_ends, WorkerIndex(2)) == Approx(35));
}

TEST_CASE("as many get notice as there are whole workers too many", "[agency]") {
    ByHand council(with_agency(3, 2, 3));
    council.until(7.1);
    int on_notice = 0;
    for (const Employment& who : council.state.workers.employment)
        on_notice += who.on_notice ? 1 : 0;

    CHECK(on_notice == 2);
}

TEST_CASE("an agency worker under notice is still given cases", "[agency]") {
    ByHand council(with_agency(0, 0, 1));
    council.until(7.1);
    REQUIRE(council.state.employment(first).on_notice);
    const CaseIndex of = council.refer(0);
    council.allocate();

    CHECK(council.holder(of) == first);
}

TEST_CASE("roles that are not among the agency's get no notice", "[agency]") {
    Scenario s = with_agency(2, 2, 1);
    s.supply.agency->roles = std::vector<std::string>{};
    ByHand council(s);
    council.until(7.1);

    CHECK_FALSE(council.state.employment(WorkerIndex(2)).on_notice);
}

TEST_CASE("an agency worker in another role's post gets notice when that post has filled",
          "[agency]") {
    Scenario s = with_agency(1, 1, 0);
    add_role(s, "newly_qualified", 0).post_of = "worker";
    team_of(s, "team").initial.push_back(in_post("newly_qualified", 1, Contract::agency));
    ByHand council(s);
    council.until(7.1);

    CHECK(council.state.employment(second).on_notice);
}

TEST_CASE("a converted worker is permanent from then on and keeps their cases", "[agency]") {
    Scenario s = with_agency(1, 0, 1);
    s.supply.agency->conversion = {1};
    s.roles.entries[0].second.salary = {36525};
    s.working_time.max_overtime_share = {1};
    stage_of(s, "stage").hours_per_week = 50;
    ByHand council(s);
    const CaseIndex of = council.give(first, 0);
    assignment_ends(council, first, 10);
    council.until(14);

    CHECK(council.holder(of) == first);
    CHECK(council.state.history_of(of).handovers == 0);
    CHECK(council.state.employment(first).contract == Contract::permanent);
    CHECK(council.state.employment(first).route == Route::conversion);
    CHECK(council.state.employment(first).started == 10);
    CHECK(council.at(2, Measure::conversions) == 1);
    CHECK(council.at(2, Measure::starters) == 1);
    CHECK(council.at(2,
                     Measure::starters_by_route,
                     Level::council,
                     static_cast<std::size_t>(Route::conversion)) == 1);
    CHECK(council.at(2, Measure::leavers) == 0);
    CHECK(council.at(2, Measure::strain_mean) > council.at(1, Measure::strain_mean));
    CHECK(council.at(2, Measure::cost_permanent) == Approx(100.0 * 4));
}

TEST_CASE("what is used of the leaving threshold stays used at conversion", "[agency]") {
    Scenario s = with_agency(1, 0, 1);
    s.supply.agency->conversion = {1};
    Leaving leaving;
    LeavingRule agency;
    agency.contract = Contract::agency;
    agency.hazard = {0.1};
    LeavingRule permanent;
    permanent.contract = Contract::permanent;
    permanent.hazard = {0.2};
    leaving.hazard.rules = {agency, permanent};
    s.leaving = leaving;
    ByHand council(s);
    council.state.wellbeing(first).leaving.left = 5;
    assignment_ends(council, first, 10);
    council.until(10.1);

    CHECK(council.state.wellbeing(first).leaving.left == Approx(5 - 0.1 / 365.25 * 10));
    CHECK(council.state.wellbeing(first).leaving.hazard == Approx(0.2 / 365.25));
}

TEST_CASE("with nothing to fill nobody is converted", "[agency]") {
    Scenario s = with_agency(1, 1, 1);
    s.supply.agency->conversion = {1};
    ByHand council(s);
    assignment_ends(council, second, 3);
    council.until(3.1);

    CHECK_FALSE(council.state.employment(second).in_post);
}

TEST_CASE("a post that somebody has accepted is not there to convert to", "[agency]") {
    Scenario s = with_agency(1, 0, 1);
    s.supply.agency->conversion = {1};
    ByHand council(s);
    council.state.pipeline.push_back({.key = 1,
                                      .route = Route::market,
                                      .role = RoleIndex(0),
                                      .team = TeamIndex(0),
                                      .fte = 1,
                                      .pending = true});
    workforce::note_accepted(council.plan, council.state, council.state.pipeline.back());
    assignment_ends(council, first, 3);
    council.until(3.1);

    CHECK_FALSE(council.state.employment(first).in_post);
}

}  // namespace
}  // namespace caseforce::test
