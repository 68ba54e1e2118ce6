#include "engine/scenario/sections.hpp"

#include <algorithm>
#include <iterator>
#include <string>

#include "engine/core/error.hpp"

namespace caseforce::scenario {

Section section_of(std::string_view path) {
    const std::string_view key = path.substr(0, path.find_first_of(".["));
    const auto at = std::find(std::begin(section_names), std::end(section_names), key);
    if (at == std::end(section_names))
        throw InternalError("no values that may move stand under " + std::string(path));
    return static_cast<Section>(at - std::begin(section_names));
}

void copy_section(Section section, const Scenario& from, Scenario& to) {
    const auto copy = [&](auto Scenario::*of) { to.*of = from.*of; };
    switch (section) {
        case Section::working_time:
            return copy(&Scenario::working_time);
        case Section::roles:
            return copy(&Scenario::roles);
        case Section::teams:
            return copy(&Scenario::teams);
        case Section::population:
            return copy(&Scenario::population);
        case Section::demand:
            return copy(&Scenario::demand);
        case Section::pathway:
            return copy(&Scenario::pathway);
        case Section::supply:
            return copy(&Scenario::supply);
        case Section::leaving:
            return copy(&Scenario::leaving);
        case Section::sickness:
            return copy(&Scenario::sickness);
        case Section::long_leave:
            return copy(&Scenario::long_leave);
        case Section::grade:
            return copy(&Scenario::grade);
        case Section::on_cost:
            return copy(&Scenario::on_cost);
        case Section::prices:
            return copy(&Scenario::prices);
    }
}

}  // namespace caseforce::scenario
