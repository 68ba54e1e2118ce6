// Follows a dotted path through a tree.
#include "engine/scenario_file/places.hpp"

#include <charconv>
#include <string_view>

namespace caseforce::scenario_file {

namespace {

bool stands_before(std::string_view key, std::string_view path) {
    return path.starts_with(key) &&
           (path.size() == key.size() || path[key.size()] == '.' || path[key.size()] == '[');
}

/// The entry whose key begins a path, the longest such key (a key may hold dots: 0.5-1 years).
const Tree::Entry* first_of(const Tree& tree, std::string_view path) {
    const Tree::Entry* best = nullptr;
    for (const auto& pair : tree.map) {
        if (stands_before(pair.first.text, path) &&
            (best == nullptr || pair.first.text.size() > best->first.text.size()))
            best = &pair;
    }
    return best;
}

}  // namespace

Place place_of(const Tree& tree, const scenario::Contradiction& contradiction) {
    std::string_view path = contradiction.path;
    const Tree* node = &tree;
    Place key = tree.place;
    while (!path.empty()) {
        if (path.front() == '[') {
            std::size_t position = 0;
            const std::size_t end = path.find(']');
            std::from_chars(path.data() + 1, path.data() + end, position);
            if (node->kind != Tree::Kind::list || position >= node->list.size()) return key;
            node = &node->list[position];
            key = node->place;
            path.remove_prefix(end + 1);
        } else {
            const auto* entry = first_of(*node, path);
            if (entry == nullptr) return key;
            key = entry->first.place;
            node = &entry->second;
            path.remove_prefix(entry->first.text.size());
        }
        if (path.starts_with('.')) path.remove_prefix(1);
    }
    const bool is_value = contradiction.at == scenario::Contradiction::At::value;
    return is_value && node->kind != Tree::Kind::map ? node->place : key;
}

}  // namespace caseforce::scenario_file
