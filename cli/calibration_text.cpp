#include "cli/calibration_text.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/backtest_text.hpp"
#include "cli/figures.hpp"
#include "cli/output.hpp"
#include "cli/panel.hpp"
#include "cli/wrapped.hpp"
#include "engine/core/text.hpp"

namespace caseforce::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr double little = 0.3;   ///< of the variance before: below, the data say little of a key
constexpr double seldom = 0.05;  ///< below, chance alone is no likely reason of a distance
/// An error of the emulator above this share of the spread of futures makes what is fitted to an
/// eighth wider or more, as the two add by their squares.
constexpr double much = 0.5;
/// With as many futures and two more for each key Student's intervals are a tenth wider than normal
/// ones, or less.
constexpr int enough_futures = 12;
/// Of Gelman and Rubin's factor (1992), which is 1 of chains that have come to rest: what is
/// usually asked of it.
constexpr double at_rest = 1.1;

std::string summary_of(const Fitted& of) {
    const analysis::Calibration& found = of.found;
    std::string text;
    for (const analysis::Entangled& pair : found.entangled)
        text += fmt::format(
            "Not told apart: {} and {} (correlation {:+.2f}); the data tell a "
            "combination of them.\n",
            of.sweep.factors[pair.one].key,
            of.sweep.factors[pair.other].key,
            pair.correlation);
    for (std::size_t key = 0; key < found.of_keys.size(); ++key) {
        const analysis::Posterior& one = found.of_keys[key];
        const std::string& name = of.sweep.factors[key].key;
        if (one.learnt < little)
            text +=
                fmt::format("Hardly told: {}; the data leave it where its range put it.\n", name);
        else if (one.at_end)
            text += fmt::format("At an end of its range: {}; a wider one may fit better.\n", name);
    }
    const auto keys = static_cast<int>(found.of_keys.size());
    if (of.futures < enough_futures + 2 * keys)
        text += fmt::format(
            "Few futures: {} tell little of how chance moves what was observed together. "
            "Intervals are the wider for it; {} or more (--replications) narrow them.\n",
            of.futures,
            enough_futures + 2 * keys);
    if (found.plausibility < seldom)
        text += fmt::format(
            "No values in these ranges are in accord with what was observed: a distance like "
            "this comes by chance in {:.2g}% of cases. Something else is off, or by more than "
            "{:.3g}% (--model-error).\n",
            100 * found.plausibility,
            100 * of.model_error);
    if (found.emulator_error > much)
        text += fmt::format(
            "The regression on the keys is off by {:.0f}% of the spread of futures: "
            "narrower ranges, more points or more futures would make it sharper.\n",
            100 * found.emulator_error);
    if (found.mixing > at_rest)
        text += "The walk through the posterior has not come to rest: intervals are rough.\n";
    return text;
}

std::string keys_panel(const Fitted& of, std::size_t width) {
    std::vector<std::string> labels;
    PanelColumn fitted{{"fitted"}, {}}, interval{{"90% interval"}, {}}, range{{"range"}, {}},
        learnt{{"learnt, %", "of variance"}, {}};
    for (std::size_t key = 0; key < of.sweep.factors.size(); ++key) {
        const design::Factor& factor = of.sweep.factors[key];
        const analysis::Posterior& one = of.found.of_keys[key];
        labels.push_back(factor.key);
        fitted.cells.push_back(of.values[key]);
        interval.cells.push_back(fmt::format(
            "{} to {}", factor.range->nearest(one.q05), factor.range->nearest(one.q95)));
        range.cells.push_back(fmt::format("{} to {}", factor.range->at(0), factor.range->at(1)));
        learnt.cells.push_back(figure(100 * std::max(0.0, one.learnt), 0));
    }
    return panels(labels, {fitted, interval, range, learnt}, width);
}

std::string check_panel(const Fitted& of, std::size_t width) {
    std::vector<std::string> labels;
    PanelColumn before{{"mean error", "as it is"}, {}}, after{{"mean error", "fitted"}, {}},
        within{{"in 90%", "as it is"}, {}}, within_fitted{{"in 90%", "fitted"}, {}};
    const auto add = [&](const observed::Score& one, const observed::Score& other) {
        labels.push_back(one.series);
        const bool is_all = std::isnan(one.crps);
        const int decimals = is_all ? 0 : decimals_of({one.crps, other.crps}, {});
        before.cells.push_back(is_all ? std::string() : figure(one.crps, decimals));
        after.cells.push_back(is_all ? std::string() : figure(other.crps, decimals));
        within.cells.push_back(times_text(one.within_90));
        within_fitted.cells.push_back(times_text(other.within_90));
    };
    for (const observed::Score& one : of.fitted.scores) {
        const auto& all = of.as_it_is.scores;
        const auto before_it =
            std::find_if(all.begin(), all.end(), [&](const observed::Score& other) {
                return other.series == one.series;
            });
        if (before_it != all.end()) add(*before_it, one);
    }
    if (of.fitted.scores.size() > 1) add(of.as_it_is.all, of.fitted.all);
    return panels(labels, {before, after, within, within_fitted}, width);
}

