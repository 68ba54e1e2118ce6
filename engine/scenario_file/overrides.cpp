// Walks a dotted path, makes the maps that are missing on the way, and sets what it ends at.
#include "engine/scenario_file/overrides.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "engine/core/text.hpp"
#include "engine/scenario_file/parse.hpp"
#include "engine/scenario_file/spot.hpp"

namespace caseforce::scenario_file {

namespace {

struct Step {
    std::string key;           ///< a key; empty for an entry of a list
    std::size_t position = 0;  ///< of the entry
    bool operator==(const Step&) const = default;
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

/// Whether the names of a map stand for things of the scenario that its other parts speak of.
bool names_things(const std::string& path) {
    return path == "roles" || path == "teams" || path == "pathway.stages" || path == "policies";
}

/// Whether one value at this path is that of others than the part of this name, whom a map in its
/// place would leave without one: of several contracts, roles or routes, or, where it is bare, of
/// permanent workers.
bool is_of_others_than(const std::string& part, const std::string& path) {
    if (path == "leaving.hazard" || path == "leaving.notice") return part != "permanent";
    return path.starts_with("leaving.hazard.") || path == "working_time.goodwill";
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
            if (is_of_others_too(tree, step)) return;
            tree = Tree{};
            tree.kind = Tree::Kind::map;
            tree.place = value_.place;
        }
        for (auto& [known, value] : tree.map) {
            const std::size_t end = known.text == key ? step + 1 : end_of(known.text, step);
            if (end == step) continue;
            if (end == steps_.size()) known.place = value_.place;
            set(value, end);
            return;
        }
        if (step + 1 < steps_.size() && is_slip(tree, step)) return;
        const bool is_whole = step > 0 && holds_paths(step);
        tree.map.emplace_back(Tree::Key{is_whole ? path_from(step) : key, value_.place, true},
                              Tree{});
        tree.map.back().second.place = value_.place;
        set(tree.map.back().second, is_whole ? steps_.size() : step + 1);
    }

    /// Whether what stands here is one value for others than the steps lead to, who would lose it.
    bool is_of_others_too(const Tree& tree, std::size_t step) {
        const std::string path = path_to(step);
        if (tree.kind != Tree::Kind::scalar || !is_of_others_than(steps_[step].key, path))
            return false;
        mistakes_.push_back(
            {value_.place,
             fmt::format(
                 "'{}' is one value here, '{}', for others too", path, shortened(tree.scalar)),
             fmt::format("all of them at once: {}={{...}}", path),
             {}});
        return true;
    }

    /// The step behind a key that is a path ("teams.locality.posts.senior"), where the steps from
    /// here on go that way; this step where they do not.
    [[nodiscard]] std::size_t end_of(const std::string& key, std::size_t step) const {
        if (key.find_first_of(".[") == key.npos) return step;
        const std::optional<std::vector<Step>> of_key = steps_of(key);
        if (!of_key || of_key->size() > steps_.size() - step) return step;
        const bool leads = std::equal(
            of_key->begin(), of_key->end(), steps_.begin() + static_cast<std::ptrdiff_t>(step));
        return leads ? step + of_key->size() : step;
    }

    /// Whether the keys of the map that this step is in are paths: what changes and `uncertain`
    /// set, scale and add.
    [[nodiscard]] bool holds_paths(std::size_t step) const {
        const std::string& in = steps_[step - 1].key;
        const std::string& top = steps_.front().key;
        return (in == "set" || in == "scale" || in == "add") &&
               (top == "changes" || top == "uncertain" || top == "policies");
    }

    [[nodiscard]] std::string path_to(std::size_t step) const {
        return path_of({steps_.begin(), steps_.begin() + static_cast<std::ptrdiff_t>(step)});
    }
    [[nodiscard]] std::string path_from(std::size_t step) const {
        return path_of({steps_.begin() + static_cast<std::ptrdiff_t>(step), steps_.end()});
    }

    /// Whether a name that is not there is one that is, misspelt: another role or team that nothing
    /// speaks of would be made, and the value would change nothing. A policy may be begun so.
    bool is_slip(const Tree& tree, std::size_t step) {
        remember_making(tree, step);
        const std::string map = path_to(step);
        if (!names_things(map) || (map == "policies" && !made_)) return false;
        mistakes_.push_back(
            {value_.place,
             fmt::format("'{}' is not in the scenario", path_to(step + 1)),
             fmt::format("what is in it, or all of it at once: {}={{...}}", path_to(step + 1)),
             made_ ? made_->nearest : std::string()});
        made_.reset();
        return true;
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
        made_ = Made{value_.place, path_to(step + 1), path_of(meant)};
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
