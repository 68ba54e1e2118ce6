// Law 6 (MODEL 10): under a constant hazard permanent FTE decays exponentially from the notice on;
// from empty, with candidates at a constant rate, it grows to candidates that start / hazard.
#include <array>

#include "analysis/theory/workforce.hpp"
#include "tests/laws/law.hpp"

namespace caseforce::law {
namespace {

using enum Measure;

Scenario leavers_only(int workers, double fte, double per_year, Days notice) {
    Scenario s = one_stage(156, workers, 0, lasting(1));
    team_of(s, "team").initial.front().fte = fte;
    s.leaving = leaving_of(Contract::permanent, per_year, notice);
    return s;
}

Scenario recruiting(double candidates, double fall_through, Days lead, double per_year) {
    Scenario s = one_stage(156, 0, 0, lasting(1));
    team_of(s, "team").posts.entries = {{"worker", 1000}};
    Market market;
    market.candidates_per_year.entries = {{"worker", candidates}};
    market.fall_through = {fall_through};
    market.lead_time = lasting(lead);
    s.supply.market = market;
    s.leaving = leaving_of(Contract::permanent, per_year);
    return s;
}

}  // namespace

TEST_CASE("law 6: permanent FTE without supply decays exponentially from the notice on", "[law6]") {
    constexpr double hazard = 0.35;
    for (const Days notice : {0.0, 60.0}) {
        for (const double fte : {1.0, 0.6}) {
            constexpr int workers = 50;
            const auto found = estimates(
                leavers_only(workers, fte, hazard, notice), 800, 11, [](const SmallRun& run) {
                    return std::vector{run.at(4, permanent_fte),
                                       run.at(26, permanent_fte),
                                       run.at(78, permanent_fte),
                                       run.at(156, permanent_fte),
                                       run.at(78, permanent_headcount)};
                });
            const std::array<int, 4> at{4, 26, 78, 156};
            for (std::size_t i = 0; i < at.size(); ++i) {
                const double exact =
                    theory::permanent_remaining(workers * fte, hazard / year, notice, at[i] * week);
                INFO("notice " << notice << ", " << fte << " FTE each, week " << at[i]);
                CHECK(within_standard_errors(found[i], exact));
                CHECK(narrow_enough(found[i], exact, 0.05));
            }
            CHECK(found[4].mean() * fte == Approx(found[2].mean()));
        }
    }
}

TEST_CASE("law 6: each worker goes or stays on their own: the headcount is binomial", "[law6]") {
    constexpr double hazard = 0.35;
    constexpr int workers = 50;
    const double stays = std::exp(-hazard * 78 * week / year);
    const double mean = workers * stays;
    const auto found =
        estimates(leavers_only(workers, 1, hazard, 0), 2000, 12, [&](const SmallRun& run) {
            const double off = run.at(78, permanent_headcount) - mean;
            return std::vector{off * off};
        });
    CHECK(within_standard_errors(found[0], mean * (1 - stays)));
    CHECK(narrow_enough(found[0], mean * (1 - stays), 0.20));
}

TEST_CASE("law 6: recruited from empty, permanent FTE grows to candidates that start / hazard",
          "[law6]") {
    struct Council {
        double candidates, fall_through;
        Days lead;
        double hazard;
    };
    // Of the last, whose workers stay for some 18 days, the week of the start is much of the stay.
    for (const Council& council : {Council{40, 0, 0, 0.5},
                                   Council{30, 0.25, 90, 0.3},
                                   Council{60, 0.1, 30, 1.2},
                                   Council{200, 0, 0, 20}}) {
        const theory::Recruitment law{
            council.candidates / year, council.fall_through, council.lead, council.hazard / year};
        const Scenario s =
            recruiting(council.candidates, council.fall_through, council.lead, council.hazard);
        const std::array<int, 3> at{20, 52, 156};
        std::array<double, 3> exact{};
        for (std::size_t i = 0; i < at.size(); ++i)
            exact[i] = theory::permanent_from_empty(law, at[i] * week);
        const auto found = estimates(s, 1200, 13, [&](const SmallRun& run) {
            std::vector<double> numbers;
            for (const int w : at)
                numbers.push_back(run.at(w, permanent_fte));
            const double off = run.at(156, permanent_fte) - exact[2];
            numbers.push_back(off * off);
            numbers.push_back(run.sum(starters));
            return numbers;
        });
        for (std::size_t i = 0; i < at.size(); ++i) {
            INFO(council.candidates << " candidates a year, week " << at[i]);
            CHECK(within_standard_errors(found[i], exact[i]));
            CHECK(narrow_enough(found[i], exact[i], 0.10));
        }
        // Poisson: the variance is the mean.
        CHECK(within_standard_errors(found[3], exact[2]));
        CHECK(narrow_enough(found[3], exact[2], 0.25));
        const double starts =
            council.candidates / year * (1 - council.fall_through) * (156 * week - council.lead);
        CHECK(within_standard_errors(found[4], starts));
        CHECK(narrow_enough(found[4], starts, 0.02));
    }
}

TEST_CASE("law 6: leavers are counted where permanent FTE falls, and turnover follows", "[law6]") {
    SmallRun run(leavers_only(50, 1, 0.35, 60));
    for (std::uint64_t number = 1; number <= 20; ++number) {
        run.replicate(number);
        CHECK(50 - run.sum(leavers) == run.at(156, permanent_headcount));
        CHECK(run.sum(starters) == 0);
        const double left = sum_over(run, 104, 156, {leavers});
        CHECK(run.at(156, turnover_12m) == Approx(left / run.at(156, permanent_fte)));
    }
}

}  // namespace caseforce::law
