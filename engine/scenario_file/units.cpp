// Strict numbers and units. Percentages are read by moving the point, not by dividing, so
// that 34.7% and 0.347 are the same number to the bit.
#include "engine/scenario_file/units.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <string>
#include <system_error>

#include <fmt/format.h>

#include "engine/core/text.hpp"
#include "engine/scenario_file/date_forms.hpp"
#include "engine/scenario_file/strange_characters.hpp"

namespace caseforce::scenario_file {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t sign_length(std::string_view text) {
    return text.starts_with('-') || text.starts_with('+') ? 1 : 0;
}

/// How many characters at the beginning of a text are a decimal number as YAML has them: 37, +0.5,
/// .5, 1., 1e3.
std::size_t number_length(std::string_view text) {
    std::size_t i = sign_length(text);
    const auto digits = [&] {
        const std::size_t from = i;
        while (i < text.size() && is_digit(text[i]))
            ++i;
        return i - from;
    };
    std::size_t n_digits = digits();
    if (i < text.size() && text[i] == '.') {
        ++i;
        n_digits += digits();
    }
    if (n_digits == 0) return 0;
    if (i + 1 < text.size() && (text[i] == 'e' || text[i] == 'E')) {
        const std::size_t mantissa_end = i;
        i += text[i + 1] == '+' || text[i + 1] == '-' ? 2U : 1U;
        if (digits() == 0) i = mantissa_end;
    }
    return i;
}

bool has_leading_zero(std::string_view number) {
    number.remove_prefix(sign_length(number));
    return number.size() > 1 && number[0] == '0' && is_digit(number[1]);
}

std::string without_leading_zeros(std::string_view number) {
    std::string text(number);
    const std::size_t sign = sign_length(number);
    while (text.size() > sign + 1 && text[sign] == '0' && is_digit(text[sign + 1]))
        text.erase(sign, 1);
    return text;
}

constexpr const char* any_number = "a number, such as 0.5";

/// What is glued to a number and would be its unit, or begins one, behind a space.
bool begins_unit(std::string_view word) {
    return days_in(word) > 0 || word == "working" || word == "per";
}

/// A number with a decimal comma as it is written here: 0.5 of 0,5, 43000.50 of 43.000,50; empty
/// where the comma parts thousands.
std::string with_point(std::string_view word) {
    const std::size_t comma = word.find(',');
    if (comma == word.npos || comma != word.rfind(',') || comma + 1 == word.size()) return {};
    std::string pointed(word.substr(0, comma));
    const bool has_points = std::erase(pointed, '.') > 0;
    if (!has_points && word.size() - comma - 1 == 3) return {};
    pointed += fmt::format(".{}", word.substr(comma + 1));
    return number_length(pointed) == pointed.size() ? pointed : std::string();
}

/// Why a word is not a number. What stands behind it is told with what it should be: 0.5 for 0,5%
/// would be another value, or the next mistake.
Complaint not_a_number(std::string_view word, std::string_view behind = {}) {
    if (has_leading_zero(word) && number_length(word) == word.size())
        return {"begins with 0",
                fmt::format(
                    "a number without leading zeros: {}{}", without_leading_zeros(word), behind)};
    if (const std::string pointed = with_point(word); !pointed.empty())
        return {"has a comma in its number", fmt::format("a decimal point: {}{}", pointed, behind)};
    const std::string plain = without_separators(word);
    if (plain.size() != word.size() && number_length(plain) == plain.size() && !plain.empty())
        return {"has separators in its number", fmt::format("digits alone: {}{}", plain, behind)};
    if (word.starts_with("0x") || word.starts_with("0o") || word.starts_with("0b"))
        return {"is not a decimal number", "decimal digits, such as 31"};
    for (const std::string_view endless :
         {".nan", ".NaN", ".NAN", "nan", "NaN", ".inf", ".Inf", ".INF", "inf", "-.inf", "-inf"}) {
        if (word == endless) return {"is not a finite number", any_number};
    }
    return {"is not a number", any_number};
}

Result<double> finite(std::string_view number, std::string_view written) {
    if (number.starts_with('+')) number.remove_prefix(1);  // which std::from_chars does not know
    double value = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    if (error == std::errc::result_out_of_range || !std::isfinite(value))
        return Complaint{"is a number beyond what can be held",
                         "a number whose size lies between 1e-300 and 1e300"};
    if (error != std::errc{} || end != number.data() + number.size()) return not_a_number(written);
    return value + 0.0;  // -0 is 0
}

/// The period behind "per", in days; 0 where there is no such period.
Days period(std::string_view per) {
    for (const std::string_view known : {"day", "week", "month", "year"}) {
        if (per == known) return days_in(per);
    }
    return 0;
}

bool has_no_unit(const Quantity& quantity) { return quantity.unit.empty() && quantity.per.empty(); }

Complaint wrong_words(const Quantity& quantity, const std::string& expected) {
    if (has_no_unit(quantity) && quantity.form == Quantity::Form::plain)
        return {"has no unit", expected};
    return {"has a unit that does not fit", expected};
}

/// "14 days" or "1 day": the number as written, for a message that can be copied.
std::string duration_examples(std::string_view text) {
    const std::string number(text.substr(0, number_length(text)));
    const bool usable = !number.empty() && !has_leading_zero(number);
    const std::string n = usable ? number : "14";
    const char* s = n == "1" ? "" : "s";
    return fmt::format("'{0} day{1}', '{0} week{1}', '{0} month{1}' or '{0} year{1}'", n, s);
}

Result<double> per_days(const Quantity& quantity,
                        Days unit,
                        const std::string& expected,
                        Days shortest = 1) {
    const Days days = period(quantity.per);
    if (!quantity.unit.empty() || days < shortest) return wrong_words(quantity, expected);
    return days == unit ? quantity.value : quantity.value * (unit / days);
}

/// The digits of a number over 100: the exponent is moved, so that nothing is rounded twice.
std::string hundredth(std::string_view number) {
    const std::size_t e = std::min(number.find_first_of("eE"), number.size());
    int exponent = 0;
    std::string_view digits = number.substr(std::min(e + 1, number.size()));
    if (digits.starts_with('+')) digits.remove_prefix(1);
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), exponent);
    // One that is no int is that of nothing or of no end with two more or less.
    if (read.ec == std::errc::result_out_of_range || std::abs(exponent) > 100'000)
        return std::string(number);
    return fmt::format("{}e{}", number.substr(0, e), exponent - 2);
}

