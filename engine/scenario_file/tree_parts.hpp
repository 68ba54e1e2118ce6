// Trees made in code, as short as their text: for those that write values and the schema.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/core/text.hpp"
#include "engine/core/tree.hpp"

namespace caseforce::scenario_file {

/// A single value as it would be written.
[[nodiscard]] inline Tree scalar(std::string written) {
    Tree tree;
    tree.kind = Tree::Kind::scalar;
    tree.scalar = std::move(written);
    return tree;
}

/// A text, whatever it looks like.
[[nodiscard]] inline Tree words(std::string written) {
    Tree tree = scalar(std::move(written));
    tree.quoted = true;
    return tree;
}

[[nodiscard]] inline Tree number(double value) { return scalar(text::number(value)); }

[[nodiscard]] inline Tree list(std::vector<Tree> entries) {
    Tree tree;
    tree.kind = Tree::Kind::list;
    tree.list = std::move(entries);
    return tree;
}

using Pairs = std::vector<std::pair<std::string, Tree>>;

[[nodiscard]] inline Tree map(Pairs entries) {
    Tree tree;
    tree.kind = Tree::Kind::map;
    for (auto& [key, value] : entries)
        tree.map.emplace_back(Tree::Key{std::move(key), {}}, std::move(value));
    return tree;
}

/// Adds a key to a map, or replaces its value.
inline void put(Tree& tree, const std::string& key, Tree value) {
    tree.kind = Tree::Kind::map;
    for (auto& [known, held] : tree.map) {
        if (known.text == key) {
            held = std::move(value);
            return;
        }
    }
    tree.map.emplace_back(Tree::Key{key, {}}, std::move(value));
}

}  // namespace caseforce::scenario_file
