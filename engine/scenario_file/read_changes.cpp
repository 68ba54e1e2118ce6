// Types every assignment on a copy of the scenario as it is at that date, so that a list may be
// added to and its new entry changed, and what has been undone is there again.
#include "engine/scenario_file/read_changes.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "engine/scenario/overlay.hpp"
#include "engine/scenario_file/change_typing.hpp"
#include "engine/scenario_file/unwritten_hazard.hpp"

namespace caseforce::scenario_file {

namespace {

using scenario::Assignment;
using scenario::Change;
using scenario::Scenario;
using scenario::UncertainValue;

/// A change that is read, with what was written of it, or that has been and only acts.
struct InTime {
    Change* change;
    const Tree* tree = nullptr;
    std::string path = {};

    [[nodiscard]] bool is_undone_by(scenario::Date date) const {
        return change->until && *change->until <= date;
    }
};

/// By date, then as listed: in the order in which changes act (MODEL 7).
void sort_by_date(std::vector<InTime>& changes) {
    std::stable_sort(changes.begin(), changes.end(), [](const InTime& a, const InTime& b) {
        return a.change->at < b.change->at;
    });
}

/// Reads the assignments of changes.
class ChangeReader {
  public:
    /// `right` are the scenario's paths; `mistaken` is its tree where mistakes have been found in
    /// it, else null.
    ChangeReader(Collector& collector,
                 const Scenario& scenario,
                 RightPaths& right,
                 const Tree* mistaken)
        : collector_(collector),
          scenario_(scenario),
          right_(right),
          scratch_(scenario),
          mistaken_(mistaken) {}

    /// Requires: in the order in which they act.
    void changes(const std::vector<InTime>& all) {
        for (std::size_t i = 0; i < all.size(); ++i) {
            const scenario::Date now = all[i].change->at;
            const bool any_undone = std::any_of(
                all.begin(), all.begin() + static_cast<std::ptrdiff_t>(i), [&](const InTime& one) {
                    return one.is_undone_by(now) && !one.is_undone_by(date_);
                });
            if (any_undone) {
                scratch_ = scenario_;
                for (std::size_t k = 0; k < i; ++k) {
                    if (!all[k].is_undone_by(now)) act(*all[k].change);
                }
            }
            date_ = now;
            if (all[i].tree != nullptr) {
                change(*all[i].tree, *all[i].change, all[i].path);
            } else {
                act(*all[i].change);
            }
        }
    }

    void uncertain(const Tree& tree, scenario::Uncertain& uncertain) {
        if (const Tree* given = tree.find("set")) {
            for (const auto& pair : given->map)
                draw(Spot::value(pair), uncertain);
        }
        const Tree* given = tree.find("scale");
        for (const auto& [path, law] : uncertain.scale.entries) {
            const auto spot = given == nullptr ? std::nullopt : spot_of(*given, path);
            if (spot && leads_somewhere(*spot, path, Varies::by_draw, Makes::nothing) &&
                can_scale(*spot, path, Ramp::none, Varies::by_draw))
                uncertain.draws.push_back({path, Operation::scale, law.law});
        }
    }

  private:
    static std::optional<Spot> spot_of(const Tree& map, const std::string& key) {
        for (const auto& pair : map.map) {
            if (pair.first.text == key) return Spot::value(pair);
        }
        return std::nullopt;
    }

    void act(const Change& change) {
        for (const Assignment& one : change.assignments)
            apply(scratch_, one, 1);
    }

    void change(const Tree& tree, Change& change, const std::string& at) {
        const bool has_ramp = change.over && change.over->days > 0;
        refuse_removals(tree);
        into_ = &change;
        ramp_ = has_ramp ? Ramp::linear : Ramp::none;
        for (const auto& [key, operation] :
             {std::pair("set", Operation::set), std::pair("add", Operation::add)}) {
            const Tree* given = tree.find(key);
            for (std::size_t i = 0; given != nullptr && i < given->map.size(); ++i) {
                const Spot spot = Spot::value(given->map[i]);
                given_ = fmt::format("{}.{}.{}", at, key, spot.key);
                give(spot, spot.key, operation);
            }
        }
        const Tree* given = tree.find("scale");
        for (const auto& [path, factor] : change.scale.entries) {
            const auto spot = given == nullptr ? std::nullopt : spot_of(*given, path);
            given_ = fmt::format("{}.scale.{}", at, path);
            if (spot && leads_somewhere(*spot, path, Varies::over_time, Makes::nothing) &&
                can_scale(*spot, path, ramp_, Varies::over_time) && !std::isnan(factor))
                assign(path, Operation::scale, factor);
        }
        if (const auto until = spot_of(tree, "until");
            until && change.until && *change.until <= change.at)
            collector_.add(*until, {"is not after 'at'", "a later date"});
    }

