// Walks the sections of a scenario by their `visit`. A misspelt key is reported once and then read
// as its nearest right word, so that one slip does not hide, or bring about, other mistakes.
#include "engine/scenario_file/read.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <type_traits>

#include <fmt/format.h>

#include "engine/core/text.hpp"
#include "engine/scenario_file/dates.hpp"
#include "engine/scenario_file/extends.hpp"
#include "engine/scenario_file/read_values.hpp"

namespace caseforce::scenario_file {

namespace {

/// Every key of a section.
struct KeyNames {
    std::vector<std::string> names;
    template <class T>
    void field(const Field& field, const T&) {
        names.emplace_back(field.name);
    }
};

template <class T>
concept Section = requires(KeyNames& keys, T& section) {
    T::visit(keys, section);
};

/// What an entry of a list or of a map by name is called in messages; other sections go by their
/// key.
template <class T>
constexpr const char* noun = "";
template <>
constexpr const char* noun<scenario::Scenario> = "a scenario";
template <>
constexpr const char* noun<scenario::Role> = "a role";
template <>
constexpr const char* noun<scenario::Team> = "a team";
template <>
constexpr const char* noun<scenario::InitialWorkers> = "an entry of 'initial'";
template <>
constexpr const char* noun<scenario::Stage> = "a stage";
template <>
constexpr const char* noun<scenario::Promotion> = "a promotion";
template <>
constexpr const char* noun<scenario::ManagedTeam> = "a managed team";
template <>
constexpr const char* noun<scenario::Judgement> = "a judgement";
template <>
constexpr const char* noun<scenario::GradeFactors> = "a grade's factors";
template <>
constexpr const char* noun<scenario::Change> = "a change";
template <>
constexpr const char* noun<scenario::Mark> = "an event";
template <>
constexpr const char* noun<scenario::Observation> = "an entry of 'history'";
template <>
constexpr const char* noun<scenario::Target> = "a target";
template <>
constexpr const char* noun<scenario::Policy> = "a policy";

/// What of a role could not be read is taken to be there: else stages would seem to have nobody who
/// holds cases, and the other half of a pair to stand alone.
void make_up_for(const Tree& tree, scenario::Role& role) {
    const Tree* const holds_cases = tree.find("holds_cases");
    if (tree.kind != Tree::Kind::map ||
        (holds_cases != nullptr && holds_cases->scalar != "false" && holds_cases->scalar != "no"))
        role.holds_cases = true;
    if ((tree.find("becomes") != nullptr && !role.becomes) ||
        (tree.find("becomes_after") != nullptr && !role.becomes_after)) {
        role.becomes.reset();
        role.becomes_after.reset();
    }
}

class Reader {
  public:
    explicit Reader(Collector& collector) : collector_(collector) {}
    /// `told`: mistakes known already. A key that stands among them is not missing besides.
    Reader(Collector& collector, const std::vector<Mistake>& told) : Reader(collector) {
        for (const Mistake& mistake : told)
            told_.insert(text_of(mistake.place));
    }

    template <Section T>
    void value(const Spot& spot, const Field&, T& section) {
        section_of(spot, section);
    }

    template <class T>
    void value(const Spot& spot, const Field& field, std::optional<T>& optional) {
        if (field.none && spot.tree.kind == Tree::Kind::scalar) {
            const std::string& text = spot.tree.scalar;
            if (text == "none") return;
            if (text == "None" || text == "NONE" || text == "no" || text == "unlimited") {
                collector_.add(spot, {"does not fit", "'none' for no limit, or a number", "none"});
                return;
            }
        }
        const std::size_t known = collector_.size();
        T read{};
        value(spot, field, read);
        // A section with mistakes in it is there all the same, and so is what a target asks of its
        // measure; any other single value is not.
        const bool stays = Section<T> || field.of_measure != scenario::OfMeasure::no;
        if (stays || collector_.size() == known) optional = std::move(read);
    }

    template <class T>
    void value(const Spot& spot, const Field& field, std::vector<T>& list) {
        if (spot.tree.kind != Tree::Kind::list) {
            collector_.add_wrong_kind(spot, "a list: " + std::string(field.about));
            return;
        }
        for (const Tree& entry : spot.tree.list) {
            const std::size_t known = collector_.size();
            T read{};
            value(Spot::entry(entry), field, read);
            if (Section<T> || collector_.size() == known) list.push_back(std::move(read));
        }
    }

