// Single values: numbers, quantities, dates, words, and their ranges.
#include "engine/scenario_file/read_values.hpp"

#include <algorithm>
#include <limits>
#include <vector>

#include <fmt/format.h>

#include "engine/core/text.hpp"
#include "engine/scenario_file/columns.hpp"
#include "engine/scenario_file/dates.hpp"
#include "engine/scenario_file/units.hpp"

namespace caseforce::scenario_file {

namespace {

using scenario::highest_hazard;
using scenario::longest_duration;

constexpr double most_without_sign = 5;  // a share beyond it has lost its %

std::string bound(double value, Unit unit) {
    switch (unit) {
        case Unit::plain:
            return text::number(value);
        case Unit::share:
            return text::percent(value);
        case Unit::days:
            if (value == longest_duration) return "1000 years";
            return text::number(value) + (value == 1 ? " day" : " days");
        case Unit::working_days:
            return text::number(value) + " working days";
        case Unit::per_year:
            return text::percent(value) + " per year";
        case Unit::per_week:
            return text::percent(value) + " per week";
    }
    return "";
}

double highest(const Field& field, Unit unit) {
    if (unit == Unit::days) return std::min(field.high, longest_duration);
    if (unit == Unit::per_year || unit == Unit::per_week)
        return std::min(field.high, highest_hazard);
    return field.high;
}

/// A text that must be a number or a quantity: a bare number in quotation marks is a text.
const std::string* quantity_text(Collector& collector,
                                 const Spot& spot,
                                 const std::string& expected) {
    const std::string* text = scalar_of(collector, spot, expected);
    if (text != nullptr && spot.tree.quoted && number_from(*text).is_sound()) {
        collector.add(spot, {"is a text, as it stands in quotation marks", "it without them"});
        return nullptr;
    }
    return text;
}

template <class Value, class Convert>
void read_quantity(Collector& collector,
                   const Spot& spot,
                   const Field& field,
                   Value& value,
                   Unit unit,
                   Convert convert,
                   const char* example) {
    const std::string* text = quantity_text(collector, spot, example);
    if (text == nullptr) return;
    const auto read = convert(*text);
    if (!read.is_sound()) {
        collector.add(spot, read.complaint());
        return;
    }
    if (is_within(collector, spot, field, static_cast<double>(read.value()), unit))
        value = static_cast<Value>(read.value());
}

template <class Enum>
void read_word(Collector& collector,
               const Spot& spot,
               Enum& value,
               const std::vector<std::string>& words) {
    const std::string expected = text::one_of(words);
    const std::string* text = scalar_of(collector, spot, expected);
    if (text == nullptr) return;
    const auto known = std::find(words.begin(), words.end(), *text);
    if (known == words.end()) {
        collector.add(spot, {"does not fit", expected, text::nearest(*text, words)});
        return;
    }
    value = static_cast<Enum>(known - words.begin());
}

template <class Value, class Convert>
void read_date(Collector& collector, const Spot& spot, Value& value, Convert convert) {
    const std::string* text = scalar_of(collector, spot, "a date: 2023-04-03");
    if (text == nullptr) return;
    const auto read = convert(*text);
    if (read.is_sound()) {
        value = read.value();
    } else {
        collector.add(spot, read.complaint());
    }
}

}  // namespace

bool is_within(
    Collector& collector, const Spot& spot, const Field& field, double value, Unit unit) {
    const double high = highest(field, unit);
    const bool is_low = value < field.low || (field.above && value == field.low);
    const bool is_high = value > high;
    if (!is_low && !is_high) return true;
    const bool has_low = field.low > -scenario::unbounded;
    const bool has_high = high < scenario::unbounded && !(unit == Unit::days && is_low);
    std::string expected;
    if (has_low)
        expected = (field.above ? "more than "
                    : has_high  ? "from "
                                : "at least ") +
                   bound(field.low, unit);
    if (has_high) {
        expected += !has_low ? "at most " : field.above ? " and at most " : " to ";
        expected += bound(high, unit);
    }
    const bool is_one_alone = has_low && has_high && field.low == high;
    if (is_one_alone)
        expected = fmt::format("{}, the {} read here", bound(high, unit), field.about);
    const bool lacks_sign = unit == Unit::share && value >= most_without_sign &&
                            value / 100 <= high && !spot.tree.scalar.ends_with('%');
    collector.add(spot,
                  {is_one_alone ? "is not known"
                   : is_low     ? "is too small"
                                : "is too large",
                   expected,
                   lacks_sign ? spot.tree.scalar + "%" : ""});
    return false;
}

const std::string* scalar_of(Collector& collector, const Spot& spot, const std::string& expected) {
    if (spot.tree.kind == Tree::Kind::scalar) return &spot.tree.scalar;
    collector.add_wrong_kind(spot, expected);
    return nullptr;
}

bool is_name(Collector& collector, const Tree::Key& key) {
    const bool is_sound = !key.text.empty() && characters(key.text) <= 100 &&
                          key.text.find_first_of(".[],=:\n\t\"") == key.text.npos &&
                          key.text.front() != ' ' && key.text.back() != ' ';
    if (!is_sound)
        collector.add(key.place,
                      fmt::format("'{}' cannot be a name", shortened(key.text)),
                      "a name without . , : = [ ] and quotation marks, of 100 letters at most");
    return is_sound;
}

void read_value(Collector& c, const Spot& spot, const Field& field, double& value) {
    if (field.whole) {
        constexpr int unread = std::numeric_limits<int>::min();  // lower than can be read
        int whole = unread;
        read_value(c, spot, field, whole);
        if (whole != unread) value = whole;  // else it stays as it was: not a number, where new
        return;
    }
    const bool is_factor = field.refers_to == "path";  // what `scale` gives
    read_quantity(
        c, spot, field, value, Unit::plain, is_factor ? factor_from : number_from, "a number");
}

void read_value(Collector& c, const Spot& spot, const Field& field, int& value) {
    Field bounded = field;
    bounded.low = std::max(field.low, -2e9);
    bounded.high = std::min(field.high, 2e9);
    read_quantity(c, spot, bounded, value, Unit::plain, whole_number_from, "a whole number");
}

void read_value(Collector& c, const Spot& spot, const Field&, std::uint64_t& value) {
    const std::string* text = quantity_text(c, spot, "a whole number");
    if (text == nullptr) return;
    const Result<std::uint64_t> read = seed_from(*text);
    if (read.is_sound()) {
        value = read.value();
    } else {
        c.add(spot, read.complaint());
    }
}

void read_value(Collector& c, const Spot& spot, const Field&, bool& value) {
    const std::string* text = scalar_of(c, spot, "true or false");
    if (text == nullptr) return;
    if (spot.tree.quoted) {
        c.add(spot, {"is a text, as it stands in quotation marks", "true or false"});
        return;
    }
    const Result<bool> read = truth_from(*text);
    if (read.is_sound()) {
        value = read.value();
        return;
    }
    c.add(spot, read.complaint());
    if (!read.complaint().nearest.empty()) value = read.complaint().nearest == "true";
}

void read_value(Collector& c, const Spot& spot, const Field& field, std::string& value) {
    const std::string* text = scalar_of(c, spot, std::string(field.about));
    if (text == nullptr) return;
    if (text->empty()) {
        c.add(spot.at, named(spot) + " is an empty text", std::string(field.about));
        return;
    }
    value = *text;
}

namespace {

constexpr const char* in_own_unit = "a number in the measure's own unit";

/// A value of a measure that is no share: what a percentage of it was meant for cannot be told.
Result<double> measured_from(std::string_view text) {
    Result<double> read = number_from(text);
    if (read.is_sound() || read.complaint().says != "is a percentage") return read;
    return Complaint{read.complaint().says, in_own_unit};
}

}  // namespace

void read_value(Collector& c, const Spot& spot, const Field& field, scenario::Share& value) {
    if (field.of_measure == scenario::OfMeasure::of_other) {
        return read_quantity(c, spot, field, value.value, Unit::plain, measured_from, in_own_unit);
    }
    const std::size_t known = c.size();
    scenario::Share read;
    read_quantity(c, spot, field, read.value, Unit::share, share_from, "a share: '40%' or '0.4'");
    if (c.size() != known) return;
    const bool is_of_a_measure = field.of_measure != scenario::OfMeasure::no;
    if (!is_of_a_measure && read.value >= most_without_sign && !spot.tree.scalar.ends_with('%')) {
        c.add(spot,
              {fmt::format("is {}", text::percent(read.value)),
               fmt::format("a share: '{}%'", spot.tree.scalar)});
        return;
    }
    value = read;
}

void read_value(Collector& c, const Spot& spot, const Field& field, scenario::Duration& value) {
    read_quantity(
        c, spot, field, value.days, Unit::days, duration_from, "a duration, such as '14 weeks'");
}

void read_value(Collector& c, const Spot& spot, const Field& field, scenario::WorkingDays& value) {
    read_quantity(c,
                  spot,
                  field,
                  value.days,
                  Unit::working_days,
                  working_days_from,
                  "working days: '45 working days'");
}

void read_value(Collector& c, const Spot& spot, const Field& field, scenario::Hazard& value) {
    read_quantity(c,
                  spot,
                  field,
                  value.per_year,
                  Unit::per_year,
                  hazard_from,
                  "a hazard: '22%' or '1% per week'");
}

void read_value(Collector& c, const Spot& spot, const Field& field, scenario::WeeklyHazard& value) {
    read_quantity(c,
                  spot,
                  field,
                  value.per_week,
                  Unit::per_week,
                  weekly_hazard_from,
                  "a hazard: '1% per week'");
}

void read_value(Collector& c, const Spot& spot, const Field& field, scenario::Rate& value) {
    read_quantity(c, spot, field, value.per_year, Unit::plain, rate_from, "a rate: '620 per year'");
}

void read_value(Collector& c, const Spot& spot, const Field& field, scenario::Growth& value) {
    read_quantity(c, spot, field, value.per_year, Unit::share, growth_from, "growth a year: '1%'");
}

void read_value(Collector& c,
                const Spot& spot,
                const Field& field,
                scenario::PoundsPerYear& value) {
    read_quantity(
        c, spot, field, value.value, Unit::plain, pounds_per_year_from, "pounds: '34000 per year'");
}

void read_value(Collector& c,
                const Spot& spot,
                const Field& field,
                scenario::PoundsPerWeek& value) {
    read_quantity(
        c, spot, field, value.value, Unit::plain, pounds_per_week_from, "pounds: '1500 per week'");
}

void read_value(Collector& c,
                const Spot& spot,
                const Field& field,
                scenario::PoundsPerHour& value) {
    read_quantity(
        c, spot, field, value.value, Unit::plain, pounds_per_hour_from, "pounds: '46 per hour'");
}

void read_value(Collector& c, const Spot& spot, const Field&, scenario::Date& value) {
    read_date(c, spot, value, date_from);
}

void read_value(Collector& c, const Spot& spot, const Field&, scenario::MonthDay& value) {
    read_date(c, spot, value, month_day_from);
}

void read_value(Collector& c, const Spot& spot, const Field&, scenario::Contract& value) {
    read_word(c, spot, value, {"permanent", "agency", "managed"});
}

void read_value(Collector& c, const Spot& spot, const Field&, scenario::Grade& value) {
    read_word(c, spot, value, {std::begin(scenario::grade_names), std::end(scenario::grade_names)});
}

void read_value(Collector& c, const Spot& spot, const Field&, scenario::Transfer& value) {
    read_word(c, spot, value, {"queue", "hold"});
}

void read_value(Collector& c, const Spot& spot, const Field&, scenario::Counts& value) {
    const std::size_t known = c.size();
    read_word(c, spot, value, {"new", "all"});
    if (c.size() != known) value = scenario::Counts::all;  // with which any share goes
}

}  // namespace caseforce::scenario_file
