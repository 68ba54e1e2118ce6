// Long leave and sickness (MODEL 4): a worker is present for an exponential time and absent for a
// length of any law, in turn. In the long run the share absent is the mean length over the mean
// round (alternating renewal: Ross (1996), Stochastic Processes, section 3.4).
#include "tests/laws/supply_scenarios.hpp"

namespace caseforce::law {
namespace {

using enum Measure;

constexpr double staff = 40;

Scenario staffed(int weeks, Contract contract = Contract::permanent) {
    Scenario s = posts_to_fill(weeks, staff);
    team_of(s, "team").initial = {in_post("worker", 40, contract)};
    role_of(s, "worker").salary = {40000};
    return s;
}

/// Mean share of the time present.
double present(const SmallRun& run) { return mean_of(run, {hours_present}) / (staff * 37); }

const std::array<DurationLaw, 3> lengths_of_90_days{
    lasting(90), DurationLaw{Uniform{30, 150}}, DurationLaw{Exponential{90}}};

}  // namespace

TEST_CASE("long leave: the share absent in the long run is the mean leave over the mean round",
          "[supply][leave]") {
    constexpr double hazard = 1.5;
    const double absent = 90 / (90 + year / hazard);
    for (const DurationLaw& length : lengths_of_90_days) {
        Scenario s = staffed(100);
        s.warm_up = {6 * year};
        s.long_leave = LongLeave{{hazard}, length, {1}};
        check_means(s, 100, 91, {staff * absent, 1 - absent}, 0.08, [](const SmallRun& run) {
            return std::vector{mean_of(run, {absent_fte}), present(run)};
        });
    }
}

TEST_CASE("sickness: the share absent in the long run is the mean spell over the mean round",
          "[supply][leave]") {
    constexpr double hazard = 3;
    const double absent = 20 / (20 + year / hazard);
    for (const Contract contract : {Contract::permanent, Contract::agency}) {
        Scenario s = staffed(100, contract);
        s.warm_up = {3 * year};
        s.sickness = Sickness{{hazard}, {Gamma{20, 1.4}}, 0, 0};
        check_means(s, 40, 92, {staff * absent, 1 - absent}, 0.08, [](const SmallRun& run) {
            return std::vector{mean_of(run, {absent_fte}), present(run)};
        });
    }
}

TEST_CASE("absence: sickness and leave strike only the present, so that neither hides the other",
          "[supply][leave]") {
    Scenario s = staffed(100);
    s.warm_up = {6 * year};
    s.long_leave = LongLeave{{0.8}, {Uniform{60, 120}}, {1}};
    s.sickness = Sickness{{4}, lasting(15), 0, 0};
    const double here = 1 / (1 + 0.8 * 90 / year + 4 * 15 / year);
    check_means(s, 40, 93, {here, staff * (1 - here)}, 0.08, [](const SmallRun& run) {
        return std::vector{present(run), mean_of(run, {absent_fte})};
    });
}

TEST_CASE("long leave: from all present the number absent is binomial and rises exponentially",
          "[supply][leave]") {
    constexpr double begins = 2 / year;
    constexpr double ends = 1.0 / 60;
    Scenario s = staffed(40);
    s.long_leave = LongLeave{{2}, {Exponential{60}}, {1}};
    const std::array<int, 4> at{3, 8, 20, 40};
    std::vector<Moments> exact;
    for (const int w : at) {
        const double share = begins / (begins + ends) * -std::expm1(-(begins + ends) * w * week);
        exact.push_back(binomial(staff, share));
    }
    check_counts(s, 1200, 94, exact, {0.08, 0.25}, [&](const SmallRun& run) {
        std::vector<double> counts;
        for (const int w : at)
            counts.push_back(run.at(w, absent_fte));
        return counts;
    });
}

TEST_CASE("long leave: it is paid at its share, sickness in full", "[supply][leave]") {
    const double full = staff * 40000 * week / year;
    for (const double paid : {0.0, 0.45, 1.0}) {
        Scenario s = staffed(60);
        s.long_leave = LongLeave{{1.5}, {Uniform{30, 150}}, {paid}};
        SmallRun run(s);
        run.replicate(1, 95);
        for (int w = 1; w <= run.weeks(); ++w) {
            const double here = run.at(w, hours_present) / (staff * 37);
            CHECK(run.at(w, cost_permanent) == Approx(full * (here + paid * (1 - here))));
        }
        CHECK(run.at(60, absent_fte) > 0);
    }
    Scenario s = staffed(60);
    s.sickness = Sickness{{4}, lasting(30), 0, 0};
    SmallRun sick(s);
    sick.replicate(1, 95);
    CHECK(sick.at(60, absent_fte) > 0);
    for (int w = 1; w <= sick.weeks(); ++w)
        CHECK(sick.at(w, cost_permanent) == Approx(full));
}

TEST_CASE("long leave: agency workers and managed teams have none, managed teams no sickness",
          "[supply][leave]") {
    Scenario agency = staffed(60, Contract::agency);
    agency.long_leave = LongLeave{{5}, lasting(60), {1}};
    SmallRun run(agency);
    CHECK(run.replicate().sum(absent_fte) == 0);
    Scenario managed = posts_to_fill(60, 0);
    managed.long_leave = agency.long_leave;
    managed.sickness = Sickness{{5}, lasting(60), 0, 0};
    managed.supply.managed_teams = {ManagedTeam{monday, {52 * week}, "team", 30, 4, {}, {0}}};
    SmallRun block(managed);
    block.replicate();
    CHECK(block.at(10, managed_fte) == 34);
    CHECK(block.sum(absent_fte) == 0);
}

}  // namespace caseforce::law