    template <class T>
    void value(const Spot& spot, const Field& field, scenario::Named<T>& map) {
        if (spot.tree.kind != Tree::Kind::map) {
            collector_.add_wrong_kind(spot, "a map: " + std::string(field.about));
            if constexpr (Section<T>) entries_of_list(spot.tree, field, map);
            return;
        }
        for (const auto& pair : spot.tree.map) {
            if (is_key(pair.first, field)) entry(Spot::value(pair), field, map);
        }
    }

    template <class T>
    void value(const Spot& spot, const Field& field, scenario::ByContract<T>& values) {
        if (spot.tree.kind != Tree::Kind::map) {
            T read{};
            const std::size_t known = collector_.size();
            value(spot, field, read);
            if (collector_.size() != known) return;
            values.permanent = read;
            // A bare period of notice is for permanent workers alone (MODEL 4).
            if (!std::is_same_v<T, scenario::Duration>) values.agency = values.managed = read;
            return;
        }
        const std::vector<std::string> names{"permanent", "agency", "managed"};
        std::optional<T>* const parts[] = {&values.permanent, &values.agency, &values.managed};
        for (const auto& pair : spot.tree.map) {
            const auto at = std::find(names.begin(), names.end(), pair.first.text);
            if (at == names.end()) {
                unknown_key(pair.first, "is not a contract", names);
            } else {
                value(Spot::value(pair), field, *parts[at - names.begin()]);
            }
        }
    }

    template <class T>
    void value(const Spot& spot, const Field& field, T& single) requires(!Section<T>) {
        read_value(collector_, spot, field, single);
    }

  private:
    /// What could not be read stays there under its name, so that nothing else seems to be missing;
    /// a number that is none fails no later comparison.
    template <class T>
    void entry(const Spot& spot, const Field& field, scenario::Named<T>& map) {
        T read{};
        if constexpr (std::is_same_v<T, double>) read = std::numeric_limits<T>::quiet_NaN();
        const std::size_t known = collector_.size();
        value(spot, field, read);
        if constexpr (std::is_same_v<T, scenario::Role>) {
            if (collector_.size() != known) make_up_for(spot.tree, read);
        }
        map.entries.emplace_back(spot.key, std::move(read));
    }

    /// A list where a map by name should stand, each entry with its name in it or before it: read
    /// as that map, so that what names them is not mistaken too.
    template <class T>
    void entries_of_list(const Tree& list, const Field& field, scenario::Named<T>& map) {
        for (const Tree& one : list.list) {
            if (one.map.size() == 1 && one.map.front().second.kind == Tree::Kind::map) {
                entry(Spot::value(one.map.front()), field, map);
                continue;
            }
            const Tree* const name = one.find("name");
            if (name == nullptr || name->kind != Tree::Kind::scalar) continue;
            Tree rest = one;
            std::erase_if(rest.map, [](const auto& pair) { return pair.first.text == "name"; });
            entry(Spot{rest, name->scalar, name->place}, field, map);
        }
    }

    static std::string text_of(const Place& place) {
        return fmt::format("{}:{}:{}", place.file, place.line, place.column);
    }

    /// Whether a key stands there without a value and was told for it.
    [[nodiscard]] bool is_told(const Tree& tree, std::string_view key) const {
        return std::any_of(tree.removed.begin(), tree.removed.end(), [&](const Tree::Key& one) {
            return one.text == key && told_.contains(text_of(one.place));
        });
    }

    /// Visits a section: each field finds its key among those given.
    struct Fields {
        Reader& reader;
        const std::map<std::string_view, const Tree::Entry*>& given;
        const std::string& what;
        const Spot& spot;

        template <class T>
        void field(const Field& field, T& member) {
            const auto entry = given.find(field.name);
            if (entry != given.end()) {
                reader.value(Spot::value(*entry->second), field, member);
            } else if (field.required && !reader.is_told(spot.tree, field.name)) {
                reader.collector_.add_missing(spot.at,
                                              fmt::format("{} has no '{}'", what, field.name),
                                              fmt::format("'{}': {}", field.name, field.about));
            }
        }
    };

