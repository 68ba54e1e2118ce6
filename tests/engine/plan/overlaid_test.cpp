// Changes laid over a scenario from instant to instant, and plans of which a part is compiled again
// (MODEL 7), against what is laid and compiled at once.
#include "engine/plan/overlaid.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "analysis/selftest/drawn_council.hpp"
#include "engine/scenario/overlay.hpp"
#include "engine/scenario/walk.hpp"
#include "tests/support/catch.hpp"

namespace caseforce::test {
namespace {

Change scaled(int at, std::string path, double factor, Days over = 0) {
    Change change;
    change.at = {monday.days + at};
    if (over > 0) change.over = Duration{over};
    change.assignments.push_back({std::move(path), Operation::scale, factor});
    return change;
}

/// All at once, from the scenario as it is before any change.
std::string laid_at_once(const Scenario& s,
                         const std::vector<plan::DatedChange>& changes,
                         Days instant) {
    Scenario now = s;
    for (const plan::DatedChange& change : changes) {
        if (change.in_force(instant)) apply(now, *change.change, change.share(instant));
    }
    return fingerprint(now);
}

TEST_CASE("what is laid from instant to instant is what is laid at once", "[timeline]") {
    Scenario s = selftest::drawn_council(3, 30);
    s.changes = {scaled(0, "roles", 1.1),
                 scaled(5, "supply.agency.rate", 2, 40),
                 scaled(7, "supply", 0.9),
                 scaled(12, "leaving.hazard", 0.8, 60),
                 scaled(15, "supply.market.candidates_per_year", 1.5, 20),
                 scaled(21, "teams", 1.2)};
    s.changes[2].until = Date{monday.days + 50};
    s.changes[5].until = Date{monday.days + 28};
    s.changes[3].assignments.push_back({"demand.referrals_per_10000", Operation::scale, 0.5});
    std::vector<plan::DatedChange> changes;
    for (const Change& change : s.changes)
        changes.push_back(plan::dated(s, change));

    plan::Overlaid overlaid(s, changes);
    for (const Days instant : {0, 5, 7, 12, 14, 15, 21, 28, 35, 49, 50, 77, 84, 3}) {
        INFO(instant);
        overlaid.move_to(instant);
        CHECK(fingerprint(overlaid.now()) == laid_at_once(s, changes, instant));
    }
}

TEST_CASE("only sections of changes that begin, end or come further are laid anew", "[timeline]") {
    Scenario s = selftest::drawn_council(3, 30);
    s.changes = {scaled(5, "roles", 1.1), scaled(7, "leaving.hazard", 0.8, 14)};
    std::vector<plan::DatedChange> changes;
    for (const Change& change : s.changes)
        changes.push_back(plan::dated(s, change));
    const auto only = [](scenario::Section section) {
        scenario::Sections sections;
        sections.add(section);
        return sections;
    };

    plan::Overlaid overlaid(s, changes);
    CHECK(overlaid.move_to(0) == scenario::Sections{});
    CHECK(overlaid.move_to(5) == only(scenario::Section::roles));
    CHECK(overlaid.move_to(14) == only(scenario::Section::leaving));
    CHECK(overlaid.move_to(21) == only(scenario::Section::leaving));
    CHECK(overlaid.move_to(28) == scenario::Sections{});
}

struct Paths {
    std::vector<std::string> all;
    template <class T>
    void leaf(const scenario::Where& where, const T&) {
        if (where.varies == scenario::Varies::over_time) all.push_back(where.path);
    }
    template <class T>
    void list(const scenario::Where&, const std::vector<T>&) {}
    void absent(const scenario::Where&) {}
    void fixed(const scenario::Where&) {}
};

/// Weeks of two runs; measures that have no value are NaN.
bool are_equal(const std::vector<double>& a, const std::vector<double>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](double x, double y) {
        return x == y || (std::isnan(x) && std::isnan(y));
    });
}

/// A council of which people come by dated intakes as well.
Scenario with_intakes(Scenario s) {
    scenario::Academy academy;
    academy.cohorts.dated = {{{monday.days + 14}, 8}};
    academy.role = "new_worker";
    academy.readiness.steps = {{0.0, 0.5}, {90.0, 1.0}};
    academy.mentoring_hours = 2;
    s.supply.academy = academy;
    scenario::Overseas overseas;
    overseas.campaigns.dated = {{{monday.days + 21}, 9}};
    overseas.role = "worker";
    overseas.lead_time.law = Fixed{20};
    overseas.readiness.steps = {{0.0, 0.4}, {60.0, 1.0}};
    overseas.mentoring_hours = 2;
    s.supply.overseas = overseas;
    scenario::ManagedTeam managed;
    managed.at = {monday.days + 35};
    managed.length = {100};
    managed.team = s.teams.entries.front().first;
    managed.practitioners = 5;
    managed.fee = {9000};
    s.supply.managed_teams = {managed};
    s.supply.pay = scenario::Pay{{0.1}, 2, -2};
    return s;
}

TEST_CASE("a value that a change scales from the beginning acts as one that is written so",
          "[timeline]") {
    std::size_t felt = 0;
    for (std::uint64_t number = 1; number <= 4; ++number) {
        Scenario s = with_intakes(selftest::drawn_council(number, 40));
        s.warm_up = {0};
        Paths paths;
        walk(std::as_const(s), {}, paths);
        const SmallRun as_it_is = SmallRun(s).replicate();
        for (const std::string& path : paths.all) {
            INFO(number << " " << path);
            Policy policy;
            policy.changes = {scaled(0, path, 0.9)};
            Scenario written = s;
            apply(written, policy.changes[0], 1);
            const SmallRun changed = SmallRun(s, &policy).replicate();
            CHECK(are_equal(changed.rows(), SmallRun(written).replicate().rows()));
            felt += are_equal(changed.rows(), as_it_is.rows()) ? 0U : 1U;
        }
    }
    CHECK(felt > 400);
}

}  // namespace
}  // namespace caseforce::test
