#include "engine/scenario/sections.hpp"

#include <string>

#include "engine/core/error.hpp"

namespace caseforce::scenario {

namespace {

/// Whether a path leads to something below another.
bool is_below(std::string_view path, std::string_view other) {
    if (!path.starts_with(other) || path.size() == other.size()) return false;
    return path[other.size()] == '.' || path[other.size()] == '[';
}

}  // namespace

Sections sections_at(std::string_view path) {
    Sections sections;
    Sections::all().for_each([&](Section section) {
        const std::string_view own = section_names[static_cast<std::size_t>(section)];
        if (path == own || is_below(path, own) || is_below(own, path)) sections.add(section);
    });
    if (sections == Sections{})
        throw InternalError("no values that may move stand at " + std::string(path));
    return sections;
}

void copy_section(Section section, const Scenario& from, Scenario& to) {
    const auto copy = [&](auto Scenario::*of) { to.*of = from.*of; };
    const auto copy_supply = [&](auto Supply::*of) { to.supply.*of = from.supply.*of; };
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
        case Section::promotion:
            return copy_supply(&Supply::promotion);
        case Section::market:
            return copy_supply(&Supply::market);
        case Section::agency:
            return copy_supply(&Supply::agency);
        case Section::academy:
            return copy_supply(&Supply::academy);
        case Section::overseas:
            return copy_supply(&Supply::overseas);
        case Section::managed_teams:
            return copy_supply(&Supply::managed_teams);
        case Section::pay:
            return copy_supply(&Supply::pay);
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
