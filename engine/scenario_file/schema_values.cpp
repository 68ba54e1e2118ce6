// Schemas of single values. Keywords of JSON Schema speak to one kind of value each, so that a
// share's minimum holds for 0.4 and its pattern for 40%.
#include "engine/scenario_file/schema_values.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "engine/measure/measure.hpp"
#include "engine/scenario_file/schema_patterns.hpp"

namespace caseforce::scenario_file {

namespace {

using patterns::Shortest;
using patterns::whole;

Tree reference(const std::string& name) { return map({{"$ref", words("#/definitions/" + name)}}); }

void put_range(Tree& shape, const Field& field) {
    if (field.low > -scenario::unbounded)
        put(shape, field.above ? "exclusiveMinimum" : "minimum", number(field.low));
    if (field.high < scenario::unbounded) put(shape, "maximum", number(field.high));
}

std::string pounds(const Field& field) {
    return patterns::number(field) + patterns::per_period(Shortest::week);
}

bool are_same(const Tree& one, const Tree& other) {
    const auto same_entries = [](const Tree::Entry& a, const Tree::Entry& b) {
        return a.first.text == b.first.text && are_same(a.second, b.second);
    };
    return one.kind == other.kind && one.scalar == other.scalar &&
           std::equal(
               one.list.begin(), one.list.end(), other.list.begin(), other.list.end(), are_same) &&
           std::equal(
               one.map.begin(), one.map.end(), other.map.begin(), other.map.end(), same_entries);
}

}  // namespace

Tree Definitions::named(const std::string& name, const std::function<Tree()>& make) {
    if (!parts_.contains(name)) {
        parts_[name] = Tree{};
        parts_[name] = make();
    }
    return reference(name);
}

Tree Definitions::numbered(const std::string& name, Tree content) {
    std::string numbered = name;
    for (int i = 2; parts_.contains(numbered) && !are_same(parts_[numbered], content); ++i)
        numbered = fmt::format("{}_{}", name, i);
    parts_[numbered] = std::move(content);
    return reference(numbered);
}

Tree Definitions::take() {
    Pairs parts;
    for (auto& [name, part] : parts_)
        parts.emplace_back(name, std::move(part));
    return map(std::move(parts));
}

Tree text_like(const std::string& pattern, const std::string& message) {
    return map({{"type", words("string")},
                {"pattern", words(whole(pattern))},
                {"patternErrorMessage", words(message)}});
}

Tree one_of_words(const std::vector<std::string>& all) {
    std::vector<Tree> entries;
    for (const std::string& word : all)
        entries.push_back(words(word));
    return map({{"enum", list(std::move(entries))}});
}

Tree has(const std::string& key) {
    return map({{"required", list({words(key)})},
                {"properties", map({{key, map({{"not", map({{"type", words("null")}})}})}})}});
}

Tree described(Tree shape, const std::string& about, Tree example) {
    Tree key = map({{"description", words(about)}});
    for (auto& [keyword, value] : or_nothing(std::move(shape)).map)
        put(key, keyword.text, value);
    put(key, "examples", list({std::move(example)}));
    return key;
}

Tree keys_of(std::vector<Key> keys) {
    Pairs properties;
    for (Key& key : keys)
        properties.emplace_back(key.name,
                                described(std::move(key.shape), key.about, std::move(key.example)));
    return map({{"type", words("object")},
                {"properties", map(std::move(properties))},
                {"additionalProperties", scalar("false")}});
}

Tree or_nothing(Tree shape) {
    const Tree nothing = map({{"type", words("null")}});
    for (auto& [key, value] : shape.map) {
        if (key.text == "type") {
            if (value.kind == Tree::Kind::scalar) value = list({value});
            value.list.push_back(words("null"));
            return shape;
        }
        if (key.text == "enum") {
            value.list.push_back(scalar("null"));
            return shape;
        }
        if (key.text == "anyOf") {
            value.list.push_back(nothing);
            return shape;
        }
    }
    return map({{"anyOf", list({std::move(shape), nothing})}});
}

Tree map_by_name(Definitions& definitions, Tree value) {
    return map({{"type", words("object")},
                {"propertyNames",
                 definitions.named("name",
                                   [] {
                                       return text_like(patterns::name(),
                                                        "a name without . , : = [ "
                                                        "] and quotation marks");
                                   })},
                {"additionalProperties", or_nothing(std::move(value))}});
}

Tree shape_of(Definitions&, const Field& field, const double&) {
    Tree shape = map({{"type", words("number")}});
    put_range(shape, field);
    return shape;
}

Tree shape_of(Definitions&, const Field& field, const int&) {
    constexpr double largest = 2e9;
    Field bounded = field;
    bounded.low = std::max(field.low, -largest);
    bounded.high = std::min(field.high, largest);
    Tree shape = map({{"type", words("integer")}});
    put_range(shape, bounded);
    return shape;
}

Tree shape_of(Definitions&, const Field&, const std::uint64_t&) {
    return map({{"type", words("integer")},
                {"minimum", scalar("0")},
                {"maximum", scalar("18446744073709551615")}});
}

Tree shape_of(Definitions&, const Field&, const bool&) { return map({{"type", words("boolean")}}); }

Tree shape_of(Definitions&, const Field& field, const std::string&) {
    if (field.refers_to != "measure") {
        // Whatever stands there is taken as a text, also what YAML calls a number.
        return map({{"type", list({words("string"), words("number"), words("boolean")})},
                    {"minLength", scalar("1")}});
    }
    std::vector<std::string> names;
    for (const MeasureRow& row : measures) {
        if (row.along == Along::nothing) names.emplace_back(row.name);
    }
    return one_of_words(names);
}

Tree shape_of(Definitions&, const Field& field, const scenario::Share&) {
    Tree shape = map({{"type", list({words("number"), words("string")})}});
    put_range(shape, field);
    put(shape, "pattern", words(whole(patterns::percentage(field) + "%")));
    put(shape, "patternErrorMessage", words("a share: 40% or 0.4"));
    return shape;
}

Tree shape_of(Definitions&, const Field& field, const scenario::Duration&) {
    return text_like(patterns::duration(field), "a duration: '14 weeks', '10 days' or '1 year'");
}

Tree shape_of(Definitions&, const Field& field, const scenario::WorkingDays&) {
    return text_like(patterns::whole_number(field) + " working days?",
                     "working days: '45 working days'");
}

Tree shape_of(Definitions&, const Field& field, const scenario::Hazard&) {
    const std::string any = patterns::number(field);
    return text_like(fmt::format("{0}%|{0}%?{1}", any, patterns::per_period(Shortest::day)),
                     "a hazard: '22%', '22% per year', '2% per month' or '1% per week'");
}

Tree shape_of(Definitions&, const Field& field, const scenario::WeeklyHazard&) {
    return text_like(
        fmt::format("{}%?{}", patterns::number(field), patterns::per_period(Shortest::day)),
        "a hazard with its period: '1% per week' or '4% per month'");
}

Tree shape_of(Definitions&, const Field& field, const scenario::Rate&) {
    return text_like(patterns::number(field) + patterns::per_period(Shortest::day),
                     "a rate: '620 per year', '50 per month', '12 per week' or '2 per day'");
}

Tree shape_of(Definitions&, const Field& field, const scenario::Growth&) {
    return text_like(patterns::percentage(field) + "%(?: per year)?",
                     "growth a year: '1%' or '1% per year'");
}

Tree shape_of(Definitions&, const Field& field, const scenario::PoundsPerYear&) {
    return text_like(pounds(field), "pounds: '34000 per year', '2800 per month' or '650 per week'");
}

Tree shape_of(Definitions&, const Field& field, const scenario::PoundsPerWeek&) {
    return text_like(pounds(field),
                     "pounds: '1500 per week', '6500 per month' or '78000 per year'");
}

Tree shape_of(Definitions&, const Field& field, const scenario::PoundsPerHour&) {
    return text_like(patterns::number(field) + " per hour", "pounds: '46 per hour'");
}

Tree shape_of(Definitions& definitions, const Field&, const scenario::Date&) {
    return definitions.named("date",
                             [] { return text_like(patterns::date(), "a date: 2023-04-03"); });
}

Tree shape_of(Definitions&, const Field&, const scenario::MonthDay&) {
    return text_like(patterns::day_of_year(), "month and day: 04-01");
}

Tree shape_of(Definitions&, const Field&, const scenario::Contract&) {
    // Managed teams are in `supply.managed_teams`, never in post on day one.
    return one_of_words({"permanent", "agency"});
}

Tree shape_of(Definitions&, const Field&, const scenario::Grade&) {
    return one_of_words({std::begin(scenario::grade_names), std::end(scenario::grade_names)});
}

Tree shape_of(Definitions&, const Field&, const scenario::Transfer&) {
    return one_of_words({"queue", "hold"});
}

Tree shape_of(Definitions&, const Field&, const scenario::Counts&) {
    return one_of_words({"new", "all"});
}

}  // namespace caseforce::scenario_file
