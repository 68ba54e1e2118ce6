// What a run leaves behind: for each policy and replication the weekly rows of Layout, as float32
// (MEASURES, The file).
#pragma once

#include <string>
#include <vector>

#include "engine/record/layout.hpp"
#include "engine/record/year_layout.hpp"
#include "engine/scenario/values.hpp"

namespace caseforce {

/// Series of one replication: (week, Layout row), float32, NaN where a mean is over nothing. Week k
/// is rows[k * width].
using Rows = std::vector<float>;

/// Yearly values of one replication, as YearLayout has them; NaN where there is nothing.
using YearRows = std::vector<double>;

struct PolicyResults {
    std::string name;                  ///< "baseline" for the scenario's own
    std::vector<Rows> replications;    ///< by replication number - 1
    std::vector<YearRows> years = {};  ///< likewise
};

struct Results {
    Layout layout;
    scenario::Date start;
    int weeks = 0;
    std::vector<PolicyResults> policies;
    YearLayout years = {};

    /// Value of a row position in a week (from 0) of a replication (from 0).
    [[nodiscard]] float value(std::size_t policy,
                              std::size_t replication,
                              int week_number,
                              std::size_t position) const {
        return policies[policy]
            .replications[replication]
                         [static_cast<std::size_t>(week_number) * layout.width() + position];
    }
};

}  // namespace caseforce
