// What was written is read back, and what is no result is refused (analysis/read/result_file.hpp).
// Damaged files of every kind: tests/export/check_damage.py.
#include "analysis/read/result_file.hpp"

#include <cmath>
#include <filesystem>
#include <fstream>

#include "analysis/read/unusable.hpp"
#include "analysis/write/hdf5_file.hpp"
#include "engine/core/error.hpp"
#include "tests/analysis/invented_results.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/folder.hpp"

namespace fs = std::filesystem;
using namespace caseforce;
using read::Dimension;
using read::Group;
using read::ResultFile;
using read::Slab;
using read::UnusableResult;
using read::Variable;

namespace {

test::Shape shape() {
    test::Shape shape;
    shape.names = {{"north", "south"}, {"assessment"}, {"social_worker"}, {"cin"}};
    shape.policies = {"baseline", "other"};
    return shape;
}

fs::path written(const test::Folder& folder, const Results& results) {
    const write::Origin origin{.title = "Example, \"quoted\"",
                               .scenario = "caseforce: 1\n",
                               .seed = 18446744073709551615U,
                               .version = "0.1.0",
                               .created = "2022-10-03T09:00:00Z",
                               .command_line = "caseforce run a.yaml",
                               .further = {"caseforce: 1\nname: b\n"}};
    write::write_file(folder / "a.h5", results, {}, origin, {write::Detail::full, 1});
    return folder / "a.h5";
}

}  // namespace

TEST_CASE("a file says where it comes from and what stands along its dimensions", "[read]") {
    const test::Folder folder;
    const ResultFile file(written(folder, test::invented_results(shape())));

    CHECK(file.origin().title == "Example, \"quoted\"");
    CHECK(file.origin().seed == 18446744073709551615U);
    CHECK(file.origin().replications == 5);
    CHECK(file.origin().detail == read::Detail::full);
    CHECK(file.origin().further == std::vector<std::string>{"caseforce: 1\nname: b\n"});
    CHECK(file.policies() == std::vector<std::string>{"baseline", "other"});
    CHECK(file.start() == 19268);
    CHECK(file.dates().front() == 19275);
    CHECK(file.dates().size() == 8);
    const Group* team = file.find("team");
    REQUIRE(team != nullptr);
    CHECK(team->along(Dimension::team).texts == std::vector<std::string>{"north", "south"});
    CHECK(file.find("no such group") == nullptr);
}

TEST_CASE("every value of the series is read as it was written, whole or in parts", "[read]") {
    const test::Folder folder;
    const Results results = test::invented_results(shape());
    const ResultFile file(written(folder, results));
    const Group& root = file.groups().front();
    const Variable* variable = root.find("open_cases");
    REQUIRE(variable != nullptr);
    CHECK(variable->unit == "cases");
    CHECK(variable->over_time == "mean");
    CHECK(variable->axes ==
          std::vector{Dimension::policy, Dimension::replication, Dimension::time});

    const std::vector<double> values = file.read(root, *variable);
    REQUIRE(values.size() == 2 * 5 * 8);
    const std::size_t at = results.layout.at(Measure::open_cases, Level::council);
    std::size_t next = 0;
    for (std::size_t policy = 0; policy < 2; ++policy) {
        for (std::size_t r = 0; r < 5; ++r) {
            const Excerpt<float> series = results.series(policy, r, at);
            for (const float of_week : series.values()) {
                const auto written = static_cast<double>(of_week);
                const double read = values[next++];
                CHECK((read == written || (std::isnan(read) && std::isnan(written))));
            }
        }
    }
    std::vector<double> part;
    file.read(root, *variable, Slab{{1, 2, 3}, {1, 2, 4}}, part);
    REQUIRE(part.size() == 8);
    for (std::size_t i = 0; i < part.size(); ++i) {
        const double whole = values[40 + (2 + i / 4) * 8 + 3 + i % 4];
        CHECK((part[i] == whole || (std::isnan(part[i]) && std::isnan(whole))));
    }
}

TEST_CASE("what the system does not give is unreadable, what is no result cannot be used",
          "[read]") {
    const test::Folder folder;
    CHECK_THROWS_AS(ResultFile(folder / "none.h5"), FileError);
    CHECK_THROWS_AS(ResultFile(folder.path()), FileError);

    const fs::path text = folder / "text.h5";
    std::ofstream(text) << "policy,replication\n";
    CHECK_THROWS_AS(ResultFile(text), UnusableResult);
    std::ofstream(folder / "empty.h5");
    CHECK_THROWS_AS(ResultFile(folder / "empty.h5"), UnusableResult);

    const fs::path whole = written(folder, test::invented_results(shape()));
    fs::resize_file(whole, fs::file_size(whole) / 2);
    CHECK_THROWS_AS(ResultFile(whole), UnusableResult);
}
