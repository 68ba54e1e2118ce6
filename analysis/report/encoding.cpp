#include "analysis/report/encoding.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace caseforce::report {
namespace {

constexpr double most_steps = 2500;

/// The number nearest to a decimal text, which is how a decimal power is had without an error.
double number_of(const std::string& text) { return std::strtod(text.c_str(), nullptr); }

constexpr double exact = 0x1p53;  // whole numbers below it are doubles

double step_for(const std::vector<double>& values) {
    double largest = 0;
    for (const double value : values) {
        if (std::isfinite(value)) largest = std::max(largest, std::abs(value));
    }
    if (largest == 0) return 1;
    for (int power = static_cast<int>(std::floor(std::log10(largest))) - 4;; ++power) {
        for (const int one : {1, 2, 5}) {
            const double step = number_of(fmt::format("{}e{}", one, power));
            if (largest / step <= most_steps) return step;
        }
    }
}

}  // namespace

Json rounded(double value, int digits) {
    if (!std::isfinite(value)) return nullptr;
    const double near = number_of(fmt::format("{:.{}e}", value, digits - 1));
    if (near == std::floor(near) && std::abs(near) < exact) return static_cast<std::int64_t>(near);
    return near;
}

Lines::Lines(std::vector<bool> of_options, std::size_t n_lines, std::size_t n_weeks)
    : in_full(std::move(of_options)),
      options(in_full.size()),
      lines(n_lines),
      weeks(n_weeks),
      values(options * n_lines * n_weeks) {}

std::vector<std::size_t> shown_weeks(std::size_t weeks, std::size_t every) {
    std::vector<std::size_t> shown;
    if (weeks == 0) return shown;
    for (std::size_t week = (weeks - 1) % every; week < weeks; week += every)
        shown.push_back(week);
    return shown;
}

Json packed(const Lines& lines, std::size_t every, std::optional<double> step) {
    const std::vector<std::size_t> shown = shown_weeks(lines.weeks, every);
    if (!step) {
        std::vector<double> values;
        for (std::size_t option = 0; option < lines.options; ++option) {
            for (std::size_t line = 0; line < lines.lines && lines.in_full[option]; ++line) {
                for (const std::size_t week : shown)
                    values.push_back(lines.at(option, line, week));
            }
        }
        step = step_for(values);
    }
    Json by_option = Json::array();
    for (std::size_t option = 0; option < lines.options; ++option) {
        if (!lines.in_full[option]) {
            by_option.push_back(nullptr);
            continue;
        }
        Json by_line = Json::array();
        for (std::size_t line = 0; line < lines.lines; ++line) {
            Json points = Json::array();
            std::int64_t before = 0;
            for (const std::size_t week : shown) {
                const double value = lines.at(option, line, week);
                if (!(std::abs(value / *step) < exact)) {
                    points.push_back(nullptr);
                    continue;
                }
                const auto count = static_cast<std::int64_t>(std::nearbyint(value / *step));
                points.push_back(count - before);
                before = count;
            }
            by_line.push_back(std::move(points));
        }
        by_option.push_back(std::move(by_line));
    }
    return {{"every", every}, {"step", *step}, {"values", std::move(by_option)}};
}

}  // namespace caseforce::report
