// Ranking, the selection procedure and stopping, on numbers whose answer is known.
#include "analysis/compare/ranking.hpp"

#include <cmath>
#include <limits>
#include <random>

#include "analysis/compare/stopping.hpp"
#include "tests/support/catch.hpp"

namespace caseforce::analysis {
namespace {

using Values = std::vector<std::vector<double>>;

/// Normal values around each mean, with a part that all options share.
class Draw {
  public:
    explicit Draw(std::vector<double> means, double shared)
        : means_(std::move(means)), shared_(shared), values_(means_.size()) {}
    void up_to(const std::vector<std::size_t>& options, std::size_t n) {
        for (std::size_t r = common_.size(); r < n; ++r)
            common_.push_back(normal_(random_));
        for (const std::size_t i : options) {
            while (values_[i].size() < n) {
                const double common = common_[values_[i].size()];
                values_[i].push_back(means_[i] + shared_ * common + normal_(random_));
            }
        }
    }
    [[nodiscard]] const Values& values() const { return values_; }

  private:
    std::vector<double> means_;
    double shared_;
    Values values_;
    std::vector<double> common_;
    std::mt19937_64 random_{7};
    std::normal_distribution<double> normal_;
};

}  // namespace

TEST_CASE("options are ranked by their means, the better first", "[ranking]") {
    const Values values{{5, 6, 7}, {1, 2, 3.5}, {3, 4, 5}};
    const Ranking lower = rank(values, Better::lower, 0.95);
    CHECK(lower.ranks[0].policy == 1);
    CHECK(lower.ranks[1].policy == 2);
    CHECK(lower.ranks[2].policy == 0);
    CHECK(lower.ranks[0].behind == 0);
    CHECK(lower.ranks[2].behind == Approx(6 - 6.5 / 3));
    CHECK_FALSE(lower.ranks[2].may_be_best);
    const Ranking higher = rank(values, Better::higher, 0.95);
    CHECK(higher.ranks[0].policy == 0);
    CHECK(higher.ranks[1].behind == Approx(2));
}

TEST_CASE("the first of a ranking is one that may be, whatever the mean of others", "[ranking]") {
    const Values values{{5, 6, 7}, {1, 2}, {3, 4, 5}};  // the second was dropped after two
    const std::vector<std::size_t> left{0, 2};
    const Ranking ranking = rank(values, Better::lower, 0.95, left);
    CHECK(ranking.ranks[0].policy == 2);
    CHECK(ranking.ranks[1].policy == 1);
    CHECK(ranking.ranks[1].behind == -2);
    CHECK(ranking.ranks[2].policy == 0);
}

TEST_CASE("intervals of a ranking widen with the number of pairs", "[ranking]") {
    const Values values{{1, 2, 3, 4}, {2, 4, 3, 6}, {9, 9, 9, 9}};
    const Rank second = rank(values, Better::lower, 0.95).ranks[1];
    const double se = std::sqrt((0.0625 + 0.5625 + 1.5625 + 0.5625) / 3 / 4);
    CHECK(second.behind == 1.25);
    // Bonferroni over three pairs: 1 - 0.05 / 3.
    CHECK(second.upper - second.behind == Approx(half_width_in_se(3, 1 - 0.05 / 3) * se));
    CHECK(second.may_be_best);
}

TEST_CASE("an option without values stands last", "[ranking]") {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const Ranking ranking = rank({{nan, nan}, {2, 3}}, Better::lower, 0.95);
    CHECK(ranking.ranks[0].policy == 1);
    CHECK(ranking.ranks[1].policy == 0);
    CHECK(ranking.ranks[1].n == 0);
}

TEST_CASE("selection drops what is clearly worse at once and finds the best", "[ranking]") {
    Draw draw({0, 0.3, 8, 9}, 3);
    Selection selection(4, Better::lower, 0.95, 0.3);
    draw.up_to({0, 1, 2, 3}, 20);
    selection.look(draw.values());
    CHECK(selection.left() == std::vector<std::size_t>{0, 1});
    std::size_t n = 20;
    while (!selection.is_decided() && n < 2000) {
        n += 10;
        draw.up_to(selection.left(), n);
        selection.look(draw.values());
    }
    CHECK(selection.left() == std::vector<std::size_t>{0});
    CHECK(n > 20);
    CHECK(draw.values()[2].size() == 20);
}

TEST_CASE("selection of options that are the same in everything ends with the first", "[ranking]") {
    const std::vector<double> same{1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    Selection selection(3, Better::higher, 0.95, 0.1);
    selection.look({same, same, same});
    CHECK(selection.left() == std::vector<std::size_t>{0});
}

TEST_CASE("selection keeps options within reach of the first look", "[ranking]") {
    // n0 = 10, k = 2: eta = (0.1^(-2/9) - 1)/2, h^2 = 18 eta; W = d/(2n)(h^2 S^2/d^2 - n).
    std::vector<double> a, b;
    for (int i = 0; i < 10; ++i) {
        a.push_back(i % 2);
        b.push_back(0.4);
    }
    const double s2 = 2.5 / 9, h2 = 9 * (std::pow(0.1, -2.0 / 9) - 1), d = 0.1;
    const double w = d / 20 * (h2 * s2 / (d * d) - 10);
    REQUIRE(w > 0.1);
    Selection selection(2, Better::lower, 0.95, d);
    selection.look({a, b});
    CHECK(selection.left().size() == 2);  // 0.1 behind: within w
    for (double& value : b)
        value = 0.5 - w - 0.01;
    Selection beyond(2, Better::lower, 0.95, d);
    beyond.look({a, b});
    CHECK(beyond.left() == std::vector<std::size_t>{1});
}

TEST_CASE("Stein's second stage is as large as the first stage's spread asks", "[stopping]") {
    const std::vector<double> first{1, 3, 5, 7, 9};  // sd sqrt(10), t of 4: 2.776445
    const double ts = 2.776445105 * std::sqrt(10.0);
    const double needed = replications_for(first, 1);
    CHECK(needed == std::ceil(ts * ts));
    CHECK(half_width_with(first, needed) <= 1);
    CHECK(half_width_with(first, needed) == Approx(ts / std::sqrt(std::ceil(ts * ts))));
    CHECK(replications_for(first, 100) == 5);
    CHECK(half_width_with(first, 5) == Approx(ts / std::sqrt(5.0)));
}

TEST_CASE("where half of the first stage has no value twice as many are run", "[stopping]") {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const std::vector<double> all{1, 3, 5, 7, 9};
    const std::vector<double> half{1, nan, 3, nan, 5, nan, 7, nan, 9, nan};
    CHECK(replications_for(half, 1) == 2 * replications_for(all, 1));
    CHECK(std::isinf(replications_for(std::vector<double>{nan, 1}, 1)));
}

}  // namespace caseforce::analysis
