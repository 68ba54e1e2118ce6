// Agency in balance (MODEL 5). Each worker asked for is a place that goes round on its own: an
// assignment, the wait for the review that sees its end, the time to fill. So the long-run share of
// places in post is the mean assignment over the mean round (renewal reward: Ross (1996),
// Stochastic Processes, section 3.6).
#include <algorithm>
#include <functional>

#include "analysis/theory/infinite_server.hpp"
#include "tests/laws/supply_scenarios.hpp"

namespace caseforce::law {
namespace {

using enum Measure;

constexpr double places = 20;

Agency agency_of(DurationLaw length, DurationLaw time_to_fill = lasting(0)) {
    Agency agency;
    agency.length = std::move(length);
    agency.time_to_fill = std::move(time_to_fill);
    agency.rate = {40};
    return agency;
}

/// Posts that only agency fills, in balance.
Scenario covered_by(Agency agency) {
    Scenario s = posts_to_fill(150, places);
    s.warm_up = {156 * week};
    s.supply.agency = std::move(agency);
    return s;
}

/// From a start at this time since a review, the mean time to the review that sees the end of an
/// assignment which ends at a constant hazard a day: every review is passed with the same chance.
Days until_seen(double hazard, Days since_review) {
    return week - since_review +
           std::exp(-hazard * (week - since_review)) * week / -std::expm1(-hazard * week);
}

/// Mean FTE in post over the time recorded.
double mean_fte(const SmallRun& run) { return mean_of(run, {cost_agency}) / (40 * 37.0); }

/// Agency workers of before, in a team that asks for none and gives nobody notice.
Scenario already_there(int weeks, double posts, int workers, DurationLaw length) {
    Scenario s = posts_to_fill(weeks, posts);
    team_of(s, "team").initial = {in_post("worker", workers, Contract::agency)};
    s.supply.agency = agency_of(std::move(length));
    s.supply.agency->roles = std::vector<std::string>{};
    return s;
}

}  // namespace

TEST_CASE(
    "agency: with asks filled in whole weeks a place is a geometric number of weeks from "
    "empty to empty",
    "[supply][agency]") {
    constexpr double ends = 1.0 / 50 + 2.0 / year;  // of assignments and before them, a day
    Agency agency = agency_of({Exponential{50}}, lasting(21));
    agency.early_end = {2.0};
    const double round = until_seen(ends, 0) + 21;
    // At a week's end those are in post who will not be seen gone at this review.
    const double at_weeks_end = (until_seen(ends, 0) - week) / round;
    check_means(covered_by(agency),
                80,
                71,
                {places / ends / round, places * at_weeks_end},
                0.02,
                [](const SmallRun& run) {
                    return std::vector{mean_fte(run), mean_of(run, {agency_fte})};
                });
}

TEST_CASE(
    "agency: with asks filled at any time of the week the stock is the mean assignment over "
    "the mean round",
    "[supply][agency]") {
    constexpr double ends = 1.0 / 40;
    constexpr Days to_fill = 24;
    // An exponential time to fill, reckoned from a review; its remainder over whole weeks.
    const double seen = theory::integral(
        [&](double x) {
            return std::exp(-x / to_fill) / to_fill / -std::expm1(-week / to_fill) *
                   until_seen(ends, x);
        },
        0,
        week);
    const double stock = places / ends / (seen + to_fill);
    check_means(covered_by(agency_of({Exponential{1 / ends}}, {Exponential{to_fill}})),
                80,
                72,
                {stock},
                0.02,
                [](const SmallRun& run) { return std::vector{mean_fte(run)}; });
}

TEST_CASE("agency: an end of any instant waits half a week on average for the review",
          "[supply][agency]") {
    // Ends are spread evenly over the week where lengths are, and starts fall on reviews.
    const DurationLaw length{Uniform{5 * week, 15 * week}};
    const double stock = places * 10 / (10 + 0.5 + 3);
    check_means(covered_by(agency_of(length, lasting(3 * week))),
                80,
                73,
                {stock},
                0.02,
                [](const SmallRun& run) { return std::vector{mean_fte(run)}; });
}

TEST_CASE(
    "agency: those in post at the beginning have the residual lives of assignments in "
    "balance",
    "[supply][agency]") {
    constexpr Days mean = 100;
    const std::array<std::pair<DurationLaw, std::function<double(double)>>, 3> lengths{{
        {lasting(mean), [](double x) { return x < mean ? 1.0 : 0.0; }},
        {{Exponential{mean}}, [](double x) { return std::exp(-x / mean); }},
        {{Uniform{50, 150}}, [](double x) { return std::clamp((150 - x) / 100, 0.0, 1.0); }},
    }};
    const std::array<int, 3> at{4, 8, 12};
    for (const auto& [length, survival] : lengths) {
        std::vector<Moments> exact;
        for (const int w : at) {
            const double left = 1 - theory::integral(survival, 0, w * week) / mean;
            exact.push_back(binomial(30, left));
        }
        check_counts(
            already_there(12, 30, 30, length), 1500, 74, exact, {0.15, 0.30}, [&](const auto& run) {
                std::vector<double> counts;
                for (const int w : at)
                    counts.push_back(run.at(w, agency_headcount));
                return counts;
            });
    }
}

TEST_CASE(
    "agency: who turns permanent at the end of an assignment is binomial, and keeps within "
    "the posts to fill",
    "[supply][agency]") {
    const Scenario many = [] {
        Scenario s = already_there(12, 30, 15, lasting(70));
        s.supply.agency->conversion = {0.3};
        return s;
    }();
    check_counts(many, 2500, 75, {binomial(15, 0.3)}, {0.05, 0.15}, [](const SmallRun& run) {
        CHECK(run.at(12, agency_headcount) == 0);
        CHECK(run.at(12, permanent_headcount) == run.sum(conversions));
        CHECK(run.sum(starters_by_route, Level::council, 6) == run.sum(conversions));
        return std::vector{run.sum(conversions)};
    });
    Scenario few = many;
    team_of(few, "team").posts.entries.front().second = 3;
    SmallRun free(many), full(few);
    for (std::uint64_t number = 1; number <= 50; ++number) {
        const double wanting = free.replicate(number, 75).sum(conversions);
        CHECK(full.replicate(number, 75).sum(conversions) == std::min(wanting, 3.0));
    }
}

TEST_CASE("agency: when posts fill, those ending soonest get notice and no others",
          "[supply][agency]") {
    Scenario filling = already_there(30, 10, 10, {Exponential{90}});
    filling.supply.agency->roles.reset();
    filling.supply.agency->cover = {0};  // nobody new
    filling.supply.agency->notice = {21};
    Scenario untouched = filling;
    Academy cohort;
    cohort.cohorts = one_intake(day(14), 4);
    cohort.role = "worker";
    filling.supply.academy = cohort;
    SmallRun own(untouched), noticed(filling);
    for (std::uint64_t number = 1; number <= 50; ++number) {
        own.replicate(number, 76);
        noticed.replicate(number, 76);
        CHECK(noticed.at(3, permanent_headcount) == 4);
        for (int w = 1; w <= 30; ++w) {
            // Four posts fill on day 14, which the review of day 21 sees: gone by day 42 as the
            // next week begins.
            const double kept = own.at(w, agency_headcount);
            CHECK(noticed.at(w, agency_headcount) == (w <= 6 ? kept : std::min(kept, 6.0)));
        }
    }
}

TEST_CASE("agency: a notice ends exactly when it has run", "[supply][agency]") {
    Scenario s = already_there(10, 6, 6, lasting(1000 * year));
    s.supply.agency->roles.reset();
    s.supply.agency->cover = {0};
    s.supply.agency->notice = {17.5};
    Overseas campaign;
    campaign.campaigns = one_intake(day(8), 2);
    campaign.role = "worker";
    s.supply.overseas = campaign;
    SmallRun run(s);
    run.replicate();
    // Given on day 14: they work half of the week that ends with day 35.
    CHECK(run.at(4, cost_agency) == Approx(6 * 37 * 40));
    CHECK(run.at(5, cost_agency) == Approx((4 + 2 * 0.5) * 37 * 40));
    CHECK(run.at(6, cost_agency) == Approx(4 * 37 * 40));
    CHECK(run.at(10, agency_fte) == 4);
}

TEST_CASE("agency: who turns permanent at the end of a notice holds the post from then on",
          "[supply][agency]") {
    Scenario s = already_there(14, 10, 10, lasting(1000 * year));
    s.supply.agency->roles.reset();
    s.supply.agency->cover = {0};
    s.supply.agency->notice = {14};
    s.supply.agency->conversion = {1};
    Overseas campaign;
    campaign.campaigns = one_intake(day(8), 4);
    campaign.role = "worker";
    s.supply.overseas = campaign;
    SmallRun run(s);
    run.replicate();
    // Four are given notice on day 14 and turn permanent on day 28; of the four of day 35 two do so
    // on day 49, which leaves the last two, of day 56, none to fill.
    CHECK(run.at(5, conversions) == 4);
    CHECK(run.at(8, conversions) == 2);
    CHECK(run.sum(conversions) == 6);
    CHECK(run.at(10, agency_fte) == 2);
    CHECK(run.at(11, agency_fte) == 0);
    CHECK(run.at(14, permanent_fte) == 10);
}

TEST_CASE("agency: asks keep to the pool, to the share of case holders and to whole workers",
          "[supply][agency]") {
    const auto in_post_at_last = [](double posts, int permanent, auto edit) {
        Scenario s = posts_to_fill(6, posts, permanent);
        s.supply.agency = agency_of(lasting(1000 * year));
        edit(*s.supply.agency);
        SmallRun run(s);
        return run.replicate().at(6, agency_fte);
    };
    CHECK(in_post_at_last(20, 0, [](Agency&) {}) == 20);
    CHECK(in_post_at_last(20, 0, [](Agency& a) { a.pool = 7; }) == 7);
    // 6 of 15 are 40%, 7 of 16 more.
    CHECK(in_post_at_last(30, 9, [](Agency& a) { a.max_share = {0.4}; }) == 6);
    CHECK(in_post_at_last(20, 9, [](Agency& a) { a.cover = {0.85}; }) == 9);  // of 9.35
    CHECK(in_post_at_last(20.5, 9, [](Agency&) {}) == 12);                    // of 11.5
    CHECK(in_post_at_last(9, 9, [](Agency& a) { a.additional.entries = {{"team", 3}}; }) == 3);
    CHECK(in_post_at_last(20, 9, [](Agency& a) { a.roles = std::vector<std::string>{}; }) == 0);
}

TEST_CASE("agency: the long absences of permanent workers are covered after their time",
          "[supply][agency]") {
    Scenario s = posts_to_fill(10, 5, 5);
    s.long_leave = LongLeave{{5000}, lasting(5 * week), {1}};  // all within a day or two
    s.supply.agency = agency_of(lasting(1000 * year));
    s.supply.agency->absence_cover_after = Duration{10};
    SmallRun run(s);
    run.replicate();
    CHECK(run.at(1, absent_fte) == 5);
    CHECK(run.at(2, agency_fte) == 0);
    CHECK(run.at(3, agency_fte) == 5);
}

}  // namespace caseforce::law
