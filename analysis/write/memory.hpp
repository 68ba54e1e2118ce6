// How much memory a run's results and the writing of its file take, told before it is taken.
#pragma once

#include "analysis/hdf5/detail.hpp"
#include "engine/record/results.hpp"

namespace caseforce::write {

/// How many bytes of memory what is kept of each replication of each policy takes, for as many
/// replications as will be.
[[nodiscard]] double memory_of_runs(const Results& results, double replications);

/// About how many bytes of memory summarising and writing take at their highest, what is kept of
/// each replication of each policy included: for as many replications as will be, whatever
/// `results` has.
[[nodiscard]] double memory_to_write(const Results& results,
                                     double replications,
                                     hdf5::Detail detail,
                                     int threads);

}  // namespace caseforce::write
