// Laws of durations as several threads ask for them at once.
#include <cstddef>
#include <thread>
#include <vector>

#include "engine/plan/gamma_table.hpp"
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
    CHECK(alone.quantile(0.3) == 2 * Law(Gamma{45, 0.77}).quantile(0.3));
}

TEST_CASE("a table that nobody uses any more is forgotten", "[law]") {
    const std::size_t before = caseforce::plan::GammaTable::in_use();
    for (int i = 1; i <= 100; ++i) {
        const Law law(Gamma{90, 0.3 + 1e-4 * i});
        CHECK(law.quantile(0.3) > 0);
        const std::size_t with_it = caseforce::plan::GammaTable::in_use();
        CHECK(with_it == before + 2);  // its own, and that of the time that has passed
        const Law same(Gamma{45, 0.3 + 1e-4 * i});
        CHECK(caseforce::plan::GammaTable::in_use() == with_it);
    }
    CHECK(caseforce::plan::GammaTable::in_use() == before);
}
