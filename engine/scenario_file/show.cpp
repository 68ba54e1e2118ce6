// Walks the sections by their `visit` and writes them.
#include "engine/scenario_file/show.hpp"

#include <optional>
#include <utility>
#include <vector>

#include "engine/core/text.hpp"
#include "engine/scenario_file/follows.hpp"
#include "engine/scenario_file/write_values.hpp"
#include "engine/scenario_file/yaml_text.hpp"

namespace caseforce::scenario_file {

namespace {

struct Nobody {
    template <class T>
    void field(const Field&, const T&) {}
};

template <class T>
concept Section = requires(Nobody& nobody, const T& section) {
    T::visit(nobody, section);
};

/// Collects the fields of a section; `off` are the sections that are absent.
struct Writer {
    Tree map;
    std::vector<std::string> off;

    Writer() { map.kind = Tree::Kind::map; }

    template <class T>
    void field(const Field& field, const T& value) {
        Tree tree = to_value(field, value);
        if (tree.kind == Tree::Kind::nothing) {
            off.emplace_back(field.name);
        } else {
            map.map.emplace_back(Tree::Key{std::string(field.name), {}}, std::move(tree));
        }
    }

    template <Section T>
    static Tree to_value(const Field&, const T& section) {
        Writer writer;
        T::visit(writer, section);
        return std::move(writer.map);
    }

    template <class T>
    static Tree to_value(const Field& field, const std::optional<T>& value) {
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

Writer written(const scenario::Scenario& scenario) {
    Writer writer;
    scenario::Scenario::visit(writer, scenario);
    std::erase_if(writer.map.map, [](const auto& pair) {  // supply without any of its sections
        return pair.second.kind == Tree::Kind::map && pair.second.map.empty();
    });
    return writer;
}

}  // namespace

Tree to_tree(const scenario::Scenario& scenario) { return written(scenario).map; }

std::string show(const scenario::Scenario& scenario) {
    const Writer writer = written(scenario);
    std::string text = yaml_text(writer.map);
    if (!writer.off.empty()) text += "# off: " + text::joined(writer.off) + "\n";
    return text + what_follows(scenario);
}

}  // namespace caseforce::scenario_file
