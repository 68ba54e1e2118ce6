// The parts of sections' schemas that do not depend on a section's type.
#include "engine/scenario_file/schema_sections.hpp"

#include <stdexcept>

#include <fmt/format.h>

#include "engine/scenario_file/parse.hpp"
#include "engine/scenario_file/schema_patterns.hpp"

namespace caseforce::scenario_file {

namespace {

Tree both(const std::string& one, const std::string& other) {
    return map({{"allOf", list({has(one), has(other)})}});
}

Tree none_of(std::vector<Tree> schemas) {
    return map({{"not", map({{"anyOf", list(std::move(schemas))}})}});
}

Tree at_most_one(const std::string& one, const std::string& other, const std::string& third) {
    return none_of({both(one, other), both(one, third), both(other, third)});
}

}  // namespace

std::string description(const Field& field, std::string unit, LeftOut left_out) {
    if (!field.unit.empty()) unit = field.unit;
    std::string text = fmt::format("{}.", field.about);
    if (!unit.empty()) text += fmt::format(" Unit: {}.", unit);
    if (field.required) text += " Required.";
    if (!field.required && left_out == LeftOut::in_words)
        text += fmt::format(" Left out: {}.", field.left_out);
    return text;
}

std::string of_one(const Field& field, std::string_view name, std::string_view unit) {
    std::string text = fmt::format("of '{}': {}.", name, field.about);
    if (!unit.empty()) text += fmt::format(" Unit: {}.", unit);
    return text + " Left out: as if none were given.";
}

Tree example_of(const Field& field) {
    std::vector<Mistake> mistakes;
    const std::optional<Tree> tree =
        parse(field.example, fmt::format("the example of '{}'", field.name), mistakes);
    if (!tree) throw std::logic_error(fmt::format("'{}' has no example", field.name));
    return *tree;
}

Tree map_of(Definitions& definitions, const Field& field, Tree value) {
    if (field.refers_to == "grade") {
        std::vector<Key> grades;
        for (const char* const name : scenario::grade_names)
            grades.push_back(
                {name, value, of_one(field, name, {}), example_of(field).map.front().second});
        return keys_of(std::move(grades));
    }
    if (field.refers_to == "financial year") {
        return map(
            {{"type", words("object")},
             {"propertyNames", text_like(patterns::financial_year(), "a financial year: 2023-24")},
             {"additionalProperties", or_nothing(std::move(value))}});
    }
    Tree by_name = map_by_name(definitions, std::move(value));
    if (field.name == "roles") {
        // In `leaving.hazard` these are contracts and routes.
        std::vector<Tree> taken;
        for (const char* const name : scenario::contract_names)
            taken.push_back(has(name));
        for (const char* const name : scenario::route_names)
            taken.push_back(has(name));
        put(by_name, "not", map({{"anyOf", list(std::move(taken))}}));
    }
    return by_name;
}

Tree all_of(std::vector<Tree> schemas) {
    std::erase_if(schemas, [](const Tree& schema) { return schema.kind == Tree::Kind::nothing; });
    if (schemas.empty()) return {};
    if (schemas.size() == 1) return std::move(schemas.front());
    return map({{"allOf", list(std::move(schemas))}});
}

Tree rules_of(const scenario::Target&) {
    return all_of({map({{"oneOf", list({has("at_most"), has("at_least")})}}),
                   at_most_one("at", "over", "every_week_of"),
                   at_most_one("team", "stage", "role")});
}

Tree rules_of(const scenario::Observation&) { return at_most_one("team", "stage", "role"); }

Tree rules_of(const scenario::Role&) {
    return map({{"oneOf",
                 list({both("becomes", "becomes_after"),
                       none_of({has("becomes"), has("becomes_after")})})}});
}

}  // namespace caseforce::scenario_file
