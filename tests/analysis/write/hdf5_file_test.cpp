// What the writer promises beyond the form of the file (tests/file checks that with its readers):
// the same bytes for the same results, and nothing left where it fails.
#include "analysis/write/hdf5_file.hpp"

#include <atomic>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "analysis/read/result_file.hpp"
#include "analysis/summary.hpp"
#include "engine/core/error.hpp"
#include "tests/analysis/invented_results.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/folder.hpp"

namespace fs = std::filesystem;
using namespace caseforce;
using write::Detail;
using write::FileOptions;
using write::Origin;

namespace {

std::string bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

Results small_results() {
    test::Shape shape;
    shape.names = {{"north", "south"}, {"assessment"}, {"social_worker"}, {"cin"}};
    return test::invented_results(shape);
}

Origin origin() {
    return {
        "Example", "caseforce: 1\n", 7, "0.1.0", "2022-10-03T09:00:00Z", "caseforce run a.yaml"};
}

}  // namespace

TEST_CASE("the same results give the same bytes, at any time and with any number of threads",
          "[hdf5_file]") {
    const test::Folder folder;
    const Results results = small_results();

    write::write_file(folder / "a.h5", results, {}, origin(), FileOptions{Detail::full, 1});
    ::sleep(1);  // HDF5 keeps times of objects to the second, unless told not to
    write::write_file(folder / "b.h5", results, {}, origin(), FileOptions{Detail::full, 5});

    const std::string a = bytes_of(folder / "a.h5");
    CHECK(a.size() > 10000);
    CHECK(a == bytes_of(folder / "b.h5"));
}

TEST_CASE("however few summaries are in memory at a time, the file holds the same", "[hdf5_file]") {
    const test::Folder folder;
    test::Shape shape;
    shape.names = {{"north", "south"}, {"assessment", "in_need"}, {"social_worker"}, {"cin"}};
    shape.policies = {"baseline", "one", "two", "three"};
    const Results results = test::invented_results(shape);
    const fs::path usual = folder / "usual.h5";
    write::write_file(usual, results, {}, origin(), FileOptions{Detail::means, 2});

    // One measure under one policy; some policies of one; some measures.
    const std::size_t bytes =
        GENERATE(std::size_t{1}, 24 * sizeof(analysis::Summary), std::size_t{20000});
    FileOptions few{Detail::means, 2};
    few.bytes_of_summaries = bytes;
    const fs::path other = folder / "other.h5";
    write::write_file(other, results, {}, origin(), few);

    const read::ResultFile expected(usual, read::Partial::refused);
    const read::ResultFile found(other, read::Partial::refused);
    REQUIRE(found.groups().size() == expected.groups().size());
    for (std::size_t g = 0; g < expected.groups().size(); ++g) {
        const read::Group& group = expected.groups()[g];
        REQUIRE(found.groups()[g].variables.size() == group.variables.size());
        for (std::size_t v = 0; v < group.variables.size(); ++v) {
            const read::Variable& variable = group.variables[v];
            INFO(group.name << '/' << variable.name);
            REQUIRE(found.groups()[g].variables[v].name == variable.name);
            const std::vector<double> values = expected.read(group, variable);
            const std::vector<double> those =
                found.read(found.groups()[g], found.groups()[g].variables[v]);
            REQUIRE(those.size() == values.size());
            CHECK(std::memcmp(those.data(), values.data(), values.size() * sizeof(double)) == 0);
        }
    }
}

TEST_CASE("a stop signal ends the writing with nothing left", "[hdf5_file]") {
    const test::Folder folder;
    const std::atomic<int> stop = SIGTERM;

    CHECK_THROWS_AS(
        write::write_file(
            folder / "a.h5", small_results(), {}, origin(), FileOptions{Detail::means, 1, &stop}),
        Interrupted);

    CHECK(fs::is_empty(folder.path()));
}

TEST_CASE("the digest changes with all that a rerun must reproduce and with nothing else",
          "[hdf5_file]") {
    const std::vector<std::string> policies{"baseline", "academy"};
    Origin other_time = origin(), other_seed = origin(), other_scenario = origin();
    other_time.created = "2023-01-01T00:00:00Z";
    other_time.command_line = "caseforce run ./a.yaml --threads 2";
    other_seed.seed = 8;
    other_scenario.scenario += "name: x\n";

    const std::string digest = write::digest(origin(), policies, 5);

    CHECK(digest.size() == 64);
    CHECK(write::digest(other_time, policies, 5) == digest);
    CHECK(write::digest(other_seed, policies, 5) != digest);
    CHECK(write::digest(other_scenario, policies, 5) != digest);
    CHECK(write::digest(origin(), policies, 6) != digest);
    CHECK(write::digest(origin(), {"baseline"}, 5) != digest);
}