    template <class T>
    void section_of(const Spot& spot, T& section) {
        std::string what = noun<T>;
        if (what.empty()) what = fmt::format("'{}'", spot.key);
        if (spot.tree.kind != Tree::Kind::map) {
            collector_.add_wrong_kind(spot, "the keys of " + what);
            return;
        }
        KeyNames keys;
        if (std::is_same_v<T, scenario::Scenario>)
            keys.names.emplace_back(extends_field.name);  // read before any key is
        T::visit(keys, section);
        std::map<std::string_view, const Tree::Entry*> given;
        for (const auto& pair : spot.tree.map) {
            if (std::find(keys.names.begin(), keys.names.end(), pair.first.text) !=
                keys.names.end())
                given[pair.first.text] = &pair;
        }
        for (const auto& pair : spot.tree.map) {
            if (std::is_same_v<T, scenario::Scenario> && pair.first.text == extends_field.name) {
                collector_.add(pair.first.place,
                               "'extends' is not a key of a scenario that is merged",
                               "a file that extends the others");
                continue;
            }
            if (given.contains(pair.first.text)) continue;
            const std::string meant =
                unknown_key(pair.first, "is not a key of " + what, keys.names);
            const auto name = std::find(keys.names.begin(), keys.names.end(), meant);
            if (name != keys.names.end() && !given.contains(*name)) given[*name] = &pair;
        }
        for (const Tree::Key& key : spot.tree.removed) {
            if (std::find(keys.names.begin(), keys.names.end(), key.text) == keys.names.end())
                unknown_key(key, "is not a key of " + what, keys.names);
        }
        Fields fields{*this, given, what, spot};
        T::visit(fields, section);
    }

    /// Reports a key and returns the nearest right one; empty where none is near.
    std::string unknown_key(const Tree::Key& key,
                            const std::string& says,
                            const std::vector<std::string>& known) {
        if (collector_.is_full()) {
            collector_.add(key.place, says);
            return {};
        }
        std::string nearest = text::nearest(key.text, known);
        collector_.add(key.place,
                       fmt::format("'{}' {}", shortened(key.text), says),
                       text::one_of(known),
                       nearest);
        return nearest;
    }

    /// Whether a key of a map by name can stand there.
    bool is_key(const Tree::Key& key, const Field& field) {
        if (field.refers_to == "path") return true;
        if (field.refers_to == "financial year") {
            if (is_financial_year(key.text)) return true;
            collector_.add(key.place,
                           fmt::format("'{}' is not a financial year", shortened(key.text)),
                           "two years that follow each other: 2023-24");
            return false;
        }
        if (field.refers_to == "grade") {
            const std::vector<std::string> names(std::begin(scenario::grade_names),
                                                 std::end(scenario::grade_names));
            if (std::find(names.begin(), names.end(), key.text) != names.end()) return true;
            unknown_key(key, "is not a grade", names);
            return false;
        }
        return is_name(collector_, key);
    }

    Collector& collector_;
    std::set<std::string> told_;  ///< places
};

}  // namespace

scenario::Scenario read(const Tree& tree, std::vector<Mistake>& mistakes, Extent extent) {
    Collector collector;
    collector.is_whole = extent == Extent::whole;
    if (const Tree* roles = tree.find("roles")) {
        for (const auto& [name, role] : roles->map)
            collector.role_names.push_back(name.text);
    }
    scenario::Scenario scenario;
    Reader(collector, mistakes)
        .value(Spot{tree, "", tree.place}, {.name = "scenario", .about = "a scenario"}, scenario);
    for (Mistake& mistake : collector.take())
        mistakes.push_back(std::move(mistake));
    return scenario;
}

void read_value(Collector& c,
                const Spot& spot,
                const Field& field,
                std::vector<scenario::ManagedTeam>& value) {
    Reader(c).value(spot, field, value);
}

void read_value(Collector& c,
                const Spot& spot,
                const Field& field,
                std::vector<scenario::Judgement>& value) {
    Reader(c).value(spot, field, value);
}

void read_value(Collector& c,
                const Spot& spot,
                const Field& field,
                std::vector<std::string>& value) {
    Reader(c).value(spot, field, value);
}

}  // namespace caseforce::scenario_file
