// What the replications say together of each measure of a level, week by week: the nine statistics,
// and where a level's own values would stand their means (MEASURES, The file).
#pragma once

#include <vector>

#include "analysis/write/series.hpp"

namespace caseforce::write {

/// Writes a level's summaries, and its means where those stand in place of series. However many
/// teams, weeks and policies there are, no more is summarised at a time than fits.
/// Throws FileError, Interrupted.
void write_summaries(const Work& work,
                     const Results& results,
                     const std::vector<const MeasureRow*>& rows,
                     Level level);

/// Bytes of memory that it takes at most for what is summarised at a time.
[[nodiscard]] double memory_of_summaries(const Results& results, Level level);

}  // namespace caseforce::write
