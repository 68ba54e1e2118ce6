// What is laid out and when it is back, of invented weekly costs.
#include "analysis/compare/payback.hpp"

#include <algorithm>

#include "analysis/compare/paired.hpp"
#include "tests/analysis/invented_results.hpp"
#include "tests/support/catch.hpp"

namespace caseforce::analysis {
namespace {

using Weekly = std::vector<std::vector<float>>;  // by replication and week

PolicyResults costing(const std::string& name, const Layout& layout, const Weekly& weekly) {
    PolicyResults policy{name, {}};
    const std::size_t position = layout.at(Measure::cost_total, Level::council);
    for (const std::vector<float>& of_one : weekly) {
        std::vector<float> series(of_one.size() * layout.width());
        std::copy(of_one.begin(),
                  of_one.end(),
                  series.begin() + static_cast<std::ptrdiff_t>(position * of_one.size()));
        policy.replications.emplace_back(std::move(series));
    }
    return policy;
}

/// What pays back of an option that costs so much in each week; the baseline costs 100.
Payback of(const Weekly& option) {
    const auto weeks = option.front().size();
    Results results{Layout(Names{}), scenario::Date{0}, static_cast<int>(weeks), {}};
    const Weekly hundred(option.size(), std::vector<float>(weeks, 100));
    results.policies.push_back(costing("baseline", results.layout, hundred));
    results.policies.push_back(costing("option", results.layout, option));
    const std::vector<Payback> all = paybacks(results, 2);
    CHECK_FALSE(all.front().outlay_after);  // the baseline, of itself
    CHECK(all.front().by_end.share == 1);
    return all.back();
}

}  // namespace

TEST_CASE("what an option lays out is back once it has cost no more for good", "[payback]") {
    // More so far: 10, 30, 20, 5, -5, -15 and 12, 32, 22, 7, -3, -13.
    const Payback one = of({{110, 120, 90, 85, 90, 90}, {112, 120, 90, 85, 90, 90}});
    REQUIRE(one.outlay_after);
    CHECK(*one.outlay_after == 2);
    CHECK(one.outlay().mean == 31);
    CHECK(one.outlay().se == Approx(1));
    CHECK(one.outlay().upper - one.outlay().mean == Approx(half_width_in_se(1)));
    REQUIRE(one.back_after);
    CHECK(*one.back_after == 5);
    // Half an interval is 12.7: the lower end is below 0 from the fourth week on, the upper end
    // until the last.
    REQUIRE(one.back_after_earliest);
    CHECK(*one.back_after_earliest == 4);
    REQUIRE(one.back_after_latest);
    CHECK(*one.back_after_latest == 6);
    CHECK(one.by_end.share == 1);
}

TEST_CASE("what is above nothing at the end is not back, whatever it was before", "[payback]") {
    // More so far: 10, -5, 20.
    const Payback one = of({{110, 85, 125}, {110, 85, 125}});
    REQUIRE(one.outlay_after);
    CHECK(*one.outlay_after == 3);
    CHECK_FALSE(one.back_after);
    CHECK_FALSE(one.back_after_earliest);
    CHECK(one.by_end.share == 0);
}

TEST_CASE("nothing is laid out where it is never told from none", "[payback]") {
    CHECK_FALSE(of({{90, 95, 90}, {95, 90, 90}}).outlay_after);  // it saves from the first week
    CHECK_FALSE(
        of({{100, 160, 20}, {100, 90, 90}}).outlay_after);  // the one says this, the other that
    CHECK_FALSE(of({{110, 110}}).outlay_after);             // a single future has no error
    CHECK(of({{110, 110}}).by_end.share == 0);
}

TEST_CASE("a future without costs is left out", "[payback]") {
    const float none = std::nanf("");
    const Payback one = of({{110, 80}, {none, none}, {110, 80}});
    CHECK(one.by_end.n == 2);
    REQUIRE(one.back_after);
    CHECK(*one.back_after == 2);
}

}  // namespace caseforce::analysis
