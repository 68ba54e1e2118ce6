#include "cli/swept.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "cli/typed.hpp"
#include "engine/core/error.hpp"
#include "engine/core/text.hpp"

namespace caseforce::cli {
namespace {

/// The parts between commas, but for commas within brackets or quotes, which are a value's own.
std::vector<std::string> values_in(std::string_view all) {
    std::vector<std::string> values;
    int depth = 0;
    char quote = 0;
    std::size_t from = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const char c = all[i];
        if (quote != 0) {
            if (c == quote) quote = 0;
            continue;
        }
        if (c == '"' || c == '\'') quote = c;
        if (c == '[' || c == '{' || c == '(') ++depth;
        if (c == ']' || c == '}' || c == ')') --depth;
        if (c != ',' || depth > 0) continue;
        values.push_back(text::trimmed(all.substr(from, i - from)));
        from = i + 1;
    }
    values.push_back(text::trimmed(all.substr(from)));
    return values;
}

/// "600..900 per year". A unit at the low end must be that of the high end.
design::Range range_in(const std::string& key, const std::string& value) {
    const std::size_t dots = value.find("..");
    const auto low = design::amount_of(text::trimmed(std::string_view(value).substr(0, dots)));
    const auto high = design::amount_of(text::trimmed(std::string_view(value).substr(dots + 2)));
    if (!low || !high || low->number >= high->number ||
        (!low->unit.empty() && low->unit != high->unit))
        throw UsageError(
            fmt::format("--set {}={}: a range is from one number to a higher one in the same "
                        "unit, as in 600..900 per year or 5%..10%",
                        key,
                        value));
    return {low->number, high->number, high->unit};
}

bool is_range(const std::vector<std::string>& values) {
    return values.size() == 1 && values.front().find("..") != std::string::npos;
}

/// Throws UsageError.
void check_list(const std::string& key, const std::vector<std::string>& values) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i].empty())
            throw UsageError(
                fmt::format("--set {}: between two commas, or beside one, there is no value", key));
        if (std::count(values.begin(), values.end(), values[i]) > 1)
            throw UsageError(fmt::format("--set {}: {} is there twice", key, values[i]));
    }
}

std::size_t points_of(const std::string& of_design) {
    constexpr std::string_view sobol = "sobol:";
    if (!of_design.starts_with(sobol))
        throw UsageError(
            fmt::format("--design '{}': sobol:N is needed, as in sobol:64", of_design));
    return whole_number<std::size_t>(
        of_design.substr(sobol.size()), "--design sobol:", 2, most_points);
}

/// Throws UsageError for a list where points are spread through ranges, and the other way round.
void check_kinds(const design::Sweep& sweep) {
    const bool is_grid = sweep.by == design::Sweep::By::grid;
    for (const design::Factor& one : sweep.factors) {
        if (!is_grid && !one.range)
            throw UsageError(
                fmt::format("--set {}: --design spreads points through ranges, as in LOW..HIGH, "
                            "and this is a list",
                            one.key));
        if (is_grid && one.range)
            throw UsageError(
                fmt::format("--set {}: a range needs --design sobol:N, which spreads N points "
                            "through it; or values, as in A,B,C",
                            one.key));
    }
}

Swept words_of(const std::vector<std::string>& typed) {
    Swept words;
    std::vector<std::string> keys;
    for (auto& [key, value] : settings(typed)) {
        if (std::find(keys.begin(), keys.end(), key) != keys.end())
            throw UsageError(fmt::format("--set {}: is given twice", key));
        keys.push_back(key);
        std::vector<std::string> values = values_in(value);
        if (is_range(values)) {
            words.sweep.factors.push_back({key, {}, range_in(key, values.front())});
        } else if (values.size() > 1) {
            check_list(key, values);
            words.sweep.factors.push_back({key, std::move(values), {}});
        } else {
            words.everywhere.emplace_back(key, value);
        }
    }
    return words;
}

}  // namespace

Swept swept(const std::vector<std::string>& typed, const std::string& of_design) {
    Swept words = words_of(typed);
    if (words.sweep.factors.empty())
        throw UsageError(
            "sweep: nothing is swept; --set KEY=A,B,C lists a key's values, --set KEY=LOW..HIGH "
            "with --design sobol:N spreads points through a range");
    if (words.sweep.factors.size() > design::most_factors)
        throw UsageError(fmt::format(
            "sweep: {} keys are more than {}", words.sweep.factors.size(), design::most_factors));
    if (!of_design.empty()) {
        words.sweep.by = design::Sweep::By::sobol;
        words.sweep.points = points_of(of_design);
    }
    check_kinds(words.sweep);
    if (of_design.empty() && design::size_of_grid(words.sweep.factors) > most_points)
        throw UsageError(
            fmt::format("sweep: that is a grid of more than {} points; fewer values, or ranges "
                        "with --design sobol:N",
                        most_points));
    return words;
}

}  // namespace caseforce::cli
