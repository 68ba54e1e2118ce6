// Walks a dotted path, makes the maps that are missing on the way, and sets what it ends at.
#include "engine/scenario_file/overrides.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "engine/core/text.hpp"
#include "engine/scenario_file/parse.hpp"

namespace caseforce::scenario_file {

namespace {

struct Step {
    std::string key;           ///< a key; empty for an entry of a list
    std::size_t position = 0;  ///< of the entry
};

/// "teams.locality.initial[2].role" as steps; nothing where it is no path.
std::optional<std::vector<Step>> steps_of(std::string_view path) {
    std::vector<Step> steps;
    while (!path.empty()) {
        if (path.front() == '[') {
            const std::size_t end = path.find(']');
            Step step;
            if (end == path.npos) return std::nullopt;
            const auto [last, error] =
                std::from_chars(path.data() + 1, path.data() + end, step.position);
            if (error != std::errc{} || last != path.data() + end || steps.empty())
                return std::nullopt;
            steps.push_back(step);
            path.remove_prefix(end + 1);
            if (path.starts_with('.') && path.size() > 1) path.remove_prefix(1);
            continue;
        }
        const std::size_t end = std::min(path.find_first_of(".["), path.size());
        if (end == 0) return std::nullopt;
        steps.push_back({std::string(path.substr(0, end))});
        path.remove_prefix(end);
        if (!path.starts_with('.')) continue;
        path.remove_prefix(1);
        if (path.empty()) return std::nullopt;
    }
    if (steps.empty()) return std::nullopt;
    return steps;
}

void move_to(Tree& tree, const Place& place) {
    tree.place = place;
    for (Tree& entry : tree.list)
        move_to(entry, place);
    for (auto& [key, value] : tree.map) {
        key.place = place;
        move_to(value, place);
    }
}

std::string path_of(const std::vector<Step>& steps) {
    std::string path;
    for (const Step& step : steps) {
        if (step.key.empty()) {
            path += fmt::format("[{}]", step.position);
        } else {
            path += (path.empty() ? "" : ".") + step.key;
        }
    }
    return path;
}

class Setter {
  public:
    Setter(const std::vector<Step>& steps, const Tree& value, std::vector<Mistake>& mistakes)
        : steps_(steps), value_(value), mistakes_(mistakes) {}

    void set(Tree& tree, std::size_t step = 0) {
        if (step == steps_.size()) {
            tree = value_;
            return;
        }
        if (steps_[step].key.empty()) {
            set_entry(tree, step);
        } else if (tree.kind == Tree::Kind::list) {
            for (Tree& entry : tree.list)
                set(entry, step);
        } else {
            set_key(tree, step);
        }
    }

    [[nodiscard]] const std::optional<Made>& made() const { return made_; }

  private:
    void set_entry(Tree& tree, std::size_t step) {
        const std::size_t position = steps_[step].position;
        if (tree.kind == Tree::Kind::list && position < tree.list.size()) {
            set(tree.list[position], step + 1);
            return;
        }
        const bool is_list = tree.kind == Tree::Kind::list;
        mistakes_.push_back({value_.place,
                             fmt::format("there is no entry [{}]", position),
                             is_list
                                 ? fmt::format("an entry of {}, counted from 0", tree.list.size())
                                 : "a list on the way",
                             {}});
    }

    void set_key(Tree& tree, std::size_t step) {
        const std::string& key = steps_[step].key;
        if (tree.kind != Tree::Kind::map) {
            tree = Tree{};
            tree.kind = Tree::Kind::map;
            tree.place = value_.place;
        }
        for (auto& [known, value] : tree.map) {
            if (known.text != key) continue;
            if (step + 1 == steps_.size()) known.place = value_.place;
            set(value, step + 1);
            return;
        }
        if (step + 1 < steps_.size()) remember_making(tree, step);
        tree.map.emplace_back(Tree::Key{key, value_.place}, Tree{});
        tree.map.back().second.place = value_.place;
        set(tree.map.back().second, step + 1);
    }

    void remember_making(const Tree& tree, std::size_t step) {
        if (made_) return;
        std::vector<std::string> known;
        for (const auto& [key, value] : tree.map)
            known.push_back(key.text);
        const std::string near = text::nearest(steps_[step].key, known);
        if (near.empty()) return;
        std::vector<Step> meant = steps_;
        meant[step].key = near;
        made_ =
            Made{value_.place,
                 path_of({steps_.begin(), steps_.begin() + static_cast<std::ptrdiff_t>(step) + 1}),
                 path_of(meant)};
    }

    const std::vector<Step>& steps_;
    const Tree& value_;
    std::vector<Mistake>& mistakes_;
    std::optional<Made> made_;
};

}  // namespace

std::optional<Made> set_value(Tree& tree,
                              const std::string& key,
                              std::string_view value,
                              std::vector<Mistake>& mistakes) {
    const Place place{"--set " + key, 0, 0};
    const std::optional<std::vector<Step>> steps = steps_of(key);
    if (!steps) {
        mistakes.push_back(
            {place, fmt::format("'{}' is not a path", key), "keys with dots: demand.trend", {}});
        return std::nullopt;
    }
    if (value.find_first_not_of(" \t\r\n") == value.npos) {
        mistakes.push_back({place,
                            fmt::format("'{}' is given no value", key),
                            "a value, or ~ to remove what the file gives",
                            {}});
        return std::nullopt;
    }
    const bool removes = value == "~" || value == "null" || value == "Null" || value == "NULL";
    Tree given;
    if (removes) {
        given.scalar = "~";
    } else {
        const std::size_t known = mistakes.size();
        const std::optional<Tree> read = parse(value, place.file, mistakes);
        for (std::size_t i = known; i < mistakes.size(); ++i)
            mistakes[i].place = place;
        if (!read) return std::nullopt;
        given = *read;
    }
    move_to(given, place);
    Setter setter(*steps, given, mistakes);
    setter.set(tree);
    return setter.made();
}

}  // namespace caseforce::scenario_file