/// One space where several stand.
std::string in_single_spaces(std::string_view text) {
    std::string single;
    for (const char c : text) {
        if (c != ' ' || !single.ends_with(' ')) single += c;
    }
    return single;
}

}  // namespace

Days days_in(std::string_view unit) {
    if (unit == "day" || unit == "days") return 1;
    if (unit == "week" || unit == "weeks") return week;
    if (unit == "month" || unit == "months") return month;
    if (unit == "year" || unit == "years") return year;
    return 0;
}

Complaint in_form(Complaint complaint, const std::string& expected) {
    if (complaint.expected == any_number) complaint.expected = expected;
    return complaint;
}

Result<Quantity> quantity_from(std::string_view text) {
    if (const auto strange = strange_character(text)) return *strange;
    const std::string_view word = text.substr(0, text.find(' '));
    std::string_view number = word;
    Quantity quantity;
    if (number.ends_with('%')) {
        number.remove_suffix(1);
        quantity.form = Quantity::Form::percent;
    }
    const std::size_t length = number_length(number);
    const std::string_view glued = number.substr(length);
    if (length > 0 && glued == "percent")
        return Complaint{
            "has a unit that does not fit",
            fmt::format("'{}%{}'", number.substr(0, length), text.substr(word.size()))};
    if (length > 0 && begins_unit(glued))
        return Complaint{"has no space between the number and its unit",
                         fmt::format("'{} {}'", number.substr(0, length), text.substr(length))};
    if (length == 0 || length != number.size() || has_leading_zero(number))
        return not_a_number(number, text.substr(number.size()));
    const bool is_percent = quantity.form == Quantity::Form::percent;
    const Result<double> value =
        finite(is_percent ? hundredth(number) : std::string(number), number);
    if (!value.is_sound()) return value.complaint();
    quantity.value = value.value();
    if (word.size() == text.size()) return quantity;
    const std::string_view rest = text.substr(word.size() + 1);
    if (rest.starts_with('%'))
        return Complaint{"has a space before its '%'", fmt::format("'{}{}'", word, rest)};
    if (text.find("  ") != text.npos)
        return Complaint{"has several spaces in a row",
                         fmt::format("one: '{}'", in_single_spaces(text))};
    if (const std::string whole = without_gaps(text); !whole.empty())
        return Complaint{"has separators in its number", "digits alone: " + whole};
    (rest.starts_with("per ") ? quantity.per : quantity.unit) =
        rest.starts_with("per ") ? rest.substr(4) : rest;
    return quantity;
}

