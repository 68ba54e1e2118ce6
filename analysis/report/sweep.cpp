// What the document tells of a sweep: its keys with their values at every point, and which of its
// points are told week by week.
#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "analysis/design/design.hpp"
#include "analysis/no_value.hpp"
#include "analysis/read/unusable.hpp"
#include "analysis/report/sections.hpp"

namespace caseforce::report {
namespace {

constexpr std::size_t many = 8;  // points: with more, few are told in full
constexpr double likely = 0.5;   // of the futures, as the page's answer has it
constexpr int as_typed = 15;     // digits

// What the answer compares where there is no target; of all of these less is wanted.
constexpr std::array<const char*, 4> compared{
    "caseload_mean", "agency_share", "unallocated_cases", "cost_total"};

double number(const Json& value) {
    return value.is_number() ? value.get<double>() : analysis::no_value;
}

/// A position among the meanings of a key whose values are words.
void check_meaning(const read::Variable& key, double value) {
    const bool fits = std::isnan(value) || (value >= 0 && value == std::floor(value) &&
                                            value < static_cast<double>(key.meanings.size()));
    if (!fits) throw read::UnusableResult(fmt::format("'{}' has a value without text", key.name));
}

Json key_of(Arrays& arrays, const read::Variable& key, const std::string& name) {
    const Array& array = *arrays.find("sweep", key.name);
    Json values = Json::array();
    for (std::size_t option = 0; option < arrays.n_options(); ++option) {
        const double value = array.at({option});
        if (!key.meanings.empty()) check_meaning(key, value);
        values.push_back(rounded(value, as_typed));
    }
    return {{"key", key.name},
            {"name", name},
            {"unit", key.unit == "1" ? Json(nullptr) : Json(key.unit)},
            {"values", std::move(values)},
            {"meanings", key.meanings.empty() ? Json(nullptr) : Json(key.meanings)}};
}

/// Null where the document has no such row.
const Json* row_of(const Json& values, std::string_view measure) {
    const auto found =
        std::ranges::find_if(values, [&](const Json& row) { return row.at("measure") == measure; });
    return found == values.end() ? nullptr : &*found;
}

/// The first option of those that may be chosen that no other is better than.
template <class May, class Better>
std::optional<std::size_t> best_of(std::size_t options, const May& may, const Better& better) {
    std::optional<std::size_t> best;
    for (std::size_t option = 0; option < options; ++option) {
        if (may(option) && (!best || better(option, *best))) best = option;
    }
    return best;
}

/// The cheapest option that is likely to meet all targets, and the one that meets them most often,
/// where any ever does.
std::set<std::size_t> named_by_targets(std::size_t options,
                                       const Json& targets,
                                       const Json& values) {
    const auto met = [&](std::size_t option) { return number(targets.at("all")[option][0]); };
    const Json* costs = row_of(values, "cost_total");
    // What it costs more than the baseline in the futures that both have.
    const auto more = [&](std::size_t option) {
        if (costs == nullptr || option == 0 || costs->at("differences").is_null()) return 0.0;
        return number(costs->at("differences")[option].at("mean"));
    };
    const auto cheaper = [&](std::size_t one, std::size_t other) {
        return more(one) < more(other);
    };
    const auto surer = [&](std::size_t one, std::size_t other) {
        return met(one) > met(other) || (met(one) == met(other) && cheaper(one, other));
    };
    const auto is_likely = [&](std::size_t option) { return met(option) >= likely; };
    const auto does_ever = [&](std::size_t option) { return met(option) > 0; };
    std::set<std::size_t> named;
    for (const auto& one :
         {best_of(options, is_likely, cheaper), best_of(options, does_ever, surer)})
        if (one) named.insert(*one);
    return named;
}

/// For each measure that is compared, the option that surely makes it less by most.
std::set<std::size_t> named_by_differences(std::size_t options, const Json& values) {
    std::set<std::size_t> named;
    for (const char* const measure : compared) {
        const Json* row = row_of(values, measure);
        if (row == nullptr || row->at("differences").is_null()) continue;
        const auto part = [&](std::size_t option, const char* name) {
            return number(row->at("differences")[option].at(name));
        };
        const auto best = best_of(
            options,
            [&](std::size_t option) { return option > 0 && part(option, "upper") < 0; },
            [&](std::size_t a, std::size_t b) { return part(a, "mean") < part(b, "mean"); });
        if (best) named.insert(*best);
    }
    return named;
}

}  // namespace

Json sweep_of(Arrays& arrays) {
    const read::Group* group = arrays.file().find("sweep");
    if (group == nullptr) return nullptr;
    std::vector<std::string> keys;
    for (const read::Variable& variable : group->variables)
        keys.push_back(variable.name);
    const std::vector<std::string> names = design::short_keys(keys);
    Json told = Json::array();
    for (std::size_t key = 0; key < keys.size(); ++key)
        told.push_back(key_of(arrays, group->variables[key], names[key]));
    return {{"keys", std::move(told)}};
}

std::vector<std::size_t> told_in_full(const Arrays& arrays,
                                      const Json& targets,
                                      const Json& values) {
    const std::size_t options = arrays.n_options();
    if (arrays.file().find("sweep") == nullptr || options <= many + 1) {
        std::vector<std::size_t> all(options);
        std::iota(all.begin(), all.end(), std::size_t{0});
        return all;
    }
    std::set<std::size_t> named = targets.is_null() ? named_by_differences(options, values)
                                                    : named_by_targets(options, targets, values);
    named.insert(0);
    return {named.begin(), named.end()};
}

}  // namespace caseforce::report
