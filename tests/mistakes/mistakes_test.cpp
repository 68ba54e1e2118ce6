// Fixes the words of every mistake: each NAME.yaml beside this file is refused with NAME.expected.
// CASEFORCE_RENEW=1 in the environment writes the expected files anew, to be reviewed as a change.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "engine/core/error.hpp"
#include "engine/scenario_file/load.hpp"
#include "tests/support/catch.hpp"

namespace fs = std::filesystem;

namespace {

fs::path folder() { return fs::path(CASEFORCE_SOURCE_DIR) / "tests" / "mistakes"; }

std::vector<fs::path> scenarios() {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder())) {
        if (entry.path().extension() == ".yaml") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::string text_of(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// What is printed of a scenario's mistakes, with file names as seen from this folder.
std::string words_of(const fs::path& file) {
    std::string words;
    try {
        (void)caseforce::scenario_file::load_scenario(file);
    } catch (const caseforce::ScenarioError& error) {
        words = error.what();
    }
    const std::string here = folder().string() + "/";
    for (std::size_t at = words.find(here); at != words.npos; at = words.find(here, at))
        words.erase(at, here.size());
    return words;
}

}  // namespace

TEST_CASE("every mistake is named with its place, what was expected and the nearest right word",
          "[mistakes]") {
    REQUIRE(scenarios().size() > 60);

    for (const fs::path& file : scenarios()) {
        INFO(file.filename().string());
        const fs::path expected = fs::path(file).replace_extension(".expected");
        const std::string words = words_of(file);
        if (std::getenv("CASEFORCE_RENEW") != nullptr) std::ofstream(expected) << words;
        CHECK(words == text_of(expected));
        CHECK(words != "");
    }
}

TEST_CASE("ten mistakes in one file are all named in one go", "[mistakes]") {
    const std::string words = words_of(folder() / "ten_at_once.yaml");

    CHECK(words.ends_with("10 mistakes; nothing was run.\n"));
}

TEST_CASE("the scenario that the mistakes are laid over is sound", "[mistakes]") {
    CHECK(words_of(folder() / "sound" / "base.yaml") == "");
}
