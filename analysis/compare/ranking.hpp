// Options in order of one aggregate, with intervals that hold for all of them together.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "analysis/aggregate.hpp"
#include "analysis/compare/paired.hpp"

namespace caseforce::analysis {

/// What is the better: the lower value or the higher.
enum class Better { lower, higher };

/// One option's place.
struct Rank {
    std::size_t policy = 0;
    double mean = 0;  ///< of the aggregate; NaN where it has no value
    double se = 0;
    /// From the one in the first place, positive where worse, with the family-wise interval; 0 of
    /// the first itself.
    double behind = 0, lower = 0, upper = 0;
    bool may_be_best = true;  ///< its interval does not leave 0 out
    double n = 0;             ///< replications
};

struct Ranking {
    Better better = Better::lower;
    double confidence = 0.95;
    std::vector<Rank> ranks;  ///< the best first; those without a value last
};

struct Ranked {
    Aggregate what;
    Ranking ranking;
    double indifference = 0;
    bool is_decided = false;        ///< the best was found before the budget ended
    std::vector<std::size_t> left;  ///< policies that may be the best
};

/// The ranking of these policies by values[policy][replication], by their paired differences from
/// the first: the best mean among those that may be first (which a selection has left; empty: all).
/// One that was dropped has fewer replications, and may look better by chance. With the
/// asked confidence all pairwise intervals hold at once (Bonferroni over the k (k - 1) / 2 paired
/// differences), so that those from whichever option turns out first do too. Source: Nelson and
/// Matejcik (1995), Using common random numbers for indifference-zone selection and multiple
/// comparisons in simulation, Management Science 41, 1935-1945, section 2.
[[nodiscard]] Ranking rank(const std::vector<std::vector<double>>& values,
                           Better better,
                           double of_confidence,
                           std::span<const std::size_t> may_be_first = {});

/// Source: Kim and Nelson (2001), A fully sequential procedure for indifference-zone selection in
/// simulation, ACM Transactions on Modeling and Computer Simulation 11, 251-273; procedure KN with
/// c = 1, which allows common random numbers. Replications go only to the options that may still be
/// the best; with the asked probability the one left is the best wherever the best is better than
/// the others by `indifference` or more.
class Selection {
  public:
    /// Of `options` options. Requires: options >= 1, 0 < confidence < 1, indifference > 0.
    Selection(std::size_t options, Better better, double of_confidence, double indifference);

    /// Takes what all options still left have given so far, values[option][replication], and drops
    /// those that cannot be the best. The first call fixes the variances: it should have 10 to 20
    /// replications. Requires: all options left have the same number of replications and no NaN.
    void look(const std::vector<std::vector<double>>& values);

    /// The options left, in their order.
    [[nodiscard]] const std::vector<std::size_t>& left() const { return left_; }
    [[nodiscard]] bool is_decided() const { return left_.size() == 1; }

  private:
    [[nodiscard]] double variance_of(std::size_t i, std::size_t l) const {
        return variances_[i * options_ + l];
    }
    void fix_variances(const std::vector<std::vector<double>>& values);

    std::size_t options_;
    double sign_;  ///< 1 where higher is better
    double confidence_, indifference_;
    double h_squared_ = 0;
    std::vector<double> variances_;  ///< (option, option): of the difference, at the first look
    std::vector<std::size_t> left_;
};

}  // namespace caseforce::analysis
