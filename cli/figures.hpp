// Numbers as the headline table shows them.
#pragma once

#include <string>

namespace caseforce::cli {

/// With thousands set apart by commas, as the national statistics print them: "12,345.6".
[[nodiscard]] std::string figure(double value, int decimals);

/// Enough decimals for three figures of values of that size and for one figure of the smallest
/// error (0: there is none), four at most.
[[nodiscard]] int decimals_for(double largest, double smallest_error);

/// "4.1 MB"
[[nodiscard]] std::string bytes_text(double bytes);

}  // namespace caseforce::cli
