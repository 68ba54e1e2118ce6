#include "engine/core/fte_sum.hpp"

#include <array>

#include "tests/support/catch.hpp"

namespace caseforce {
namespace {

TEST_CASE("a sum of FTE does not know in which order people came and went", "[fte]") {
    const std::array<Fte, 6> ftes{0.1, 0.6, 1, 0.7, 1.0 / 3, 0.05};
    FteSum forwards;
    FteSum backwards;
    for (std::size_t i = 0; i < ftes.size(); ++i) {
        forwards += FteSum(ftes[i]);
        backwards += FteSum(ftes[ftes.size() - 1 - i]);
    }
    CHECK(forwards.value() == backwards.value());
    CHECK(forwards.value() == Approx(2.7833333333).epsilon(1e-9));
    for (const Fte fte : {0.7, 0.1, 1.0 / 3, 1.0, 0.05, 0.6})
        forwards -= FteSum(fte);
    CHECK(forwards.value() == 0);
}

TEST_CASE("a sum of decimals is that decimal", "[fte]") {
    FteSum sum;
    double added = 0;
    for (int i = 0; i < 10; ++i) {
        sum += FteSum(0.1);
        added += 0.1;
    }
    CHECK(sum.value() == 1.0);
    CHECK(added != 1.0);  // which is why there are such sums
}

TEST_CASE("a council of the largest size fits in a sum of FTE", "[fte]") {
    FteSum sum;
    for (int i = 0; i < 1000; ++i)
        sum += FteSum(1'000'000);
    CHECK(sum.value() == 1e9);
}

}  // namespace
}  // namespace caseforce
