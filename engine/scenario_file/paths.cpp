#include "engine/scenario_file/paths.hpp"

#include <algorithm>
#include <set>

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
        add(where.path + "." + std::string(where.field.refers_to));
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

}  // namespace

Found find_path(Scenario& scratch, std::string_view path, Varies widest, Makes makes) {
    if (path.empty()) return {};
    Finder finder(scratch, widest, makes);
    walk(scratch, path, finder);
    return finder.found;
}

std::string RightPaths::nearest(const std::string& path, Varies widest) {
    std::vector<std::string>& within = within_[widest];
    if (within.empty()) {
        Paths known(widest);
        walk(scenario_, {}, known);
        within.assign(known.paths.begin(), known.paths.end());
    }
    const auto [itself, after] = std::equal_range(within.begin(), within.end(), path);
    if (itself == after) return text::nearest(path, within);
    std::vector<std::string> others(within.begin(), itself);
    others.insert(others.end(), after, within.end());
    return text::nearest(path, others);
}

}  // namespace caseforce::scenario_file
