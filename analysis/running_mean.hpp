// The mean of independent values and how sure it is, value by value.
#pragma once

#include <cmath>
#include <cstddef>
#include <span>

namespace caseforce::analysis {

/// Mean, variance and standard error of the values added so far; the last two require two of them.
/// Source: Welford (1962), Note on a method for calculating corrected sums of squares and products,
/// Technometrics 4, 419-420.
class RunningMean {
  public:
    RunningMean() = default;
    explicit RunningMean(std::span<const double> values) {
        for (const double value : values)
            add(value);
    }

    void add(double value) {
        n_ += 1;
        const double from_mean = value - mean_;
        mean_ += from_mean / static_cast<double>(n_);
        squares_ += from_mean * (value - mean_);
    }

    [[nodiscard]] std::size_t n() const { return n_; }
    [[nodiscard]] double mean() const { return mean_; }
    [[nodiscard]] double variance() const { return squares_ / (static_cast<double>(n_) - 1.0); }
    [[nodiscard]] double standard_error() const {
        return std::sqrt(variance() / static_cast<double>(n_));
    }

  private:
    std::size_t n_ = 0;
    double mean_ = 0;
    double squares_ = 0;
};

}  // namespace caseforce::analysis
