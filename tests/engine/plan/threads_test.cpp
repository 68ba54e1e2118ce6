// Laws of durations as several threads ask for them at once.
#include <cstddef>
#include <thread>
#include <vector>

#include "engine/plan/law.hpp"
#include "tests/support/catch.hpp"

using caseforce::plan::Law;
using caseforce::scenario::Gamma;

TEST_CASE("a table is the same whichever of several threads builds it", "[law]") {
    const Law alone(Gamma{90, 0.77});
    std::vector<double> drawn(8);
    std::vector<std::thread> threads;
    const Law shared(Gamma{90, 0.78});
    for (std::size_t i = 0; i < drawn.size(); ++i)
        threads.emplace_back([&, i] { drawn[i] = shared.quantile(0.3); });
    for (std::thread& thread : threads)
        thread.join();

    for (const double one : drawn)
        CHECK(one == Law(Gamma{90, 0.78}).quantile(0.3));
    CHECK(alone.quantile(0.3) == Law(Gamma{45, 0.77}).scaled(2).quantile(0.3));
}