Result<double> number_from(std::string_view text) {
    const Result<Quantity> read = quantity_from(text);
    if (!read.is_sound()) {
        const std::string full = in_full(text);
        return full.empty() ? read.complaint()
                            : Complaint{"is not a number", "the number in full: " + full};
    }
    if (!has_no_unit(read.value())) {
        const bool is_of_a_period = !read.value().per.empty();  // of another it is another number
        return Complaint{
            "has a unit",
            "a plain number, such as " + text::number(is_of_a_period ? 0.5 : read.value().value)};
    }
    if (read.value().form == Quantity::Form::percent)
        return Complaint{"is a percentage", "a plain number: " + text::number(read.value().value)};
    return read.value().value;
}

Result<double> factor_from(std::string_view text) {
    const bool has_sign = text.starts_with('+');
    if (has_sign) text.remove_prefix(1);
    const Result<Quantity> read = quantity_from(text);
    const bool is_percentage = read.is_sound() && has_no_unit(read.value()) &&
                               read.value().form == Quantity::Form::percent;
    if (!is_percentage)
        return has_sign ? Complaint{"has a plus sign", "a factor: 1.2 for a fifth more"}
                        : number_from(text);
    const double value = read.value().value;
    const auto changed = [](double by) {
        return text::number(std::round(std::max(0.0, 1 + by) * 1e9) / 1e9);  // 0.93 to the bit
    };
    const std::string size = text::percent(std::abs(value));
    const std::string more = fmt::format("{} for {} more", changed(std::abs(value)), size);
    const std::string less = fmt::format("{} for {} less", changed(-std::abs(value)), size);
    std::string to = text::number(value);
    if (value < 1) to += fmt::format("; {}, {}", more, less);
    return Complaint{"is a percentage", "a factor: " + (has_sign ? more : value < 0 ? less : to)};
}

Result<bool> truth_from(std::string_view text) {
    for (const std::string_view yes : {"true", "True", "TRUE"}) {  // as YAML writes them
        if (text == yes) return true;
    }
    for (const std::string_view no : {"false", "False", "FALSE"}) {
        if (text == no) return false;
    }
    std::string near = text::nearest(text, {"true", "false"});
    for (const std::string_view yes : {"yes", "Yes", "on", "On", "y", "1"}) {
        if (text == yes) near = "true";
    }
    for (const std::string_view no : {"no", "No", "off", "Off", "n", "0"}) {
        if (text == no) near = "false";
    }
    return Complaint{"is neither true nor false", "true or false", near};
}

Result<double> share_from(std::string_view text) {
    const std::string expected = "a share: '40%' or '0.4'";
    const Result<Quantity> read = quantity_from(text);
    if (!read.is_sound()) return in_form(read.complaint(), expected);
    if (!has_no_unit(read.value())) return Complaint{"has a unit that does not fit", expected};
    return read.value().value;
}

Result<Days> duration_from(std::string_view text) {
    if (date_meant(text))
        return Complaint{"is a date, where a duration is expected",
                         "a duration, such as '5 years' or '26 weeks'"};
    const std::string expected = "a duration: " + duration_examples(text);
    const Result<Quantity> read = quantity_from(text);
    if (!read.is_sound()) return in_form(read.complaint(), expected);
    const Quantity& quantity = read.value();
    if (quantity.unit == "working days" || quantity.unit == "working day")
        return Complaint{"is in working days, which only a stage's 'limit' is", expected};
    const Days unit = days_in(quantity.unit);
    if (unit > 0 && quantity.form == Quantity::Form::plain) return quantity.value * unit;
    if (has_no_unit(quantity) || unit > 0 || !quantity.per.empty())
        return wrong_words(quantity, expected);
    return Complaint{fmt::format("has the unknown unit '{}'", quantity.unit),
                     expected,
                     text::nearest(quantity.unit, {"days", "weeks", "months", "years"})};
}

