#include "cli/comparison_document.hpp"

#include <array>
#include <bit>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "analysis/compare/differences.hpp"
#include "analysis/compare/waterfall.hpp"
#include "analysis/tidy/form.hpp"
#include "cli/comparison_columns.hpp"
#include "cli/payback_table.hpp"
#include "engine/core/text.hpp"

namespace caseforce::cli {
namespace {

using namespace analysis;
using Json = nlohmann::ordered_json;

Json of(const Difference& difference) {
    const auto values = std::bit_cast<std::array<double, difference_names.size()>>(difference);
    Json all = Json::object();
    for (std::size_t i = 0; i < values.size(); ++i)
        all[std::string(difference_names[i])] = values[i];
    return all;
}

Json of(const Probability& one) {
    return {{"probability", one.share}, {"lower", one.lower}, {"upper", one.upper}, {"n", one.n}};
}

/// {policy: of_policy(position)}
template <class OfPolicy>
Json by_policy(const Results& results, const OfPolicy& of_policy) {
    Json all = Json::object();
    for (std::size_t p = 0; p < results.policies.size(); ++p)
        all[results.policies[p].name] = of_policy(p);
    return all;
}

Json of(const Results& results, const ByPolicy& told) {
    return by_policy(results, [&](std::size_t p) {
        const Estimate& itself = told.estimates[p];
        Json one{{"mean", itself.mean}, {"se", itself.se}, {"n", itself.n}};
        if (p != baseline) one["difference"] = of(told.differences[p]);
        return one;
    });
}

Json targets_of(const Results& results, const Findings& findings) {
    Json all = Json::object();
    for (std::size_t g = 0; g < findings.goals.size(); ++g)
        all[findings.goals[g].name] =
            by_policy(results, [&](std::size_t p) { return of(findings.goals_met[p].each[g]); });
    all["all targets"] =
        by_policy(results, [&](std::size_t p) { return of(findings.goals_met[p].all); });
    return all;
}

Json worth_of(const Results& results, const Findings& findings) {
    Json all = Json::object();
    for (const Worth& worth : findings.worth) {
        all[findings.goals[worth.goal].name] = by_policy(results, [&](std::size_t p) {
            const CostEffectiveness& one = worth.policies[p];
            Json json{{"cost", one.cost.mean},
                      {"gain", one.gain.mean},
                      {"ratio", one.ratio},
                      {"ratio_lower", one.lower.value_or(std::nan(""))},
                      {"ratio_upper", one.upper.value_or(std::nan(""))}};
            json["dominated_by"] =
                one.dominated_by ? Json(results.policies[*one.dominated_by].name) : Json(nullptr);
            json["probability_dominated"] = one.probability_dominated;
            return json;
        });
    }
    return all;
}

/// In pounds, and as dates.
Json payback_of(const Results& results, const Findings& findings) {
    const auto on = [&](const std::optional<std::size_t>& weeks) {
        return weeks ? Json(date_after(results, *weeks)) : Json(nullptr);
    };
    Json all = Json::object();
    all["cost_total"] = by_policy(results, [&](std::size_t p) {
        const Payback& one = findings.paybacks[p];
        Json json{{"outlay", one.outlay_after ? one.outlay().mean : std::nan("")},
                  {"outlay_se", one.outlay_after ? one.outlay().se : std::nan("")},
                  {"outlay_on", on(one.outlay_after)},
                  {"back_on", on(one.back_after)},
                  {"back_on_earliest", on(one.back_after_earliest)},
                  {"back_on_latest", on(one.back_after_latest)}};
        json["by_end"] = of(one.by_end);
        return json;
    });
    return all;
}

Json shares_of(const Results& results, const std::vector<NotKnown>& all) {
    Json json = Json::object();
    for (const NotKnown& one : all) {
        json[std::string(row_of(one.what.measure).name)] = by_policy(results, [&](std::size_t p) {
            return Json{{"share", one.shares[p].share}, {"se", one.shares[p].se}};
        });
    }
    return json;
}

Json knowing_of(const Results& results, const Findings& findings) {
    Json all = Json::object();
    for (const Knowing& one : findings.knowing) {
        all[one.name] = by_policy(results, [&](std::size_t p) {
            const auto& [low, high, sd] = one.all[p];
            return Json{{"all_met_low", low.share},
                        {"all_met_low_lower", low.lower},
                        {"all_met_low_upper", low.upper},
                        {"all_met_high", high.share},
                        {"all_met_high_lower", high.lower},
                        {"all_met_high_upper", high.upper},
                        {"all_met_sd", sd}};
        });
        // Merged with the policy of that name, if there is one.
        Json& whichever = all[one.name]["whichever"];
        whichever["gain"] = one.gain.gain;
        whichever["gain_se"] = one.gain.se;
    }
    return all;
}

Json ranking_of(const Results& results, const Ranked& ranked) {
    Json places = Json::object();
    for (std::size_t i = 0; i < ranked.ranking.ranks.size(); ++i) {
        const Rank& one = ranked.ranking.ranks[i];
        places[results.policies[one.policy].name] = {{"place", i + 1},
                                                     {"mean", one.mean},
                                                     {"se", one.se},
                                                     {"behind", one.behind},
                                                     {"lower", one.lower},
                                                     {"upper", one.upper},
                                                     {"may_be_best", one.may_be_best},
                                                     {"n", one.n}};
    }
    Json all = Json::object();
    all[words_of(results, ranked.what)] = std::move(places);
    return all;
}

Json waterfall_of(const Results& results, const Waterfall& waterfall) {
    Json all = Json::object();
    for (const Waterfall::OfMeasure& one : waterfall.measures) {
        Json& parts = all[words_of(results, one.what)];
        for (std::size_t i = 0; i < waterfall.parts.size(); ++i)
            parts[waterfall.parts[i]] = of(one.shares[i]);
        parts[std::string(all_parts)] = of(one.whole);
    }
    return all;
}

/// The text of each value, as it is set.
Json sweep_of(const Results& results, const design::Design& sweep) {
    Json all = Json::object();
    for (std::size_t key = 0; key < sweep.keys.size(); ++key) {
        Json& values = all[sweep.keys[key]];
        for (std::size_t point = 0; point < sweep.points.size(); ++point)
            values[results.policies[point + 1].name]["value"] = sweep.points[point][key];
    }
    return all;
}

Json of(const Bounded& one) {
    return {{"value", one.value}, {"lower", one.lower}, {"upper", one.upper}};
}

/// By measure and key; `all_keys` are what all of them together do.
Json sensitivity_of(const Results& results, const Findings& findings) {
    Json all = Json::object();
    for (const Sensitivity& one : findings.sensitivity) {
        Json& keys = all[words_of(results, one.what)];
        keys["all_keys"] = {{"mean", one.mean},
                            {"standard_error", one.mean_se},
                            {"standard_deviation", one.sd},
                            {"share_of_variance", one.share},
                            {"n", one.n}};
        for (std::size_t key = 0; key < one.of_keys.size(); ++key) {
            const Influence& influence = one.of_keys[key];
            keys[findings.sweep->keys[key]] = {{"effect", of(influence.effect)},
                                               {"size", of(influence.size)},
                                               {"spread", influence.spread},
                                               {"first", of(influence.first)},
                                               {"total", of(influence.total)}};
        }
    }
    return all;
}

Json optimum_of(const Results& results, const Optimum& optimum) {
    constexpr std::array<const char*, 3> why{"no", "too_seldom", "too_dear"};
    Json points = by_policy(results, [&](std::size_t p) {
        const OfPoint& one = optimum.of_options[p];
        return Json{{"cost", one.cost},
                    {"cost_se", one.se},
                    {"met", one.met.share},
                    {"met_lower", one.met.lower},
                    {"met_upper", one.met.upper},
                    {"met_surely", one.surely},
                    {"met_n", one.met.n},
                    {"n", one.n},
                    {"out", why[static_cast<std::size_t>(one.out)]},
                    {"is_best", p == optimum.best}};
    });
    points["all_points"] = {{"probability_asked", optimum.asked.probability},
                            {"confidence", optimum.asked.of_confidence},
                            {"is_sure", optimum.is_sure}};
    Json all = Json::object();
    all[words_of(results, optimum.asked.cost)] = std::move(points);
    return all;
}

/// Sections by name; the measures are a section too, and stand at the top of the JSON document.
Json measures_of(const Results& results, int threads) {
    Json all = Json::object();
    for (const Compared& one : compared(results, single_measures(results), threads))
        all[std::string(row_of(one.what.measure).name)] = of(results, one.told);
    return all;
}

Json sections_of(const Results& results, const Findings& findings, int threads) {
    Json all = Json::object();
    for (const Compared& one : headline_of_comparison(results, threads))
        all["shown"][one.name] = of(results, one.told);
    if (!findings.goals.empty()) all["targets"] = targets_of(results, findings);
    for (const ExcessiveCompared& one : findings.excessive)
        all["excessive_hours"]
           [std::string(excessive_rows[static_cast<std::size_t>(one.what)].name)] =
               of(results, one.told);
    if (!findings.worth.empty()) all["cost_effectiveness"] = worth_of(results, findings);
    if (!findings.paybacks.empty()) all["payback"] = payback_of(results, findings);
    if (!findings.not_known.empty()) {
        all["not_known"] = shares_of(results, findings.not_known);
        all["not_known_difference"] = shares_of(results, findings.not_known_differences);
    }
    if (!findings.knowing.empty()) all["knowing"] = knowing_of(results, findings);
    if (findings.ranked) all["ranking"] = ranking_of(results, *findings.ranked);
    if (findings.waterfall) all["waterfall"] = waterfall_of(results, *findings.waterfall);
    if (findings.sweep) all["sweep"] = sweep_of(results, *findings.sweep);
    if (findings.optimum) all["optimum"] = optimum_of(results, *findings.optimum);
    if (!findings.sensitivity.empty()) all["sensitivity"] = sensitivity_of(results, findings);
    return all;
}

std::string csv_value(const Json& value) {
    if (value.is_string()) return tidy::quoted_for_csv(value.get<std::string>());
    if (value.is_boolean()) return value.get<bool>() ? "1" : "0";
    if (!value.is_number()) return "";
    const auto number = value.get<double>();
    return std::isfinite(number) ? text::number(number) : "";
}

/// The statistics of one policy, those of its difference under names of their own.
void add_lines(std::string& csv,
               const std::string& before,
               const Json& statistics,
               const std::string& prefix) {
    for (const auto& [statistic, value] : statistics.items()) {
        if (value.is_object()) {
            add_lines(csv, before, value, statistic + "_");
        } else {
            csv += fmt::format("{},{}{},{}\n", before, prefix, statistic, csv_value(value));
        }
    }
}

void add_section(std::string& csv, const std::string& section, const Json& all) {
    for (const auto& [name, policies] : all.items()) {
        for (const auto& [policy, statistics] : policies.items())
            add_lines(
                csv,
                fmt::format(
                    "{},{},{}", section, tidy::quoted_for_csv(name), tidy::quoted_for_csv(policy)),
                statistics,
                "");
    }
}

}  // namespace

std::string measures_json(const Results& results, int threads) {
    return measures_of(results, threads).dump(2) + "\n";
}

std::string findings_json(const Results& results, const Findings& findings, int threads) {
    Json all = measures_of(results, threads);
    all.update(sections_of(results, findings, threads));
    return all.dump(2) + "\n";
}

std::string comparison_csv(const Results& results, const Findings& findings, int threads) {
    std::string csv = "section,name,policy,statistic,value\n";
    add_section(csv, "measure", measures_of(results, threads));
    const Json sections = sections_of(results, findings, threads);
    for (const auto& [section, all] : sections.items())
        add_section(csv, section, all);
    return csv;
}

}  // namespace caseforce::cli
