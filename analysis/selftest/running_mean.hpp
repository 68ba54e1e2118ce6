// The mean of independent replications and how sure it is.
#pragma once

#include <cmath>
#include <cstddef>
#include <span>

namespace caseforce::selftest {

/// Mean and standard error of independent values. Source: Welford (1962), Technometrics 4, 419-420.
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

/// A mean of independent replications is further off than this many standard errors once in a
/// million correct runs.
inline constexpr double once_in_a_million = 4.9;

}  // namespace caseforce::selftest
