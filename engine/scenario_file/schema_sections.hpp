// The schema of a section, of lists and maps of sections and values, by the `visit` of each: what
// may stand in any file, and what must stand in one that extends none. For schema*.cpp alone.
#pragma once

#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "engine/scenario/walk.hpp"
#include "engine/scenario_file/paths.hpp"
#include "engine/scenario_file/schema_paths.hpp"
#include "engine/scenario_file/schema_values.hpp"
#include "engine/scenario_file/write_sections.hpp"

namespace caseforce::scenario_file {

/// What says what a key means that is left out.
enum class LeftOut { in_words, by_default_value };
/// The words about a key: meaning, unit, and what leaving it out means.
[[nodiscard]] std::string description(const Field& field, std::string unit, LeftOut left_out);
/// The words about one key of a map that a field gives by contract, or by judgement.
[[nodiscard]] std::string of_one(const Field& field, std::string_view name, std::string_view unit);
/// The field's example as a value.
[[nodiscard]] Tree example_of(const Field& field);
/// A map whose names `refers_to` restricts: judgements, financial years, roles.
[[nodiscard]] Tree map_of(Definitions& definitions, const Field& field, Tree value);
/// Schemas side by side; nothing where there are none.
[[nodiscard]] Tree all_of(std::vector<Tree> schemas);

/// What keys of one section ask of each other; nothing for most.
template <class T>
[[nodiscard]] Tree rules_of(const T&) {
    return {};
}
[[nodiscard]] Tree rules_of(const scenario::Target&);
[[nodiscard]] Tree rules_of(const scenario::Observation&);
[[nodiscard]] Tree rules_of(const scenario::Role&);

template <class T>
[[nodiscard]] Tree shape(Definitions& definitions, const Field& field, const T& value);
template <class T>
[[nodiscard]] Tree needs(Definitions& definitions, const Field& field, const T& value);

/// Of a value that no later file adds to: an entry of a list, or what a change sets.
template <class T>
[[nodiscard]] Tree strict_shape(Definitions& definitions, const Field& field, const T& value) {
    return all_of({shape(definitions, field, value), needs(definitions, field, value)});
}

/// In words; empty for what has no unit.
template <class T>
[[nodiscard]] std::string unit_of() {
    using namespace scenario;
    if constexpr (is_optional<T> || detail::is_named<T>) return unit_of<typename T::value_type>();
    if constexpr (detail::is_by_contract<T>)
        return unit_of<typename decltype(T::permanent)::value_type>();
    constexpr bool is_length = std::is_same_v<T, Duration> || std::is_same_v<T, DurationLaw>;
    constexpr bool is_hazard = std::is_same_v<T, Hazard> || std::is_same_v<T, LeavingHazard>;
    if constexpr (std::is_same_v<T, Share>) return "a share, as 40% or 0.4";
    if constexpr (is_length) return "days, weeks, months or years, written as 14 weeks";
    if constexpr (std::is_same_v<T, WorkingDays>) return "working days, written as 45 working days";
    if constexpr (is_hazard) return "a hazard, as 22% per year (or 22%), 2% per month, 1% per week";
    if constexpr (std::is_same_v<T, WeeklyHazard>)
        return "a hazard with its period, as 1% per week";
    if constexpr (std::is_same_v<T, Rate>)
        return "a rate, as 620 per year; also per month, week or day";
    if constexpr (std::is_same_v<T, Growth>) return "growth a year, as 1% per year (or 1%)";
    if constexpr (std::is_same_v<T, PoundsPerYear>)
        return "pounds per year; also per month or week";
    if constexpr (std::is_same_v<T, PoundsPerWeek>)
        return "pounds per week; also per month or year";
    if constexpr (std::is_same_v<T, PoundsPerHour>) return "pounds per hour";
    if constexpr (std::is_same_v<T, Steps>) return "pairs of a time and a share";
    return {};
}

/// A value of a type that every key of it takes.
template <class T>
[[nodiscard]] std::string some_value() {
    using namespace scenario;
    if constexpr (std::is_same_v<T, Share>) return "40%";
    if constexpr (std::is_same_v<T, Duration>) return "4 weeks";
    if constexpr (std::is_same_v<T, Hazard>) return "15% per year";
    if constexpr (std::is_same_v<T, WeeklyHazard>) return "1% per week";
    if constexpr (std::is_same_v<T, Rate>) return "620 per year";
    if constexpr (std::is_same_v<T, Growth>) return "1% per year";
    if constexpr (std::is_same_v<T, PoundsPerYear>) return "34000 per year";
    if constexpr (std::is_same_v<T, PoundsPerWeek>) return "1500 per week";
    if constexpr (std::is_same_v<T, PoundsPerHour>) return "46 per hour";
    return "1";
}

/// The keys of a section, each with its words, its default and its example.
template <class Parent>
struct Properties {
    Definitions& definitions;
    Pairs keys = {};

