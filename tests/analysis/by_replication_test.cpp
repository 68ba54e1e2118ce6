// Values turned round a stretch at a time, however many there are.
#include "analysis/by_replication.hpp"

#include <algorithm>
#include <cmath>
#include <mutex>

#include "tests/analysis/invented_results.hpp"
#include "tests/support/catch.hpp"

using namespace caseforce;
using analysis::Positions;
using analysis::Stretch;

TEST_CASE("stretches are every position in every week once, and none holds more than fits",
          "[by_replication]") {
    const Positions all{7, 37};
    for (const std::size_t replications : {0U, 1U, 500U, 10'000U, 400'000U, 3'000'000U}) {
        for (const int weeks : {1, 52, 261}) {
            std::mutex counting;
            std::vector<int> times(all.count * static_cast<std::size_t>(weeks), 0);
            std::size_t most = 0;
            analysis::for_each_stretch(all, weeks, replications, 2, [&](const Stretch& these) {
                const std::lock_guard lock(counting);
                std::size_t here = 0;
                these.for_each([&](std::size_t, std::size_t, std::size_t place) {
                    ++times[place];
                    ++here;
                });
                most = std::max(most, here);
            });
            INFO(replications << " replications of " << weeks << " weeks");
            CHECK(std::count(times.begin(), times.end(), 1) ==
                  static_cast<std::ptrdiff_t>(times.size()));
            CHECK((most == 1 || most * replications <= analysis::most_at_once));
        }
    }
}

TEST_CASE("a stretch has the values of each replication, of all weeks and of some",
          "[by_replication]") {
    const Results results = test::invented_results({.names = {{"north", "south"}, {}, {}, {}}});
    const Positions all = analysis::positions_of(results.layout, Level::team);
    const auto same_in = [&](const Stretch& stretch) {
        const analysis::ByReplication values(results, 0, stretch, 5);
        std::size_t differing = 0;
        stretch.for_each([&](std::size_t i, std::size_t w, std::size_t place) {
            const auto week_number = static_cast<std::size_t>(stretch.weeks.first) + w;
            const std::size_t position = stretch.these.first + i;
            differing += place == week_number * all.count + position - all.first ? 0 : 1;
            for (std::size_t r = 0; r < 5; ++r) {
                const float expected = results.series(0, r, position)[week_number];
                const float found = values.of(i, w)[r];
                const bool same = found == expected || (std::isnan(found) && std::isnan(expected));
                differing += same ? 0 : 1;
            }
        });
        return differing == 0;
    };

    CHECK(same_in({all, {all.first + 3, 4}, {0, 8}}));
    CHECK(same_in({all, {all.first + 5, 1}, {2, 5}}));
}
