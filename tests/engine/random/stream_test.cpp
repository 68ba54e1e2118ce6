#include "engine/random/stream.hpp"

#include <cmath>
#include <random>
#include <set>
#include <vector>

#include <boost/random/uniform_int_distribution.hpp>

#include "tests/support/catch.hpp"
#include "tests/support/laws.hpp"

using namespace caseforce;

static_assert(std::uniform_random_bit_generator<Stream>);

namespace {

struct KnownAnswer {
    Purpose purpose;
    std::uint64_t bits;
};

}  // namespace

// Of the known answers of Random123 and of other implementations.
TEST_CASE("philox of nothing is the published vector", "[random]") {
    CHECK(philox({0, 0}, {0, 0, 0, 0}) ==
          PhiloxBlock{
              0x16554d9eca36314c, 0xdb20fe9d672d0fdc, 0xd7e772cee186176b, 0x7e68b68aec7ba23b});
}

// A changed answer here is a changed result everywhere that the purpose is drawn.
TEST_CASE("every purpose has its own numbers, and the ones that it always had",
          "[random][golden]") {
    const KnownAnswer known[] = {
        {Purpose::points_in_strip, 0xbd1946fb4985306c},
        {Purpose::point_time, 0x449fd40333721e47},
        {Purpose::point_height, 0x6dee6ca7e85bf525},
        {Purpose::yearly_demand, 0x64ca0c2208445658},
        {Purpose::weekly_demand, 0x069f1c7991608326},
        {Purpose::household_size, 0x643a2be7cafb45c6},
        {Purpose::case_weight, 0x974a8636cfd17379},
        {Purpose::stage_duration, 0x6bea506a607ce0c0},
        {Purpose::next_stage, 0x0ab2b8fcad574765},
        {Purpose::escalation, 0x069d4050bdf82aad},
        {Purpose::comes_back, 0x404aff715bd6a519},
        {Purpose::return_delay, 0x06545ef675440c15},
        {Purpose::initial_age, 0xa573581da31d2632},
        {Purpose::initial_split, 0x64a7f14c2ba06328},
        {Purpose::initial_order, 0x02bff29840212da1},
        {Purpose::legacy, 0x54ebed8b7b5f2b00},
        {Purpose::tenure, 0xa6c13665a91f7380},
        {Purpose::leaving_threshold, 0x7451f323c61c7cf1},
        {Purpose::sickness_threshold, 0xe6cd6b0f53ec2d14},
        {Purpose::sickness_length, 0xdd8b6591ae86c830},
        {Purpose::long_leave_threshold, 0x63e56000e641b602},
        {Purpose::long_leave_length, 0xef49ce5b12a905ea},
        {Purpose::lead_time, 0x43ccd6f862bd868c},
        {Purpose::fall_through, 0x5056d5efb8cc636a},
        {Purpose::time_to_fill, 0xe1da3eaf37315175},
        {Purpose::assignment_length, 0x2d2d3e6ce38a837c},
        {Purpose::assignment_residual, 0x00607a4fded09cf5},
        {Purpose::assignment_split, 0xf6e68955dddd39dd},
        {Purpose::early_end_threshold, 0x9a6a3b321e82efca},
        {Purpose::conversion, 0x84a91c35491c01e6},
        {Purpose::promotion, 0x1812dd668e06e734},
        {Purpose::seat_filled, 0x5afc2d27bb1445ab},
        {Purpose::seat_passed, 0x8878bd77fe992485},
        {Purpose::training_length, 0x5963257e70c22d6a},
        {Purpose::uncertain_value, 0x0f71b54efd1a2749},
    };
    const Draws draws{.seed = 2026, .replication = 7};
    std::set<std::uint64_t> seen;

    for (const auto& [purpose, bits] : known) {
        CHECK(draws.bits(0x0123456789abcdef, purpose, 3) == bits);
        seen.insert(bits);
    }
    CHECK(seen.size() == std::size(known));
}

TEST_CASE("purposes whose numbers differ in the last two bits are the words of one block",
          "[random]") {
    const Draws draws{.seed = 5, .replication = 2};
    const Drawn block = draws.block(17, Purpose::stage_duration, 4);
    const PhiloxBlock words = philox({5, 2}, {0, std::uint64_t{0x200} << 32 | 4, 17, 0});

    CHECK(block.bits(Purpose::stage_duration) == words[0]);
    CHECK(block.bits(Purpose::next_stage) == words[1]);
    CHECK(block.uniform(Purpose::next_stage) == draws.uniform(17, Purpose::next_stage, 4));
    CHECK(draws.bits(17, Purpose::escalation, 4) == words[2]);
    CHECK(draws.bits(17, Purpose::comes_back, 4) == words[3]);
    CHECK(draws.bits(17, Purpose::return_delay, 4) != words[0]);
}

