// Walks the sections by their `visit` and writes their values as trees, for `show` and for the
// defaults of the schema. For sources of this folder alone.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/scenario/walk.hpp"
#include "engine/scenario_file/tree_parts.hpp"
#include "engine/scenario_file/write_values.hpp"

namespace caseforce::scenario_file {

using scenario::detail::Section;

template <class T>
constexpr bool is_map_of_values = scenario::detail::is_by_contract<T>;
template <class T>
constexpr bool is_map_of_values<scenario::Named<T>> = !Section<T>;

/// Collects the fields of a section; `off` are the sections that are absent.
struct SectionWriter {
    Tree map;
    std::vector<std::string> off;

    SectionWriter() { map.kind = Tree::Kind::map; }

    template <class T>
    void field(const Field& field, const T& value) {
        Tree tree = to_value(field, value);
        // What must be there is there without entries too, and so is a map of single values; but
        // without a budget there is none.
        const bool stays =
            field.required || (is_map_of_values<T> && field.refers_to != "financial year");
        if (tree.kind == Tree::Kind::nothing && stays)
            tree.kind = scenario::detail::is_list<T> ? Tree::Kind::list : Tree::Kind::map;
        if (tree.kind == Tree::Kind::nothing) {
            off.emplace_back(field.name);
        } else {
            map.map.emplace_back(Tree::Key{std::string(field.name), {}}, std::move(tree));
        }
    }

    template <Section T>
    static Tree to_value(const Field&, const T& section) {
        SectionWriter writer;
        T::visit(writer, section);
        return std::move(writer.map);
    }

    template <class T>
    static Tree to_value(const Field& field, const std::optional<T>& value) {
        if (!value && field.none) return scalar("none");
        return value ? to_value(field, *value) : Tree{};
    }

    /// An empty list that is there says "none of them", not "all".
    template <class T>
    static Tree to_value(const Field& field, const std::optional<std::vector<T>>& values) {
        if (!values) return Tree{};
        Tree list = to_value(field, *values);
        list.kind = Tree::Kind::list;
        return list;
    }

    template <class T>
    static Tree to_value(const Field& field, const std::vector<T>& values) {
        Tree list;
        for (const T& value : values) {
            list.kind = Tree::Kind::list;
            list.list.push_back(to_value(field, value));
        }
        return list;
    }

    template <class T>
    static Tree to_value(const Field& field, const scenario::Named<T>& values) {
        Tree tree;
        for (const auto& [name, value] : values.entries) {
            tree.kind = Tree::Kind::map;
            tree.map.emplace_back(Tree::Key{name, {}}, to_value(field, value));
        }
        return tree;
    }

    template <class T>
    static Tree to_value(const Field& field, const scenario::ByContract<T>& values) {
        Tree tree;
        const std::pair<const char*, const std::optional<T>*> parts[] = {
            {"permanent", &values.permanent},
            {"agency", &values.agency},
            {"managed", &values.managed}};
        for (const auto& [name, value] : parts) {
            if (!*value) continue;
            tree.kind = Tree::Kind::map;
            tree.map.emplace_back(Tree::Key{name, {}}, to_value(field, **value));
        }
        return tree;
    }

    template <class T>
    static Tree to_value(const Field& field, const T& value) requires(!Section<T>) {
        return tree_of(field, value);
    }
};

}  // namespace caseforce::scenario_file
