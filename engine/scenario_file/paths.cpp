#include "engine/scenario_file/paths.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "engine/core/text.hpp"

namespace caseforce::scenario_file {

namespace {

using scenario::Scenario;

class Finder {
  public:
    Finder(const Scenario& scenario, Varies widest, Makes makes)
        : scenario_(scenario), widest_(widest), makes_(makes) {}

    template <class T>
    void leaf(const Where& where, T&) {
        ++(where.end == Where::End::above ? found.below : found.values);
        const bool is_whole = scenario::WholeNumber<T> || where.field.whole;
        if (is_whole && where.end != Where::End::above) ++found.whole;
        if (where.end == Where::End::in_group || kind_of<T>() == std::string_view("a list"))
            found.keys = Found::Keys::own;
        if (where.varies > widest_) fixed(where);
    }
    template <class T>
    void list(const Where& where, std::vector<T>& entries) {
        leaf(where, entries);
    }
    void absent(const Where& where) {
        if (where.end == Where::End::at && found.absent.empty()) found.absent = where.path;
    }
    void fixed(const Where& where) {
        if (found.fixed.empty() && where.end != Where::End::above) found.fixed = where.path;
    }
    bool makes(const Where& where, const std::string& name) {
        if (makes_ == Makes::nothing || where.varies > widest_) return false;
        if (where.field.refers_to == "role") return scenario_.roles.find(name) != nullptr;
        if (where.field.refers_to == "team") return scenario_.teams.find(name) != nullptr;
        if (where.field.refers_to == "stage")
            return scenario_.pathway && scenario_.pathway->stages.find(name) != nullptr;
        if (where.field.refers_to == "grade")
            return std::find(std::begin(scenario::grade_names),
                             std::end(scenario::grade_names),
                             name) != std::end(scenario::grade_names);
        return where.field.neutral;
    }

    Found found;

  private:
    const Scenario& scenario_;
    Varies widest_;
    Makes makes_;
};

/// Every path of a scenario that may move, those of maps and of whole lists among them.
class Paths {
  public:
    explicit Paths(Varies widest) : widest_(widest) {}

    template <class T>
    void leaf(const Where& where, const T&) {
        if (where.varies > widest_) return;
        add(where.path);
        if (where.path.find('[') != std::string::npos) add(without_positions(where.path));
    }
    void leaf(const Where& where, const scenario::Intakes&) {
        if (where.varies > widest_) return;
        add(where.path);
        for (const std::string_view key : {where.field.refers_to, scenario::date_of_intake.name})
            add(fmt::format("{}.{}", where.path, key));
    }
    template <class T>
    void list(const Where& where, const std::vector<T>& entries) {
        leaf(where, entries);
    }
    void absent(const Where&) {}
    void fixed(const Where&) {}

    std::set<std::string> paths;

  private:
    void add(const std::string& path) {
        for (std::size_t end = path.find('.'); end != path.npos; end = path.find('.', end + 1))
            paths.insert(path.substr(0, end));
        paths.insert(path);
    }

    static std::string without_positions(const std::string& path) {
        std::string plain;
        int depth = 0;
        for (const char c : path) {
            if (c == '[') ++depth;
            if (depth == 0) plain += c;
            if (c == ']') --depth;
        }
        return plain;
    }

    Varies widest_;
};

/// The nearest of these but the path itself.
std::string nearest_other(const std::string& path, const std::vector<std::string>& in_order) {
    const auto [itself, after] = std::equal_range(in_order.begin(), in_order.end(), path);
    if (itself == after) return text::nearest(path, in_order);
    std::vector<std::string> others(in_order.begin(), itself);
    others.insert(others.end(), after, in_order.end());
    return text::nearest(path, others);
}

}  // namespace

Found find_path(Scenario& scratch, std::string_view path, Varies widest, Makes makes) {
    if (path.empty()) return {};
    Finder finder(scratch, widest, makes);
    walk(scratch, path, finder);
    return finder.found;
}

const std::vector<std::string>& RightPaths::within(Varies widest) {
    std::vector<std::string>& paths = within_[widest];
    if (paths.empty()) {
        Paths known(widest);
        walk(scenario_, {}, known);
        paths.assign(known.paths.begin(), known.paths.end());
    }
    return paths;
}

/// Values that the map which a path goes into may have by name, written or not: posts of any role.
/// In order. Whether it takes names of a kind is asked of the first of them.
std::vector<std::string> RightPaths::made_beside(const std::string& path, Varies widest) {
    const std::size_t dot = path.rfind('.');
    std::vector<std::string> paths;
    if (dot == path.npos) return paths;
    const std::vector<std::string>& known = within(widest);
    if (!std::binary_search(known.begin(), known.end(), path.substr(0, dot))) return paths;
    const std::string map = path.substr(0, dot + 1);
    const auto add = [&](const auto& names) {
        if (names.entries.empty()) return;
        const std::string first = map + names.entries.front().first;
        const Found found = find_path(scratch_, first, widest, Makes::named);
        if (found.values == 0 || !found.fixed.empty()) return;
        for (const auto& entry : names.entries)
            paths.push_back(map + entry.first);
    };
    add(scenario_.roles);
    add(scenario_.teams);
    if (scenario_.pathway) add(scenario_.pathway->stages);
    std::sort(paths.begin(), paths.end());
    return paths;
}

bool RightPaths::has(const std::string& path, Varies widest) {
    const std::vector<std::string>& all = within(widest);
    return std::find(all.begin(), all.end(), path) != all.end();
}

std::string RightPaths::nearest(const std::string& path, Varies widest, Makes makes) {
    std::vector<std::string> nearest{nearest_other(path, within(widest))};
    if (makes == Makes::named) nearest.push_back(nearest_other(path, made_beside(path, widest)));
    std::erase(nearest, std::string{});
    return text::nearest(path, nearest);
}

}  // namespace caseforce::scenario_file
