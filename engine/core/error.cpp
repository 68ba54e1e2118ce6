// The words in which mistakes are printed: as compilers do, so that an editor can jump to them.
#include "engine/core/error.hpp"

#include <utility>

#include <fmt/format.h>

namespace caseforce {

namespace {

std::string prefix(const Place& place) {
    if (place.file.empty()) return "";
    if (place.line == 0) return place.file + ": ";
    if (place.column == 0) return fmt::format("{}:{}: ", place.file, place.line);
    return fmt::format("{}:{}:{}: ", place.file, place.line, place.column);
}

}  // namespace

ScenarioError::ScenarioError(std::vector<Mistake> mistakes)
    : std::runtime_error(describe(mistakes)), mistakes_(std::move(mistakes)) {}

std::string describe(const std::vector<Mistake>& mistakes) {
    std::string text;
    for (const Mistake& mistake : mistakes) {
        text += prefix(mistake.place) + mistake.found + "\n";
        if (!mistake.expected.empty()) text += "    expected " + mistake.expected + "\n";
        if (!mistake.nearest.empty()) text += "    nearest: " + mistake.nearest + "\n";
    }
    text += fmt::format("{} {}; nothing was run.\n",
                        mistakes.size(),
                        mistakes.size() == 1 ? "mistake" : "mistakes");
    return text;
}

}  // namespace caseforce
