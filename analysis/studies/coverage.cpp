#include <array>
#include <cmath>

#include <fmt/format.h>

#include "analysis/compare/differences.hpp"
#include "analysis/compare/findings.hpp"
#include "analysis/compare/spending.hpp"
#include "analysis/compare/targets.hpp"
#include "analysis/studies/queue_without_limits.hpp"
#include "analysis/studies/studies.hpp"

namespace caseforce::studies {
namespace {

constexpr int weeks = 26;
constexpr double demand = 0.8;

/// How often something promised held.
class Held {
  public:
    void add(bool held) {
        n_ += 1;
        times_ += held ? 1 : 0;
    }
    [[nodiscard]] Promise told(std::string what, double promised) const {
        const double share = times_ / n_;
        return {std::move(what), promised, share, std::sqrt(share * (1 - share) / n_)};
    }

  private:
    double n_ = 0, times_ = 0;
};

/// P(Poisson of this mean <= most).
double poisson_up_to(double mean, int most) {
    double term = std::exp(-mean), sum = term;
    for (int k = 1; k <= most; ++k)
        sum += term *= mean / k;
    return sum;
}

double mean_open(double scale) {
    double sum = 0;
    for (int w = 1; w <= weeks; ++w)
        sum += open_at(w, scale) / weeks;
    return sum;
}

bool holds(const analysis::Difference& interval, double truth) {
    return interval.lower <= truth && truth <= interval.upper;
}

/// Whether the interval that --until promises, mean +- half width, holds the truth.
bool holds(const Experiment& experiment,
           const analysis::Aggregate& what,
           const analysis::Reached& reached,
           double truth) {
    const auto option = analysis::values_of(experiment.results(), 1, what);
    const auto against = analysis::values_of(experiment.results(), 0, what);
    const double mean = analysis::paired(option, against).mean;
    return std::abs(mean - truth) <= reached.half_width;
}

}  // namespace

void study_coverage(int seeds, int threads) {
    const Scenario s = without_limits(weeks);
    const Policy less = from_the_start(s, demand);
    const std::vector<Option> options{{"baseline", &s, nullptr}, {"less", &s, &less}};
    fmt::print("{} seeds; open cases without limits, referrals x {}\n", seeds, demand);

    const double at_end = open_at(weeks, demand) - open_at(weeks);
    const double over_all = mean_open(demand) - mean_open(1);
    const int bound = static_cast<int>(open_at(weeks));
    const double met = poisson_up_to(open_at(weeks), bound);
    for (const int replications : {5, 20, 100}) {
        Held last, mean, target;
        for (int seed = 1; seed <= seeds; ++seed) {
            Experiment experiment(options, seeds_of(static_cast<std::uint64_t>(seed)));
            experiment.run(replications, {.threads = threads});
            const Results& results = experiment.results();
            std::array<analysis::Aggregate, 2> open;
            open.fill(analysis::whole_horizon_of(results, Measure::open_cases));
            open[1].weeks = analysis::last_weeks(results, 1);
            const auto compared = analysis::compared(results, open, threads);
            mean.add(holds(compared[0].told.differences[1], over_all));
            last.add(holds(compared[1].told.differences[1], at_end));
            const std::vector<analysis::Goal> goals{
                {"", open[1], analysis::Goal::Sense::at_most, double(bound)}};
            const auto by_policy = analysis::of_goals(results, goals, threads);
            const auto of = analysis::goals_met(goals, {by_policy[0]})[0].each[0];
            target.add(of.lower <= met && met <= of.upper);
        }
        tell(last.told(fmt::format("difference in the last week, {} replications", replications),
                       0.95));
        tell(mean.told(fmt::format("difference over the horizon, {} replications", replications),
                       0.95));
        tell(target.told(fmt::format("probability of a target, {} replications", replications),
                         0.95));
    }

    Held until;
    double replications = 0;
    for (int seed = 1; seed <= seeds; ++seed) {
        Experiment experiment(options, seeds_of(static_cast<std::uint64_t>(seed)));
        const analysis::Aggregate open =
            analysis::whole_horizon_of(experiment.results(), Measure::open_cases);
        const analysis::Reached reached =
            analysis::run_until_narrow(experiment,
                                       {open, analysis::NarrowEnough::Of::difference, 0.2, 10000},
                                       {.threads = threads});
        until.add(holds(experiment, open, reached, over_all));
        replications += static_cast<double>(reached.replications) / seeds;
    }
    tell(until.told(
        fmt::format("--until difference = 0.2 (about {:.0f} replications)", replications), 0.95));
}

}  // namespace caseforce::studies
