#include "cli/backtest_text.hpp"

#include <cmath>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "analysis/tidy/form.hpp"
#include "cli/figures.hpp"
#include "cli/panel.hpp"
#include "cli/wrapped.hpp"
#include "engine/calendar/date.hpp"
#include "engine/core/text.hpp"

namespace caseforce::cli {
namespace {

using namespace observed;
using Json = nlohmann::ordered_json;

std::string skill_text(const std::optional<double>& skill) {
    return skill ? fmt::format("{:+.0f}%", 100 * *skill) : std::string("-");
}

/// "183 ± 3": what is shown of a mean over simulated futures with its standard error, where there
/// is one.
std::string with_error(const std::string& mean, double se, int decimals) {
    return std::isnan(se) ? mean : fmt::format("{} ± {}", mean, figure(se, decimals));
}

std::string scores_panel(const Backtest& of, std::size_t width) {
    std::vector<std::string> labels;
    PanelColumn bias{{"forecast less", "observed ± error"}, {}}, crps{{"mean", "error"}, {}},
        half{{"in 50%", "interval"}, {}}, most{{"in 90%", "interval"}, {}},
        last{{"better than", "last value"}, {}}, trend{{"better than", "trend"}, {}};
    const auto add = [&](const Score& one) {
        labels.push_back(one.series);
        const bool is_all = std::isnan(one.crps);
        const int decimals = is_all ? 0 : decimals_of({one.bias, one.crps}, {one.bias_se});
        bias.cells.push_back(
            is_all ? std::string()
                   : with_error(signed_figure(one.bias, decimals), one.bias_se, decimals));
        crps.cells.push_back(is_all ? std::string() : figure(one.crps, decimals));
        half.cells.push_back(times_text(one.within_50));
        most.cells.push_back(times_text(one.within_90));
        last.cells.push_back(skill_text(one.skill_over_last));
        trend.cells.push_back(skill_text(one.skill_over_trend));
    };
    for (const Score& one : of.scores)
        add(one);
    if (of.scores.size() > 1) add(of.all);
    return panels(labels, {bias, crps, half, most, last, trend}, width);
}

std::string left_out(const Backtest& of) {
    std::string text;
    const auto say = [&](std::size_t n, const char* what) {
        if (n > 0) text += fmt::format("{}{} {}", text.empty() ? "" : ", ", n, what);
    };
    say(of.known, "known before");
    say(of.beyond, "outside the run or without a value in it");
    say(of.suppressed, "without a value");
    return text.empty() ? "" : fmt::format("Other rows of the table: {}.\n", text);
}

std::string as_table(const Backtest& of, std::size_t width) {
    const analysis::Probability& within = of.all.within_90;
    const std::string held =
        within.n == 0
            ? fmt::format("futures are too few for a 90% interval, which takes {}", least_for_90)
            : fmt::format(
                  "{:.0f}% of them within the 90% interval ({:.0f} to {:.0f}% by "
                  "chance of so\nfew)",
                  100 * within.share,
                  100 * within.lower,
                  100 * within.upper);
    return fmt::format(
               "{} from {} on, foreseen by the simulated futures;\n"
               "{}\n\n",
               text::counted(static_cast<std::int64_t>(of.foreseen.size()), "observed value"),
               calendar::iso_text(of.from),
               held) +
           scores_panel(of, width) +
           wrapped(
               "mean error: CRPS, in the measure's unit; better than: by how much it is below "
               "the mean error of a forecast that the last known value stays, or that the "
               "known trend goes on",
               width) +
           "\n" + foreseen_panel(of, width) + left_out(of);
}

Json number_or_null(const std::optional<double>& one) { return one ? Json(*one) : Json(nullptr); }

Json interval_held(const analysis::Probability& one) {
    return {{"share", one.share}, {"lower", one.lower}, {"upper", one.upper}};
}

Json score_of(const Score& one) {
    return {{"n", one.n},
            {"bias", one.bias},
            {"bias_se", one.bias_se},
            {"crps", one.crps},
            {"within_50", interval_held(one.within_50)},
            {"within_90", interval_held(one.within_90)},
            {"skill_over_last", number_or_null(one.skill_over_last)},
            {"skill_over_trend", number_or_null(one.skill_over_trend)}};
}

std::string as_json(const Backtest& told) {
    Json all{{"from", calendar::iso_text(told.from)}, {"series", Json::object()}};
    for (const Score& one : told.scores)
        all["series"][one.series] = score_of(one);
    all["all"] = score_of(told.all);
    all["observations"] = Json::array();
    for (const Foreseen& one : told.foreseen)
        all["observations"].push_back({{"observation", one.words},
                                       {"series", one.series},
                                       {"observed", one.value},
                                       {"mean", one.mean},
                                       {"se", one.se},
                                       {"q05", one.q05},
                                       {"q25", one.q25},
                                       {"q75", one.q75},
                                       {"q95", one.q95},
                                       {"place", one.place},
                                       {"crps", one.crps},
                                       {"last", number_or_null(one.last)},
                                       {"trend", number_or_null(one.trend)}});
    all["left_out"] = {{"known", told.known},
                       {"outside_the_run", told.beyond},
                       {"without_a_value", told.suppressed}};
    return all.dump(2) + "\n";
}

std::string as_csv(const Backtest& told) {
    std::string text =
        "observation,series,observed,mean,se,q05,q25,q75,q95,place,crps,last,trend\n";
    const auto number = [](const std::optional<double>& one) {
        return one ? text::number(*one) : std::string();
    };
    const auto or_nothing = [](double one) {
        return std::isnan(one) ? std::string() : text::number(one);
    };
    for (const Foreseen& one : told.foreseen)
        text += fmt::format("{},{},{},{},{},{},{},{},{},{},{},{},{}\n",
                            tidy::quoted_for_csv(one.words),
                            tidy::quoted_for_csv(one.series),
                            text::number(one.value),
                            text::number(one.mean),
                            or_nothing(one.se),
                            or_nothing(one.q05),
                            or_nothing(one.q25),
                            or_nothing(one.q75),
                            or_nothing(one.q95),
                            text::number(one.place),
                            text::number(one.crps),
                            number(one.last),
                            number(one.trend));
    return text;
}

}  // namespace

std::string times_text(const analysis::Probability& one) {
    return one.n == 0 ? "-" : fmt::format("{:.0f} of {:.0f}", one.share * one.n, one.n);
}

std::string foreseen_panel(const Backtest& of, std::size_t width) {
    std::vector<std::string> labels;
    PanelColumn value{{"observed"}, {}}, mean{{"forecast", "± error"}, {}},
        interval{{"90% interval"}, {}}, place{{"below", "observed, %"}, {}};
    for (const Foreseen& one : of.foreseen) {
        const int decimals = decimals_of({one.value, one.mean}, {one.se});
        const bool has_interval = !std::isnan(one.q05);
        const bool is_outside = has_interval && !is_within(one.value, one.q05, one.q95);
        labels.push_back(one.words);
        value.cells.push_back((is_outside ? "* " : "") + figure(one.value, decimals));
        mean.cells.push_back(with_error(figure(one.mean, decimals), one.se, decimals));
        interval.cells.push_back(
            has_interval
                ? fmt::format("{} to {}", figure(one.q05, decimals), figure(one.q95, decimals))
                : std::string("-"));
        place.cells.push_back(fmt::format("{:.0f}", 100 * one.place));
    }
    return panels(labels, {value, mean, interval, place}, width) + "*: outside the 90% interval\n";
}

std::string backtest_text(const Backtest& of, Shown shown, std::size_t width) {
    switch (shown) {
        case Shown::json:
            return as_json(of);
        case Shown::csv:
            return as_csv(of);
        case Shown::findings:  // no other flag of this verb
        case Shown::table:
            break;
    }
    return as_table(of, width);
}

}  // namespace caseforce::cli