Result<int> working_days_from(std::string_view text) {
    const Result<Quantity> read = quantity_from(text);
    const std::string digits(read.is_sound() ? text.substr(0, number_length(text)) : "45");
    std::string expected = fmt::format("working days: '{} working days'", digits);
    if (!read.is_sound()) return in_form(read.complaint(), expected);
    const Quantity& quantity = read.value();
    if (days_in(quantity.unit) == week)  // of five
        expected = fmt::format("working days: '{} working days'", text::number(5 * quantity.value));
    if (has_no_unit(quantity)) return Complaint{"has no unit", expected};
    const bool fits = quantity.form == Quantity::Form::plain &&
                      (quantity.unit == "working days" || quantity.unit == "working day");
    if (!fits) return Complaint{"is not in working days", expected};
    if (std::floor(quantity.value) != quantity.value || std::abs(quantity.value) > 100000)
        return Complaint{"is not a whole number of working days", "'45 working days'"};
    return static_cast<int>(quantity.value);
}

Result<PerYear> hazard_from(std::string_view text) {
    const std::string expected = "a hazard: '22%', '22% per year', '2% per month' or '1% per week'";
    const Result<Quantity> read = quantity_from(text);
    if (!read.is_sound()) return in_form(read.complaint(), expected);
    const Quantity& quantity = read.value();
    if (quantity.form == Quantity::Form::percent && has_no_unit(quantity)) return quantity.value;
    return per_days(quantity, year, expected);
}

Result<double> weekly_hazard_from(std::string_view text) {
    const std::string expected = "a hazard with its period: '1% per week' or '4% per month'";
    const Result<Quantity> read = quantity_from(text);
    if (!read.is_sound()) return in_form(read.complaint(), expected);
    if (has_no_unit(read.value())) return Complaint{"has no period", expected};
    return per_days(read.value(), week, expected);
}

Result<PerYear> rate_from(std::string_view text) {
    const std::string expected =
        "a rate: '620 per year', '50 per month', '12 per week' or '2 per day'";
    const Result<Quantity> read = quantity_from(text);
    if (!read.is_sound()) return in_form(read.complaint(), expected);
    if (read.value().form == Quantity::Form::percent) return Complaint{"is a percentage", expected};
    return per_days(read.value(), year, expected);
}

Result<double> growth_from(std::string_view text) {
    const std::string expected = "growth a year: '1%' or '1% per year'";
    const Result<Quantity> read = quantity_from(text);
    if (!read.is_sound()) return in_form(read.complaint(), expected);
    const Quantity& quantity = read.value();
    const bool fits = quantity.form == Quantity::Form::percent && quantity.unit.empty() &&
                      (quantity.per.empty() || quantity.per == "year");
    if (!fits) return wrong_words(quantity, expected);
    return quantity.value;
}

namespace {

Result<Pounds> pounds_from(std::string_view text, Days unit, const std::string& expected) {
    const Result<Quantity> read = quantity_from(text);
    if (!read.is_sound()) return in_form(read.complaint(), expected);
    if (read.value().form == Quantity::Form::percent) return Complaint{"is a percentage", expected};
    return per_days(read.value(), unit, expected, week);
}

}  // namespace

Result<Pounds> pounds_per_year_from(std::string_view text) {
    return pounds_from(text, year, "pounds: '34000 per year', '2800 per month' or '650 per week'");
}

Result<Pounds> pounds_per_week_from(std::string_view text) {
    return pounds_from(text, week, "pounds: '1500 per week', '6500 per month' or '78000 per year'");
}

Result<Pounds> pounds_per_hour_from(std::string_view text) {
    const std::string expected = "pounds: '46 per hour'";
    const Result<Quantity> read = quantity_from(text);
    if (!read.is_sound()) return in_form(read.complaint(), expected);
    const Quantity& quantity = read.value();
    if (quantity.per != "hour" || quantity.form == Quantity::Form::percent)
        return wrong_words(quantity, expected);
    return quantity.value;
}

}  // namespace caseforce::scenario_file
