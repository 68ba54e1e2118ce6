// New children come at the rate that MODEL 3 states, by thinning of a planar Poisson process, and a
// lower demand's children are some of a higher's (MODEL 9). The integral of the rate is taken here
// day by day from the calendar of the C++ library; nothing of it is the engine's.
#include <chrono>

#include "tests/laws/law.hpp"

namespace caseforce::law {
namespace {

using enum Measure;
constexpr int weeks = 156;

Scenario referrals_only(double per_year) {
    Scenario s = one_stage(weeks, 1, 0, lasting(1));
    refer(s, per_year);
    return s;
}

std::chrono::year_month_day date_of(int days_after_start) {
    return std::chrono::sys_days{std::chrono::days{monday.days + days_after_start}};
}

/// Weight of the month of a day over the mean weight of the days of its year.
double season_of(const Months& months, int days_after_start) {
    const std::chrono::year_month_day date = date_of(days_after_start);
    const auto weight = [&](std::chrono::month month) {
        return months.weight[static_cast<unsigned>(month) - 1];
    };
    double sum = 0;
    double days = 0;
    for (unsigned m = 1; m <= 12; ++m) {
        const std::chrono::month month{m};
        const std::chrono::year_month_day_last last{date.year(),
                                                    std::chrono::month_day_last{month}};
        const double length = static_cast<unsigned>(last.day());
        sum += weight(month) * length;
        days += length;
    }
    return weight(date.month()) / (sum / days);
}

/// Integral over one day of (1 + growth)^(years since the start).
double growth_over(double growth, int day) {
    const double g = std::log(1 + growth) / year;
    return g == 0 ? 1 : (std::exp(g * (day + 1)) - std::exp(g * day)) / g;
}

/// Children expected in each week.
std::vector<double> expected(const Scenario& s, double per_year) {
    std::vector<double> of_week(weeks, 0.0);
    for (int day = 0; day < weeks * 7; ++day) {
        of_week[static_cast<std::size_t>(day / 7)] += per_year / year *
                                                      season_of(s.demand->season, day) *
                                                      growth_over(s.demand->trend.per_year, day);
    }
    return of_week;
}

std::vector<double> weekly_referrals(const SmallRun& run) {
    std::vector<double> numbers;
    for (int w = 1; w <= weeks; ++w)
        numbers.push_back(run.at(w, referrals));
    return numbers;
}

Months uneven() {
    Months months;
    months.weight[0] = 1.3;
    months.weight[2] = 1.6;
    months.weight[7] = 0.4;
    months.weight[11] = 0.7;
    return months;
}

}  // namespace

TEST_CASE("demand: each week's referrals follow season and trend", "[demand]") {
    constexpr double per_year = 3000;
    Scenario s = referrals_only(per_year);
    s.demand->season = uneven();
    s.demand->trend = {0.3};
    const std::vector<double> exact = expected(s, per_year);
    const auto found = estimates(s, 400, 15, weekly_referrals);
    for (std::size_t w = 0; w < weeks; ++w) {
        INFO("week " << w + 1);
        CHECK(within_standard_errors(found[w], exact[w]));
        CHECK(narrow_enough(found[w], exact[w], 0.07));
        // Poisson: sd of a variance over n replications is about sqrt(2/n) of it.
        CHECK(found[w].variance() == Approx(exact[w]).epsilon(4.9 * std::sqrt(2.0 / 400)));
    }
}

TEST_CASE("demand: season and trend change when children come, and season not how many in a year",
          "[demand]") {
    constexpr double per_year = 1000;
    Scenario s = referrals_only(per_year);
    s.horizon = {52 * 5 * week};
    s.start = {19358};  // 1 January 2023
    s.demand->season = uneven();
    const auto found = estimates(s, 400, 16, [](const SmallRun& run) {
        return std::vector{sum_over(run, 0, 52, {referrals}), sum_over(run, 0, 26, {referrals})};
    });
    // 52 weeks of 2023 are all of it but 31 December.
    const double a_day = per_year / year;
    const double mean_weight = (1.3 * 31 + 1.6 * 31 + 0.4 * 31 + 0.7 * 31 + 365 - 124) / 365;
    CHECK(within_standard_errors(found[0], a_day * (365 - 0.7 / mean_weight)));
    CHECK(narrow_enough(found[0], a_day * 364, 0.02));
}

TEST_CASE("demand: weekly noise has mean 1 and the variance asked for", "[demand]") {
    constexpr double a_week = 30;
    constexpr double cv = 0.5;
    Scenario s = referrals_only(a_week * weeks_per_year);
    s.demand->weekly_cv = cv;
    const auto found = estimates(s, 400, 17, [](const SmallRun& run) {
        double squares = 0;
        double neighbours = 0;
        for (int w = 1; w <= weeks; ++w) {
            const double off = run.at(w, referrals) - a_week;
            squares += off * off;
            if (w > 1) neighbours += off * (run.at(w - 1, referrals) - a_week);
        }
        return std::vector{run.sum(referrals) / weeks, squares / weeks, neighbours / (weeks - 1)};
    });
    const double variance = a_week + cv * cv * a_week * a_week;
    CHECK(within_standard_errors(found[0], a_week));
    CHECK(narrow_enough(found[0], a_week, 0.02));
    CHECK(within_standard_errors(found[1], variance));
    CHECK(narrow_enough(found[1], variance, 0.05));
    CHECK(within_standard_errors(found[2], 0.0));  // one week's noise says nothing of the next's
    CHECK(narrow_enough(found[2].standard_error(), variance, 0.03));
}

TEST_CASE("demand: yearly noise has mean 1 and the variance asked for, one draw a year",
          "[demand]") {
    constexpr double per_year = 500;
    constexpr double cv = 0.3;
    Scenario s = referrals_only(per_year);
    s.horizon = {104 * week};
    s.demand->yearly_cv = cv;
    // Weeks 1 to 52 lie in the first simulated year, 54 to 104 in the second.
    constexpr double first = per_year / weeks_per_year * 52;
    constexpr double second = per_year / weeks_per_year * 51;
    const auto found = estimates(s, 3000, 18, [](const SmallRun& run) {
        const double a = sum_over(run, 0, 52, {referrals}) - first;
        const double b = sum_over(run, 53, 104, {referrals}) - second;
        return std::vector{a, b, a * a, a * b};
    });
    CHECK(within_standard_errors(found[0], 0.0));
    CHECK(narrow_enough(found[0].standard_error(), first, 0.03));
    CHECK(within_standard_errors(found[1], 0.0));
    const double variance = first + cv * cv * first * first;
    CHECK(within_standard_errors(found[2], variance));
    CHECK(narrow_enough(found[2], variance, 0.20));
    CHECK(within_standard_errors(found[3], 0.0));
    CHECK(narrow_enough(found[3].standard_error(), variance, 0.10));
}

TEST_CASE("demand: households come as their law says, and children at the rate asked for",
          "[demand]") {
    constexpr double a_week = 20;
    Scenario s = referrals_only(a_week * weeks_per_year);
    s.demand->household.probability = {{1, 0.5}, {2, 0.3}, {5, 0.2}};
    const auto found = estimates(s, 400, 19, [](const SmallRun& run) {
        double squares = 0;
        for (int w = 1; w <= weeks; ++w) {
            const double off = run.at(w, referrals) - a_week;
            squares += off * off;
        }
        return std::vector{run.sum(referrals) / weeks, squares / weeks};
    });
    // Compound Poisson: variance = households x E[size^2].
    const double variance = a_week / (0.5 + 0.6 + 1.0) * (0.5 + 1.2 + 5.0);
    CHECK(within_standard_errors(found[0], a_week));
    CHECK(narrow_enough(found[0], a_week, 0.02));
    CHECK(within_standard_errors(found[1], variance));
    CHECK(narrow_enough(found[1], variance, 0.05));
}

TEST_CASE("demand: the children of a lower demand are some of a higher's, week by week",
          "[demand]") {
    const auto council = [](double rate) {
        Scenario s = referrals_only(1000 * rate);
        s.demand->season = uneven();
        s.demand->trend = {-0.1};
        s.demand->yearly_cv = 0.2;
        s.demand->weekly_cv = 0.3;
        s.demand->household.probability = {{1, 0.6}, {3, 0.4}};
        return s;
    };
    SmallRun all(council(1.0));
    SmallRun most(council(0.9));
    SmallRun few(council(0.3));
    double referred = 0;
    double kept = 0;
    for (std::uint64_t number = 1; number <= 50; ++number) {
        all.replicate(number);
        most.replicate(number);
        few.replicate(number);
        bool nested = true;
        for (int w = 1; w <= weeks; ++w) {
            nested = nested && few.at(w, referrals) <= most.at(w, referrals) &&
                     most.at(w, referrals) <= all.at(w, referrals);
        }
        INFO("replication " << number);
        CHECK(nested);
        referred += all.sum(referrals);
        kept += most.sum(referrals);
    }
    CHECK(kept / referred == Approx(0.9).epsilon(0.01));
}

TEST_CASE(
    "demand: a child of a lower demand has the weight and the durations that it has in a "
    "higher one",
    "[demand]") {
    // Without limits nobody changes how long another stays, so fewer children are fewer open cases
    // and fewer hours at every instant, never only on the whole.
    const auto council = [](double rate) {
        Scenario s = one_stage(weeks, 1, 0, {Lognormal{60, 1.2}});
        refer(s, 400 * rate);
        s.demand->weight = {Lognormal{1, 0.5}};
        return s;
    };
    SmallRun all(council(1.0));
    SmallRun most(council(0.9));
    for (std::uint64_t number = 1; number <= 50; ++number) {
        all.replicate(number);
        most.replicate(number);
        bool nested = true;
        for (int w = 1; w <= weeks; ++w) {
            for (const Of& of : {Of{open_cases}, Of{hours_demanded}, of_stage(case_days)})
                nested = nested && value(most, w, of) <= value(all, w, of) + 1e-9;
        }
        INFO("replication " << number);
        CHECK(nested);
    }
}

}  // namespace caseforce::law
