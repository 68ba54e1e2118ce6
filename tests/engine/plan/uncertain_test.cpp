// Values that are not known (MODEL 7): drawn once a replication, keyed by their path.
#include "engine/plan/uncertain.hpp"

#include <cmath>
#include <set>

#include "engine/plan/plan.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/changed.hpp"

using namespace caseforce;
using namespace caseforce::scenario;
using plan::draw_uncertain;
using test::example_with;

namespace {

/// The scenario of a replication.
Scenario drawn(Scenario scenario, std::uint64_t replication) {
    draw_uncertain(scenario, {.seed = 7, .replication = replication});
    return scenario;
}

}  // namespace

TEST_CASE("shares of what follows that are drawn to more than all keep their proportions",
          "[uncertain]") {
    Scenario s = example_with("changes: []");
    auto& [name, stage] = s.pathway->stages.entries.front();
    const auto up_to = [&](std::size_t i) {
        return plan::compile(s).terms.stages.front().next.at(i).up_to;
    };
    stage.next.entries = {{"section_47", Share{1.0}}, {"looked_after", Share{0.4}}};
    CHECK(up_to(0) == Approx(1 / 1.4));
    CHECK(up_to(1) == Approx(1.0));

    stage.next.entries = {{"section_47", Share{0.5}}, {"looked_after", Share{0.4}}};
    CHECK(up_to(0) == 0.5);
    CHECK(up_to(1) == 0.5 + 0.4);
}

TEST_CASE("a value set to a draw lies in its law, another one each replication", "[uncertain]") {
    const Scenario scenario = example_with("");
    std::set<double> values;
    double sum = 0;
    for (std::uint64_t i = 1; i <= 1000; ++i) {
        const double value = drawn(scenario, i).leaving->strain_effect;
        CHECK((value > 0 && value < 0.7));
        values.insert(value);
        sum += value;
    }
    CHECK(values.size() == 1000);
    // 4.9 standard errors of the mean of a uniform law.
    CHECK(sum / 1000 == Approx(0.35).margin(4.9 * 0.7 / std::sqrt(12 * 1000.0)));
    CHECK(drawn(scenario, 3).leaving->strain_effect == drawn(scenario, 3).leaving->strain_effect);
}

TEST_CASE("one draw scales all below its path", "[uncertain]") {
    const Scenario scenario = example_with("");
    const Scenario first = drawn(scenario, 1);
    const double factor = first.supply.market->candidates_per_year.entries[0].second / 12;

    CHECK(factor != 1);
    CHECK(first.supply.market->candidates_per_year.entries[1].second == 3 * factor);
    CHECK(first.leaving->hazard.rules[0].hazard.per_year / 0.12 ==
          Approx(first.leaving->hazard.rules[3].hazard.per_year / 0.09).epsilon(1e-12));
}

TEST_CASE("a draw is keyed by its path: others do not move it", "[uncertain]") {
    const Scenario before = example_with("");
    const Scenario after =
        example_with("uncertain: {set: {leaving.span_effect: {uniform: [0, 1]}}}");

    CHECK(drawn(before, 5).leaving->strain_effect == drawn(after, 5).leaving->strain_effect);
    CHECK(drawn(after, 5).leaving->span_effect / 1 !=
          Approx(drawn(after, 5).leaving->strain_effect / 0.7));
}

TEST_CASE("draws are read in the unit of what they set", "[uncertain]") {
    const Scenario scenario = drawn(
        example_with("uncertain: {set: {supply.market.fall_through: {uniform: [5%, 10%]}, "
                     "leaving.wind_down: {uniform: [1 week, 2 weeks]}, sickness.hazard: {uniform: "
                     "[40%, 50% per year]}, supply.market.lead_time: {uniform: [10 weeks, 12 "
                     "weeks]}, supply.pay.leaving_elasticity: {uniform: [-1.2, -0.4]}, "
                     "demand.recent_closures.rate: {uniform: [3000 per year, 3400 per year]}, "
                     "pathway.stages.looked_after.initial.open: {uniform: [500, 600]}, "
                     "teams.locality.initial.count: {uniform: [10, 12]}}}"),
        1);
    const auto is_within = [](double value, double low, double high) {
        return value > low && value < high;
    };
    CHECK(is_within(scenario.supply.market->fall_through.value, 0.05, 0.1));
    CHECK(is_within(scenario.leaving->wind_down.days, 7, 14));
    CHECK(is_within(scenario.sickness->hazard.per_year, 0.4, 0.5));
    CHECK(is_within(std::get<Fixed>(scenario.supply.market->lead_time.law).value, 70, 84));
    CHECK(is_within(scenario.supply.pay->leaving_elasticity, -1.2, -0.4));
    CHECK(is_within(scenario.demand->recent_closures->rate.per_year, 3000, 3400));
    CHECK(is_within(scenario.pathway->stages.find("looked_after")->initial->open, 499, 601));
    CHECK(is_within(scenario.teams.find("locality")->initial[3].count, 9, 13));
}

TEST_CASE("a draw beyond its key's range is taken to the range's end", "[uncertain]") {
    const Scenario scenario = example_with(
        "uncertain: {scale: {supply.market.fall_through: {uniform: [20, 30]}, "
        "on_cost: {uniform: [20, 30]}}}");

    CHECK(drawn(scenario, 1).supply.market->fall_through.value == 1);
    CHECK(drawn(scenario, 1).on_cost.value > 6);
}

TEST_CASE("a value is set before it is scaled", "[uncertain]") {
    const Scenario scenario =
        drawn(example_with("uncertain: {scale: {leaving.span: {uniform: [2, 2]}}, set: "
                           "{leaving.span: {uniform: [5, 5]}}}"),
              1);

    CHECK(scenario.leaving->span == 10);
}

TEST_CASE("a scenario that knows everything is left as it is", "[uncertain]") {
    const Scenario scenario = example_with("uncertain: ~");

    CHECK(fingerprint(drawn(scenario, 1)) == fingerprint(scenario));
}

TEST_CASE("leave that is drawn longer than a month is the whole month: hours never fall below 0",
          "[uncertain]") {
    // Found in random scenarios: 100 days, twice as many in April, were sound; 1.3 times as many in
    // one replication were 108% of April's days.
    Scenario scenario = example_with("");
    scenario.working_time.leave = AnnualLeave{};
    scenario.working_time.leave->days_per_year = 180;
    scenario.working_time.leave->months.weight[3] = 2;
    const auto& share = plan::compile(scenario).terms.hours.leave_share;
    for (const int leap : {0, 1}) {
        CHECK(share.at(3, leap) == 1);
        CHECK(share.at(4, leap) == Approx(180 / 260.89 * 12 / 13).epsilon(0.01));
    }
}