TEST_CASE("a draw depends on each part of its key and on nothing else", "[random]") {
    const Draws draws{.seed = 5, .replication = 2};
    const std::uint64_t bits = draws.bits(17, Purpose::tenure, 4);

    CHECK(Draws{.seed = 5, .replication = 2}.bits(17, Purpose::tenure, 4) == bits);
    CHECK(Draws{.seed = 6, .replication = 2}.bits(17, Purpose::tenure, 4) != bits);
    CHECK(Draws{.seed = 5, .replication = 3}.bits(17, Purpose::tenure, 4) != bits);
    CHECK(draws.bits(18, Purpose::tenure, 4) != bits);
    CHECK(draws.bits(17, Purpose::lead_time, 4) != bits);
    CHECK(draws.bits(17, Purpose::tenure, 5) != bits);
}

TEST_CASE("a uniform number is never 0 or 1, even from the words at the ends", "[random]") {
    CHECK(unit_interval(0) == 0x1p-53);
    CHECK(unit_interval(~std::uint64_t{0}) == 1.0 - 0x1p-53);
    CHECK(unit_interval(std::uint64_t{1} << 63) == 0.5 + 0x1p-53);
    CHECK(1.0 - unit_interval(~std::uint64_t{0}) == unit_interval(0));
}

TEST_CASE("uniform numbers of many entities are uniform", "[random]") {
    const Draws draws{.seed = 11, .replication = 1};
    std::vector<double> drawn;
    test::RunningMean estimate;
    for (std::uint64_t entity = 0; entity < 100000; ++entity) {
        drawn.push_back(draws.uniform(entity, Purpose::point_time));
        estimate.add(drawn.back());
    }

    CHECK(test::within_standard_errors(estimate, 0.5));
    CHECK(test::narrow_enough(estimate, 0.5, 0.01));
    CHECK(estimate.variance() == Approx(1.0 / 12.0).epsilon(0.02));
    CHECK(test::kolmogorov(drawn, [](double x) { return x; }) < test::kolmogorov_bound);
}

TEST_CASE("neighbouring entities, ordinals, seeds and replications are not correlated",
          "[random]") {
    const auto product = [](double a, double b) { return (a - 0.5) * (b - 0.5); };
    test::RunningMean entities, ordinals, seeds, replications;
    for (std::uint64_t i = 0; i < 100000; ++i) {
        const Draws draws{.seed = 3, .replication = 1};
        const double here = draws.uniform(i, Purpose::next_stage);
        entities.add(product(here, draws.uniform(i + 1, Purpose::next_stage)));
        ordinals.add(product(here, draws.uniform(i, Purpose::next_stage, 1)));
        seeds.add(product(here, Draws{4, 1}.uniform(i, Purpose::next_stage)));
        replications.add(product(here, Draws{3, 2}.uniform(i, Purpose::next_stage)));
    }

    CHECK(test::within_standard_errors(entities, 0.0));
    CHECK(test::within_standard_errors(ordinals, 0.0));
    CHECK(test::within_standard_errors(seeds, 0.0));
    CHECK(test::within_standard_errors(replications, 0.0));
}

TEST_CASE("exponential draws have mean 1 and the exponential law, and rise with the uniform ones",
          "[random]") {
    const Draws draws{.seed = 1, .replication = 1};
    std::vector<double> drawn;
    for (std::uint64_t entity = 0; entity < 100000; ++entity)
        drawn.push_back(draws.exponential(entity, Purpose::leaving_threshold));

    CHECK(test::within_standard_errors(test::RunningMean(drawn), 1.0));
    CHECK(test::kolmogorov(drawn, [](double x) { return 1.0 - std::exp(-x); }) <
          test::kolmogorov_bound);
    CHECK(Draws{2026, 7}.exponential(5, Purpose::leaving_threshold) == 0x1.ec0bd08c9c7b9p+0);
    for (std::uint64_t entity = 1; entity < 1000; ++entity) {
        const bool greater = draws.uniform(entity, Purpose::leaving_threshold) >
                             draws.uniform(entity - 1, Purpose::leaving_threshold);
        CHECK((drawn[entity] > drawn[entity - 1]) == greater);
    }
}

TEST_CASE("a stream goes on through blocks of its own", "[random]") {
    const Draws draws{.seed = 9, .replication = 4};
    Stream stream = draws.stream(21, Purpose::points_in_strip, 2);
    const PhiloxBlock counter{0, std::uint64_t{0x100} << 32 | 2, 21, 1};
    const PhiloxBlock first = philox({9, 4}, counter);
    const PhiloxBlock second = philox({9, 4}, {1, counter[1], counter[2], counter[3]});

    CHECK(draws.bits(21, Purpose::points_in_strip, 2) == philox({9, 4}, {0, counter[1], 21, 0})[0]);
    for (const std::uint64_t word : first)
        CHECK(stream() == word);
    for (const std::uint64_t word : second)
        CHECK(stream() == word);
}

TEST_CASE("Boost's whole-number distributions draw from a stream", "[random]") {
    Stream stream = Draws{}.stream(1, Purpose::initial_order);
    boost::random::uniform_int_distribution<int> die(1, 6);
    std::vector<int> thrown(7, 0);
    for (int i = 0; i < 60000; ++i)
        ++thrown[static_cast<std::size_t>(die(stream))];

    for (int face = 1; face <= 6; ++face)
        CHECK(std::abs(thrown[static_cast<std::size_t>(face)] - 10000) < 450);
}
