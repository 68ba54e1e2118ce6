// Values as texts with their canonical units, and as lists and maps of them.
#include "engine/scenario_file/write_values.hpp"

#include <cmath>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "engine/calendar/date.hpp"
#include "engine/core/text.hpp"
#include "engine/scenario_file/tree_parts.hpp"

namespace caseforce::scenario_file {

namespace {

/// A law in the words of its family; `value` writes what carries the unit.
template <class Write>
struct LawWriter {
    Write value;

    Tree operator()(const scenario::Fixed& law) const { return value(law.value); }
    Tree operator()(const scenario::Exponential& law) const {
        return map({{"exponential", value(law.mean)}});
    }
    Tree operator()(const scenario::Lognormal& law) const {
        return map({{"lognormal", map({{"mean", value(law.mean)}, {"cv", number(law.cv)}})}});
    }
    Tree operator()(const scenario::Gamma& law) const {
        return map({{"gamma", map({{"mean", value(law.mean)}, {"cv", number(law.cv)}})}});
    }
    Tree operator()(const scenario::Weibull& law) const {
        return map({{"weibull", map({{"shape", number(law.shape)}, {"scale", value(law.scale)}})}});
    }
    Tree operator()(const scenario::Uniform& law) const {
        return map({{"uniform", list({value(law.low), value(law.high)})}});
    }
    Tree operator()(const scenario::Empirical& law) const {
        std::vector<Tree> atoms;
        for (const auto& [atom, probability] : law.atoms)
            atoms.push_back(list({value(atom), number(probability)}));
        return map({{"empirical", list(std::move(atoms))}});
    }
};

std::string period_text(const scenario::Period& period) {
    const auto counted = [](int count, const char* unit) {
        return fmt::format("{} {}{}", count, unit, count == 1 ? "" : "s");
    };
    if (period.months > 0 && period.months % 12 == 0) return counted(period.months / 12, "year");
    if (period.months > 0) return counted(period.months, "month");
    if (period.days % 7 == 0) return counted(period.days / 7, "week");
    return counted(period.days, "day");
}

}  // namespace

std::string duration_text(Days days) {
    constexpr std::pair<Days, const char*> units[] = {
        {year, "year"}, {month, "month"}, {week, "week"}};
    for (const auto& [unit, name] : units) {
        const double count = std::floor(days / unit + 0.5);
        if (count >= 1 && count * unit == days)
            return fmt::format("{} {}{}", text::number(count), name, count == 1 ? "" : "s");
    }
    const double tenths_of_years = std::floor(days / year * 10 + 0.5) / 10;
    if (tenths_of_years * year == days && std::floor(days) != days)
        return fmt::format("{} years", text::number(tenths_of_years));
    return fmt::format("{} day{}", text::number(days), days == 1 ? "" : "s");
}

std::string date_text(scenario::Date date) {
    const calendar::Civil civil = calendar::civil_of(date.days);
    return fmt::format("{:04}-{:02}-{:02}", civil.year, civil.month, civil.day);
}

Tree tree_of(const Field&, double value) { return number(value); }
Tree tree_of(const Field&, int value) { return scalar(fmt::format("{}", value)); }
Tree tree_of(const Field&, std::uint64_t value) { return scalar(fmt::format("{}", value)); }
Tree tree_of(const Field&, bool value) { return scalar(value ? "true" : "false"); }
Tree tree_of(const Field&, const std::string& value) {
    return value.empty() ? Tree{} : scalar(value);
}
Tree tree_of(const Field& field, const scenario::Share& value) {
    if (field.of_measure == scenario::OfMeasure::of_other) return number(value.value);
    return scalar(text::percent(value.value));
}
Tree tree_of(const Field&, const scenario::Duration& value) {
    return scalar(duration_text(value.days));
}
Tree tree_of(const Field&, const scenario::WorkingDays& value) {
    return scalar(fmt::format("{} working day{}", value.days, value.days == 1 ? "" : "s"));
}
Tree tree_of(const Field&, const scenario::Hazard& value) {
    return scalar(text::percent(value.per_year) + " per year");
}
Tree tree_of(const Field&, const scenario::WeeklyHazard& value) {
    return scalar(text::percent(value.per_week) + " per week");
}
Tree tree_of(const Field&, const scenario::Rate& value) {
    return scalar(text::number(value.per_year) + " per year");
}
Tree tree_of(const Field&, const scenario::Growth& value) {
    return scalar(text::percent(value.per_year) + " per year");
}
Tree tree_of(const Field&, const scenario::PoundsPerYear& value) {
    return scalar(text::number(value.value) + " per year");
}
Tree tree_of(const Field&, const scenario::PoundsPerWeek& value) {
    return scalar(text::number(value.value) + " per week");
}
Tree tree_of(const Field&, const scenario::PoundsPerHour& value) {
    return scalar(text::number(value.value) + " per hour");
}
Tree tree_of(const Field&, const scenario::Date& value) { return scalar(date_text(value)); }
Tree tree_of(const Field&, const scenario::MonthDay& value) {
    return scalar(fmt::format("{:02}-{:02}", value.month, value.day));
}
Tree tree_of(const Field&, const scenario::Contract& value) {
    return scalar(scenario::contract_names[static_cast<int>(value)]);
}
Tree tree_of(const Field&, const scenario::Grade& value) {
    return scalar(scenario::grade_names[static_cast<int>(value)]);
}
Tree tree_of(const Field&, const scenario::Transfer& value) {
    return scalar(value == scenario::Transfer::hold ? "hold" : "queue");
}
Tree tree_of(const Field&, const scenario::Counts& value) {
    return scalar(value == scenario::Counts::all ? "all" : "new");
}

Tree tree_of(const Field&, const scenario::DurationLaw& value) {
    const auto days = [](double length) { return scalar(duration_text(length)); };
    return std::visit(LawWriter<decltype(days)>{days}, value.law);
}
Tree tree_of(const Field&, const scenario::NumberLaw& value) {
    return std::visit(LawWriter<decltype(&number)>{&number}, value.law);
}
Tree tree_of(const Field&, const scenario::CountLaw& value) {
    std::vector<std::pair<std::string, Tree>> entries;
    for (const auto& [count, probability] : value.probability)
        entries.emplace_back(fmt::format("{}", count), number(probability));
    return map(std::move(entries));
}

Tree tree_of(const Field&, const scenario::Months& value) {
    constexpr const char* names[] = {
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
    std::vector<std::pair<std::string, Tree>> entries;
    for (int i = 0; i < 12; ++i)
        entries.emplace_back(names[i], number(value.weight[i]));
    return map(std::move(entries));
}
Tree tree_of(const Field&, const scenario::Steps& value) {
    std::vector<Tree> steps;
    for (const auto& [time, share] : value.steps)
        steps.push_back(list({scalar(duration_text(time)), scalar(text::percent(share))}));
    return steps.empty() ? Tree{} : list(std::move(steps));
}
Tree tree_of(const Field&, const scenario::FactorOverTime& value) {
    if (value.over_time.steps.empty()) return number(1);
    if (value.over_time.steps.size() == 1) return number(value.over_time.steps[0].second);
    std::vector<Tree> steps;
    for (const auto& [time, factor] : value.over_time.steps)
        steps.push_back(list({scalar(duration_text(time)), number(factor)}));
    return list(std::move(steps));
}
Tree tree_of(const Field&, const scenario::OverCap& value) {
    using Rule = scenario::OverCap::Rule;
    if (value.rule == Rule::up_to) return map({{"up_to", scalar(text::percent(value.up_to))}});
    return scalar(value.rule == Rule::wait ? "wait" : "allow");
}
Tree tree_of(const Field&, const scenario::BankHolidays& value) {
    using Which = scenario::BankHolidays::Which;
    if (value.which != Which::listed)
        return scalar(value.which == Which::none ? "none" : "england");
    std::vector<Tree> dates;
    for (const scenario::Date date : value.dates)
        dates.push_back(scalar(date_text(date)));
    return list(std::move(dates));
}
Tree tree_of(const Field&, const scenario::Span& value) {
    using Which = scenario::Span::Which;
    if (value.which == Which::between)
        return list({scalar(date_text(value.from)), scalar(date_text(value.to))});
    return scalar((value.which == Which::first ? "first " : "last ") + duration_text(value.length));
}
Tree tree_of(const Field& field, const scenario::Intakes& value) {
    const std::string size(field.refers_to);
    if (value.yearly) {
        std::vector<std::pair<std::string, Tree>> entries{
            {"every", scalar(period_text(value.yearly->every))},
            {"from", scalar(date_text(value.yearly->from))}};
        if (value.yearly->until)
            entries.emplace_back("until", scalar(date_text(*value.yearly->until)));
        entries.emplace_back(size, number(value.yearly->size));
        return map(std::move(entries));
    }
    std::vector<Tree> entries;
    for (const scenario::Intakes::Dated& intake : value.dated)
        entries.push_back(map({{"at", scalar(date_text(intake.at))}, {size, number(intake.size)}}));
    return list(std::move(entries));
}

Tree tree_of(const Field& field, const scenario::LeavingHazard& value) {
    Tree root;
    for (const scenario::LeavingRule& rule : value.rules) {
        Tree* node = &root;
        for (const std::string& key : rule.way) {
            node->kind = Tree::Kind::map;
            Tree* next = nullptr;
            for (auto& [known, below] : node->map) {
                if (known.text == key) next = &below;
            }
            if (next == nullptr) {
                node->map.emplace_back(Tree::Key{key, {}}, Tree{});
                next = &node->map.back().second;
            }
            node = next;
        }
        *node = tree_of(field, rule.hazard);
    }
    return root;
}

Tree tree_of(const Field&, const scenario::Raw& value) { return value.tree; }

}  // namespace caseforce::scenario_file
