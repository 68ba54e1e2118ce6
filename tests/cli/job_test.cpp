// The text of what is to be run: of every kind of sweep it is read back, and what could not be made
// again is none.
#include "cli/job.hpp"

#include <cstddef>
#include <string>
#include <utility>

#include "tests/support/catch.hpp"

namespace caseforce::cli {
namespace {

using design::Sweep;

const design::Factor list{"cover", {"40%", "80%"}, {}};
const design::Factor range{"rate", {}, design::Range{500, 900, "per year"}};
const design::Factor one_of_two{"priority", {}, design::Range{1, 2, "", true}};

Job job_of(std::string verb, Sweep sweep) {
    Job job;
    job.verb = std::move(verb);
    job.sweep = std::move(sweep);
    const std::size_t points = design::design_of(*job.sweep).points.size();
    job.scenarios.assign(points + 1, "name: x\ncaseforce: 1\n");
    job.scenarios.back() = "name: y\ncaseforce: 1\n";
    job.scenarios[1] = "caseforce: 1\n";
    job.titles.assign(points + 1, "x");
    return job;
}

std::string changed(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("a job of any kind of sweep is read back as it was", "[job]") {
    for (const Job& job :
         {job_of("sweep", {{list, list}, Sweep::By::grid}),
          job_of("sweep", {{list, range}, Sweep::By::sobol, 8}),
          job_of("sweep", {{one_of_two}, Sweep::By::sobol, 16}),  // two points of sixteen
          job_of("sensitivity", {{range, one_of_two}, Sweep::By::sensitivity, 0, 3, 4})}) {
        const std::string text = text_of(job);
        INFO(text);
        const std::optional<Job> read = job_from(text);
        REQUIRE(read);
        CHECK(text_of(*read) == text);
        CHECK(read->scenarios == job.scenarios);
        CHECK(read->sweep->factors.size() == job.sweep->factors.size());
    }
}

TEST_CASE("a job does not grow with the length of what all points share", "[job]") {
    Job job = job_of("sweep", {{list, range}, Sweep::By::sobol, 512});
    for (std::string& scenario : job.scenarios)
        scenario += std::string(100'000, '#') + '\n';
    job.scenarios[1] = job.scenarios[0];
    const std::string text = text_of(job);
    CHECK(text.size() < 300'000);
    REQUIRE(job_from(text));
    CHECK(job_from(text)->scenarios == job.scenarios);
    const std::string far = changed(text, "\n  [],", "\n  [[7, \"x\"]],");
    CHECK_FALSE(job_from(far));
}

TEST_CASE("a sweep that cannot be made again is no job", "[job]") {
    const std::string grid = text_of(job_of("sweep", {{list, list}, Sweep::By::grid}));
    const std::string sobol = text_of(job_of("sweep", {{list, range}, Sweep::By::sobol, 8}));
    const std::string values = "\"values\": [\n     \"40%\",\n     \"80%\"\n    ]";
    CHECK_FALSE(job_from(changed(grid, values, "\"values\": []")));
    CHECK_FALSE(job_from(changed(sobol, values, "\"values\": []")));
    CHECK_FALSE(job_from(changed(sobol, "\"points\": 8", "\"points\": 7")));
    CHECK_FALSE(job_from(changed(sobol, "\"points\": 8", "\"points\": 1000000000000")));
    CHECK_FALSE(job_from(changed(sobol, "\"by\": 1", "\"by\": 9")));
    CHECK_FALSE(job_from(changed(grid, "\"verb\": \"sweep\"", "\"verb\": \"sensitivity\"")));
    CHECK_FALSE(job_from(changed(grid, "{", "")));
}

}  // namespace caseforce::cli
