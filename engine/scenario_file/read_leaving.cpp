// The hazard of leaving, nested by contract, role, route and tenure band in any order (MODEL 4). A
// key is a contract, else a role, else a route, else a band; what is a contract and a route
// (agency, managed) is the contract, unless one stands above it already.
#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "engine/core/text.hpp"
#include "engine/scenario_file/dates.hpp"
#include "engine/scenario_file/read_values.hpp"
#include "engine/scenario_file/units.hpp"

namespace caseforce::scenario_file {

namespace {

using scenario::LeavingRule;

template <class Enum, std::size_t count>
std::optional<Enum> named_in(const char* const (&names)[count], std::string_view word) {
    for (std::size_t i = 0; i < count; ++i) {
        if (word == names[i]) return static_cast<Enum>(i);
    }
    return std::nullopt;
}

class HazardReader {
  public:
    HazardReader(Collector& collector, const Field& field, scenario::LeavingHazard& hazard)
        : collector_(collector), field_(field), hazard_(hazard) {}

    void read(const Spot& spot, const LeavingRule& above) {
        if (spot.tree.kind != Tree::Kind::map) {
            LeavingRule rule = above;
            if (rule.way.empty()) name_contract(rule);
            const std::size_t known = collector_.size();
            read_value(collector_, spot, field_, rule.hazard);
            if (collector_.size() == known) hazard_.rules.push_back(std::move(rule));
            return;
        }
        std::vector<scenario::TenureBand> bands;
        for (const auto& pair : spot.tree.map) {
            LeavingRule rule = above;
            rule.depth += 1;
            rule.way.push_back(pair.first.text);
            rule.path += (rule.path.empty() ? "" : ".") + pair.first.text;
            if (!narrow(rule, above, pair.first)) continue;
            if (rule.tenure && !above.tenure) check_overlap(bands, *rule.tenure, pair.first);
            read(Spot::value(pair), rule);
        }
    }

  private:
    /// A bare rate is for permanent workers (MODEL 4): it is read as theirs, so that changes and
    /// draws reach it under their name too.
    static void name_contract(LeavingRule& rule) {
        const char* const name =
            scenario::contract_names[static_cast<std::size_t>(scenario::Contract::permanent)];
        rule.contract = scenario::Contract::permanent;
        rule.way.emplace_back(name);
        rule.path = name;
        rule.depth = 1;
    }

    /// Adds to a rule what a key names.
    bool narrow(LeavingRule& rule, const LeavingRule& above, const Tree::Key& key) {
        const auto contract = named_in<scenario::Contract>(scenario::contract_names, key.text);
        const auto route = named_in<scenario::Route>(scenario::route_names, key.text);
        const bool is_role =
            std::find(collector_.role_names.begin(), collector_.role_names.end(), key.text) !=
            collector_.role_names.end();
        if (contract && !(above.contract && route)) {
            rule.contract = contract;
            return !above.contract || twice(key, "contract");
        }
        if (is_role) {
            rule.role = key.text;
            return !above.role || twice(key, "role");
        }
        if (route) {
            rule.route = route;
            return !above.route || twice(key, "route");
        }
        const Result<scenario::TenureBand> band = tenure_band_from(key.text);
        if (band.is_sound()) {
            rule.tenure = band.value();
            return !above.tenure || twice(key, "tenure band");
        }
        if (days_in(std::string_view(key.text).substr(key.text.rfind(' ') + 1)) == 0)
            return narrow_as_meant(rule, above, key);
        collector_.add(key.place,
                       fmt::format("'{}' {}", shortened(key.text), band.complaint().says),
                       band.complaint().expected);
        return false;
    }

    bool twice(const Tree::Key& key, const std::string& dimension) {
        collector_.add(
            key.place,
            fmt::format(
                "'{}' is a second {} on the way to one hazard", shortened(key.text), dimension),
            fmt::format("one {} at most", dimension));
        return false;
    }

    /// Reports a key that names nothing and reads it as the nearest that does, so that paths to its
    /// rate are none that lead nowhere.
    bool narrow_as_meant(LeavingRule& rule, const LeavingRule& above, const Tree::Key& key) {
        const Tree::Key meant{unknown(key), key.place};
        if (meant.text.empty()) return false;
        rule.way.back() = meant.text;
        rule.path.replace(rule.path.size() - key.text.size(), key.text.size(), meant.text);
        return narrow(rule, above, meant);
    }

    /// The nearest right word; empty where none is near.
    std::string unknown(const Tree::Key& key) {
        if (!collector_.is_whole) return {};  // it may be a role of the file that is missing
        std::vector<std::string> words(std::begin(scenario::contract_names),
                                       std::end(scenario::contract_names));
        words.insert(words.end(), collector_.role_names.begin(), collector_.role_names.end());
        words.insert(
            words.end(), std::begin(scenario::route_names), std::end(scenario::route_names));
        std::string nearest = text::nearest(key.text, words);
        if (nearest.empty()) nearest = band_meant(key.text);
        collector_.add(
            key.place,
            fmt::format("'{}' is not a contract, role, route or tenure band", shortened(key.text)),
            "one of those, such as permanent, a role's name, academy or '0-1 years'",
            nearest);
        return nearest;
    }

    /// A tenure band whose unit is misspelt, with the right one; empty where there is none.
    static std::string band_meant(std::string_view key) {
        const std::size_t space = key.rfind(' ');
        if (space == key.npos) return {};
        const std::string band =
            fmt::format("{} {}",
                        key.substr(0, space),
                        text::nearest(key.substr(space + 1), {"days", "weeks", "months", "years"}));
        return tenure_band_from(band).is_sound() ? band : std::string();
    }

    void check_overlap(std::vector<scenario::TenureBand>& bands,
                       const scenario::TenureBand& band,
                       const Tree::Key& key) {
        for (const scenario::TenureBand& other : bands) {
            if (band.from >= other.to || other.from >= band.to) continue;
            collector_.add(key.place,
                           fmt::format("the tenure band '{}' overlaps another", key.text),
                           "bands that do not overlap; each ends where the next begins");
            break;
        }
        bands.push_back(band);
    }

    Collector& collector_;
    const Field& field_;
    scenario::LeavingHazard& hazard_;
};

}  // namespace

void read_value(Collector& c,
                const Spot& spot,
                const Field& field,
                scenario::LeavingHazard& value) {
    if (spot.tree.kind == Tree::Kind::list) {
        c.add_wrong_kind(spot, "a hazard, or hazards by contract, role, route or tenure band");
        return;
    }
    value.rules.clear();
    HazardReader(c, field, value).read(spot, LeavingRule{});
}

}  // namespace caseforce::scenario_file
