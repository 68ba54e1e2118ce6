// How well a run foresaw what was observed after a date, beside forecasts that anyone could make.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "analysis/compare/targets.hpp"
#include "analysis/observed/observed.hpp"

namespace caseforce::observed {

/// What the simulated futures said of one observation, and how far off that was.
struct Foreseen {
    std::string series, words;
    double value = 0;         ///< observed
    double mean = 0, se = 0;  ///< of the futures, and its standard error; NaN of a single one
    double q05 = 0, q25 = 0, q75 = 0, q95 = 0;  ///< as ends_of; NaN where futures are too few
    double place = 0;  ///< share of the futures below it, half of those equal to it
    /// Continuous ranked probability score, as of an endless number of futures (fair): the mean
    /// absolute error of a forecast that is one number. Source: Gneiting and Raftery (2007); Ferro
    /// (2014).
    double crps = 0;
    std::optional<double> last = {};   ///< forecast: what was observed last before the date
    std::optional<double> trend = {};  ///< and the mean change a year before it, going on
};

/// All observations of a series that were foreseen, or of all series.
struct Score {
    std::string series;
    std::size_t n = 0;
    double bias = 0;  ///< mean of forecast less observed
    /// The standard error of the bias, of the futures that have all values; NaN of a single one.
    double bias_se = 0;
    analysis::Probability within_50 = {},
                          within_90 = {};  ///< of those that have one, with Wilson's 95% interval
    double crps = 0;                       ///< mean
    /// 1 - CRPS / the naive forecast's mean absolute error, of those that have one: above 0 where
    /// the run was the better; nothing where there is none, or the naive forecast was exact.
    std::optional<double> skill_over_last = {}, skill_over_trend = {};
};

struct Backtest {
    int from = 0;                    ///< days since 1970-01-01
    std::vector<Foreseen> foreseen;  ///< by series, then time
    std::vector<Score> scores;       ///< by series, in the order of the table
    Score all;                       ///< bias and CRPS are NaN: units differ
    // Rows:
    std::size_t known = 0;       ///< before the date
    std::size_t beyond = 0;      ///< of which no future says anything, as what is beyond the run
    std::size_t suppressed = 0;  ///< without a value
};

/// Throws UsageError where nothing that was observed from that day on is within the run, which need
/// not have been simulated.
void require_some_within(const Results& results, const Observations& table, int from);

/// Of what was observed from `from` on, days since 1970-01-01. Throws ScenarioError where the run
/// has no such part, UsageError where nothing of the table can be foreseen.
[[nodiscard]] Backtest backtest_of(const Results& results, const Observations& table, int from);

/// Futures that an interval of 90% takes.
inline constexpr int least_for_90 = 19;

/// Ends between which one more future lies with this probability, however few there are: between
/// those at (n + 1) (1 - share) / 2 and (n + 1) (1 + share) / 2 in order. NaN where there are too
/// few for any to lie so far out: 19 for 90%, 3 for 50%. Requires: in order.
[[nodiscard]] std::pair<double, double> ends_of(std::span<const double> sorted, double share);
/// Whether it lies between them or on one, to seven figures.
[[nodiscard]] bool is_within(double value, double lower, double upper);

/// The fair CRPS of so many futures for one observation. Requires: one future or more, in order.
[[nodiscard]] double crps_of(std::span<const double> sorted, double observed);

}  // namespace caseforce::observed