    /// What a change gives is a value: `~`, which takes away what an earlier file gave, is none.
    void refuse_removals(const Tree& change) {
        for (const char* const key : {"set", "add", "scale"}) {
            const Tree* given = change.find(key);
            if (given == nullptr) continue;
            for (const Tree::Key& removed : given->removed)
                collector_.add(removed.place,
                               fmt::format("'{}: ~' gives no value", shortened(removed.text)),
                               "a value; 'none' for a limit that may be none, or a number that is "
                               "never reached");
        }
    }

    void assign(const std::string& path, Operation operation, scenario::Value value) {
        into_->assignments.push_back({path, operation, std::move(value), given_});
        apply(scratch_, into_->assignments.back(), 1);
    }

    /// Gives a value, or each value of a map, to what a path leads to.
    void give(const Spot& spot, const std::string& path, Operation operation) {
        if (is_empty_map_by_name(spot, path)) return give_each(spot, path, operation);
        const std::string of_permanent = path + ".permanent";
        if (path == bare_rate && spot.tree.kind == Tree::Kind::scalar &&
            operation == Operation::set && is_path(of_permanent, Varies::over_time))
            return give(spot, of_permanent, operation);
        const auto found = leads_somewhere(spot, path, Varies::over_time, Makes::named);
        if (!found) return;
        const bool is_map = spot.tree.kind == Tree::Kind::map;
        const bool names_parts =
            is_map && found->keys == Found::Keys::own && spot.tree.find("every") == nullptr;
        if (found->values == 0 || names_parts) {
            if (!is_map)
                return collector_.add_wrong_kind(spot, fmt::format("the keys of '{}'", path));
            return give_each(spot, path, operation);
        }
        if (!found->fixed.empty()) return refuse_fixed(spot, path, Varies::over_time);
        ValueReader reader{{collector_, spot}, operation, ramp_, path};
        walk(scratch_, path, reader);
        if (reader.value) assign(reader.path, operation, std::move(*reader.value));
    }

    void give_each(const Spot& spot, const std::string& path, Operation operation) {
        for (const auto& pair : spot.tree.map)
            give(Spot::value(pair), path + "." + pair.first.text, operation);
    }

    [[nodiscard]] bool is_path(const std::string& path, Varies widest) {
        return find_path(scratch_, path, widest, Makes::nothing).values > 0;
    }

    /// A map by name that holds nothing yet is no path by itself, but those of its names are.
    bool is_empty_map_by_name(const Spot& spot, const std::string& path) {
        if (spot.tree.kind != Tree::Kind::map || spot.tree.map.empty()) return false;
        if (!find_path(scratch_, path, Varies::over_time, Makes::named).is_nothing()) return false;
        const std::string first = path + "." + spot.tree.map.front().first.text;
        return !find_path(scratch_, first, Varies::over_time, Makes::named).is_nothing();
    }

    bool can_scale(const Spot& spot, const std::string& path, Ramp ramp, Varies widest) {
        ScaleCheck check{{collector_, spot}, ramp, widest};
        walk(scratch_, path, check);
        return check.is_sound;
    }

    void draw(const Spot& spot, scenario::Uncertain& uncertain) {
        const bool is_bare =
            spot.key == bare_rate && is_path(spot.key + ".permanent", Varies::by_draw);
        const std::string path = is_bare ? spot.key + ".permanent" : spot.key;
        const auto found = leads_somewhere(spot, path, Varies::by_draw, Makes::nothing);
        if (!found) return;
        if (found->values == 0) {
            collector_.add(spot.at,
                           fmt::format("'{}' is a map, and a draw is one number", spot.key),
                           "the path of a number");
            return;
        }
        LawTyping reader{{collector_, spot}};
        walk(scratch_, path, reader);
        if (reader.law) uncertain.draws.push_back({path, Operation::set, *reader.law});
    }

    /// What a path leads to, or nothing; then adds what is wrong with it.
    std::optional<Found> leads_somewhere(const Spot& spot,
                                         const std::string& path,
                                         Varies widest,
                                         Makes makes) {
        if (collector_.is_full()) return std::nullopt;  // and need not seek the nearest path
        Found found = find_path(scratch_, path, widest, makes);
        if (found.below == 0 && !found.fixed.empty()) {
            refuse_fixed(spot, path, widest);
        } else if (!found.is_nothing()) {
            return found;
        } else if (!found.absent.empty()) {
            collector_.add(
                spot.at,
                fmt::format("'{}' is not in this scenario", found.absent),
                fmt::format("'{}' among the scenario's own sections, with values that do "
                            "nothing until then: a change moves what is there",
                            found.absent));
        } else if (const std::string whole = value_around(path, widest);
                   whole.empty() && is_written(path)) {
            return std::nullopt;  // its mistake has been told
        } else if (const auto hazard = unwritten_hazard(scratch_, path)) {
            collector_.add(spot.at,
                           fmt::format("'{}' is not written in this scenario", shortened(path)),
                           hazard->expected,
                           hazard->nearest);
        } else if (!whole.empty()) {
            collector_.add(spot.at,
                           fmt::format("'{}' is a part of one value", shortened(path)),
                           fmt::format("the whole value, under '{}'", whole),
                           whole);
        } else {
            collector_.add(spot.at,
                           fmt::format("'{}' is not a path of this scenario", shortened(path)),
                           "the keys on the way to a value, with dots: "
                           "demand.referrals_per_10000",
                           right_.nearest(path, widest, makes));
        }
        return std::nullopt;
    }

