// What is worked out week by week on several threads has the bits that one thread gives it.
#include <cstring>
#include <type_traits>

#include "analysis/compare/differences.hpp"
#include "analysis/summary.hpp"
#include "tests/analysis/invented_results.hpp"
#include "tests/support/catch.hpp"

using namespace caseforce;
using analysis::Difference;
using analysis::Positions;
using analysis::summarise;
using analysis::Summary;

TEST_CASE("a summary has the same bits for any number of threads", "[summary]") {
    test::Shape shape;
    shape.names = {{"north", "south"}, {"assessment"}, {"social_worker"}, {"cin"}};
    shape.replications = 30;
    const Results results = test::invented_results(shape);
    const Positions all{0, results.layout.width()};

    const std::vector<Summary> one = summarise(results, 0, all, 1);

    for (const int threads : {2, 3, 7, 64}) {
        const std::vector<Summary> several = summarise(results, 0, all, threads);
        REQUIRE(several.size() == one.size());
        bool same = true;
        for (std::size_t i = 0; i < one.size(); ++i) {
            same = same && (several[i] == one[i] || (one[i].n < 2 && several[i].n == one[i].n));
        }
        CHECK(same);
    }
}

TEST_CASE("differences have the same bits for any number of threads", "[differences]") {
    static_assert(std::is_trivially_copyable_v<Difference>);
    test::Shape shape;
    shape.names = {{"north", "south"}, {"assessment"}, {"social_worker"}, {"cin"}};
    shape.policies = {"baseline", "option"};
    shape.replications = 30;
    const Results results = test::invented_results(shape);
    const Positions all{0, results.layout.width()};

    const std::vector<Difference> one = analysis::differences(results, 1, all, 1);

    for (const int threads : {2, 3, 7, 64}) {
        const std::vector<Difference> several = analysis::differences(results, 1, all, threads);
        REQUIRE(several.size() == one.size());
        CHECK(std::memcmp(several.data(), one.data(), one.size() * sizeof(Difference)) == 0);
    }
}
