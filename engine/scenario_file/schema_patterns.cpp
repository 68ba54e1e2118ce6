// Patterns from parts. A number may be written with an exponent (1e3), which no pattern holds to a
// range beyond its sign.
#include "engine/scenario_file/schema_patterns.hpp"

#include <fmt/format.h>

namespace caseforce::scenario_file::patterns {

namespace {

constexpr const char* plain = "(?:(?:0|[1-9][0-9]*)(?:\\.[0-9]*)?|\\.[0-9]+)";
constexpr const char* exponent = "(?:[eE][+-]?[0-9]+)?";
constexpr const char* zero = "(?:0(?:\\.0*)?|\\.0+)";
constexpr const char* above_zero = "(?:0?\\.[0-9]*[1-9][0-9]*|[1-9][0-9]*(?:\\.[0-9]*)?)";
constexpr const char* units = " (?:days?|weeks?|months?|years?)";

bool needs_more_than_0(const scenario::Field& field) {
    return field.low > 0 || (field.low == 0 && field.above);
}

/// -0 is 0.
std::string from_zero() { return fmt::format("(?:-{}|\\+?{}){}", zero, plain, exponent); }

}  // namespace

std::string number(const scenario::Field& field) {
    if (needs_more_than_0(field)) return fmt::format("\\+?{}{}", above_zero, exponent);
    if (field.low == 0) return from_zero();
    return fmt::format("[+-]?{}{}", plain, exponent);
}

std::string percentage(const scenario::Field& field) {
    constexpr const char* below_100 = "(?:[1-9]?[0-9](?:\\.[0-9]*)?|\\.[0-9]+)";
    if (field.low == 0 && !field.above && field.high == 1)
        return fmt::format(
            "(?:-{}|\\+?(?:{}|100(?:\\.0*)?|{}[eE][+-]?[0-9]+))", zero, below_100, plain);
    if (field.low == -1) return fmt::format("(?:-{}{}|{})", below_100, exponent, from_zero());
    return number(field);
}

std::string whole_number(const scenario::Field& field) {
    return fmt::format("(?:{}(?:[1-9][0-9]*(?:\\.0*)?|{}[eE][+-]?[0-9]+){})",
                       field.low < 0 ? "[+-]?" : "\\+?",
                       plain,
                       needs_more_than_0(field) ? "" : fmt::format("|[+-]?{}", zero));
}

std::string period() { return whole_number({.low = 1}) + units; }

std::string duration(const scenario::Field& field) { return number(field) + units; }

std::string no_time() { return fmt::format("[+-]?{}{}{}", zero, exponent, units); }

std::string per_period(Shortest shortest) {
    return fmt::format(" per (?:{}week|month|year)", shortest == Shortest::day ? "day|" : "");
}

std::string date() {
    constexpr const char* years = "(?:19[0-9][0-9]|2[01][0-9][0-9]|2200)";
    constexpr const char* leap_years = "(?:(?:19|2[01])(?:0[48]|[2468][048]|[13579][26])|2000)";
    return fmt::format(
        "(?:{0}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|"
        "30)"
        "|02-(?:0[1-9]|1[0-9]|2[0-8]))|{1}-02-29)",
        years,
        leap_years);
}

std::string day_of_year() {
    return "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
           "|02-(?:0[1-9]|[12][0-9]))";
}

std::string financial_year() {
    // The second year follows the first: in its decade, or at its end.
    std::string follows;
    for (int last = 0; last < 9; ++last)
        follows += fmt::format("{}{}-\\1(?:{})", last == 0 ? "" : "|", last, last + 1);
    std::string ends;
    for (int decade = 0; decade < 10; ++decade)
        ends += fmt::format("{}{}9-{}0", decade == 0 ? "" : "|", decade, (decade + 1) % 10);
    return fmt::format("(?:(?:19|20|21)(?:([0-9])(?:{})|(?:{}))|2200-01)", follows, ends);
}

std::string name() {
    // Neither a blank at an end, nor what a path or a setting is divided by.
    return "[^ .\\[\\],=:\\n\\t\"](?:[^.\\[\\],=:\\n\\t\"]{0,98}[^ .\\[\\],=:\\n\\t\"])?";
}

std::string tenure_band() { return fmt::format("{0}(?:\\+|-{0}){1}", from_zero(), units); }

std::string whole(const std::string& pattern) { return "^(?:" + pattern + ")$"; }

}  // namespace caseforce::scenario_file::patterns
