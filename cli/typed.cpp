#include "cli/typed.hpp"

#include <cmath>
#include <limits>
#include <thread>

#include "cli/crew.hpp"
#include "engine/calendar/date.hpp"

namespace caseforce::cli {

Settings settings(const std::vector<std::string>& typed) {
    Settings all;
    for (const std::string& one : typed) {
        const std::size_t equals = one.find('=');
        if (equals == std::string::npos || equals == 0) {
            throw UsageError(
                fmt::format("--set '{}': KEY=VALUE is needed, as in run.replications=50", one));
        }
        all.emplace_back(one.substr(0, equals), one.substr(equals + 1));
    }
    return all;
}

namespace {

constexpr int most_threads = 1024;

int all_cores() {
    const auto cores = static_cast<int>(std::thread::hardware_concurrency());
    return std::clamp(cores / crew_on_this_machine(), 1, most_threads);
}

/// A number above 0, or a percentage as the share it is; nothing of any other text.
std::optional<OfMeasure> positive(std::string_view text) {
    const bool is_percentage = text.ends_with('%');
    const char* const end = text.data() + text.size() - (is_percentage ? 1 : 0);
    double number = 0;
    const auto [stopped, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc{} || stopped != end || !std::isfinite(number) || number <= 0)
        return std::nullopt;
    return OfMeasure{is_percentage ? number / 100 : number, is_percentage};
}

}  // namespace

std::optional<std::uint64_t> seed(const Typed& typed) {
    if (typed.seed.empty()) return std::nullopt;
    return whole_number<std::uint64_t>(
        typed.seed, "--seed", 0, std::numeric_limits<std::uint64_t>::max());
}

int threads(const Typed& typed) {
    return typed.threads.empty() ? all_cores()
                                 : whole_number<int>(typed.threads, "--threads", 1, most_threads);
}

std::pair<int, int> weeks(const std::string& text) {
    constexpr int most = 100'000;
    const std::size_t dots = text.find("..");
    const auto week_number = [](const std::string& of) {
        return whole_number<int>(of, "--week", -most, most);
    };
    if (dots == std::string::npos) return {week_number(text), week_number(text)};
    const std::pair<int, int> asked{week_number(text.substr(0, dots)),
                                    week_number(text.substr(dots + 2))};
    if (asked.first > asked.second)
        throw UsageError(fmt::format("--week {}: the first is after the last", text));
    return asked;
}

OfMeasure positive_number(const std::string& text, std::string_view flag) {
    const std::optional<OfMeasure> number = positive(text);
    if (!number)
        throw UsageError(fmt::format(
            "{} '{}': a number above 0 is needed, or a percentage of a share", flag, text));
    return *number;
}

double share_from(const std::string& text, std::string_view flag) {
    if (text == "0" || text == "0%") return 0;
    const std::optional<OfMeasure> number = positive(text);
    if (!number || number->value >= 1)
        throw UsageError(
            fmt::format("{} '{}': a share below 1 is needed, as 5% or 0.05", flag, text));
    return number->value;
}

double probability(const std::string& text, std::string_view flag) {
    const std::optional<OfMeasure> number = positive(text);
    if (!number || number->value >= 1)
        throw UsageError(fmt::format(
            "{} '{}': a probability above 0 and below 1 is needed, as 95% or 0.95", flag, text));
    return number->value;
}

int date(const std::string& text, std::string_view flag) {
    const std::optional<calendar::Civil> civil = calendar::civil_from(text);
    if (!civil || !calendar::exists(*civil))
        throw UsageError(fmt::format("{} '{}': a date is needed, as in 2024-04-01", flag, text));
    return calendar::days_of(*civil);
}

std::vector<std::string> names(const std::string& text, std::string_view flag) {
    std::vector<std::string> all;
    std::size_t from = 0;
    while (from <= text.size()) {
        const std::size_t comma = std::min(text.find(',', from), text.size());
        const std::size_t first = text.find_first_not_of(' ', from);
        const std::size_t last = text.find_last_not_of(' ', comma - 1);
        if (comma == from || first >= comma)
            throw UsageError(fmt::format("{} '{}': names between commas are needed", flag, text));
        all.push_back(text.substr(first, last + 1 - first));
        from = comma + 1;
    }
    return all;
}

}  // namespace caseforce::cli
