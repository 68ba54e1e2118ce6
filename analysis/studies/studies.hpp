// Studies of the comparison's own honesty: do intervals hold what they promise, does the selection
// find the best as often as it says? Each tells what was promised and what was measured.
#pragma once

#include <string>

namespace caseforce::studies {

/// One promise and what came of it.
struct Promise {
    std::string what;
    double promised;
    double measured;
    double error;  ///< standard error of `measured`
};

/// Share of `seeds` comparisons whose 95% interval holds the true difference, which is known in
/// closed form: of a difference at a week and over a span, of a target's probability, and of
/// intervals narrowed by `--until`.
void study_coverage(int seeds, int threads);

/// Share of `seeds` selections that end with the best of five options, the others worse by exactly
/// the indifference: the hardest case.
void study_selection(int seeds, int threads);

/// Share of `seeds` selections of two options whose interval of how far they are apart holds the
/// true difference, though the selection ends where they lie apart.
void study_intervals(int seeds, int threads);

/// A line on stdout.
void tell(const Promise& promise);

}  // namespace caseforce::studies
