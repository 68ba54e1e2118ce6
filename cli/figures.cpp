#include "cli/figures.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include <fmt/format.h>

#include "analysis/over_time.hpp"

namespace caseforce::cli {

std::string figure(double value, int decimals) {
    const std::string plain = fmt::format("{:.{}f}", std::abs(value), decimals);
    const std::size_t point = std::min(plain.find('.'), plain.size());
    std::string digits;
    for (std::size_t i = 0; i < plain.size(); ++i) {
        if (i > 0 && i < point && (point - i) % 3 == 0) digits += ',';
        digits += plain[i];
    }
    const bool is_zero = digits.find_first_not_of("0.,") == std::string::npos;
    return value < 0 && !is_zero ? "-" + digits : digits;
}

std::string signed_figure(double value, int decimals) {
    const std::string text = figure(value, decimals);
    const bool is_zero = text.find_first_not_of("0.,") == std::string::npos;
    return value > 0 && !is_zero ? "+" + text : text;
}

int decimals_for(double largest, double smallest_error) {
    if (largest == 0) return 0;
    int decimals = largest >= 100 ? 0 : largest >= 10 ? 1 : 2;
    while (decimals < 4 && smallest_error > 0 && smallest_error * std::pow(10.0, decimals) < 0.95) {
        ++decimals;
    }
    return decimals;
}

int decimals_of(const std::vector<double>& values, const std::vector<double>& errors) {
    double largest = 0, smallest = 0;
    for (const double value : values)
        if (!std::isnan(value)) largest = std::max(largest, std::abs(value));
    for (const double error : errors)
        if (error > 0 && (smallest == 0 || error < smallest)) smallest = error;
    return std::min(decimals_for(largest, smallest), 3);
}

int decimals_of_millions(double error) {
    constexpr std::array<int, 3> few{2, 3, 4};
    const auto shows = [error](int decimals) {
        return error / 1e6 * std::pow(10.0, decimals) >= 0.5;
    };
    const auto* const first = std::find_if(few.begin(), few.end(), shows);
    return first == few.end() ? few.front() : *first;
}

ShownUnit shown_unit(const MeasureRow& row) {
    const std::string_view unit = analysis::unit_over_time(row);
    if (unit == "1") return {0.01, "%"};
    if (unit == "GBP") return {1e6, "£ million"};
    return {1, std::string(unit)};
}

std::string bytes_text(double bytes) {
    constexpr std::array<std::string_view, 5> units{"bytes", "kB", "MB", "GB", "TB"};
    std::size_t unit = 0;
    while (bytes >= 1000 && unit + 1 < units.size()) {
        bytes /= 1000;
        ++unit;
    }
    return fmt::format("{} {}", figure(bytes, unit == 0 || bytes >= 100 ? 0 : 1), units[unit]);
}

}  // namespace caseforce::cli
