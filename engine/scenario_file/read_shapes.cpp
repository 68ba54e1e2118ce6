// Values of several parts: months, steps, intakes, spans and what may be a word or a map.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "engine/core/text.hpp"
#include "engine/scenario_file/dates.hpp"
#include "engine/scenario_file/read_values.hpp"
#include "engine/scenario_file/units.hpp"

namespace caseforce::scenario_file {

namespace {

const std::vector<std::string> month_names{
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};

/// Reads one value and says whether nothing was wrong with it.
template <class T>
bool reads(Collector& c, const Spot& spot, const Field& field, T& value) {
    const std::size_t known = c.size();
    read_value(c, spot, field, value);
    return c.size() == known;
}

/// Adds the keys of a map that are not among those known.
void check_keys(Collector& c,
                const Spot& spot,
                const std::string& what,
                const std::vector<std::string>& known) {
    for (const auto& [key, value] : spot.tree.map) {
        bool is_known = false;
        for (const std::string& word : known)
            is_known = is_known || word == key.text;
        if (!is_known)
            c.add(key.place,
                  fmt::format("'{}' is not a key of {}", shortened(key.text), what),
                  text::one_of(known),
                  text::nearest(key.text, known));
    }
}

/// The entry under a key, or nothing; a missing one is added.
std::optional<Spot> needed(Collector& c,
                           const Spot& spot,
                           std::string_view key,
                           const std::string& what,
                           const std::string& expected) {
    for (const auto& pair : spot.tree.map) {
        if (pair.first.text == key) return Spot::value(pair);
    }
    c.add_missing(spot.at, fmt::format("{} has no '{}'", what, key), expected);
    return std::nullopt;
}

scenario::Intakes::Dated dated_intake(Collector& c,
                                      const Spot& spot,
                                      const Field& field,
                                      const std::string& size) {
    scenario::Intakes::Dated intake;
    const std::string what = fmt::format("an entry of '{}'", field.name);
    check_keys(c, spot, what, {"at", size});
    if (const auto at = needed(c, spot, "at", what, "at: a date, such as 2023-06-01"))
        read_value(c, *at, scenario::date_of_intake, intake.at);
    if (const auto count = needed(c, spot, size, what, size + ": how many"))
        read_value(c, *count, field, intake.size);
    return intake;
}

scenario::Intakes::Yearly repeated_intake(Collector& c,
                                          const Spot& spot,
                                          const Field& field,
                                          const std::string& size) {
    scenario::Intakes::Yearly intake;
    const std::string what = fmt::format("'{}'", field.name);
    check_keys(c, spot, what, {"every", "from", "until", size});
    if (const auto every = needed(c, spot, "every", what, "every: a period, such as '1 year'")) {
        if (const std::string* text = scalar_of(c, *every, "a period: '1 year'")) {
            const Result<scenario::Period> period = period_from(*text);
            if (period.is_sound()) {
                intake.every = period.value();
            } else {
                c.add(*every, period.complaint());
            }
        }
    }
    if (const auto from = needed(c, spot, "from", what, "from: a date, such as 2023-09-04"))
        read_value(c, *from, {.name = "from", .about = "a date"}, intake.from);
    if (const auto count = needed(c, spot, size, what, size + ": how many"))
        read_value(c, *count, field, intake.size);
    for (const auto& pair : spot.tree.map) {
        if (pair.first.text != "until") continue;
        scenario::Date until;
        if (!reads(c, Spot::value(pair), {.name = "until", .about = "a date"}, until)) continue;
        intake.until = until;
        if (until < intake.from) c.add(Spot::value(pair), {"is before 'from'", "a later date"});
    }
    return intake;
}

/// A share, or a factor, which has no sign: 5 is 5, where a share of 5 has lost its %.
enum class StepOf { share, factor };

bool reads_step(Collector& c, const Spot& spot, const Field& field, StepOf what, double& value) {
    if (what == StepOf::factor && !spot.tree.scalar.ends_with('%'))
        return reads(c, spot, field, value);
    scenario::Share share;
    if (!reads(c, spot, field, share)) return false;
    value = share.value;
    return true;
}

void read_steps(
    Collector& c, const Spot& spot, const Field& field, StepOf what, scenario::Steps& value) {
    const std::string form = what == StepOf::factor ? "steps: [[0 years, 1], [1 year, 1.05]]"
                                                    : "steps: [[0 weeks, 50%], [4 weeks, 80%]]";
    if (spot.tree.kind != Tree::Kind::list || spot.tree.list.empty()) {
        c.add_wrong_kind(spot, form);
        return;
    }
    scenario::Steps read;
    const std::size_t known = c.size();
    for (const Tree& step : spot.tree.list) {
        if (step.kind != Tree::Kind::list || step.list.size() != 2) {
            c.add(step.place, fmt::format("an entry of '{}' is not a pair", spot.key), form);
            continue;
        }
        scenario::Duration time;
        double size = 0;
        if (!reads(c, Spot::entry(step.list[0]), {.about = "a duration", .low = 0}, time) ||
            !reads_step(c, Spot::entry(step.list[1]), field, what, size))
            continue;
        if (read.steps.empty() && c.size() == known && time.days != 0) {
            c.add(Spot::entry(step.list[0]), {"is the first step", "the first step at 0 days"});
        } else if (!read.steps.empty() && time.days <= read.steps.back().first) {
            c.add(Spot::entry(step.list[0]),
                  {"is not after the step before", "steps in order of time"});
        }
        read.steps.emplace_back(time.days, size);
    }
    if (c.size() == known) value = std::move(read);
}

}  // namespace

void read_value(Collector& c, const Spot& spot, const Field& field, scenario::Months& value) {
    if (spot.tree.kind != Tree::Kind::map) {
        c.add_wrong_kind(spot, "weights by month: {aug: 0.8, dec: 0.9}");
        return;
    }
    std::map<int, Place> given;
    for (const auto& pair : spot.tree.map) {
        const int month_of_year = month_from(pair.first.text);
        if (month_of_year < 0) {
            c.add(pair.first.place,
                  fmt::format("'{}' is not a month", shortened(pair.first.text)),
                  text::one_of(month_names),
                  text::nearest(pair.first.text, month_names));
            continue;
        }
        const auto [first, is_new] = given.emplace(month_of_year, pair.first.place);
        if (!is_new) {
            const Place& there = first->second;
            c.add(pair.first.place,
                  fmt::format("'{}' is given twice", pair.first.text),
                  there.file == pair.first.place.file
                      ? fmt::format("each month once; the first is on line {}", there.line)
                      : fmt::format("the month as written in {}:{}", there.file, there.line));
        }
        read_value(c, Spot::value(pair), field, value.weight[month_of_year]);
    }
}

void read_value(Collector& c, const Spot& spot, const Field& field, scenario::Steps& value) {
    read_steps(c, spot, field, StepOf::share, value);
}

void read_value(Collector& c,
                const Spot& spot,
                const Field& field,
                scenario::FactorOverTime& value) {
    if (spot.tree.kind == Tree::Kind::list) {
        read_steps(c, spot, field, StepOf::factor, value.over_time);
        return;
    }
    double factor = 1;
    if (reads(c, spot, field, factor)) value.over_time.steps = {{0.0, factor}};
}

void read_value(Collector& c, const Spot& spot, const Field&, scenario::OverCap& value) {
    using Rule = scenario::OverCap::Rule;
    const std::string form = "allow, wait, or {up_to: 130%}";
    if (spot.tree.kind == Tree::Kind::map) {
        check_keys(c, spot, "'over_cap'", {"up_to"});
        if (spot.tree.map.empty()) c.add(spot.at, named(spot) + " is empty", form);
        for (const auto& pair : spot.tree.map) {
            scenario::Share limit;
            if (pair.first.text == "up_to" &&
                reads(c, Spot::value(pair), {.about = form, .low = 0, .above = true}, limit))
                value = {Rule::up_to, limit.value};
        }
        return;
    }
    const std::string* text = scalar_of(c, spot, form);
    if (text == nullptr) return;
    if (*text == "allow") {
        value = {Rule::allow, 1};
    } else if (*text == "wait") {
        value = {Rule::wait, 1};
    } else {
        c.add(spot,
              {"does not fit",
               form,
               share_from(*text).is_sound() ? fmt::format("{{up_to: {}}}", *text)
                                            : text::nearest(*text, {"allow", "wait"})});
    }
}

void read_value(Collector& c, const Spot& spot, const Field&, scenario::BankHolidays& value) {
    using Which = scenario::BankHolidays::Which;
    const std::string form = "england, none, or a list of dates";
    if (spot.tree.kind == Tree::Kind::list) {
        value.which = Which::listed;
        for (const Tree& entry : spot.tree.list) {
            scenario::Date date;
            if (reads(c, Spot::entry(entry), {.about = "a date"}, date))
                value.dates.push_back(date);
        }
        return;
    }
    const std::string* text = scalar_of(c, spot, form);
    if (text == nullptr) return;
    if (*text == "england") {
        value.which = Which::england;
    } else if (*text == "none") {
        value.which = Which::none;
    } else {
        c.add(spot, {"does not fit", form, text::nearest(*text, {"england", "none"})});
    }
}

void read_value(Collector& c, const Spot& spot, const Field&, scenario::Span& value) {
    const std::string form = "'last 52 weeks', 'first 26 weeks' or [2024-04-01, 2025-03-31]";
    if (spot.tree.kind == Tree::Kind::list && spot.tree.list.size() == 2) {
        scenario::Span span;
        span.which = scenario::Span::Which::between;
        const Field end{.about = "a date"};
        const bool first = reads(c, Spot::entry(spot.tree.list[0]), end, span.from);
        const bool last = reads(c, Spot::entry(spot.tree.list[1]), end, span.to);
        if (!first || !last) return;
        if (span.to < span.from) {
            c.add(
                spot.tree.place, named(spot) + " ends before it begins", "the earlier date first");
            return;
        }
        value = span;
        return;
    }
    const std::string* text = scalar_of(c, spot, form);
    if (text == nullptr) return;
    const Result<scenario::Span> span = span_from(*text);
    if (span.is_sound()) {
        value = span.value();
    } else {
        c.add(spot, span.complaint());
    }
}

void read_value(Collector& c, const Spot& spot, const Field& field, scenario::Intakes& value) {
    const std::string size(field.refers_to);
    if (spot.tree.kind == Tree::Kind::map && spot.tree.find("at") != nullptr &&
        spot.tree.find("every") == nullptr) {
        c.add(spot.at,
              fmt::format("'{}' is a single entry", field.name),
              fmt::format("a list of {{at, {0}}}: [{{at: .., {0}: ..}}]", size));
        value.dated.push_back(dated_intake(c, spot, field, size));
        return;
    }
    if (spot.tree.kind == Tree::Kind::map) {
        value.yearly = repeated_intake(c, spot, field, size);
        return;
    }
    const std::string form = fmt::format("{{every, from, {0}}}, or a list of {{at, {0}}}", size);
    if (spot.tree.kind != Tree::Kind::list) {
        c.add_wrong_kind(spot, form);
        return;
    }
    for (const Tree& entry : spot.tree.list) {
        if (entry.kind == Tree::Kind::map) {
            value.dated.push_back(dated_intake(c, Spot::entry(entry), field, size));
        } else {
            c.add(entry.place, fmt::format("an entry of '{}' is not a map", field.name), form);
        }
    }
}

void read_value(Collector&, const Spot& spot, const Field&, scenario::Raw& value) {
    value.tree = spot.tree;
}

}  // namespace caseforce::scenario_file
