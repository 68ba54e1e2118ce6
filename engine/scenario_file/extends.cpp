// Reads a file and those it extends, lowest first, and merges them.
#include "engine/scenario_file/extends.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "engine/core/text.hpp"
#include "engine/scenario_file/england.hpp"
#include "engine/scenario_file/input.hpp"
#include "engine/scenario_file/parse.hpp"
#include "engine/scenario_file/read_values.hpp"
#include "engine/scenario_file/spot.hpp"

namespace caseforce::scenario_file {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_chain = 16;
constexpr int most_files = 64;

/// The YAML file of a folder whose name is nearest to one that does not exist. The national
/// defaults that come with the program are beside every file.
std::string nearest_file(const fs::path& missing, const fs::path& as_named) {
    std::vector<std::string> names;
    if (!as_named.has_parent_path()) names.emplace_back(england_name);
    std::error_code error;
    const fs::path folder = missing.has_parent_path() ? missing.parent_path() : fs::path(".");
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        const fs::path extension = entry.path().extension();
        if (extension == ".yaml" || extension == ".yml")
            names.push_back(entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return text::nearest(missing.filename().string(), names);
}

/// Whether two maps are distributions that do not go together: of different families, or of the
/// sizes of a household. A distribution is a value (MODEL 7), so the upper one replaces the lower
/// instead of joining its parameters.
bool are_different_laws(const std::string& path, const Tree& below, const Tree& above) {
    if (path == "demand.household") return true;
    const auto is_law = [](const Tree& tree) {
        return tree.map.size() == 1 && is_family(tree.map.front().first.text);
    };
    return is_law(below) && is_law(above) &&
           below.map.front().first.text != above.map.front().first.text;
}

class Chain {
  public:
    /// `file` is the scenario that the user named: what it names must lie in its folder.
    Chain(const fs::path& file, Reach reach, std::vector<Mistake>& mistakes)
        : mistakes_(mistakes),
          reach_(reach),
          home_(identity(file == "-" || !file.has_parent_path() ? fs::path(".")
                                                                : file.parent_path())) {}

    std::optional<Tree> read(const fs::path& file) {
        return layers(bytes_of(file), file == "-" ? "<stdin>" : file.string(), file);
    }

    /// Whether all that the files name could be read.
    [[nodiscard]] bool is_whole() const { return is_whole_; }

  private:
    /// A file of this text, told as `name`, and all that it extends.
    std::optional<Tree> layers(const std::string& bytes,
                               const std::string& name,
                               const fs::path& file) {
        std::optional<Tree> tree = parse(bytes, name, mistakes_);
        if (!tree) return std::nullopt;
        values_ += values_in(*tree);
        if (values_ > most_values) {
            mistakes_.push_back({tree->place,
                                 "too many values, those of all files together",
                                 fmt::format("{} at most", most_values),
                                 {}});
            return std::nullopt;
        }
        if (tree->kind != Tree::Kind::map) {
            mistakes_.push_back(
                {tree->place, "the file holds no keys", "'key: value' on each line", {}});
            return std::nullopt;
        }
        const fs::path folder = file == "-" ? fs::path() : file.parent_path();
        open_.push_back(identity(file));
        Tree below = read_below(*tree, folder);
        open_.pop_back();
        lay_over(below, std::move(*tree));
        return below;
    }

    static fs::path identity(const fs::path& file) {
        std::error_code error;
        // Absolute first: of a file that does not exist it would leave a relative path as it is.
        const fs::path canonical = fs::weakly_canonical(fs::absolute(file, error), error);
        return error ? file : canonical;
    }

    [[nodiscard]] bool is_at_home(const fs::path& file) const {
        const fs::path real = identity(file);
        return std::mismatch(home_.begin(), home_.end(), real.begin(), real.end()).first ==
               home_.end();
    }

    /// Takes `extends` out of a tree and reads what it names, as far as it can be read.
    Tree read_below(Tree& tree, const fs::path& folder) {
        Tree below;
        below.kind = Tree::Kind::map;
        below.place = tree.place;
        const auto entry = std::find_if(tree.map.begin(), tree.map.end(), [](const auto& pair) {
            return pair.first.text == extends_field.name;
        });
        if (entry == tree.map.end()) return below;
        const Tree value = std::move(entry->second);
        tree.map.erase(entry);
        std::vector<Tree> names = value.list;
        if (value.kind == Tree::Kind::scalar) names.push_back(value);
        if (names.empty()) refuse(value, "'extends' names no file", "a file, or a list of files");
        is_whole_ = is_whole_ && !names.empty();
        for (const Tree& name : names) {
            std::optional<Tree> next = read_named(name, folder);
            is_whole_ = is_whole_ && next.has_value();
            if (next) lay_over(below, std::move(*next));
        }
        return below;
    }

    std::optional<Tree> read_named(const Tree& name, const fs::path& folder) {
        if (name.kind != Tree::Kind::scalar || name.scalar.empty())
            return refuse(name, "'extends' names no file here", "a file, such as england.yaml");
        const fs::path file = (folder / name.scalar).lexically_normal();
        if (reach_ == Reach::folder && !is_at_home(file))
            return refuse(
                name,
                fmt::format("'{}' leads out of the scenario's folder", shortened(name.scalar)),
                "a file in it or below it; --allow-outside lets a scenario name others");
        std::error_code ignored;
        if (fs::exists(file, ignored) && !fs::is_regular_file(file, ignored))
            return refuse(
                name, fmt::format("'{}' is not a file", shortened(name.scalar)), "a file");
        if (std::find(open_.begin(), open_.end(), identity(file)) != open_.end())
            return refuse(name,
                          fmt::format("'{}' extends itself, by way of this line", name.scalar),
                          "a file that does not lead back here");
        if (open_.size() > longest_chain || ++files_ > most_files)
            return refuse(
                name,
                "files extend each other too far",
                fmt::format(
                    "{} files one over the other, {} in all, at most", longest_chain, most_files));
        if (name.scalar == england_name && !fs::exists(fs::symlink_status(file, ignored)))
            return layers(std::string(england_text), fmt::format("<{}>", england_name), file);
        try {
            return read(file);
        } catch (const FileError& error) {
            return refuse(
                name, error.what(), "a file beside this one", nearest_file(file, name.scalar));
        }
    }

    std::nullopt_t refuse(const Tree& at,
                          std::string found,
                          std::string expected,
                          std::string nearest = {}) {
        mistakes_.push_back({at.place, std::move(found), std::move(expected), std::move(nearest)});
        return std::nullopt;
    }

    std::vector<Mistake>& mistakes_;
    Reach reach_;
    fs::path home_;  ///< without links
    std::vector<fs::path> open_;
    int files_ = 0;
    int values_ = 0;
    bool is_whole_ = true;
};

}  // namespace

void lay_over(Tree& below, Tree above, const std::string& path) {
    const bool are_maps = below.kind == Tree::Kind::map && above.kind == Tree::Kind::map;
    if (!are_maps || are_different_laws(path, below, above)) {
        below = std::move(above);
        return;
    }
    for (auto& [key, value] : above.map) {
        const auto known = std::find_if(below.map.begin(), below.map.end(), [&](const auto& pair) {
            return pair.first.text == key.text;
        });
        if (known == below.map.end()) {
            key.is_new = true;
            below.map.emplace_back(std::move(key), std::move(value));
        } else {
            known->first.place = key.place;
            known->first.is_new = false;
            lay_over(
                known->second, std::move(value), path.empty() ? key.text : path + "." + key.text);
        }
    }
}

namespace {

/// "54,000" in braces is the value 54 and the key 000, and "43,000 per year" likewise: told as what
/// it is.
void mend_separators(Tree& tree, std::vector<Mistake>& mistakes) {
    const auto is_group = [](const Tree::Entry& pair) {
        constexpr std::size_t digits = 3;
        const std::string& text = pair.first.text;
        const std::size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
        return pair.second.kind == Tree::Kind::nothing && pair.second.scalar.empty() &&
               end == digits && (end == text.size() || text[end] == ' ');
    };
    for (std::size_t i = 1; i < tree.map.size(); ++i) {
        if (!is_group(tree.map[i]) || tree.map[i - 1].second.kind != Tree::Kind::scalar) continue;
        const auto& [key, number] = tree.map[i - 1];
        constexpr std::string_view pound = "£";
        std::string written = number.scalar;
        std::string meant =
            written.starts_with(pound) ? written.substr(pound.size()) : number.scalar;
        std::size_t end = i;
        for (; end < tree.map.size() && is_group(tree.map[end]); ++end) {
            written += "," + tree.map[end].first.text;
            meant += tree.map[end].first.text;
        }
        mistakes.push_back({number.place,
                            fmt::format("'{}: {}' has separators in its number", key.text, written),
                            "digits alone: " + meant,
                            {}});
        tree.map[i - 1].second.scalar = meant;
        tree.map.erase(tree.map.begin() + static_cast<std::ptrdiff_t>(i),
                       tree.map.begin() + static_cast<std::ptrdiff_t>(end));
    }
}

}  // namespace

void settle(Tree& tree, std::vector<Mistake>& mistakes) {
    mend_separators(tree, mistakes);
    for (const auto& [key, value] : tree.map) {
        if (value.kind == Tree::Kind::nothing && value.scalar.empty())
            mistakes.push_back({key.place,
                                fmt::format("'{}' has no value", key.text),
                                "a value, or ~ to remove what an earlier file gave",
                                {}});
    }
    for (auto& [key, value] : tree.map) {
        if (value.kind == Tree::Kind::nothing) tree.removed.push_back(std::move(key));
    }
    std::erase_if(tree.map,
                  [](const auto& pair) { return pair.second.kind == Tree::Kind::nothing; });
    for (auto& [key, value] : tree.map)
        settle(value, mistakes);
    for (Tree& entry : tree.list)
        settle(entry, mistakes);
}

Merged merged_tree(const fs::path& file, Reach reach, std::vector<Mistake>& mistakes) {
    Chain chain(file, reach, mistakes);
    std::optional<Tree> tree = chain.read(file);
    return {std::move(tree), chain.is_whole()};
}

}  // namespace caseforce::scenario_file
