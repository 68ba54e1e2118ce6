// Promotion (MODEL 5): each whole post to fill is taken at a review with the same probability, so
// it waits a geometric number of weeks; by one of the same team first, then by the longest in post;
// and the post they leave is then to fill.
#include "tests/laws/supply_scenarios.hpp"

namespace caseforce::law {
namespace {

using enum Measure;

constexpr std::size_t senior = 1;

/// One team with posts of seniors to fill and no lack of workers.
Scenario seniors_wanted(int weeks, double posts, int workers, Days time_to_fill) {
    Scenario s = posts_to_fill(weeks, workers, workers);
    s.roles.entries.emplace_back("senior", practitioner(0));
    team_of(s, "team").posts.entries.emplace_back("senior", posts);
    s.supply.promotion.entries = {{"senior", Promotion{"worker", {0}, {time_to_fill}}}};
    return s;
}

constexpr Days at_once = 0.01;  // taken at the first review, but for a chance of e^-700

/// Workers of one kind, told apart by their FTE.
InitialWorkers who(double fte, Days tenure, int count = 1) {
    InitialWorkers line = in_post("worker", count);
    line.fte = fte;
    line.tenure = lasting(tenure);
    return line;
}

double seniors(const SmallRun& run, int week_number) {
    return run.at(week_number, permanent_fte, Level::role, senior);
}

}  // namespace

TEST_CASE("promotion: a post waits a geometric number of reviews", "[supply][promotion]") {
    constexpr Days to_fill = 28;
    const double p = -std::expm1(-week / to_fill);
    const Scenario s = seniors_wanted(80, 1, 3, to_fill);
    const auto reviews = [](const SmallRun& run) {
        int number = 0;  // the review of week k comes after its record
        while (number < run.weeks() && seniors(run, number + 1) == 0)
            ++number;
        return number;
    };
    check_counts(s, 3000, 81, {{1 / p, (1 - p) / (p * p)}}, {0.10, 0.30}, [&](const auto& run) {
        return std::vector{static_cast<double>(reviews(run))};
    });
    std::vector<double> longer;
    for (const int k : {1, 3, 6})
        longer.push_back(std::pow(1 - p, k));
    check_means(s, 3000, 82, longer, 0.20, [&](const SmallRun& run) {
        std::vector<double> numbers;
        for (const int k : {1, 3, 6})
            numbers.push_back(reviews(run) > k ? 1 : 0);
        return numbers;
    });
}

TEST_CASE("promotion: of several posts each waits on its own", "[supply][promotion]") {
    const double p = -std::expm1(-week / 50.0);
    std::vector<Moments> exact;
    for (const int k : {1, 2, 5})
        exact.push_back(binomial(12, 1 - std::pow(1 - p, k)));
    check_counts(
        seniors_wanted(10, 12, 20, 50), 3000, 83, exact, {0.10, 0.20}, [](const SmallRun& run) {
            std::vector<double> counts;
            for (const int k : {1, 2, 5}) {
                CHECK(sum_over(run, 0, k + 1, {promotions}) == seniors(run, k + 1));
                counts.push_back(seniors(run, k + 1));
            }
            CHECK(run.sum(starters) + run.sum(leavers) == 0);
            return counts;
        });
}

TEST_CASE("promotion: only whole posts are filled, and only those nobody is accepted for",
          "[supply][promotion]") {
    SmallRun run(seniors_wanted(4, 2.7, 5, at_once));
    run.replicate();
    CHECK(seniors(run, 1) == 0);
    CHECK(seniors(run, 2) == 2);
    CHECK(seniors(run, 4) == 2);
    // A candidate of the first week holds the only post for their lead time, then withdraws.
    Scenario s = seniors_wanted(12, 1, 5, at_once);
    s.supply.market = market_of(0, lasting(35));
    s.supply.market->candidates_per_year.entries = {{"senior", 5000}};
    s.supply.market->fall_through = {1};
    SmallRun held(s);
    held.replicate();
    CHECK(held.at(1, pipeline_fte) == 1);
    CHECK(held.sum(promotions) == 0);
}

TEST_CASE("promotion: one of the same team goes first, then the longest in post",
          "[supply][promotion]") {
    Scenario s = seniors_wanted(5, 2, 0, at_once);
    team_of(s, "team").initial = {who(0.5, 3 * year), who(0.6, 5 * year), who(0.7, 4 * year)};
    Team other;
    other.posts.entries = {{"worker", 2}};
    other.initial = {who(0.9, 8 * year), who(0.8, 9 * year)};
    s.teams.entries.emplace_back("other", other);
    const auto promoted = [&](double posts) {
        team_of(s, "team").posts.entries.back().second = posts;
        SmallRun run(s);
        run.replicate();
        // 0.4 FTE of a post is not a whole one.
        CHECK(run.at(5, permanent_fte) == Approx(0.5 + 0.6 + 0.7 + 0.9 + 0.8));
        return seniors(run, 2);
    };
    CHECK(promoted(1) == Approx(0.6));
    CHECK(promoted(2) == Approx(0.6 + 0.7));
    CHECK(promoted(3) == Approx(0.6 + 0.7 + 0.5));
    CHECK(promoted(4) == Approx(0.6 + 0.7 + 0.5 + 0.8));
    CHECK(promoted(5) == Approx(0.6 + 0.7 + 0.5 + 0.8 + 0.9));
}

TEST_CASE("promotion: nobody before their time in service, nor under notice, nor of another role",
          "[supply][promotion]") {
    Scenario s = seniors_wanted(40, 3, 0, at_once);
    team_of(s, "team").initial = {who(1, year), who(0.5, year - 70)};
    s.roles.entries.emplace_back("assistant", practitioner(0));
    team_of(s, "team").initial.push_back(in_post("assistant", 2));
    team_of(s, "team").initial.push_back(in_post("worker", 2, Contract::agency));
    s.supply.promotion.entries.front().second.after = {year};
    SmallRun run(s);
    run.replicate();
    CHECK(seniors(run, 2) == 1);
    CHECK(seniors(run, 11) == 1.5);  // the review of day 70
    CHECK(seniors(run, 10) == 1);
    CHECK(seniors(run, 40) == 1.5);
    s.leaving = leaving_of(Contract::permanent, 5000);  // all resign within a day or two
    s.leaving->notice.permanent = Duration{60};
    SmallRun leaving(s);
    CHECK(leaving.replicate().sum(promotions) == 0);
}

TEST_CASE("promotion: the post that is left is to fill in its turn", "[supply][promotion]") {
    Scenario s = seniors_wanted(100, 4, 6, 60);
    s.supply.market = market_of(3000);
    SmallRun run(s);
    for (std::uint64_t number = 1; number <= 20; ++number) {
        run.replicate(number, 84);
        for (int w = 2; w <= run.weeks(); ++w) {
            // With candidates every few hours a post left is filled in the week it is left.
            CHECK(run.at(w, starters) == run.at(w, promotions));
            CHECK(run.at(w, permanent_fte, Level::role, 0) == 6);
        }
        CHECK(run.sum(promotions) <= 4);
    }
    // From role to role at one review, where the higher stands first.
    Scenario chain = seniors_wanted(4, 1, 5, at_once);
    chain.roles.entries.emplace(chain.roles.entries.begin(), "head", practitioner(0));
    team_of(chain, "team").posts.entries.emplace_back("head", 1);
    team_of(chain, "team").initial.push_back(in_post("senior", 1));
    chain.supply.promotion.entries.emplace_back("head", Promotion{"senior", {0}, {at_once}});
    SmallRun both(chain);
    both.replicate();
    CHECK(both.at(2, promotions) == 2);
    CHECK(both.at(2, permanent_fte, Level::role, 0) == 1);
    CHECK(both.at(2, permanent_fte, Level::role, 1) == 4);
    CHECK(both.at(2, permanent_fte, Level::role, 2) == 1);
}

TEST_CASE("promotion: who has just risen may rise again, though nobody could in a team before",
          "[supply][promotion]") {
    Scenario s = seniors_wanted(4, 1, 1, at_once);
    s.roles.entries.emplace(s.roles.entries.begin(), "head", practitioner(0));
    team_of(s, "team").posts.entries.emplace_back("head", 1);
    Team other;
    other.posts.entries = {{"head", 1}};
    s.teams.entries.emplace_back("other", other);
    s.supply.promotion.entries.emplace_back("head", Promotion{"senior", {0}, {at_once}});
    SmallRun run(s);
    run.replicate();
    CHECK(run.at(2, promotions) == 2);
    CHECK(run.at(2, permanent_fte, Level::role, 0) == 1);
    CHECK(run.at(2, permanent_fte, Level::team, 1) == 1);
}

}  // namespace caseforce::law
