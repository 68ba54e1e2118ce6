// What the writer promises beyond the form of the file (tests/file checks that with its readers):
// the same bytes for the same results, and nothing left where it fails.
#include "analysis/write/hdf5_file.hpp"

#include <atomic>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>

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
