// A parsed document: scalars, lists and maps, each with the place it stands at. Knows nothing of
// YAML: the reader (engine/scenario_file) makes trees, and values that only a later section can
// type (the new values of `changes` and `uncertain`) are kept as trees in the scenario.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/core/error.hpp"

namespace caseforce {

struct Tree {
    enum class Kind { nothing, scalar, list, map };  // nothing: `~`, null or an empty value

    struct Key {
        std::string text;
        Place place;
        bool is_new = false;  ///< no file below has it
    };

    Kind kind = Kind::nothing;
    std::string scalar;   ///< the text as written, without quotes
    bool quoted = false;  ///< a quoted scalar is text, never a number, a truth value or nothing
    Place place;
    std::vector<Tree> list;
    struct Entry;
    std::vector<Entry> map;    ///< in order of first appearance; keys are unique
    std::vector<Key> removed;  ///< keys of the map that `~` has taken out

    /// The value under `key`, or nullptr. O(number of keys).
    [[nodiscard]] inline const Tree* find(std::string_view key) const;
};

/// A key of a map and what stands under it.
struct Tree::Entry {
    Key first;
    Tree second;
};

inline const Tree* Tree::find(std::string_view key) const {
    for (const Entry& entry : map) {
        if (entry.first.text == key) return &entry.second;
    }
    return nullptr;
}

}  // namespace caseforce
