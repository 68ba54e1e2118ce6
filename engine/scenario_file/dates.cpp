// Dates, periods, tenure bands and spans from text.
#include "engine/scenario_file/dates.hpp"

#include <cmath>

#include <fmt/format.h>

#include "engine/calendar/date.hpp"
#include "engine/core/text.hpp"
#include "engine/scenario/month_names.hpp"
#include "engine/scenario_file/date_forms.hpp"
#include "engine/scenario_file/units.hpp"

namespace caseforce::scenario_file {

Result<scenario::Date> date_from(std::string_view text) {
    const std::optional<calendar::Civil> read = calendar::civil_from(text);
    if (!read)
        return Complaint{"is not a date",
                         "year, month and day: " + date_meant(text).value_or("2023-04-03")};
    const calendar::Civil& civil = *read;
    if (!calendar::exists(civil)) {
        if (civil.month < 1 || civil.month > 12)
            return Complaint{"is a date that does not exist", "a month from 01 to 12"};
        const int last = calendar::days_in_month(civil.year, civil.month);
        return Complaint{"is a date that does not exist", fmt::format("a day from 01 to {}", last)};
    }
    if (civil.year < first_year || civil.year > last_year)
        return Complaint{"is out of range",
                         fmt::format("a year from {} to {}", first_year, last_year)};
    return scenario::Date{calendar::days_of(civil)};
}

Result<scenario::MonthDay> month_day_from(std::string_view text) {
    const bool has_form = text.size() == 5 && text[2] == '-';
    const int month_of_year = has_form ? text::digits(text.substr(0, 2)) : -1;
    const int day = has_form ? text::digits(text.substr(3, 2)) : -1;
    if (month_of_year < 0 || day < 0)
        return Complaint{"is not a day of the year", "month and day: 04-01"};
    constexpr int some_leap_year = 2024;
    if (!calendar::exists({some_leap_year, month_of_year, day}))
        return Complaint{"is a day that does not exist", "month and day: 04-01"};
    return scenario::MonthDay{month_of_year, day};
}

Result<scenario::Period> period_from(std::string_view text) {
    const std::string expected = "a period: '1 year', '6 months' or '2 weeks'";
    const Result<Quantity> read = quantity_from(text);
    if (!read.is_sound()) return in_form(read.complaint(), expected);
    const Quantity& quantity = read.value();
    const Days unit = days_in(quantity.unit);
    if (quantity.form == Quantity::Form::percent || unit == 0 || !quantity.per.empty())
        return Complaint{quantity.unit.empty() ? "has no unit" : "has a unit that does not fit",
                         expected};
    if (std::floor(quantity.value) != quantity.value || quantity.value < 1 ||
        quantity.value > 10000)
        return Complaint{"is not a whole number, 1 or more", expected};
    const int count = static_cast<int>(quantity.value);
    if (unit == year) return scenario::Period{12 * count, 0};
    if (unit == month) return scenario::Period{count, 0};
    return scenario::Period{0, count * static_cast<int>(unit)};
}

Result<scenario::TenureBand> tenure_band_from(std::string_view text) {
    const Complaint form{"is not a tenure band", "'0-1 years', '6-12 months' or '10+ years'"};
    const std::size_t space = text.find(' ');
    if (space == text.npos) return form;
    const Days unit = days_in(text.substr(space + 1));
    const std::string_view ends = text.substr(0, space);
    if (unit == 0 || ends.empty()) return form;
    const auto in_years = [&](double value) {
        return unit == month ? value / 12 : value * (unit / year);
    };
    if (ends.back() == '+') {
        const Result<double> from = number_from(ends.substr(0, ends.size() - 1));
        if (!from.is_sound() || from.value() < 0) return form;
        return scenario::TenureBand{in_years(from.value()), scenario::endless};
    }
    const std::size_t dash = ends.find('-', 1);
    if (dash == ends.npos) return form;
    const Result<double> from = number_from(ends.substr(0, dash));
    const Result<double> to = number_from(ends.substr(dash + 1));
    if (!from.is_sound() || !to.is_sound() || from.value() < 0) return form;
    if (from.value() >= to.value())
        return Complaint{"is a tenure band that ends before it begins", form.expected};
    return scenario::TenureBand{in_years(from.value()), in_years(to.value())};
}

Result<scenario::Span> span_from(std::string_view text) {
    const Complaint form{"is not a span",
                         "'last 52 weeks', 'first 26 weeks' or [2024-04-01, 2025-03-31]"};
    scenario::Span span;
    if (text.starts_with("last ")) {
        span.which = scenario::Span::Which::last;
        text.remove_prefix(5);
    } else if (text.starts_with("first ")) {
        span.which = scenario::Span::Which::first;
        text.remove_prefix(6);
    } else {
        const std::size_t dots = text.find("..");
        if (dots == text.npos) return form;
        return Complaint{form.says,
                         form.expected,
                         fmt::format("[{}, {}]", text.substr(0, dots), text.substr(dots + 2))};
    }
    const Result<Days> length = duration_from(text);
    if (!length.is_sound())
        return length.complaint().says == "is not a number" ? form : length.complaint();
    if (length.value() < week) return Complaint{"is too short", "1 week at least"};
    if (length.value() > scenario::longest_duration)
        return Complaint{"is too long", "1000 years at most"};
    span.length = length.value();
    return span;
}

bool is_financial_year(std::string_view text) {
    if (text.size() != 7 || text[4] != '-') return false;
    const int from = text::digits(text.substr(0, 4));
    const int to = text::digits(text.substr(5, 2));
    return from >= first_year && from <= last_year && to == (from + 1) % 100;
}

int month_from(std::string_view text) {
    const auto& names = scenario::month_names;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (text == names[i] || text == names[i].substr(0, 3)) return static_cast<int>(i);
    }
    return -1;
}

}  // namespace caseforce::scenario_file
