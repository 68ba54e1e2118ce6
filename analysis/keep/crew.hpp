// The processes that share an undertaking: one alone, or the ranks of an MPI job.
#pragma once

#include <functional>

namespace caseforce::keep {

struct Crew {
    int rank = 0;  ///< from 0; the first writes the result
    int size = 1;
    /// Returns when all of them have called it. Empty where there is one alone.
    std::function<void()> wait_for_all = {};

    [[nodiscard]] bool is_first() const { return rank == 0; }
};

}  // namespace caseforce::keep
