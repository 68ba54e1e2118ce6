// Values put in order by their bits, against std::sort.
#include "analysis/in_order.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

#include "tests/support/catch.hpp"

using caseforce::analysis::put_in_order;

namespace {

/// Of either sign, some of them equal, over many powers of ten.
template <class Number>
std::vector<Number> values_of(std::size_t size) {
    std::vector<Number> values;
    std::uint64_t bits = 1;
    for (std::size_t i = 0; i < size; ++i) {
        bits = bits * 6364136223846793005U + 1442695040888963407U;
        const auto whole = static_cast<Number>(static_cast<std::int64_t>(bits) >> (bits % 60));
        values.push_back(whole / Number{1000});
    }
    return values;
}

}  // namespace

TEMPLATE_TEST_CASE("values stand in rising order, however many and of whatever sign",
                   "[in_order]",
                   float,
                   double) {
    for (const std::size_t size : {0U, 1U, 2U, 48U, 49U, 200U, 5000U}) {
        auto values = values_of<TestType>(size);
        auto sorted = values;
        std::sort(sorted.begin(), sorted.end());
        put_in_order(values);
        CHECK(values == sorted);
    }
}

TEMPLATE_TEST_CASE("infinities and both zeros have their place", "[in_order]", float, double) {
    const TestType endless = std::numeric_limits<TestType>::infinity();
    const TestType tiny = std::numeric_limits<TestType>::denorm_min();
    std::vector<TestType> values(100, 0);
    values[3] = endless;
    values[50] = -endless;
    values[70] = -TestType{0};
    values[80] = tiny;
    values[90] = -tiny;
    put_in_order(values);
    CHECK(values.front() == -endless);
    CHECK(values[1] == -tiny);
    CHECK(values[2] == 0);
    CHECK(values[97] == 0);
    CHECK(values[98] == tiny);
    CHECK(values.back() == endless);
}