/// What of the table was not fitted to.
std::string observations_of(const Fitted& of) {
    return text::counted(static_cast<std::int64_t>(of.observations), "observed value");
}

std::string left_out_of(const Fitted& of) {
    if (of.left_out == 0) return "";
    return fmt::format(
        "; {} other {} left out: outside the run, suppressed, or without a value in some future",
        of.left_out,
        of.left_out == 1 ? "value is" : "values are");
}

std::string as_table(const Fitted& of, std::size_t width) {
    const std::string made_of = fmt::format(
        "{}, {} points of {}, {} at each; the model may be off by {:.3g}% of each value",
        observations_of(of),
        of.points,
        text::counted(static_cast<std::int64_t>(of.sweep.factors.size()), "key"),
        text::counted(of.futures, "simulated future"),
        100 * of.model_error);
    return wrapped(made_of + left_out_of(of), width) + "\n" + keys_panel(of, width) + "\n" +
           wrapped(summary_of(of), width) + "\n" +
           wrapped(
               "Predictive check: what was observed beside simulated futures of the fitted "
               "scenario",
               width) +
           check_panel(of, width) + "\n" + foreseen_panel(of.fitted, width);
}

std::string as_json(const Fitted& of) {
    Json all{{"keys", Json::object()}, {"entangled", Json::array()}};
    for (std::size_t key = 0; key < of.sweep.factors.size(); ++key) {
        const design::Factor& factor = of.sweep.factors[key];
        const analysis::Posterior& one = of.found.of_keys[key];
        all["keys"][factor.key] = {{"fitted", of.values[key]},
                                   {"unit", factor.range->unit},
                                   {"mean", one.mean},
                                   {"sd", one.sd},
                                   {"q05", one.q05},
                                   {"q50", one.q50},
                                   {"q95", one.q95},
                                   {"low", factor.range->low},
                                   {"high", factor.range->high},
                                   {"learnt", one.learnt},
                                   {"at_end", one.at_end}};
    }
    for (const analysis::Entangled& pair : of.found.entangled)
        all["entangled"].push_back(
            {{"keys", {of.sweep.factors[pair.one].key, of.sweep.factors[pair.other].key}},
             {"correlation", pair.correlation}});
    all["fit"] = {{"observations", of.observations},
                  {"left_out", of.left_out},
                  {"points", of.points},
                  {"futures", of.futures},
                  {"model_error", of.model_error},
                  {"distance", of.found.distance},
                  {"plausibility", of.found.plausibility},
                  {"emulator_error", of.found.emulator_error},
                  {"mixing", of.found.mixing}};
    for (const auto& [name, check] :
         {std::pair("as_it_is", &of.as_it_is), {"fitted", &of.fitted}}) {
        all[name] = Json::parse(backtest_text(*check, Shown::json, 0));
        all[name].erase("from");  // all of the table is fitted to
    }
    return all.dump(2) + "\n";
}

/// Each line behind "# ".
std::string as_comments(std::string_view text) {
    std::string all;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        all += fmt::format("# {}\n", text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return all;
}

}  // namespace

std::string calibration_text(const Fitted& of, Shown shown, std::size_t width) {
    return shown == Shown::json ? as_json(of) : as_table(of, width);
}

std::string calibration_comments(const Fitted& of,
                                 const std::string& data,
                                 const std::string& command_line) {
    std::string keys;
    for (std::size_t key = 0; key < of.sweep.factors.size(); ++key) {
        const design::Factor& factor = of.sweep.factors[key];
        const analysis::Posterior& one = of.found.of_keys[key];
        keys += fmt::format("{}: {}, 90% interval {} to {}, of a range from {} to {}\n",
                            factor.key,
                            of.values[key],
                            factor.range->nearest(one.q05),
                            factor.range->nearest(one.q95),
                            factor.range->at(0),
                            factor.range->at(1));
    }
    return fmt::format("{} to {} of {}:\n", fitted_beginning, observations_of(of), data) +
           as_comments(keys + summary_of(of) + command_line) + "\n";
}

}  // namespace caseforce::cli
