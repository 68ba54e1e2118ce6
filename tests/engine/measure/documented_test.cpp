// docs/measures.md is kept by hand; this keeps it whole.
#include <fstream>
#include <iterator>
#include <string>

#include "engine/measure/measure.hpp"
#include "engine/measure/yearly.hpp"
#include "tests/support/catch.hpp"

namespace caseforce {
namespace {

std::string page() {
    std::ifstream file(CASEFORCE_SOURCE_DIR "/docs/measures.md");
    return {std::istreambuf_iterator<char>(file), {}};
}

/// From the heading to the next of the same rank or the end.
std::string section(const std::string& text, const std::string& heading) {
    const std::size_t from = text.find("\n## " + heading + "\n");
    if (from == std::string::npos) return {};
    return text.substr(from, text.find("\n## ", from + 1) - from);
}

/// Whether a row of a table begins with the name, then the unit, and holds the sentence.
template <class Row>
bool stands_in(const std::string& text, const Row& row) {
    const std::string begin =
        "\n| `" + std::string(row.name) + "` | " + std::string(row.unit) + " |";
    const std::size_t from = text.find(begin);
    if (from == std::string::npos) return false;
    const std::string line = text.substr(from + 1, text.find('\n', from + 1) - from - 1);
    return line.find(row.about) != std::string::npos;
}

TEST_CASE("every weekly measure stands in docs/measures.md with its unit and sentence",
          "[measures]") {
    const std::string weekly = section(page(), "Weekly measures");

    for (const MeasureRow& row : measures) {
        INFO(row.name);
        CHECK(stands_in(weekly, row));
    }
}

TEST_CASE("every yearly measure stands in docs/measures.md with its unit and sentence",
          "[measures]") {
    const std::string yearly = section(page(), "Yearly measures");

    for (const YearlyRow& row : yearly_measures) {
        INFO(row.name);
        CHECK(stands_in(yearly, row));
    }
}

}  // namespace
}  // namespace caseforce
