// The nine statistics over replications (MEASURES, The file).
#include "analysis/summary.hpp"

#include <array>
#include <cmath>

#include "tests/analysis/invented_results.hpp"
#include "tests/support/catch.hpp"

using namespace caseforce;
using analysis::Positions;
using analysis::summarise;
using analysis::Summary;

TEST_CASE("a summary gives the mean, the deviation by n - 1 and the error of the mean",
          "[summary]") {
    std::vector<double> values{2, 4, 4, 4, 5, 5, 7, 9};

    const Summary summary = summarise(values);

    CHECK(summary.mean == 5);
    CHECK(summary.sd == Approx(std::sqrt(32.0 / 7)));
    CHECK(summary.se == Approx(std::sqrt(32.0 / 7 / 8)));
    CHECK(summary.q50 == 4.5);
    CHECK(summary.n == 8);
}

TEST_CASE("NaN is left out of a summary and n says how many values were left", "[summary]") {
    const Results results = test::results_with({{1}, {test::nothing}, {3}});

    const Summary summary = summarise(results, 0, Positions{0, 1}, 1)[0];

    CHECK(summary.mean == 2);
    CHECK(summary.n == 2);
    CHECK(summary.q95 == Approx(2.9));
}

TEST_CASE("a summary over nothing is NaN with n 0; over one value it has no error", "[summary]") {
    const Results results =
        test::results_with({{test::nothing, 6}, {test::nothing, test::nothing}});

    const std::vector<Summary> weeks = summarise(results, 0, Positions{0, 1}, 1);

    CHECK(weeks[0].n == 0);
    CHECK(std::isnan(weeks[0].mean));
    CHECK(std::isnan(weeks[0].q05));
    CHECK(weeks[1].n == 1);
    CHECK(weeks[1].mean == 6);
    CHECK(weeks[1].q95 == 6);
    CHECK(std::isnan(weeks[1].sd));
    CHECK(std::isnan(weeks[1].se));
}

TEST_CASE("large and nearly equal values keep their deviation", "[summary]") {
    std::vector<double> values{1e9 + 1, 1e9 + 2, 1e9 + 3};

    CHECK(summarise(values).sd == Approx(1.0));
}

TEST_CASE("the jackknife of a mean is the variance of the mean", "[summary]") {
    const std::array values{1.0, 2.0, 4.0, 9.0};  // sum 16; squares about their mean 38
    std::vector<double> without;
    for (const double value : values)
        without.push_back((16 - value) / 3);

    CHECK(analysis::jackknife_variance(without) == Approx(38.0 / 3 / 4));
    CHECK(analysis::jackknife_variance(std::array{5.0}) == 0);
    CHECK(analysis::jackknife_variance({}) == 0);
}

TEST_CASE("the positions of the levels follow each other and make up a row", "[summary]") {
    const Layout layout(
        Names{{"north", "south"}, {"assessment", "plan"}, {"social_worker"}, {"cin"}});

    std::size_t end = 0;
    for (const Level level : {Level::council, Level::team, Level::stage, Level::role}) {
        const Positions at = analysis::positions_of(layout, level);
        CHECK(at.first == end);
        end = at.first + at.count;
    }

    CHECK(end == layout.width());
    CHECK(analysis::positions_of(Layout(Names{}), Level::team).count == 0);
    CHECK(analysis::positions_of(Layout(Names{}), Measure::open_by_status, Level::council).count ==
          0);
}
