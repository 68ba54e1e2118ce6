// What the document tells of a comparison: values and differences, targets, worth, the parts of an
// option, chance and not knowing, hours, ranking.
#include "analysis/compare/findings.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "analysis/compare/headline.hpp"
#include "analysis/compare/paired.hpp"
#include "analysis/hdf5/attribute_names.hpp"
#include "analysis/no_value.hpp"
#include "analysis/over_time.hpp"
#include "analysis/report/sections.hpp"

namespace caseforce::report {
namespace {

using analysis::no_value;
using analysis::weeks_of_a_year;
using read::Dimension;

struct Span {
    std::size_t first, end;  // weeks
};

/// The last whole year of the run, for which the file has differences; all of a run of less than
/// one.
Span last_year(std::size_t weeks) {
    const std::size_t years = weeks / weeks_of_a_year;
    return years == 0 ? Span{0, weeks}
                      : Span{(years - 1) * weeks_of_a_year, years * weeks_of_a_year};
}

/// Weeks as one number, those without a value left out; NaN of none.
template <class ValueOf>
double over(const Span& span, bool summed, const ValueOf& value_of) {
    double sum = 0;
    double n = 0;
    for (std::size_t week = span.first; week < span.end; ++week) {
        const double value = value_of(week);
        if (std::isnan(value)) continue;
        sum += value;
        n += 1;
    }
    if (n == 0) return no_value;
    return summed ? sum : sum / n;
}

/// A mean over so many futures, its standard error and half of its 95% interval.
Json told_of(double mean, double se, double n) {
    const double half = n >= 2 ? analysis::half_width_in_se(n - 1) * se : no_value;
    return {{"mean", rounded(mean)}, {"se", rounded(se)}, {"half", rounded(half)}};
}

/// Under an option: the mean over the futures and its error, which a file without futures has not.
Json value_of(
    Arrays& arrays, std::string_view measure, std::size_t option, const Span& span, bool summed) {
    const auto futures = arrays.futures(Whose{}, measure, option);
    if (!futures) {
        const auto means = arrays.statistic(Whose{}, measure, "mean");
        const double mean =
            over(span, summed, [&](std::size_t week) { return (*means)[option][week]; });
        return told_of(mean, no_value, 0);
    }
    std::vector<double> values;
    for (std::size_t from = 0; from < futures->size(); from += arrays.weeks())
        values.push_back(
            over(span, summed, [&](std::size_t week) { return (*futures)[from + week]; }));
    const analysis::Estimate estimate = analysis::estimate_of(values);
    return told_of(estimate.mean, estimate.se, estimate.n);
}

/// Of a row of a variable of differences.
template <class At>
Json difference_of(const At& at) {
    const double n = at(in_difference("n"));
    return {{"mean", rounded(at(in_difference("mean")))},
            {"lower", rounded(at(in_difference("lower")))},
            {"upper", rounded(at(in_difference("upper")))},
            {"n", std::isfinite(n) ? rounded(n) : Json(0)}};
}

Json differences_of(Arrays& arrays, std::string_view measure, bool of_last_year) {
    const Array* found =
        arrays.find(of_last_year ? "difference_run_year" : "difference_horizon", measure);
    if (found == nullptr) return nullptr;
    const std::size_t years = arrays.weeks() / weeks_of_a_year;
    Json told = Json::array({nullptr});
    for (std::size_t option = 0; option + 1 < arrays.n_options(); ++option) {
        told.push_back(difference_of([&](std::size_t statistic) {
            return of_last_year ? found->at({option, years - 1, statistic})
                                : found->at({option, statistic});
        }));
    }
    return told;
}

Json probability(double share, double lower, double upper) {
    return Json::array({rounded(share), rounded(lower), rounded(upper)});
}

/// The 95% interval of what a target's measure gets better by, where the file has that difference.
std::pair<double, double> interval_of_gain(Arrays& arrays,
                                           const Target& target,
                                           std::size_t option) {
    if (target.whose.level != Level::council || target.every_week_of) return {no_value, no_value};
    const auto interval = [&](const char* group, auto... before) {
        const auto end = [&](std::string_view statistic) {
            return arrays.value(
                group, target.measure, {option - 1, before..., in_difference(statistic)});
        };
        const double lower = end("lower");
        const double upper = end("upper");
        return target.sense == analysis::Goal::Sense::at_most ? std::pair{-upper, -lower}
                                                              : std::pair{lower, upper};
    };
    if (target.at) return interval("difference", target.first_week);
    if (!target.over) return interval("difference_horizon");
    const std::size_t weeks = arrays.weeks();
    if (*target.over == fmt::format("last {} weeks", weeks_of_a_year) &&
        weeks % weeks_of_a_year == 0)
        return interval("difference_run_year", weeks / weeks_of_a_year - 1);
    return {no_value, no_value};
}

Json worth_under(Arrays& arrays, const Target& target, std::size_t at, std::size_t option) {
    const auto part = [&](const char* name) {
        return arrays.value("cost_effectiveness", name, {option, at});
    };
    Json row;
    for (const char* const name :
         {"cost", "gain", "ratio", "ratio_lower", "ratio_upper", "probability_dominated"})
        row[name] = rounded(part(name));
    const double by = part("dominated_by");
    const bool is_option = by >= 0 && by < static_cast<double>(arrays.n_options());
    row["dominated_by"] = is_option ? Json(static_cast<std::int64_t>(by)) : Json(nullptr);
    const auto [lower, upper] = interval_of_gain(arrays, target, option);
    row["gain_lower"] = rounded(lower);
    row["gain_upper"] = rounded(upper);
    return row;
}

/// By option, [share, its error]; the comparison of the baseline with itself has none.
Json shares_of(Arrays& arrays, const char* group, std::string_view measure) {
    const Array* found = arrays.find(group, measure);
    if (found == nullptr) return nullptr;
    Json told = Json::array();
    for (std::size_t option = 0; option < found->variable->lengths[0]; ++option)
        told.push_back(
            Json::array({rounded(found->at({option, 0})), rounded(found->at({option, 1}))}));
    return told;
}

}  // namespace

Json values_of(Arrays& arrays) {
    Json rows = Json::array();
    for (const analysis::HeadlineMeasure& shown : analysis::headline_measures) {
        const std::string_view measure = row_of(shown.measure).name;
        const Array* summary = arrays.summary(Level::council, measure);
        if (summary == nullptr) continue;
        const bool of_last_year = !shown.whole && arrays.weeks() >= weeks_of_a_year;
        const Span span = of_last_year ? last_year(arrays.weeks()) : Span{0, arrays.weeks()};
        const bool summed = summary->variable->over_time == "sum";
        Json values = Json::array();
        bool any = false;
        for (std::size_t option = 0; option < arrays.n_options(); ++option) {
            values.push_back(value_of(arrays, measure, option, span, summed));
            any = any || !values.back().at("mean").is_null();
        }
        if (!any) continue;
        rows.push_back({{"measure", measure},
                        {"over", of_last_year ? "year" : "horizon"},
                        {"first_week", span.first},
                        {"last_week", span.end - 1},
                        {"values", std::move(values)},
                        {"differences", differences_of(arrays, measure, of_last_year)}});
    }
    return rows;
}

Json targets_told(Arrays& arrays, const std::vector<Target>& targets) {
    if (arrays.file().find("targets") == nullptr) return nullptr;
    const std::vector<std::string> names = arrays.names("targets", Dimension::target);
    const auto part = [&](const char* name, auto... at) {
        return arrays.value("targets", name, {at...});
    };
    Json each = Json::array();
    for (std::size_t t = 0; t < std::min(names.size(), targets.size()); ++t) {
        Json met = Json::array();
        for (std::size_t option = 0; option < arrays.n_options(); ++option)
            met.push_back(probability(part("probability", option, t),
                                      part("lower", option, t),
                                      part("upper", option, t)));
        Json told{{"name", names[t]}};
        told.update(words_of(targets[t]));
        told["met"] = std::move(met);
        each.push_back(std::move(told));
    }
    Json all = Json::array();
    Json left_out = Json::array();
    const auto futures = arrays.statistic(Whose{}, "cost_total", "n");
    for (std::size_t option = 0; option < arrays.n_options(); ++option) {
        all.push_back(probability(
            part("all_met", option), part("all_met_lower", option), part("all_met_upper", option)));
        // A cost has a value in every future that was simulated.
        left_out.push_back(futures ? rounded((*futures)[option].back() - part("all_met_n", option))
                                   : Json(nullptr));
    }
    return {{"each", std::move(each)}, {"all", std::move(all)}, {"left_out", std::move(left_out)}};
}

Json worth_of(Arrays& arrays, const std::vector<Target>& targets) {
    if (arrays.file().find("cost_effectiveness") == nullptr) return nullptr;
    Json told = Json::array();
    for (std::size_t t = 0; t < targets.size(); ++t) {
        Json rows = Json::array({nullptr});
        for (std::size_t option = 1; option < arrays.n_options(); ++option)
            rows.push_back(worth_under(arrays, targets[t], t, option));
        told.push_back(std::move(rows));
    }
    return told;
}

/// What each part of an option does to the cost, to what targets ask and to what boards look at
/// first.
Json waterfall_of(Arrays& arrays, const std::vector<Target>& targets) {
    const read::Group* group = arrays.file().find("waterfall");
    if (group == nullptr) return nullptr;
    const auto of_policy = group->texts.find(hdf5::attribute::of_policy);
    if (of_policy == group->texts.end()) return nullptr;
    const std::vector<std::string>& options = arrays.options();
    const auto option =
        static_cast<std::size_t>(std::ranges::find(options, of_policy->second) - options.begin());
    if (option == 0 || option == options.size()) return nullptr;
    std::vector<std::string> measures;
    const auto add = [&](const std::string& measure) {
        if (std::ranges::find(measures, measure) == measures.end()) measures.push_back(measure);
    };
    for (const Target& target : targets)
        add(target.measure);
    for (const char* const measure :
         {"cost_total", "caseload_mean", "agency_share", "share_excessive", "permanent_fte"})
        add(measure);
    const std::vector<std::string> parts = arrays.names("waterfall", Dimension::part);
    Json rows = Json::array();
    for (const std::string& measure : measures) {
        const Array* of_parts = arrays.find("waterfall", measure);
        const Array* whole = arrays.find("difference_horizon", measure);
        if (of_parts == nullptr || whole == nullptr) continue;
        Json told = Json::array();
        for (std::size_t part = 0; part < parts.size(); ++part)
            told.push_back(difference_of([&](std::size_t statistic) {
                return of_parts->at({part, statistic});
            }));
        rows.push_back({{"measure", measure},
                        {"parts", std::move(told)},
                        {"whole", difference_of([&](std::size_t statistic) {
                             return whole->at({option - 1, statistic});
                         })}});
    }
    return {{"option", option}, {"parts", parts}, {"rows", std::move(rows)}};
}

Json chance_of(Arrays& arrays) {
    if (arrays.file().find("not_known") == nullptr) return nullptr;
    Json told = Json::array();
    for (const analysis::HeadlineMeasure& shown : analysis::headline_measures) {
        const std::string_view measure = row_of(shown.measure).name;
        Json share = shares_of(arrays, "not_known", measure);
        if (share.is_null()) continue;
        told.push_back({{"measure", measure},
                        {"share", std::move(share)},
                        {"of_difference", shares_of(arrays, "not_known_difference", measure)}});
    }
    return told;
}

Json knowing_of(Arrays& arrays) {
    if (arrays.file().find("knowing") == nullptr) return nullptr;
    const std::vector<std::string> values = arrays.names("knowing", Dimension::uncertain);
    const auto part = [&](const char* name, auto... at) {
        return arrays.value("knowing", name, {at...});
    };
    Json told = Json::array();
    for (std::size_t value = 0; value < values.size(); ++value) {
        Json met = Json::array();
        for (std::size_t option = 0; option < arrays.n_options(); ++option) {
            const auto at = [&](const char* name) { return part(name, option, value); };
            const Json low =
                probability(at("all_met_low"), at("all_met_low_lower"), at("all_met_low_upper"));
            const Json high =
                probability(at("all_met_high"), at("all_met_high_lower"), at("all_met_high_upper"));
            met.push_back(Json::array({low, high}));
        }
        told.push_back({{"key", values[value]},
                        {"low", rounded(part("value_low", value))},
                        {"high", rounded(part("value_high", value))},
                        {"gain", rounded(part("gain", value))},
                        {"gain_se", rounded(part("gain_se", value))},
                        {"all_met", std::move(met)}});
    }
    return told;
}

Json excessive_hours_of(Arrays& arrays) {
    const read::Group* group = arrays.file().find("excessive_hours");
    if (group == nullptr) return nullptr;
    Json told = Json::array();
    for (const read::Variable& variable : group->variables) {
        const Array* values = arrays.find("excessive_hours", variable.name);
        const Array* differences = arrays.find("difference_excessive_hours", variable.name);
        Json row{{"what", variable.name}, {"values", Json::array()}, {"differences", nullptr}};
        for (std::size_t option = 0; option < arrays.n_options(); ++option)
            row["values"].push_back(
                told_of(values->at({option, 0}), values->at({option, 1}), values->at({option, 2})));
        if (differences != nullptr) {
            Json all = Json::array({nullptr});
            for (std::size_t option = 1; option < arrays.n_options(); ++option)
                all.push_back(difference_of([&](std::size_t statistic) {
                    return differences->at({option, statistic});
                }));
            row["differences"] = std::move(all);
        }
        told.push_back(std::move(row));
    }
    return told;
}

Json ranking_of(Arrays& arrays) {
    const read::Group* group = arrays.file().find("ranking");
    if (group == nullptr) return nullptr;
    Json rows = Json::array();
    for (std::size_t option = 0; option < arrays.n_options(); ++option) {
        Json row;
        for (const char* const name :
             {"place", "mean", "behind", "lower", "upper", "may_be_best", "n"})
            row[name] = rounded(arrays.value("ranking", name, {option}));
        rows.push_back(std::move(row));
    }
    return {{"of", group->texts}, {"rows", std::move(rows)}};
}

}  // namespace caseforce::report
