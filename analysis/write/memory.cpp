#include "analysis/write/memory.hpp"

#include <algorithm>
#include <cstdint>

#include "analysis/by_replication.hpp"
#include "analysis/positions.hpp"
#include "analysis/write/blocks.hpp"
#include "analysis/write/series.hpp"
#include "analysis/write/summaries.hpp"

namespace caseforce::write {

double memory_of_runs(const Results& results, double replications) {
    constexpr double of_a_run = sizeof(Series) + sizeof(Years) + 2 * sizeof(std::uint64_t);
    return static_cast<double>(results.policies.size()) * replications * of_a_run;
}

double memory_to_write(const Results& results, double replications, Detail detail, int threads) {
    double summaries = 0, gathered = 0;
    for (const Level level : {Level::council, Level::team, Level::stage, Level::role}) {
        const std::size_t count = analysis::positions_of(results.layout, level).count;
        const double values = results.weeks * static_cast<double>(count);
        summaries = std::max(summaries, memory_of_summaries(results, level));
        if (values_kept(detail, level) != LevelValues::series) continue;
        gathered = std::max(
            gathered,
            std::min(replications * values, static_cast<double>(values_at_once)) * sizeof(float));
    }
    const double turned_round = threads * double{analysis::most_at_once * sizeof(float)};
    // What does not compress is there twice while it is written.
    return memory_of_runs(results, replications) +
           std::max(summaries + std::min(summaries, double{most_waiting}) + turned_round,
                    2 * gathered);
}

}  // namespace caseforce::write
