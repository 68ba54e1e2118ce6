// docs/trace.md is kept by hand; this keeps it whole.
#include "engine/state/happening.hpp"

#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "tests/support/catch.hpp"

namespace caseforce {
namespace {

std::string page() {
    std::ifstream file(CASEFORCE_SOURCE_DIR "/docs/trace.md");
    return {std::istreambuf_iterator<char>(file), {}};
}

/// The row of docs/trace.md that a happening must have.
std::string documented(const HappeningRow& row) {
    std::string figures;
    for (std::size_t i = 0; i < row.n_figures(); ++i)
        figures += (i == 0 ? "`" : ", `") + std::string(row.figures[i].name) + "`";
    return "| `" + std::string(row.name) + "` | " + std::string(row.about) + " | " + figures + " |";
}

TEST_CASE("every event of the trace stands in docs/trace.md with its sentence and its figures",
          "[trace]") {
    const std::string text = page();

    for (const HappeningRow& row : happenings) {
        INFO(documented(row));
        CHECK(text.find(documented(row)) != std::string::npos);
    }
}

TEST_CASE("no two events of the trace share a word", "[trace]") {
    std::set<std::string_view> names;
    for (const HappeningRow& row : happenings)
        names.insert(row.name);

    CHECK(names.size() == happenings.size());
}

}  // namespace
}  // namespace caseforce
