// What a run leaves behind: for each policy and replication the weekly series of what Layout lists,
// as float32 (MEASURES, The file).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/record/layout.hpp"
#include "engine/record/series.hpp"
#include "engine/record/year_layout.hpp"
#include "engine/scenario/values.hpp"

namespace caseforce {

struct PolicyResults {
    std::string name;                        ///< "baseline" for the scenario's own
    std::vector<Series> replications;        ///< by position among Results::numbers
    std::vector<Years> years = {};           ///< likewise
    std::vector<std::uint64_t> events = {};  ///< likewise: kernel::EventDigest of all that happened
};

/// Which replications there are, in order: 1, 2, 3 and so on; of a shard every so-manieth; where
/// some are missing, those named.
struct Numbering {
    std::uint32_t first = 1, step = 1;
    std::vector<std::uint32_t> only = {};  ///< empty: all of first, first + step, ...

    /// The number, from 1, of the replication at a position. Requires: there is one.
    [[nodiscard]] std::uint32_t at(std::size_t position) const {
        if (!only.empty()) return only[position];
        return first + step * static_cast<std::uint32_t>(position);
    }
    /// How many of them are numbered `last` or lower.
    [[nodiscard]] std::size_t count_to(std::uint32_t last) const;
};

struct Results {
    Layout layout;
    scenario::Date start;
    int weeks = 0;
    std::vector<PolicyResults> policies;
    YearLayout years = {};
    Numbering numbers = {};

    /// By week, what stands at a position of the layout in a replication (from 0); of several
    /// positions, one behind the other.
    [[nodiscard]] Excerpt<float> series(std::size_t policy,
                                        std::size_t replication,
                                        std::size_t position,
                                        std::size_t count = 1) const {
        const auto of_one = static_cast<std::size_t>(weeks);
        return policies[policy].replications[replication].values(position * of_one, count * of_one);
    }
};

}  // namespace caseforce
