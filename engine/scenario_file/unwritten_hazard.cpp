// Where a single rate stands on the way (permanent: 15%), the keys are to be nested the other way
// round beside it (academy: {permanent: 15%}): the deeper entry wins, and for everybody else the
// rate stays. Where rates of a contract stand and the contract is not their first key, one beside
// them would be another rate, and the later of them would win.
#include "engine/scenario_file/unwritten_hazard.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

#include <fmt/format.h>

#include "engine/core/text.hpp"
#include "engine/scenario_file/dates.hpp"

namespace caseforce::scenario_file {

namespace {

constexpr std::string_view beginning = "leaving.hazard.";

bool is_hazard_key(const scenario::Scenario& scenario, std::string_view key) {
    const auto is_among = [&](const auto& names) {
        return std::find(std::begin(names), std::end(names), key) != std::end(names);
    };
    return is_among(scenario::contract_names) || is_among(scenario::route_names) ||
           scenario.roles.find(key) != nullptr || tenure_band_from(key).is_sound();
}

/// Empty where one of them is none. A tenure band may hold a dot: 0.5-1 years.
std::vector<std::string> keys_of(const scenario::Scenario& scenario, std::string_view path) {
    std::vector<std::string> keys;
    while (!path.empty()) {
        std::size_t end = path.find('.');
        while (end != path.npos && !is_hazard_key(scenario, path.substr(0, end)))
            end = path.find('.', end + 1);
        const std::string_view key = path.substr(0, end);
        if (!is_hazard_key(scenario, key)) return {};
        keys.emplace_back(key);
        path.remove_prefix(std::min(key.size() + 1, path.size()));
    }
    return keys;
}

/// The rate that stands on the way to a path; none where maps alone do.
const scenario::LeavingRule* rate_around(const scenario::LeavingHazard& hazard,
                                         std::string_view path) {
    for (const scenario::LeavingRule& rule : hazard.rules) {
        if (path.starts_with(rule.path) && path.size() > rule.path.size() &&
            path[rule.path.size()] == '.')
            return &rule;
    }
    return nullptr;
}

/// Whether bands are written where the path ends with another: it might overlap them.
bool ends_among_bands(const scenario::LeavingHazard& hazard,
                      std::string_view path,
                      const std::string& last) {
    const std::string_view before = path.substr(0, path.size() - last.size());
    return tenure_band_from(last).is_sound() &&
           std::any_of(hazard.rules.begin(), hazard.rules.end(), [&](const auto& rule) {
               const std::string_view own = rule.path;
               const bool is_beside = own.size() > before.size() && own.starts_with(before);
               return is_beside && rule.tenure &&
                      own.substr(before.size()).find_first_of("0123456789") == 0;
           });
}

/// Of the paths above one, the lowest that leads to rates: what a change can move of those asked
/// for. Empty where none does; another's rate, however it is spelt, is no way out.
std::string written_above(const scenario::LeavingHazard& hazard, std::vector<std::string> keys) {
    for (keys.pop_back(); !keys.empty(); keys.pop_back()) {
        const std::string path = fmt::format("{}", fmt::join(keys, "."));
        const bool is_written = std::any_of(
            hazard.rules.begin(), hazard.rules.end(), [&](const scenario::LeavingRule& rule) {
                return rule.path == path || rule.path.starts_with(path + ".");
            });
        if (is_written) return std::string(beginning) + path;
    }
    return {};
}

std::string nested(const std::vector<std::string>& keys, std::string text) {
    for (auto key = keys.rbegin(); key != keys.rend(); ++key)
        text = fmt::format("{{{}: {}}}", *key, text);
    return text;
}

/// A rate for a contract with the contract before its other keys: permanent: {0-1 years: 12%} of
/// 0-1 years: 12%. Nothing where none is for that contract.
std::optional<std::string> with_contract_first(const scenario::LeavingHazard& hazard,
                                               const std::string& contract) {
    for (const scenario::LeavingRule& rule : hazard.rules) {
        const std::optional<scenario::Contract> meant = rule.meant();
        if (!meant || scenario::contract_names[static_cast<std::size_t>(*meant)] != contract)
            continue;
        std::vector<std::string> keys{contract};
        std::copy_if(rule.way.begin(),
                     rule.way.end(),
                     std::back_inserter(keys),
                     [&](const std::string& key) { return key != contract; });
        return nested(keys, text::percent(rule.hazard.per_year));
    }
    return std::nullopt;
}

}  // namespace

std::optional<UnwrittenHazard> unwritten_hazard(const scenario::Scenario& scenario,
                                                std::string_view path) {
    if (!scenario.leaving || !path.starts_with(beginning)) return std::nullopt;
    path.remove_prefix(beginning.size());
    std::vector<std::string> keys = keys_of(scenario, path);
    if (keys.empty()) return std::nullopt;
    const scenario::LeavingHazard& hazard = scenario.leaving->hazard;
    const scenario::LeavingRule* const around = rate_around(hazard, path);
    if (ends_among_bands(hazard, path, keys.back())) return std::nullopt;
    const std::string above = written_above(hazard, keys);
    if (around != nullptr) std::reverse(keys.begin(), keys.end());
    const std::string rate =
        around != nullptr ? text::percent(around->hazard.per_year) : std::string("..%");
    UnwrittenHazard told{
        fmt::format("that rate among the scenario's own, as it is now: leaving: {{hazard: {}}}",
                    nested(keys, rate)),
        above};
    if (const auto first = with_contract_first(hazard, keys.front()); first && keys.size() == 1)
        told.expected = fmt::format(
            "all its rates with the contract first, as in leaving: {{hazard: {}}}", *first);
    if (around != nullptr)
        told.expected += fmt::format(", and the path {}{}", beginning, fmt::join(keys, "."));
    return told;
}

}  // namespace caseforce::scenario_file
