#include "cli/swept.hpp"

#include <algorithm>
#include <bit>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "analysis/compare/calibration.hpp"
#include "analysis/design/sampling.hpp"
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

/// "600..900 per year", "10%..40% per year": what of the unit stands at the low end is its
/// beginning.
design::Range range_in(const std::string& key, const std::string& value) {
    const std::size_t dots = value.find("..");
    const auto low = design::amount_of(text::trimmed(std::string_view(value).substr(0, dots)));
    const auto high = design::amount_of(text::trimmed(std::string_view(value).substr(dots + 2)));
    if (!low && !high)
        throw UsageError(fmt::format(
            "--set {}={}: a range is of numbers, as in 600..900 per year; a sweep takes "
            "dates and words as a list, A,B,C",
            key,
            value));
    if (!low || !high || low->number >= high->number || !high->unit.starts_with(low->unit))
        throw UsageError(
            fmt::format("--set {}={}: a range is from one number to a higher one in the same "
                        "unit, as in 600..900 per year or 5%..10%",
                        key,
                        value));
    return {low->number, high->number, high->unit};
}

/// Not of a path, as `../other.yaml`.
bool is_range(const std::vector<std::string>& values) {
    return values.size() == 1 && values.front().find("..") != std::string::npos &&
           values.front().find('/') == std::string::npos;
}

/// "30000,35000,40000 per year": a unit behind the last of plain numbers is that of all.
void give_unit_to_all(std::vector<std::string>& values) {
    const auto last = design::amount_of(values.back());
    if (!last || last->unit.empty()) return;
    const auto is_plain = [](const std::string& value) {
        const auto amount = design::amount_of(value);
        return amount && amount->unit.empty();
    };
    if (!std::all_of(values.begin(), values.end() - 1, is_plain)) return;
    for (auto value = values.begin(); value != values.end() - 1; ++value)
        *value += (last->unit.starts_with('%') ? "" : " ") + last->unit;
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

/// N of "sobol:N" where the part is of that kind; nothing where it is of another. Throws
/// UsageError.
std::optional<std::size_t> points_of(const std::string& part, std::string_view kind) {
    if (!part.starts_with(fmt::format("{}:", kind))) return std::nullopt;
    return whole_number<std::size_t>(
        part.substr(kind.size() + 1), fmt::format("--design {}:", kind), 2, most_points);
}

/// Throws UsageError for a range without a design, and for a list where only ranges will do.
void check_kinds(const design::Sweep& sweep) {
    for (const design::Factor& one : sweep.factors) {
        if (sweep.by == design::Sweep::By::sensitivity && !one.range)
            throw UsageError(
                fmt::format("--set {}: points are spread through ranges, as in LOW..HIGH, and this "
                            "is a list",
                            one.key));
        if (sweep.by == design::Sweep::By::grid && one.range)
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
            give_unit_to_all(values);
            check_list(key, values);
            words.sweep.factors.push_back({key, std::move(values), {}});
        } else {
            words.everywhere.emplace_back(key, value);
        }
    }
    if (words.sweep.factors.size() > design::most_factors)
        throw UsageError(fmt::format(
            "{} keys are swept, and {} can be", words.sweep.factors.size(), design::most_factors));
    return words;
}

}  // namespace

Swept swept(const std::vector<std::string>& typed, const std::string& of_design) {
    Swept words = words_of(typed);
    if (words.sweep.factors.empty())
        throw UsageError(
            "nothing is swept; --set KEY=A,B,C lists a key's values, --set KEY=LOW..HIGH "
            "with --design sobol:N spreads points through a range");
    if (!of_design.empty()) {
        words.sweep.by = design::Sweep::By::sobol;
        const std::optional<std::size_t> points = points_of(of_design, "sobol");
        if (!points)
            throw UsageError(
                fmt::format("--design '{}': sobol:N is needed, as in sobol:64", of_design));
        words.sweep.points = *points;
    }
    check_kinds(words.sweep);
    if (of_design.empty() && design::size_of_grid(words.sweep.factors) > most_points)
        throw UsageError(
            fmt::format("that is a grid of more than {} points; fewer values, or ranges "
                        "with --design sobol:N",
                        most_points));
    return words;
}

Swept analysed(const std::vector<std::string>& typed, const std::string& of_design) {
    Swept words = words_of(typed);
    design::Sweep& sweep = words.sweep;
    if (sweep.factors.empty())
        throw UsageError(
            "nothing is varied; --set KEY=LOW..HIGH says what, and from where to where");
    sweep.by = design::Sweep::By::sensitivity;
    for (const std::string& part : names(of_design, "--design")) {
        const auto effects = points_of(part, "morris"), indices = points_of(part, "sobol");
        if (!effects && !indices)
            throw UsageError(
                fmt::format("--design '{}': morris:N, sobol:N or both are needed, as in {}",
                            part,
                            usual_sampling));
        if (effects) sweep.effects = *effects;
        if (indices) sweep.indices = *indices;
    }
    check_kinds(sweep);
    const std::size_t rows =
        design::rows_of_sampling(sweep.factors.size(), sweep.effects, sweep.indices);
    if (rows > most_points)
        throw UsageError(fmt::format("--design {}: that makes {} points of {} keys, and {} can be",
                                     of_design,
                                     rows,
                                     sweep.factors.size(),
                                     most_points));
    return words;
}

Swept searched(const std::vector<std::string>& typed, const std::string& of_design) {
    if (!of_design.empty()) return swept(typed, of_design);
    const std::vector<design::Factor> factors = words_of(typed).sweep.factors;
    const bool has_range = std::any_of(
        factors.begin(), factors.end(), [](const design::Factor& one) { return one.range; });
    return swept(typed, has_range ? usual_search : of_design);
}

Swept fitted(const std::vector<std::string>& typed, const std::string& of_design) {
    const std::vector<design::Factor> factors = words_of(typed).sweep.factors;
    if (factors.empty())
        throw UsageError(
            "nothing is fitted; --set KEY=LOW..HIGH says what, and from where to where");
    for (const design::Factor& one : factors) {
        if (!one.range)
            throw UsageError(
                fmt::format("--set {}: a value is fitted within a range, as in LOW..HIGH, and this "
                            "is a list",
                            one.key));
    }
    constexpr std::size_t fewest = 64;
    const std::size_t needed = analysis::points_needed(factors.size());
    Swept words =
        swept(typed,
              of_design.empty() ? fmt::format("sobol:{}", std::bit_ceil(std::max(fewest, needed)))
                                : of_design);
    if (words.sweep.points < needed)
        throw UsageError(fmt::format(
            "--design {}: {} keys take {} points or more", of_design, factors.size(), needed));
    return words;
}

}  // namespace caseforce::cli
