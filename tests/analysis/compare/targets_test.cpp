// Targets asked of invented series.
#include "analysis/compare/targets.hpp"

#include <cmath>

#include "tests/analysis/invented_results.hpp"
#include "tests/support/catch.hpp"

namespace caseforce::analysis {
namespace {

using test::nothing;

constexpr int monday = 19268;  // 3 October 2022

/// The first measure, posts_fte, by replication and week; the run starts on that Monday.
Results with_posts(const std::vector<std::vector<float>>& weekly) {
    Results results = test::results_with(weekly);
    results.start = scenario::Date{monday};
    return results;
}

scenario::Target posts(std::optional<double> at_most, std::optional<double> at_least = {}) {
    scenario::Target target;
    target.measure = "posts_fte";
    if (at_most) target.at_most = scenario::Share{*at_most};
    if (at_least) target.at_least = scenario::Share{*at_least};
    return target;
}

std::vector<Met> met(const Results& results, const scenario::Target& target) {
    const std::vector<Goal> goals = goals_of(results, {target});
    std::vector<Met> all;
    const std::vector<OfGoals> by_policy = of_goals(results, goals, 1);
    for (const double value : by_policy.front().values.front())
        all.push_back(is_met(value, goals.front()));
    return all;
}

}  // namespace

TEST_CASE("a target at a date is asked of the last week ended by it", "[targets]") {
    const Results results = with_posts({{1, 5, 9}, {9, 1, 9}});
    scenario::Target target = posts(4);
    target.at = scenario::Date{monday + 7};
    CHECK(met(results, target) == std::vector{Met::yes, Met::no});
    target.at = scenario::Date{monday + 14 + 6};
    CHECK(met(results, target) == std::vector{Met::no, Met::yes});
    target.at = scenario::Date{monday + 6};
    CHECK(met(results, target) == std::vector{Met::neither, Met::neither});
    target.at = scenario::Date{monday + 1000};
    CHECK(met(results, target) == std::vector{Met::no, Met::no});
}

TEST_CASE("a target over a span is asked of its mean; without a time, of the whole horizon",
          "[targets]") {
    const Results results = with_posts({{0, 2, 6, 4}, {nothing, nothing, nothing, nothing}});
    scenario::Target target = posts(3);
    CHECK(met(results, target) == std::vector{Met::yes, Met::neither});
    target.over = scenario::Span{scenario::Span::Which::last, 14, {}, {}};
    CHECK(met(results, target).front() == Met::no);
    target.over = scenario::Span{scenario::Span::Which::first, 14, {}, {}};
    CHECK(met(results, target).front() == Met::yes);
    target.over = scenario::Span{scenario::Span::Which::between, 0, {monday + 7}, {monday + 21}};
    CHECK(goals_of(results, {target}).front().what.weeks == Weeks{1, 3});
    CHECK(met(results, target).front() == Met::no);
}

TEST_CASE("every week of a span is asked of the worst of them", "[targets]") {
    const Results results = with_posts({{1, 2, 3, 2}, {1, nothing, 2, 2}});
    scenario::Target target = posts(2);
    target.every_week_of = scenario::Span{scenario::Span::Which::last, 21, {}, {}};
    CHECK(met(results, target) == std::vector{Met::no, Met::yes});
    scenario::Target least = posts({}, 2);
    least.every_week_of = target.every_week_of;
    CHECK(met(results, least) == std::vector{Met::yes, Met::yes});
    least.every_week_of->length = 28;
    CHECK(met(results, least) == std::vector{Met::no, Met::no});
}

TEST_CASE("a value that is stored as the float next to the bound meets it", "[targets]") {
    const Results results = with_posts({{0.2F}, {0.7F}});
    CHECK(met(results, posts(0.2)).front() == Met::yes);
    CHECK(met(results, posts({}, 0.7)).back() == Met::yes);
    CHECK(met(results, posts({}, 0.70001)).back() == Met::no);
}

TEST_CASE("a target's name says what it asks", "[targets]") {
    const Results results = with_posts({{1, 2, 3, 4}});
    scenario::Target target = posts(2.5);
    CHECK(goals_of(results, {target}).front().name ==
          "posts_fte over the whole horizon: at most 2.5");
    target.at = scenario::Date{monday + 14};
    CHECK(goals_of(results, {target}).front().name == "posts_fte at 2022-10-17: at most 2.5");
    scenario::Target share;
    share.measure = "agency_share";
    share.at_least = scenario::Share{0.2};
    share.every_week_of = scenario::Span{scenario::Span::Which::last, 14, {}, {}};
    CHECK(goals_of(results, {share}).front().name ==
          "agency_share in every week of the last 2 weeks: at least 20%");
}

TEST_CASE("goals are told as the targets of a scenario that would ask for the same", "[targets]") {
    const Results results = with_posts({{1, 2, 3, 4, 5, 6}});
    const auto between = [](int from, int to) {
        return scenario::Span{scenario::Span::Which::between, 0, {monday + from}, {monday + to}};
    };
    std::vector<scenario::Target> targets(8, posts(2.5));
    targets[1].at = scenario::Date{monday + 14};
    targets[2].over = scenario::Span{scenario::Span::Which::last, 14, {}, {}};
    targets[3].over = scenario::Span{scenario::Span::Which::first, 21, {}, {}};
    targets[4].every_week_of = between(7, 28);
    targets[5].over = between(15, 20);  // of no week, as those after it are
    targets[6].every_week_of = between(1, 6);
    targets[7].every_week_of = between(100, 200);
    const std::string text = as_targets(results, goals_of(results, targets));
    CHECK(text ==
          "targets:\n"
          "- {measure: posts_fte, at_most: 2.5}\n"
          "- {measure: posts_fte, at: 2022-10-17, at_most: 2.5}\n"
          "- {measure: posts_fte, over: last 2 weeks, at_most: 2.5}\n"
          "- {measure: posts_fte, over: first 3 weeks, at_most: 2.5}\n"
          "- {measure: posts_fte, every_week_of: [2022-10-10, 2022-10-31], at_most: 2.5}\n"
          "- {measure: posts_fte, over: [2022-10-17, 2022-10-17], at_most: 2.5}\n"
          "- {measure: posts_fte, every_week_of: [2022-10-03, 2022-10-03], at_most: 2.5}\n"
          "- {measure: posts_fte, every_week_of: [2022-11-14, 2022-11-14], at_most: 2.5}\n");
}

TEST_CASE("probabilities have Wilson's interval", "[targets]") {
    // Newcombe (1998), Statistics in Medicine 17, table I: 81 of 263 and 15 of 148.
    const Probability a = probability(81, 263);
    CHECK(a.lower == Approx(0.2553).margin(5e-5));
    CHECK(a.upper == Approx(0.3662).margin(5e-5));
    const Probability b = probability(15, 148);
    CHECK(b.lower == Approx(0.0624).margin(5e-5));
    CHECK(b.upper == Approx(0.1605).margin(5e-5));
    CHECK(probability(0, 20).lower == 0);
    CHECK(probability(0, 20).upper == Approx(0.1611).margin(5e-5));
    CHECK(probability(20, 20).upper == 1);
    CHECK(std::isnan(probability(0, 0).share));
}

TEST_CASE("all targets are met together in the futures in which each has a value", "[targets]") {
    // Replications (rows) of four weeks; one target is of the first week, the other of the second.
    const Results results =
        with_posts({{3, 3, 0, 0}, {5, 3, 0, 0}, {3, nothing, 0, 0}, {5, nothing, 0, 0}});
    scenario::Target first = posts(4), second = posts({}, 2);
    first.at = scenario::Date{monday + 7};
    second.at = scenario::Date{monday + 14};
    const std::vector<Goal> goals = goals_of(results, {first, second});
    const GoalsMet together = goals_met(goals, of_goals(results, goals, 2)).front();
    CHECK(together.each[0].share == 0.5);
    CHECK(together.each[1].share == 1);
    // The fourth has failed the first target; it counts no more than the third, which has met it.
    CHECK(together.all.share == 0.5);
    CHECK(together.all.n == 2);
    // Without any target all are met.
    CHECK(goals_met({}, of_goals(results, {}, 1)).front().all.share == 1);
}

TEST_CASE("a target that never has a value is left out of all", "[targets]") {
    const Results results = with_posts({{3, nothing}, {5, nothing}});
    scenario::Target first = posts(4), never = posts(4);
    first.at = scenario::Date{monday + 7};
    never.at = scenario::Date{monday + 14};
    const std::vector<Goal> goals = goals_of(results, {first, never});
    const std::vector<OfGoals> values = of_goals(results, goals, 1);
    CHECK(have_values(goals, values) == std::vector<bool>{true, false});
    CHECK(goals_met(goals, values).front().all.share == 0.5);
    CHECK(goals_met(goals, values).front().all.n == 2);
    const std::vector<Goal> alone = goals_of(results, {never});
    CHECK(goals_met(alone, of_goals(results, alone, 1)).front().all.n == 0);
}

TEST_CASE("a target that has a value under another option alone is not left out", "[targets]") {
    const Results results = with_posts({{3}, {5}});
    const std::vector<Goal> goals = goals_of(results, {posts(4)});
    const std::vector<OfGoals> of{{{{3, 5}}, 2}, {{{nothing, nothing}}, 2}};
    CHECK(goals_met(goals, of)[0].all.share == 0.5);
    CHECK(goals_met(goals, of)[1].all.n == 0);
}

}  // namespace caseforce::analysis
