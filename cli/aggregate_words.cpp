#include "cli/aggregate_words.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "analysis/design/design.hpp"
#include "engine/core/error.hpp"
#include "engine/core/text.hpp"
#include "engine/measure/yearly.hpp"
#include "engine/scenario_file/dates.hpp"

namespace caseforce::cli {
namespace {

using analysis::Aggregate;
using analysis::Better;

[[noreturn]] void complain_of(std::string_view flag,
                              const std::string& found,
                              const std::vector<std::string>& known,
                              std::string_view noun,
                              const std::string& word) {
    throw UsageError(fmt::format(
        "{} {}\n    expected {}{}", flag, found, noun, text::nearest_line(word, known)));
}

/// Takes the words up to the next blank off the front.
std::string_view take_word(std::string_view& rest) {
    const std::size_t blank = std::min(rest.find(' '), rest.size());
    const std::string_view word = rest.substr(0, blank);
    rest.remove_prefix(std::min(blank + 1, rest.size()));
    return word;
}

bool take(std::string_view& rest, std::string_view words) {
    if (!rest.starts_with(words)) return false;
    rest.remove_prefix(words.size());
    return true;
}

Measure measure_from(std::string_view word, std::string_view flag) {
    const std::optional<Measure> measure = measure_named(word);
    if (measure && row_of(*measure).along == Along::nothing) return *measure;
    std::vector<std::string> known;
    for (const MeasureRow& row : measures) {
        if (row.along == Along::nothing) known.emplace_back(row.name);
    }
    const std::string_view instead = measure ? "is not a single value"
                                     : is_yearly(word)
                                         ? "has a value a year, and one a week is needed"
                                         : "is not a measure";
    complain_of(flag,
                fmt::format("'{}' {}", word, instead),
                known,
                "a measure, such as caseload_mean or cost_total (caseforce measures)",
                std::string(weekly_name(word)));
}

/// The part of a time: where it begins among the words.
struct When {
    std::size_t from = std::string_view::npos;
    std::string_view keyword, words;
};

/// The last such words from there on: a name that is not known may hold others.
When when_of(std::string_view rest, std::size_t from) {
    When when;
    for (const std::string_view keyword : {"every week of ", "over ", "at "}) {
        const std::size_t found = rest.rfind(keyword);
        if (found == std::string_view::npos || found < from) continue;
        if (found > 0 && rest[found - 1] != ' ') continue;
        if (when.from != std::string_view::npos && found < when.from) continue;
        when = {found, keyword, rest.substr(found + keyword.size())};
    }
    return when;
}

/// "of team " and its like, and the names that may follow.
struct PartsOf {
    std::string_view words;
    Level level;
    const std::vector<std::string>* known;
};

std::array<PartsOf, 3> parts_of(const Results& results) {
    const Names& names = results.layout.names();
    return {{{"of team ", Level::team, &names.teams},
             {"of stage ", Level::stage, &names.stages},
             {"of role ", Level::role, &names.roles}}};
}

/// Where the longest known name ends that the words begin with, behind which the time stands: a
/// team may be called "care at home". 0 where there is none.
std::size_t end_of_part(const Results& results, std::string_view words) {
    std::size_t end = 0;
    for (const PartsOf& parts : parts_of(results)) {
        if (!words.starts_with(parts.words)) continue;
        const std::string_view rest = words.substr(parts.words.size());
        for (const std::string& name : *parts.known) {
            const bool is_whole =
                rest.size() == name.size() || rest.substr(0, name.size() + 1) == name + ' ';
            if (rest.starts_with(name) && is_whole)
                end = std::max(end, parts.words.size() + name.size());
        }
    }
    return end;
}

void set_level(const Results& results,
               std::string_view words,
               std::string_view flag,
               Aggregate& what) {
    if (words.empty()) {
        if (results.layout.count(what.measure, Level::council) > 0) return;
        throw UsageError(
            fmt::format("{} {} is not recorded for the whole council\n    expected it "
                        "of a stage, as in '{} of stage NAME'",
                        flag,
                        row_of(what.measure).name,
                        row_of(what.measure).name));
    }
    const std::vector<std::string>* known = nullptr;
    for (const PartsOf& parts : parts_of(results)) {
        if (!take(words, parts.words)) continue;
        known = parts.known;
        what.level = parts.level;
        break;
    }
    if (known == nullptr)
        throw UsageError(
            fmt::format("{} '{}' is not understood\n    expected 'of team NAME' (stage, "
                        "role), 'at DATE', 'over SPAN' or 'every week of SPAN'",
                        flag,
                        words));
    const auto found = std::find(known->begin(), known->end(), words);
    if (found == known->end())
        complain_of(flag,
                    fmt::format("'{}' does not exist", words),
                    *known,
                    text::one_of(*known),
                    std::string(words));
    what.index = static_cast<std::size_t>(found - known->begin());
    if (results.layout.count(what.measure, what.level) == 0)
        throw UsageError(fmt::format(
            "{} {} is not recorded for a part of that kind", flag, row_of(what.measure).name));
}

scenario::Date date_from(std::string_view words, std::string_view flag) {
    const auto date = scenario_file::date_from(words);
    if (!date.is_sound())
        throw UsageError(
            fmt::format("{} '{}' is not a date\n    expected a date as 2025-03-31", flag, words));
    return date.value();
}

scenario::Span span_from(std::string_view words, std::string_view flag) {
    const std::size_t dots = words.find("..");
    if (dots != std::string_view::npos)
        return {scenario::Span::Which::between,
                0,
                date_from(words.substr(0, dots), flag),
                date_from(words.substr(dots + 2), flag)};
    const auto span = scenario_file::span_from(words);
    if (!span.is_sound())
        throw UsageError(
            fmt::format("{} '{}' is not a span\n    expected 'last 52 weeks', 'first 26 "
                        "weeks' or 2024-04-01..2025-03-31; without 'over' it is the whole horizon",
                        flag,
                        words));
    return span.value();
}

}  // namespace

Asked asked_for(const Results& results, std::string_view words, std::string_view flag) {
    Asked asked;
    const bool highest = take(words, "highest ");
    const bool lowest = !highest && take(words, "lowest ");
    asked.what = analysis::whole_horizon_of(results, measure_from(take_word(words), flag));
    const Wanted wanted = row_of(asked.what.measure).wanted;
    asked.is_plain = highest || lowest || wanted != Wanted::either;
    asked.better = highest || (!lowest && wanted == Wanted::more) ? Better::higher : Better::lower;
    const When when = when_of(words, end_of_part(results, words));
    std::string_view whom = words.substr(0, std::min(when.from, words.size()));
    while (whom.ends_with(' '))
        whom.remove_suffix(1);
    set_level(results, whom, flag, asked.what);
    if (when.keyword == "at ")
        asked.what.weeks = analysis::week_at(results, date_from(when.words, flag));
    if (when.keyword == "over ")
        asked.what.weeks = analysis::weeks_of(results, span_from(when.words, flag));
    if (when.keyword == "every week of ") {
        asked.what.weeks = analysis::weeks_of(results, span_from(when.words, flag));
        asked.what.how =
            asked.better == Better::lower ? Aggregate::How::highest : Aggregate::How::lowest;
    }
    if (asked.what.weeks.first >= asked.what.weeks.end)
        throw UsageError(fmt::format("{} no week of the run is meant by '{}'", flag, when.words));
    return asked;
}

void check_unit(Measure measure, const OfMeasure& number, std::string_view flag) {
    const MeasureRow& row = row_of(measure);
    if (number.is_percentage && !row.is_share())
        throw UsageError(
            fmt::format("{} '{}%' is a percentage, and {} is no share\n    expected a "
                        "number, in {}",
                        flag,
                        text::number(100 * number.value),
                        row.name,
                        row.unit));
    if (row.is_share() && number.value > most_of_a_share)
        throw UsageError(
            fmt::format("{} '{}' is a share, and this is {}\n    expected '{}%' or the like",
                        flag,
                        row.name,
                        text::percent(number.value),
                        text::number(number.value)));
}

analysis::Goal goal_for(const Results& results, std::string_view words, std::string_view flag) {
    using Sense = analysis::Goal::Sense;
    const std::size_t sign = words.find_first_of("<>=");
    const std::string_view by = sign == words.npos ? "" : words.substr(sign, 2);
    if (by != "<=" && by != ">=")
        throw UsageError(
            fmt::format("{} '{}': MEASURE <= NUMBER or MEASURE >= NUMBER is needed, as in "
                        "'agency_share over last 52 weeks <= 15%'",
                        flag,
                        words));
    const std::string what = text::trimmed(words.substr(0, sign));
    const std::string bound = text::trimmed(words.substr(sign + 2));
    const auto amount = design::amount_of(bound);
    if (!amount || (!amount->unit.empty() && amount->unit != "%"))
        throw UsageError(fmt::format(
            "{} '{}': '{}' is not a number, nor a percentage of a share", flag, words, bound));
    const Sense sense = by == "<=" ? Sense::at_most : Sense::at_least;
    const bool is_percentage = amount->unit == "%";
    const OfMeasure number{is_percentage ? amount->number / 100 : amount->number, is_percentage};
    Aggregate aggregate = asked_for(results, what, flag).what;
    check_unit(aggregate.measure, number, flag);
    if (aggregate.how == Aggregate::How::highest || aggregate.how == Aggregate::How::lowest)
        aggregate.how = sense == Sense::at_most ? Aggregate::How::highest : Aggregate::How::lowest;
    return analysis::goal_of(results, aggregate, sense, number.value);
}

}  // namespace caseforce::cli
