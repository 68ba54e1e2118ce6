// Three parts with anything usual between them, of which a word, four digits or a day beyond 12 say
// which is which.
#include "engine/scenario_file/date_forms.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/calendar/date.hpp"
#include "engine/core/text.hpp"
#include "engine/scenario_file/dates.hpp"

namespace caseforce::scenario_file {

namespace {

using Parts = std::array<std::string, 3>;

/// In small letters; nothing where there are more or fewer.
std::optional<Parts> parts_of(std::string_view text) {
    constexpr std::string_view between = " /.-,";
    Parts parts;
    std::size_t n = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(between), text.size());
        if (end > 0) {
            if (n == parts.size()) return std::nullopt;
            parts[n++] = text::lowered(text.substr(0, end));
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    if (n != parts.size()) return std::nullopt;
    return parts;
}

/// 31 of "31" or "31st"; -1 of what is no day or month in digits.
int day_from(std::string_view part) {
    for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
        if (part.ends_with(ending)) part.remove_suffix(ending.size());
    }
    return part.size() <= 2 ? text::digits(part) : -1;
}

/// Two digits are of this century.
int year_from(std::string_view part) {
    const int year = part.size() == 4 || part.size() == 2 ? text::digits(part) : -1;
    return year >= 0 && part.size() == 2 ? 2000 + year : year;
}

calendar::Civil in_order(const Parts& parts) {
    const auto& [a, b, c] = parts;
    const bool has_year_first = a.size() == 4 && year_from(a) >= 0;
    if (month_from(a) >= 0) return {year_from(c), month_from(a) + 1, day_from(b)};
    if (month_from(b) >= 0 && has_year_first) return {year_from(a), month_from(b) + 1, day_from(c)};
    if (month_from(b) >= 0) return {year_from(c), month_from(b) + 1, day_from(a)};
    if (has_year_first) return {year_from(a), day_from(b), day_from(c)};
    calendar::Civil civil{year_from(c), day_from(b), day_from(a)};
    if (civil.month > 12) std::swap(civil.month, civil.day);
    return civil;
}

}  // namespace

std::optional<std::string> date_meant(std::string_view text) {
    const std::optional<Parts> parts = parts_of(text);
    if (!parts) return std::nullopt;
    const calendar::Civil civil = in_order(*parts);
    if (civil.year < first_year || civil.year > last_year || !calendar::exists(civil))
        return std::nullopt;
    return calendar::iso_text(calendar::days_of(civil));
}

}  // namespace caseforce::scenario_file
