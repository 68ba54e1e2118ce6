#include "analysis/design/design.hpp"

#include <algorithm>
#include <limits>
#include <set>
#include <string>
#include <vector>

#include "analysis/design/sampling.hpp"
#include "tests/support/catch.hpp"

namespace caseforce::design {
namespace {

using Words = std::vector<std::string>;

TEST_CASE("a grid is every combination of the lists, the last key running fastest", "[design]") {
    const Sweep sweep{{{"cap", {"16", "18"}}, {"agency.cover", {"40%", "80%", "none"}}}};
    const Design design = design_of(sweep);
    CHECK(design.keys == Words{"cap", "agency.cover"});
    CHECK(design.points == std::vector<Words>{{"16", "40%"},
                                              {"16", "80%"},
                                              {"16", "none"},
                                              {"18", "40%"},
                                              {"18", "80%"},
                                              {"18", "none"}});
    CHECK(size_of_grid(sweep.factors) == 6);
    const Factor thousand{"k", Words(1000, "v")};
    CHECK(size_of_grid(std::vector<Factor>(7, thousand)) ==
          std::numeric_limits<std::size_t>::max());
}

TEST_CASE("a number is read with what stands behind it", "[design]") {
    CHECK(amount_of("600 per year")->number == 600);
    CHECK(amount_of("600 per year")->unit == "per year");
    CHECK(amount_of("5%")->unit == "%");
    CHECK(amount_of("-0.25")->number == -0.25);
    CHECK(amount_of("-0.25")->unit.empty());
    for (const char* const other :
         {"", "none", "inf", "nan", "[1, 2]", " 3", "2025-09-01", "1,000", "31/03/2028"})
        CHECK_FALSE(amount_of(other));
}

TEST_CASE("a range gives values that could be typed, in its unit and within its ends", "[design]") {
    const Range demand{500, 900, "per year"};
    CHECK(demand.at(0) == "500 per year");
    CHECK(demand.at(1) == "900 per year");
    CHECK(demand.at(1.0 / 3) == "633.33 per year");
    CHECK(demand.share_of("633.33 per year") == Approx(0.333325));
    CHECK(Range{10, 40, "% per year"}.at(0.25) == "17.5% per year");
    CHECK(Range{0.12345678, 0.2, ""}.at(0) == "0.12346");
    CHECK(Range{0, 0.000123456789, ""}.at(1) == "0.000123456789");
}

TEST_CASE("a range of whole numbers takes each of them from as much of the way", "[design]") {
    const Range seats{2, 5, "", true};
    std::vector<std::string> taken;
    for (int i = 0; i < 16; ++i)
        taken.push_back(seats.at((i + 0.5) / 16));
    for (const char* const one : {"2", "3", "4", "5"})
        CHECK(std::count(taken.begin(), taken.end(), one) == 4);
    CHECK(seats.at(1) == "5");
    CHECK(seats.nearest(2.9) == "3");
    CHECK(seats.nearest(4.4) == "4");  // where at() is 5
    CHECK(seats.nearest(5.2) == "5");
    // Values that come again are one point.
    const Sweep sweep{{{"seats", {}, seats}}, Sweep::By::sobol, 16};
    auto points = design_of(sweep).points;
    std::sort(points.begin(), points.end());
    CHECK(points == std::vector<Words>{{"2"}, {"3"}, {"4"}, {"5"}});
}

TEST_CASE("points of Sobol's sequence lie evenly along every axis and pair of axes", "[design]") {
    constexpr std::size_t n = 64, axes = 12;
    const auto points = sobol_sequence(n, axes);
    REQUIRE(points.size() == n);
    for (std::size_t axis = 0; axis < axes; ++axis) {
        std::vector<double> along;
        for (const auto& point : points)
            along.push_back(point[axis]);
        std::sort(along.begin(), along.end());
        for (std::size_t i = 0; i < n; ++i)
            CHECK(along[i] == (static_cast<double>(i) + 0.5) / n);
    }
    // The first two axes: one in each of 8 x 8 squares.
    std::set<std::pair<int, int>> squares;
    for (const auto& point : points)
        squares.emplace(static_cast<int>(8 * point[0]), static_cast<int>(8 * point[1]));
    CHECK(squares.size() == n);
}

TEST_CASE("a sampling's rows differ from their base point as they should", "[design]") {
    constexpr std::size_t axes = 3, effects = 5, indices = 2;
    const Sampling sampling(axes, effects, indices);
    const auto& rows = sampling.rows();
    REQUIRE(rows.size() == rows_of_sampling(axes, effects, indices));
    REQUIRE(rows.size() == 5 + 5 * 3 + 2 * 4);
    for (std::size_t j = 0; j < effects; ++j) {
        for (std::size_t axis = 0; axis < axes; ++axis) {
            for (std::size_t other = 0; other < axes; ++other) {
                const double step =
                    rows[sampling.half_away(j, axis)][other] - rows[sampling.base(j)][other];
                CHECK(std::abs(step) == (other == axis ? 0.5 : 0.0));
            }
        }
    }
    for (std::size_t j = 0; j < indices; ++j) {
        CHECK(rows[sampling.base(j)] != rows[sampling.other(j)]);
        for (std::size_t axis = 0; axis < axes; ++axis) {
            auto expected = rows[sampling.base(j)];
            expected[axis] = rows[sampling.other(j)][axis];
            CHECK(rows[sampling.exchanged(j, axis)] == expected);
        }
    }
}

TEST_CASE("points are called by as much of their keys' ends as tells them apart", "[design]") {
    const Design design{{"roles.social_worker.salary", "roles.manager.salary", "salary", "a.cap"},
                        {{"1", "2", "3", "4"}}};
    CHECK(names_of(design) == Words{"social_worker.salary=1; manager.salary=2; salary=3; cap=4"});
}

TEST_CASE("values of a key are numbers where all have one unit, else places among its texts",
          "[design]") {
    const Design design{
        {"share", "mixed", "word"},
        {{"5%", "1 day", "hold"}, {"10%", "1 week", "queue"}, {"5%", "1 day", "hold"}}};
    const Axis share = axis_of(design, 0);
    CHECK(share.numbers == std::vector<double>{5, 10, 5});
    CHECK(share.unit == "%");
    CHECK(share.meanings.empty());
    const Axis mixed = axis_of(design, 1);
    CHECK(mixed.numbers == std::vector<double>{0, 1, 0});
    CHECK(mixed.unit.empty());
    CHECK(mixed.meanings == Words{"1 day", "1 week"});
    CHECK(axis_of(design, 2).meanings == Words{"hold", "queue"});

    const Design dates{{"date"}, {{"2025-09-01"}, {"2026-09-01"}}};
    CHECK(axis_of(dates, 0).meanings == Words{"2025-09-01", "2026-09-01"});
}

}  // namespace
}  // namespace caseforce::design
