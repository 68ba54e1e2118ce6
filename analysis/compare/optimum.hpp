// The cheapest of many options that meets all targets as often as is asked: futures are spent on
// those that may be it.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "analysis/aggregate.hpp"
#include "analysis/compare/targets.hpp"
#include "engine/simulator/experiment.hpp"

namespace caseforce::analysis {

struct FindCheapest {
    Aggregate cost;  ///< what there should be least of
    std::vector<Goal> goals;
    double probability = 0.8;  ///< that all goals are met in a simulated future
    double of_confidence = 0.95;
    int budget = 0;  ///< futures of an option, at most
};

/// Why an option is out.
enum class Out { no, too_seldom, too_dear };

/// Options that are left after some looks. With the asked confidence the cheapest that meets the
/// goals as often as asked is never dropped: an option goes where it surely meets them more seldom
/// (Clopper and Pearson's interval), or surely costs more (paired, Student's t) than one that
/// surely meets them; "surely" by Bonferroni over options and looks.
class Narrowing {
  public:
    /// Requires: options >= 1, looks >= 1, probabilities between 0 and 1.
    Narrowing(std::size_t options, double probability, double of_confidence, std::size_t looks);

    /// Takes what the options left have given so far, by option and replication: costs, and 1 where
    /// all goals were met, 0 where not, NaN where one has no value.
    void look(const std::vector<std::vector<double>>& costs,
              const std::vector<std::vector<double>>& met);

    [[nodiscard]] std::vector<std::size_t> left() const;
    [[nodiscard]] const std::vector<Out>& why() const { return why_; }
    /// The probability that one option's interval does not hold at one look: with the asked
    /// confidence all of them do at all looks, whenever one stops looking.
    [[nodiscard]] double level() const { return level_; }
    /// Whether that interval of an option that met its goals so lies above the asked probability.
    [[nodiscard]] bool surely_meets(const std::vector<double>& met) const;

  private:
    double probability_;
    double level_, dear_level_;
    std::vector<Out> why_;
};

/// Where an option stands.
struct OfPoint {
    double cost = 0, se = 0;  ///< mean and standard error; NaN where it has no value
    double n = 0;             ///< futures that the cost is of
    Probability met;          ///< of all goals together
    double surely = 0;        ///< that they are met so often at least, for all options and looks
    Out out = Out::no;
};

struct Optimum {
    FindCheapest asked;
    std::vector<OfPoint> of_options;  ///< by policy
    /// The cheapest by its mean of those that surely meet the goals as often as asked; of those
    /// that do by their share, where none surely does. None that is out: those that are not have
    /// the same futures, and one that is too dear has met fewer of them.
    std::optional<std::size_t> best;
    bool is_sure = false;  ///< that `best` meets them
};

/// What has been found out of options of these costs, by option and replication, and of whether
/// they met all goals, as Narrowing::look takes them.
[[nodiscard]] Optimum optimum_of(const FindCheapest& asked,
                                 const std::vector<std::vector<double>>& costs,
                                 const std::vector<std::vector<double>>& met,
                                 const Narrowing& narrowing);

/// The futures after which options are looked at: the first look, twice as many, and so on.
[[nodiscard]] std::vector<int> looks_within(int budget);

/// Runs all options as often as a first look takes, then those that are left twice as often each
/// time, up to the budget. Throws as Experiment::run does; UsageError where the cost has no value
/// in a future.
[[nodiscard]] Optimum run_until_cheapest(Experiment& experiment,
                                         const FindCheapest& asked,
                                         const Running& how);

}  // namespace caseforce::analysis
