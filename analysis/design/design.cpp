#include "analysis/design/design.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <limits>
#include <map>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "analysis/design/sampling.hpp"
#include "engine/core/text.hpp"

namespace caseforce::design {
namespace {

constexpr int digits_behind_first = 4;  ///< of a value of a range

/// The last parts of a dotted key, so many of them; all of it where there are no more.
std::string_view end_of(std::string_view key, std::size_t parts) {
    std::size_t dot = key.size();
    for (; parts > 0; --parts) {
        dot = dot == 0 ? std::string_view::npos : key.rfind('.', dot - 1);
        if (dot == std::string_view::npos) return key;
    }
    return key.substr(dot + 1);
}

std::vector<std::string> keys_of(std::span<const Factor> factors) {
    std::vector<std::string> keys;
    for (const Factor& factor : factors)
        keys.push_back(factor.key);
    return keys;
}

Design grid(std::span<const Factor> factors) {
    Design design{keys_of(factors), {{}}};
    for (const Factor& factor : factors) {
        std::vector<std::vector<std::string>> longer;
        for (const auto& point : design.points) {
            for (const std::string& value : factor.values) {
                longer.push_back(point);
                longer.back().push_back(value);
            }
        }
        design.points = std::move(longer);
    }
    return design;
}

}  // namespace

std::optional<Amount> amount_of(std::string_view text) {
    Amount amount;
    const char* const end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, amount.number);
    if (error != std::errc{} || !std::isfinite(amount.number)) return std::nullopt;
    const std::string_view rest(stopped, static_cast<std::size_t>(end - stopped));
    const std::size_t unit = rest.find_first_not_of(' ');
    if (unit == std::string_view::npos) return amount;
    amount.unit = rest.substr(unit);
    // What goes on otherwise is no unit: 2025-09-01 and 2026-09-01 are not 2025 and 2026 of one.
    const bool is_unit = std::isalpha(static_cast<unsigned char>(amount.unit.front())) != 0 ||
                         amount.unit.front() == '%';
    return is_unit ? std::optional(amount) : std::nullopt;
}

std::string Range::at(double share) const {
    // Of whole numbers each has as much of the way as another.
    return nearest(is_whole ? std::floor(low + share * (high - low + 1))
                            : low + share * (high - low));
}

double Range::apart() const {
    const double largest = std::max(std::abs(low), std::abs(high));
    return is_whole ? 1 : std::pow(10, std::floor(std::log10(largest)) - digits_behind_first);
}

std::string Range::nearest(double value) const {
    if (is_whole) {
        value = std::round(value);
    } else {
        const std::string rounded = fmt::format("{:.{}e}", value, digits_behind_first);
        std::from_chars(rounded.data(), rounded.data() + rounded.size(), value);
    }
    value = std::clamp(value, low, high);
    const bool is_apart = !unit.empty() && !unit.starts_with('%');
    return fmt::format("{}{}{}", text::number(value), is_apart ? " " : "", unit);
}

std::string Factor::at(double share) const {
    if (range) return range->at(share);
    const auto n = static_cast<double>(values.size());
    return values[static_cast<std::size_t>(std::min(n - 1, std::floor(share * n)))];
}

double Range::share_of(std::string_view value) const {
    const std::optional<Amount> amount = amount_of(value);
    return amount ? (amount->number - low) / (high - low) : 0;
}

std::size_t size_of_grid(std::span<const Factor> factors) {
    constexpr std::size_t most = std::numeric_limits<std::size_t>::max();
    std::size_t size = 1;
    for (const Factor& factor : factors)
        size = size > most / factor.values.size() ? most : size * factor.values.size();
    return size;
}

Visited visited(std::span<const Factor> factors, const std::vector<std::vector<double>>& rows) {
    Visited all{{keys_of(factors), {}}, {}};
    std::map<std::vector<std::string>, std::size_t> known;
    for (const std::vector<double>& shares : rows) {
        std::vector<std::string> point;
        for (std::size_t i = 0; i < factors.size(); ++i)
            point.push_back(factors[i].at(shares[i]));
        const auto [found, is_new] = known.emplace(point, all.design.points.size());
        if (is_new) all.design.points.push_back(std::move(point));
        all.point_of_row.push_back(found->second);
    }
    return all;
}

Design design_of(const Sweep& sweep) {
    const std::size_t axes = sweep.factors.size();
    switch (sweep.by) {
        case Sweep::By::grid:
            break;
        case Sweep::By::sobol:
            return visited(sweep.factors, sobol_sequence(sweep.points, axes)).design;
        case Sweep::By::sensitivity:
            return visited(sweep.factors, Sampling(axes, sweep.effects, sweep.indices).rows())
                .design;
    }
    return grid(sweep.factors);
}

Design ends_of(std::span<const Factor> factors) {
    const std::vector<double> low(factors.size(), 0), high(factors.size(), 1);
    return visited(factors, {low, high}).design;
}

std::vector<std::string> short_keys(const std::vector<std::string>& keys) {
    std::vector<std::string> all;
    for (const std::string& key : keys) {
        std::size_t parts = 1;
        const auto is_shared = [&](const std::string& other) {
            return other != key && end_of(other, parts) == end_of(key, parts);
        };
        while (end_of(key, parts) != key && std::any_of(keys.begin(), keys.end(), is_shared))
            ++parts;
        all.emplace_back(end_of(key, parts));
    }
    return all;
}

std::vector<std::string> names_of(const Design& design) {
    const std::vector<std::string> keys = short_keys(design.keys);
    std::vector<std::string> names;
    for (const auto& point : design.points) {
        std::string name;
        for (std::size_t i = 0; i < keys.size(); ++i)
            name += fmt::format("{}{}={}", i == 0 ? "" : "; ", keys[i], point[i]);
        names.push_back(std::move(name));
    }
    return names;
}

Axis axis_of(const Design& design, std::size_t key) {
    Axis axis;
    std::optional<std::string> unit;
    for (const auto& point : design.points) {
        const auto amount = amount_of(point[key]);
        if (!amount || (unit && *unit != amount->unit)) break;
        unit = amount->unit;
        axis.numbers.push_back(amount->number);
    }
    if (axis.numbers.size() == design.points.size()) {
        axis.unit = unit.value_or("");
        return axis;
    }
    axis.numbers.clear();
    for (const auto& point : design.points) {
        const auto known = std::find(axis.meanings.begin(), axis.meanings.end(), point[key]);
        axis.numbers.push_back(static_cast<double>(known - axis.meanings.begin()));
        if (known == axis.meanings.end()) axis.meanings.push_back(point[key]);
    }
    return axis;
}

}  // namespace caseforce::design
