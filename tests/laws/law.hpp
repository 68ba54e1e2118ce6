// What the tests of the model's laws (MODEL 10) share: estimates over independent replications, and
// sums over the weeks of one. The replication is the unit throughout: weeks of one are correlated.
#pragma once

#include <cstring>
#include <vector>

#include "analysis/selftest/estimates.hpp"
#include "analysis/selftest/small_council.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/laws.hpp"

namespace caseforce::law {

using namespace selftest;
using namespace test;

/// A measure for the council, or for the i-th team, stage or role.
struct Of {
    Measure measure;
    Level level = Level::council;
    std::size_t i = 0;
};

inline Of of_stage(Measure measure, std::size_t i = 0) { return {measure, Level::stage, i}; }
inline Of of_team(Measure measure, std::size_t i = 0) { return {measure, Level::team, i}; }

inline double value(const SmallRun& run, int week_number, const Of& of) {
    return run.at(week_number, of.measure, of.level, of.i);
}

/// Sum over the weeks after `from` up to `to`.
inline double sum_over(const SmallRun& run, int from, int to, const Of& of) {
    double sum = 0;
    for (int number = from + 1; number <= to; ++number)
        sum += value(run, number, of);
    return sum;
}

/// Sum over all weeks of a mean times the count that it is over; weeks without any pass.
inline double sum_of_products(const SmallRun& run, const Of& count, const Of& mean) {
    double sum = 0;
    for (int number = 1; number <= run.weeks(); ++number) {
        if (value(run, number, count) > 0)
            sum += value(run, number, count) * value(run, number, mean);
    }
    return sum;
}

/// The same bits in every week and measure, "mean over nothing" included.
inline bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0;
}

}  // namespace caseforce::law