    template <class T>
    void field(const Field& field, const T& value) {
        const Tree absent = field.required ? Tree{} : SectionWriter::to_value(field, value);
        const bool is_empty = absent.kind == Tree::Kind::map && absent.map.empty();
        const bool has_default = absent.kind != Tree::Kind::nothing && !is_empty;
        Tree key = described(
            shape_here(field, value),
            description(
                field, unit_of<T>(), has_default ? LeftOut::by_default_value : LeftOut::in_words),
            example_of(field));
        if (has_default) put(key, "default", absent);
        keys.emplace_back(field.name, std::move(key));
    }

  private:
    template <class T>
    Tree shape_here(const Field& field, const T& value) {
        constexpr bool is_uncertain = std::is_same_v<Parent, scenario::Uncertain>;
        if (field.refers_to != "path") return shape(definitions, field, value);
        if (field.name == "scale")
            return paths_moved(definitions, is_uncertain ? Moves::scale_by_draw : Moves::scale);
        if (field.name == "add") return paths_moved(definitions, Moves::add);
        return paths_moved(definitions, is_uncertain ? Moves::draw : Moves::set);
    }
};

template <class T>
Tree shape(Definitions& definitions, const Field& field, const T& value) {
    if constexpr (scenario::detail::Section<T>) {
        Properties<T> properties{definitions};
        T::visit(properties, value);
        return map({{"type", words("object")},
                    {"properties", map(std::move(properties.keys))},
                    {"additionalProperties", scalar("false")}});
    } else if constexpr (is_optional<T>) {
        const Tree given = shape(definitions, field, typename T::value_type{});
        if (!field.none) return given;
        return map({{"anyOf", list({given, map({{"const", words("none")}})})}});
    } else if constexpr (scenario::detail::is_named<T>) {
        return map_of(definitions, field, shape(definitions, field, typename T::value_type{}));
    } else if constexpr (scenario::detail::is_list<T> ||
                         std::is_same_v<T, std::vector<std::string>>) {
        return map({{"type", words("array")},
                    {"items", strict_shape(definitions, field, typename T::value_type{})}});
    } else if constexpr (scenario::detail::is_by_contract<T>) {
        const Tree one = shape(definitions, field, decltype(value.permanent){});
        std::vector<Key> contracts;
        for (const char* const name : scenario::contract_names)
            contracts.push_back({name,
                                 one,
                                 of_one(field, name, unit_of<T>()),
                                 example_of(field).map.front().second});
        return map({{"anyOf", list({one, keys_of(std::move(contracts))})}});
    } else {
        return shape_of(definitions, field, value);
    }
}

/// What a section must have where no other file may give it.
struct Needed {
    Definitions& definitions;
    std::vector<Tree> required = {};
    Pairs keys = {};

    template <class T>
    void field(const Field& field, const T& value) {
        std::vector<Tree> all{needs(definitions, field, value)};
        if (field.required) {
            required.push_back(words(std::string(field.name)));
            all.push_back(map({{"not", map({{"type", words("null")}})}}));
        }
        Tree here = all_of(std::move(all));
        if (here.kind != Tree::Kind::nothing) keys.emplace_back(field.name, std::move(here));
    }
};

template <class T>
Tree needs(Definitions& definitions, const Field& field, const T& value) {
    if constexpr (scenario::detail::Section<T>) {
        Needed needed{definitions};
        T::visit(needed, value);
        Tree schema;
        if (!needed.required.empty()) put(schema, "required", list(std::move(needed.required)));
        if (!needed.keys.empty()) put(schema, "properties", map(std::move(needed.keys)));
        return all_of({std::move(schema), rules_of(value)});
    } else if constexpr (is_optional<T>) {
        return needs(definitions, field, typename T::value_type{});
    } else if constexpr (scenario::detail::is_named<T>) {
        Tree each = needs(definitions, field, typename T::value_type{});
        if (each.kind == Tree::Kind::nothing) return each;
        return map({{"additionalProperties", std::move(each)}});
    } else if constexpr (scenario::Distribution<T>) {
        return complete_law(definitions);
    } else if constexpr (std::is_same_v<T, scenario::CountLaw>) {
        return map({{"minProperties", scalar("1")}});
    } else if constexpr (std::is_same_v<T, scenario::Intakes>) {
        return complete_intakes(field);
    } else {
        return {};
    }
}

}  // namespace caseforce::scenario_file
