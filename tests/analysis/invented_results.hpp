// Results without a run: numbers that depend on where they stand alone, a few of them NaN, so that
// the analysis and the file can be tried on any shape.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "engine/record/results.hpp"

namespace caseforce::test {

struct Shape {
    Names names;
    std::vector<std::string> policies{"baseline"};
    std::size_t replications = 5;
    int weeks = 8;
};

/// In [0, 1000) with three decimals, and NaN for about one in ten.
inline float invented(std::uint64_t where) {
    std::uint64_t x = (where + 1) * 0x9e3779b97f4a7c15U;
    x = (x ^ (x >> 31U)) * 0xbf58476d1ce4e5b9U;
    x ^= x >> 29U;
    if (x % 10 == 0) return std::numeric_limits<float>::quiet_NaN();
    return static_cast<float>(x / 16 % 1000000) / 1000.0F;
}

/// The years of that many weeks, in which every measure has a value, of whatever kind of year.
inline void invent_years(const Shape& shape, std::uint64_t where, Results& results) {
    scenario::Scenario scenario;
    scenario.start = results.start;
    const auto years = plan::years_of(scenario, calendar::WorkingDays(), shape.weeks);
    results.years = YearLayout(years, shape.names.stages.size());
    for (PolicyResults& policy : results.policies) {
        for (std::size_t r = 0; r < shape.replications; ++r) {
            std::vector<double> values(results.years.size());
            for (double& value : values)
                value = static_cast<double>(invented(where++));
            policy.years.emplace_back(std::move(values));
        }
    }
}

inline Results invented_results(const Shape& shape) {
    // 3 October 2022
    Results results{Layout(shape.names), scenario::Date{19268}, shape.weeks, {}};
    std::uint64_t where = 0;
    for (const std::string& name : shape.policies) {
        PolicyResults policy{name, {}};
        for (std::size_t r = 0; r < shape.replications; ++r) {
            std::vector<float> series(static_cast<std::size_t>(shape.weeks) *
                                      results.layout.width());
            for (float& value : series)
                value = invented(where++);
            policy.replications.emplace_back(std::move(series));
            policy.events.push_back(where);
        }
        results.policies.push_back(std::move(policy));
    }
    invent_years(shape, where, results);
    return results;
}

/// Results of one policy in which the first position of the layout has the given series, by
/// replication.
inline Results results_with(const std::vector<std::vector<float>>& by_replication) {
    Results results{Layout(Names{}), scenario::Date{0}, 0, {{"baseline", {}}}};
    for (const std::vector<float>& weekly : by_replication) {
        results.weeks = static_cast<int>(weekly.size());
        std::vector<float> series(weekly);
        series.resize(weekly.size() * results.layout.width(), 0.0F);
        results.policies[0].replications.emplace_back(std::move(series));
        results.policies[0].events.push_back(results.policies[0].replications.size());
    }
    return results;
}

inline constexpr float nothing = std::numeric_limits<float>::quiet_NaN();

}  // namespace caseforce::test
