// Pay and the inspection grade (MODEL 5 and 6): (1 + premium)^elasticity on candidates and on
// permanent leaving, the judgement's factors in steps of the time since it.
#include "tests/laws/supply_scenarios.hpp"

namespace caseforce::law {
namespace {

using enum Measure;

FactorOverTime factor(double value) { return {{{{0, value}}}}; }
FactorOverTime factor(std::vector<std::pair<Days, double>> steps) { return {{std::move(steps)}}; }

GradePath path_of(std::vector<Judgement> path) {
    GradePath grade;
    grade.path = std::move(path);
    return grade;
}

/// Candidates into plentiful posts, who start at once.
Scenario recruiting(int weeks, double candidates) {
    Scenario s = posts_to_fill(weeks, 5000);
    s.supply.market = market_of(candidates);
    return s;
}

/// Starts in windows of weeks are Poisson, of mean the candidates' rate times so many days.
void check_starts(const Scenario& s,
                  double candidates,
                  const std::vector<std::pair<int, int>>& windows,
                  const std::vector<double>& days) {
    std::vector<Moments> exact;
    for (const double of_window : days)
        exact.push_back(poisson(candidates / year * of_window));
    check_counts(s, 600, 111, exact, {0.10, 0.35}, [&](const SmallRun& run) {
        std::vector<double> counts;
        for (const auto& [from, to] : windows)
            counts.push_back(sum_over(run, from, to, {starters}));
        return counts;
    });
}

/// Those left of 60 in post after these weeks, who leave at 1 a year for so many days.
void check_stays(const Scenario& s, const std::vector<int>& at, const std::vector<double>& days) {
    std::vector<Moments> exact;
    for (const double until : days)
        exact.push_back(binomial(60, std::exp(-until / year)));
    check_counts(s, 800, 112, exact, {0.05, 0.30}, [&](const SmallRun& run) {
        std::vector<double> counts;
        for (const int w : at)
            counts.push_back(run.at(w, permanent_headcount) + run.at(w, agency_headcount));
        return counts;
    });
}

Scenario leaving_only(int weeks, Contract contract) {
    Scenario s = posts_to_fill(weeks, 60);
    team_of(s, "team").initial = {in_post("worker", 60, contract)};
    s.leaving = leaving_of(contract, 1);
    return s;
}

}  // namespace

TEST_CASE("pay: a premium moves candidates and permanent leaving by its elasticities",
          "[supply][pay]") {
    const double more = std::pow(1.2, 1.5);
    const double fewer = std::pow(1.2, -0.8);
    Scenario s = recruiting(30, 60);
    s.supply.pay = Pay{{0.2}, 1.5, -0.8};
    check_starts(s, 60, {{0, 30}}, {more * 210});
    Scenario permanent = leaving_only(40, Contract::permanent);
    permanent.supply.pay = s.supply.pay;
    check_stays(permanent, {20, 40}, {fewer * 140, fewer * 280});
    Scenario agency = leaving_only(40, Contract::agency);
    agency.supply.pay = s.supply.pay;
    check_stays(agency, {20, 40}, {140, 280});
}

TEST_CASE("pay: the premium is paid to every permanent worker", "[supply][pay]") {
    for (const double premium : {-0.1, 0.0, 0.25}) {
        Scenario s = posts_to_fill(8, 10, 7);
        role_of(s, "worker").salary = {40000};
        s.on_cost = {0.3};
        s.supply.pay = Pay{{premium}, 3, -3};
        SmallRun run(s);
        run.replicate();
        const double of_one = 40000 * (1 + premium) * 1.3 * week / year;
        CHECK(run.at(8, cost_permanent) == Approx(7 * of_one));
        CHECK(run.at(8, vacancy_saving) == Approx(3 * of_one));
    }
}

TEST_CASE(
    "grade: candidates follow the steps of time since a judgement before the start and one "
    "within the run",
    "[supply][grade]") {
    Scenario s = recruiting(90, 50);
    s.grade = path_of({{day(-179), Grade::inadequate}, {day(400), Grade::good}});
    GradeFactors inadequate, good;
    inadequate.candidates = factor({{0, 0.5}, {364, 2}});  // from day 185 on
    good.candidates = factor({{0, 3}, {70, 0.8}});         // from day 400 and 470
    s.grade->factors.entries = {{"inadequate", inadequate}, {"good", good}};
    check_starts(s,
                 50,
                 {{0, 26}, {26, 52}, {52, 66}, {66, 90}},
                 {0.5 * 182,
                  0.5 * 3 + 2 * 179,
                  2.0 * (400 - 364) + 3.0 * (462 - 400),
                  3.0 * (470 - 462) + 0.8 * (630 - 470)});
}

TEST_CASE("grade: before its first date and in the warm-up the grade is the first of its path",
          "[supply][grade]") {
    Scenario s = recruiting(20, 80);
    s.warm_up = {70};
    s.grade = path_of({{day(70), Grade::inadequate}});
    GradeFactors factors;
    factors.candidates = factor({{0, 2}, {35, 0.5}});
    s.grade->factors.entries = {{"inadequate", factors}};
    check_starts(s, 80, {{0, 15}, {9, 20}}, {2 * 105, 2 * 42 + 0.5 * 35});
    check_counts(s, 500, 113, {poisson(80 / year * 2 * 77)}, {0.08, 0.35}, [](const auto& run) {
        return std::vector{run.at(1, permanent_headcount)};
    });
}

TEST_CASE("grade: leaving of every contract follows it, from the review on that sees it",
          "[supply][grade]") {
    GradeFactors good, inadequate;
    good.leaving = factor(0.5);
    inadequate.leaving = factor({{0, 2}, {70, 0.8}});
    for (const Contract contract : {Contract::permanent, Contract::agency}) {
        Scenario s = leaving_only(35, contract);
        // Day 101 is seen on day 105, day 171 on day 175.
        s.grade = path_of({{day(-400), Grade::good}, {day(101), Grade::inadequate}});
        s.grade->factors.entries = {{"good", good}, {"inadequate", inadequate}};
        check_stays(
            s, {15, 25, 35}, {0.5 * 105, 0.5 * 105 + 2.0 * 70, 0.5 * 105 + 2.0 * 70 + 0.8 * 70});
    }
}

TEST_CASE("grade: a judgement on a day of review acts on that review", "[supply][grade]") {
    Scenario s = leaving_only(20, Contract::permanent);
    s.grade = path_of({{day(-400), Grade::good}, {day(70), Grade::inadequate}});
    GradeFactors inadequate;
    inadequate.leaving = factor(2);
    s.grade->factors.entries = {{"inadequate", inadequate}};
    check_stays(s, {10, 20}, {70, 70 + 140});
}

TEST_CASE("grade: it does not touch the early ends of assignments", "[supply][grade]") {
    Scenario s = leaving_only(40, Contract::agency);
    s.leaving.reset();
    Agency agency;
    agency.length = lasting(1000 * year);
    agency.early_end = {1};
    agency.roles = std::vector<std::string>{};
    s.supply.agency = agency;
    s.grade = path_of({{day(-1), Grade::inadequate}});
    GradeFactors inadequate;
    inadequate.leaving = factor(3);
    s.grade->factors.entries = {{"inadequate", inadequate}};
    // Assignments in balance: a 1000th of those in post end within a year of themselves.
    check_stays(s, {20, 40}, {140 + 0.14, 280 + 0.28});
}

TEST_CASE("grade: the price of agency follows it at the instant", "[supply][grade]") {
    Scenario s = leaving_only(12, Contract::agency);
    s.leaving.reset();
    Agency agency;
    agency.length = lasting(1000 * year);
    agency.rate = {40};
    s.supply.agency = agency;
    team_of(s, "team").initial.front().count = 5;
    s.supply.agency->roles = std::vector<std::string>{};
    s.grade = path_of({{day(-10), Grade::good}, {day(24), Grade::inadequate}});
    GradeFactors good, inadequate;
    good.agency_price = factor(0.9);
    inadequate.agency_price = factor({{0, 1.1}, {14.5, 1.3}});  // from day 38.5
    s.grade->factors.entries = {{"good", good}, {"inadequate", inadequate}};
    SmallRun run(s);
    run.replicate();
    const double plain = 5 * 37 * 40;
    CHECK(run.at(3, cost_agency) == Approx(plain * 0.9));
    CHECK(run.at(4, cost_agency) == Approx(plain * (0.9 * 3 + 1.1 * 4) / 7));
    CHECK(run.at(5, cost_agency) == Approx(plain * 1.1));
    CHECK(run.at(6, cost_agency) == Approx(plain * (1.1 * 3.5 + 1.3 * 3.5) / 7));
    CHECK(run.at(12, cost_agency) == Approx(plain * 1.3));
}

TEST_CASE("grade: referrals follow it", "[supply][grade]") {
    Scenario s = one_stage(40, 1, 0, lasting(1));
    refer(s, 80);
    s.grade = path_of({{day(-10), Grade::good}, {day(80), Grade::inadequate}});
    GradeFactors good, inadequate;
    good.referrals = factor(0.7);
    inadequate.referrals = factor({{0, 1.5}, {100, 1}});
    s.grade->factors.entries = {{"good", good}, {"inadequate", inadequate}};
    const double a_day = 80 / year;
    check_counts(s,
                 800,
                 114,
                 {poisson(a_day * 0.7 * 77),
                  poisson(a_day * (0.7 * 3 + 1.5 * 100 + 2)),
                  poisson(a_day * 98)},
                 {0.08, 0.30},
                 [](const SmallRun& run) {
                     return std::vector{sum_over(run, 0, 11, {referrals}),
                                        sum_over(run, 11, 26, {referrals}),
                                        sum_over(run, 26, 40, {referrals})};
                 });
}

TEST_CASE("grade: children come back as often as the closing stage and it say, at most 95%",
          "[supply][grade]") {
    struct Closing {
        double p0, grade, exact;
    };
    for (const Closing& of : {Closing{0.3, 1.4, 0.42},
                              Closing{0.3, 0.5, 0.15},
                              Closing{0.8, 1.4, 0.95},
                              Closing{0, 2, 0}}) {
        Scenario s = one_stage(60, 1, 0, lasting(1));
        refer(s, 300);
        stage_of(s, "stage").re_referral = {of.p0};
        s.pathway->return_ = Return{0, 0, lasting(14), "stage"};
        s.grade = path_of({{day(-10), Grade::inadequate}});
        GradeFactors inadequate;
        inadequate.re_referral = factor(of.grade);
        s.grade->factors.entries = {{"inadequate", inadequate}};
        // Who closes in a week and comes back does so two weeks later. The second number keeps the
        // first's scale: nothing would be noticed in a mean of nought.
        const auto found = estimates(s, 150, 115, [&](const SmallRun& run) {
            const double closed = sum_over(run, 0, 58, {cases_closed});
            return std::vector{run.sum(re_referrals) - of.exact * closed, closed};
        });
        INFO("closing with " << of.p0 << " under " << of.grade);
        CHECK(within_standard_errors(found[0], 0));
        CHECK(narrow_enough(found[0], found[1].mean(), 0.01));
    }
}

}  // namespace caseforce::law
