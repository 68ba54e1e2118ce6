// Posts that the market fills and leaving empties (MODEL 4 and 5): permanent staff are a
// birth-death number; with lead times and notice the posts are those of Erlang's loss system, which
// asks of a candidate's time in a post only its mean. Source: Kelly (1979), section 3.3.
#include "analysis/theory/birth_death.hpp"
#include "tests/laws/supply_scenarios.hpp"

namespace caseforce::law {
namespace {

using enum Measure;

/// Long-run law of the posts not to fill, where each is held for so long on average.
theory::StationaryLaw taken(double posts, double candidates, Days held) {
    return theory::birth_death([=](double n) { return n < posts ? candidates / year : 0.0; },
                               [=](double n) { return n / held; });
}

Scenario filled_and_emptied(double posts, double candidates, double hazard) {
    Scenario s = posts_to_fill(200, posts);
    s.warm_up = {104 * week};
    s.supply.market = market_of(candidates);
    s.leaving = leaving_of(Contract::permanent, hazard);
    return s;
}

}  // namespace

TEST_CASE(
    "vacancy: posts filled at once at a constant rate and left at a constant hazard are a "
    "birth-death number",
    "[supply][vacancy]") {
    constexpr double posts = 12;
    constexpr double hazard = 6;
    for (const double candidates : {45.0, 80.0}) {
        const auto law = taken(posts, candidates, year / hazard);
        std::vector<double> exact{law.mean, posts - law.mean};
        for (std::size_t n = 7; n <= 12; ++n)
            exact.push_back(law.probability[n]);
        check_means(filled_and_emptied(posts, candidates, hazard),
                    250,
                    61,
                    exact,
                    0.25,
                    [](const SmallRun& run) {
                        std::vector<double> numbers{mean_of(run, {permanent_fte}),
                                                    mean_of(run, {vacancy_fte})};
                        for (int n = 7; n <= 12; ++n)
                            numbers.push_back(share_at(run, permanent_headcount, n));
                        return numbers;
                    });
    }
}

TEST_CASE("vacancy: leavers in the long run are those who find a post to fill",
          "[supply][vacancy]") {
    constexpr double posts = 12;
    const auto law = taken(posts, 80, year / 6);
    const double a_week = 80 * week / year * (1 - law.probability[12]);
    check_means(
        filled_and_emptied(posts, 80, 6), 250, 62, {a_week, a_week}, 0.03, [](const SmallRun& run) {
            return std::vector{mean_of(run, {starters}), mean_of(run, {leavers})};
        });
}

TEST_CASE("vacancy: with lead times, withdrawals and notice, posts are held as in a loss system",
          "[supply][vacancy]") {
    constexpr double posts = 15;
    constexpr double candidates = 80;
    constexpr double hazard = 4;
    constexpr Days lead = 30;
    constexpr Days notice = 20;
    Scenario s = filled_and_emptied(posts, candidates, hazard);
    s.supply.market->lead_time = {Gamma{lead, 0.6}};
    s.supply.market->fall_through = {0.2};
    s.leaving->notice.permanent = Duration{notice};
    // A post is to fill again from the day of the resignation on.
    const auto law = taken(posts, candidates, lead + 0.8 * year / hazard);
    const double accepted = candidates / year * (1 - law.probability[15]);
    const std::vector<double> exact{
        accepted * lead, accepted * 0.8 * (year / hazard + notice), accepted * 0.8 * week};
    check_means(s, 250, 63, exact, 0.06, [](const SmallRun& run) {
        return std::vector{
            mean_of(run, {pipeline_fte}), mean_of(run, {permanent_fte}), mean_of(run, {starters})};
    });
}

}  // namespace caseforce::law
