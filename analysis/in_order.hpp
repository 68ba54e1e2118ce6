// Values put in order without comparing them: which of two is less cannot be foretold, and a run's
// file asks for it in every week of every measure.
#pragma once

#include <vector>

namespace caseforce::analysis {

/// In rising order. Requires: no NaN among them. O(n): a few operations for each byte of a value.
void put_in_order(std::vector<float>& values);
void put_in_order(std::vector<double>& values);

}  // namespace caseforce::analysis