    /// The path of the single value that a path leads into ("pathway.over_cap" of
    /// "pathway.over_cap.up_to"); empty where it leads into none.
    [[nodiscard]] std::string value_around(const std::string& path, Varies widest) {
        for (std::size_t end = path.rfind('.'); end != path.npos && end > 0;
             end = path.rfind('.', end - 1)) {
            const std::string whole = path.substr(0, end);
            const Found found = find_path(scratch_, whole, widest, Makes::nothing);
            if (found.is_nothing()) continue;
            const bool is_single = found.values == 1 && found.below == 0 && found.fixed.empty() &&
                                   found.keys == Found::Keys::none;
            return is_single ? whole : std::string();
        }
        return {};
    }

    /// Whether a path leads to what is written in the scenario, or on from a single value in it
    /// where a map should stand, but was not read: that is its one mistake.
    [[nodiscard]] bool is_written(std::string_view path) const {
        const Tree* at = mistaken_;
        for (std::size_t from = 0; at != nullptr && from <= path.size();) {
            const std::size_t end = std::min(path.find('.', from), path.size());
            at = at->find(path.substr(from, end - from));
            if (at != nullptr && at->kind == Tree::Kind::scalar) return true;
            from = end + 1;
        }
        return at != nullptr;
    }

    /// The path is spelt right, so that no other is nearer to what was meant.
    void refuse_fixed(const Spot& spot, const std::string& path, Varies widest) {
        const bool is_draw = widest == Varies::by_draw;
        const bool is_drawable =
            !is_draw && find_path(scratch_, path, Varies::by_draw, Makes::nothing).fixed.empty();
        collector_.add(
            spot.at,
            fmt::format("'{}' cannot {}", path, is_draw ? "be uncertain" : "change in time"),
            is_drawable
                ? "a value that can; this one holds at the beginning, where 'uncertain' may "
                  "draw it"
                : "a value that can");
    }

    Collector& collector_;
    const Scenario& scenario_;
    RightPaths& right_;
    Scenario scratch_;
    const Tree* mistaken_;
    scenario::Date date_ = {std::numeric_limits<int>::min()};  ///< that scratch_ is as of
    Change* into_ = nullptr;
    Ramp ramp_ = Ramp::none;
    std::string given_;  ///< the path of the key that is being read
};

/// `path` is that of the list of changes.
std::vector<InTime> written(const Tree* tree,
                            std::vector<Change>& changes,
                            const std::string& path) {
    std::vector<InTime> all;
    for (std::size_t i = 0; tree != nullptr && i < changes.size() && i < tree->list.size(); ++i)
        all.push_back({&changes[i], &tree->list[i], fmt::format("{}[{}]", path, i)});
    return all;
}

}  // namespace

void read_changes(const Tree& tree, Scenario& scenario, std::vector<Mistake>& mistakes) {
    Collector collector;
    const Scenario before = scenario;
    RightPaths right(before);
    const Tree* const mistaken = mistakes.empty() ? nullptr : &tree;
    const Tree* uncertain = tree.find("uncertain");
    if (uncertain != nullptr && scenario.uncertain)
        ChangeReader(collector, before, right, mistaken).uncertain(*uncertain, *scenario.uncertain);
    const auto read = [&](std::vector<InTime> all) {
        sort_by_date(all);
        ChangeReader(collector, before, right, mistaken).changes(all);
    };
    read(written(tree.find("changes"), scenario.changes, "changes"));
    for (auto& [name, policy] : scenario.policies.entries) {
        const Tree* policies = tree.find("policies");
        const Tree* given = policies == nullptr ? nullptr : policies->find(name);
        if (given == nullptr) continue;
        std::vector<InTime> all;
        for (Change& change : scenario.changes)
            all.push_back({&change});
        const std::vector<InTime> own = written(
            given->find("changes"), policy.changes, fmt::format("policies.{}.changes", name));
        all.insert(all.end(), own.begin(), own.end());
        read(std::move(all));
    }
    for (Mistake& mistake : collector.take())
        mistakes.push_back(std::move(mistake));
}

}  // namespace caseforce::scenario_file
