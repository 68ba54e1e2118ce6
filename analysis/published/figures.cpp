#include "analysis/published/figures.hpp"

#include <algorithm>
#include <cstdlib>
#include <optional>

#include <fmt/format.h>

#include "engine/core/error.hpp"
#include "engine/core/text.hpp"

namespace caseforce::published {

namespace {

constexpr int near_by = 4;  // years: further off, a council is less like itself than its region

std::vector<int> by_nearness(const std::set<int>& years, int to) {
    std::vector<int> sorted(years.begin(), years.end());
    // The year before rather than the year after: what came after was not known.
    std::sort(sorted.begin(), sorted.end(), [to](int a, int b) {
        const int away_a = std::abs(a - to), away_b = std::abs(b - to);
        return away_a < away_b || (away_a == away_b && a < b);
    });
    return sorted;
}

}  // namespace

std::vector<Figures::Donor> Figures::donors(int near) const {
    std::vector<Donor> found;
    const std::vector<int> years = by_nearness(statistics_.years(), near);
    for (const int year : years) {
        if (std::abs(year - near) <= near_by) found.push_back({council_.code, council_.name, year});
    }
    for (const int year : years) {
        found.push_back({council_.region_code, council_.region_name, year});
        found.push_back({std::string(england), "England", year});
    }
    return found;
}

std::string Figures::why_not(Column what) const {
    const Entry entry = statistics_.of(what, council_.code, year_);
    const std::string_view meaning = meaning_of(entry.symbol);
    if (entry.symbol.empty()) return "not in the table";
    return fmt::format("'{}', {}", entry.symbol, meaning);
}

void Figures::note(Column what, const std::string& instead) {
    stand_ins_.push_back(
        fmt::format("{} of {} ({}): {}", name_of(what), year_, why_not(what), instead));
}

Figure Figures::children(int year) {
    for (const Donor& donor : donors(year)) {
        if (donor.code != council_.code) break;
        const Entry entry = statistics_.of(Column::children, donor.code, donor.year);
        if (!entry.number || *entry.number <= 0) continue;
        return {*entry.number,
                fmt::format("{} {} in mid-{}",
                            text::number(*entry.number),
                            name_of(Column::children),
                            donor.year)};
    }
    throw UsageError(fmt::format("'{}' has no number of children of {} near {}",
                                 statistics_.file_of(Column::children),
                                 council_.name,
                                 year));
}

/// Some figures are half of what they were, as a part was not counted: Liverpool's referrals of
/// 2023 are 4158, between 5661 and 8050. Smaller numbers stray so far by chance, and where the
/// years before and after are as far from each other nothing is told.
std::string Figures::beside(Column what, double number) const {
    constexpr double least = 100, most_apart = 1.5;
    constexpr double from_nearer = 0.75, from_mean = 2.0 / 3;
    const std::optional<double> before = statistics_.of(what, council_.code, year_ - 1).number;
    const std::optional<double> after = statistics_.of(what, council_.code, year_ + 1).number;
    if (!before || !after) return {};
    const auto [lower, upper] = std::minmax(*before, *after);
    if (upper < least || upper > most_apart * lower) return {};
    const double mean = (lower + upper) / 2;
    const bool is_far = (number < from_nearer * lower && number < from_mean * mean) ||
                        (from_nearer * number > upper && from_mean * number > mean);
    if (!is_far) return {};
    return fmt::format(
        "{} in {} and {} in {}", text::number(*before), year_ - 1, text::number(*after), year_ + 1);
}

Figure Figures::count(Column what, Column of, double of_here) {
    const Entry own = statistics_.of(what, council_.code, year_);
    if (own.number && !own.symbol.empty()) {
        note(what, "taken as 0");
        return {0, fmt::format("{} '{}', taken as 0", name_of(what), own.symbol)};
    }
    if (own.number) {
        const std::string words = fmt::format("{} {}", name_of(what), text::number(*own.number));
        const std::string others = beside(what, *own.number);
        if (others.empty()) return {*own.number, words};
        remark(fmt::format(
            "{} of {}, but {}: see whether it was counted as then", words, year_, others));
        return {*own.number, fmt::format("{} ({}!)", words, others)};
    }
    for (const Donor& donor : donors(year_)) {
        const Entry number = statistics_.of(what, donor.code, donor.year);
        const Entry all = statistics_.of(of, donor.code, donor.year);
        if (!number.number || !all.number || *all.number <= 0) continue;
        const double value = of_here * *number.number / *all.number;
        note(what,
             fmt::format("{:.1f}, as {} in {} by {}", value, donor.name, donor.year, name_of(of)));
        return {value, fmt::format("{} about {:.0f}, not published", name_of(what), value)};
    }
    throw UsageError(fmt::format("'{}' has no {} of {}, its region or England in any year",
                                 statistics_.file_of(what),
                                 name_of(what),
                                 council_.name));
}

double Figures::LastYears::median() const {
    std::vector<double> sorted = numbers;
    std::sort(sorted.begin(), sorted.end());
    return (sorted[sorted.size() / 2] + sorted[(sorted.size() - 1) / 2]) / 2;
}

Figures::LastYears Figures::last_years(Column what, std::optional<Column> of) const {
    constexpr int over = 3;
    LastYears found;
    for (int year = year_ - over + 1; year <= year_; ++year) {
        const Entry entry = statistics_.of(what, council_.code, year);
        if (!entry.number) continue;
        double base = 1;
        if (of) base = statistics_.of(*of, council_.code, year).number.value_or(0);
        if (base <= 0) continue;
        found.numbers.push_back(*entry.number / base);
        found.words += fmt::format("{}{}",
                                   found.words.empty() ? "" : ", ",
                                   entry.symbol.empty() ? text::number(*entry.number)
                                                        : fmt::format("'{}' as 0", entry.symbol));
    }
    return found;
}

Figure Figures::usual_count(Column what, Column of, double of_here) {
    const LastYears own = last_years(what, of);
    if (own.numbers.empty()) return count(what, of, of_here);
    const double value = of_here * own.median();
    return {value,
            fmt::format("{} {} up to {}: {:.1f} a year, by the median of their shares of {}",
                        name_of(what),
                        own.words,
                        year_,
                        value,
                        name_of(of))};
}

Figure Figures::usual_rate(Column what) {
    const LastYears own = last_years(what, std::nullopt);
    if (!own.numbers.empty())
        return {own.median(), fmt::format("{} {} up to {}", name_of(what), own.words, year_)};
    for (const Donor& donor : donors(year_)) {
        const Entry entry = statistics_.of(what, donor.code, donor.year);
        if (!entry.number) continue;
        note(what,
             fmt::format("{}, as {} in {}", text::number(*entry.number), donor.name, donor.year));
        return {*entry.number, fmt::format("{} not published", name_of(what))};
    }
    throw UsageError(
        fmt::format("'{}' has no {} in any year", statistics_.file_of(what), name_of(what)));
}

double Figures::of_england(Column what) const {
    for (const int year : by_nearness(statistics_.years(), year_)) {
        const Entry entry = statistics_.of(what, std::string(england), year);
        if (entry.number) return *entry.number;
    }
    throw UsageError(
        fmt::format("'{}' has no {} of England", statistics_.file_of(what), name_of(what)));
}

}  // namespace caseforce::published
