// The search for who is loaded least by one more case: each way of it against the rule, bid by bid.
#include "engine/caseload/lightest.hpp"

#include <algorithm>

#include "engine/core/units.hpp"
#include "engine/plan/terms.hpp"
#include "engine/random/stream.hpp"
#include "tests/support/catch.hpp"

namespace caseforce::caseload {
namespace {

struct Bid {
    plan::Seats seats;
    double per_case, weight_held;
};

Bids bids_of(const std::vector<Bid>& all) {
    Bids bids;
    for (std::size_t i = 0; i < all.size(); ++i) {
        bids.add(i);
        bids.seats[i] = all[i].seats;
        bids.per_case[i] = all[i].per_case;
        bids.weight_held[i] = all[i].weight_held;
    }
    return bids;
}

/// As MODEL 3 says it: the first of those who may take it whose load after is within tolerance of
/// the least.
Lightest by_the_rule(const std::vector<Bid>& all, std::size_t places, const OfferedCase& offered) {
    const auto load_of = [&](const Bid& bid) {
        const double load = (bid.weight_held + offered.weight) * bid.per_case;
        const bool holds_none = (bid.seats & Bids::holds_none) != 0;
        const bool takes = (bid.seats & offered.seats) != 0 && (holds_none || load <= offered.most);
        return takes ? load : no_limit;
    };
    double least = no_limit;
    for (const Bid& bid : all)
        least = std::min(least, load_of(bid));
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (least < no_limit && load_of(all[i]) <= least + tolerance) return {i, load_of(all[i])};
    }
    return {places, no_limit};
}

/// Loads on a coarse grid, so that many are equal.
std::vector<Bid> drawn(std::size_t size, std::uint64_t number) {
    Stream draw = Draws{.seed = number, .replication = 1}.stream(size, Purpose::case_weight);
    std::vector<Bid> all;
    for (std::size_t i = 0; i < size; ++i) {
        const double held = static_cast<double>(draw() % 8);
        const plan::Seats seat =
            draw() % 5 == 0 ? 0 : plan::seats_of(static_cast<plan::Seat>(draw() % 3));
        all.push_back({held == 0 && seat != 0 ? seat | Bids::holds_none : seat,
                       1.0 / static_cast<double>(1 + draw() % 3),
                       held});
    }
    return all;
}

TEST_CASE("every way of looking for the lightest finds what the rule says", "[allocation]") {
    const auto ways = ways_to_find_lightest();
    REQUIRE(!ways.empty());
    std::size_t found = 0, nobody = 0;
    for (std::size_t size = 0; size < 40; ++size) {
        for (std::uint64_t number = 1; number <= 40; ++number) {
            const std::vector<Bid> all = drawn(size, number);
            const Bids bids = bids_of(all);
            for (const double most : {0.4, 2.0, no_limit}) {
                const OfferedCase offered{.seats = 0b011,
                                          .weight = 1 + 0.5 * static_cast<double>(number % 3),
                                          .most = most};
                const Lightest expected = by_the_rule(all, bids.seats.size(), offered);
                for (const LightestOf way : ways) {
                    const Lightest is = way(bids, offered);
                    INFO("of " << size << ", drawn " << number << ", up to " << most);
                    REQUIRE(is.place == expected.place);
                    REQUIRE(is.load == expected.load);
                }
                (expected.load < no_limit ? found : nobody) += 1;
            }
        }
    }
    CHECK(found > 1000);
    CHECK(nobody > 100);
}

TEST_CASE("loads that differ by rounding alone are equal: the first in the list", "[allocation]") {
    const double rounded = 0.1 + 0.2;  // a last bit over 0.3
    const Bids bids = bids_of({{1, 1, 5}, {1, 1, rounded}, {1, 1, 0.3}, {1, 1, 0.3}, {1, 1, 0.3}});

    for (const LightestOf way : ways_to_find_lightest())
        CHECK(way(bids, {.seats = 1, .weight = 0, .most = no_limit}).place == 1);
}

TEST_CASE("loads that fall by less than tolerance at a time are told from the least alone",
          "[allocation]") {
    // In teams that are looked at in one go and in several.
    for (const std::size_t size : {1u, 2u, 100u, 256u, 300u, 700u}) {
        for (const double step : {0.3, 0.6, 0.9, 1.1}) {
            std::vector<Bid> all;
            for (std::size_t i = 0; i < 4 * size; ++i)
                all.push_back({1, 1, 1 - step * tolerance * static_cast<double>(i / size)});
            const OfferedCase offered{.seats = 1, .weight = 1, .most = no_limit};
            const Bids bids = bids_of(all);
            const Lightest expected = by_the_rule(all, bids.seats.size(), offered);
            for (const LightestOf way : ways_to_find_lightest()) {
                INFO(size << " of each, " << step);
                const Lightest is = way(bids, offered);
                CHECK(is.place == expected.place);
                CHECK(is.load == expected.load);
            }
        }
    }
}

TEST_CASE("who goes leaves the others in order and no bid behind", "[allocation]") {
    Bids bids = bids_of({{1, 1, 3}, {1, 1, 1}, {1, 1, 2}, {1, 1, 4}, {1, 1, 0.5}});
    bids.erase(4, 5);
    bids.erase(1, 4);

    for (const LightestOf way : ways_to_find_lightest()) {
        const Lightest is = way(bids, {.seats = 1, .weight = 1, .most = no_limit});
        CHECK(is.place == 1);
        CHECK(is.load == 3);
    }
}

}  // namespace
}  // namespace caseforce::caseload
