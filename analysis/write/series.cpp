#include "analysis/write/series.hpp"

#include <algorithm>
#include <cstdint>

#include "analysis/by_replication.hpp"
#include "analysis/hdf5/attribute_names.hpp"
#include "analysis/hdf5/level_groups.hpp"
#include "analysis/side_by_side.hpp"
#include "analysis/summary.hpp"
#include "analysis/write/blocks.hpp"
#include "analysis/write/summaries.hpp"
#include "engine/core/error.hpp"

namespace caseforce::write {
namespace {

using analysis::Positions;
using analysis::Summary;

/// A measure's series as they are written: (policy, replication, week[, position]).
struct MeasureSeries {
    Handle variable;
    std::vector<hsize_t> lengths;
    Positions at;
    std::vector<float> of_policy = {};

    [[nodiscard]] std::size_t values_of_replication() const {
        return static_cast<std::size_t>(lengths[2]) * at.count;
    }
};

/// A replication's values of a measure in order: by week, then by position.
void put_in_order(std::span<const float> by_position, std::size_t weeks, std::span<float> by_week) {
    const std::size_t positions = by_position.size() / std::max<std::size_t>(weeks, 1);
    for (std::size_t i = 0; i < positions; ++i) {
        for (std::size_t w = 0; w < weeks; ++w)
            by_week[w * positions + i] = by_position[i * weeks + w];
    }
}

/// Puts a policy's values of these measures in order, in one pass over its replications: their
/// series are far from one another, and there may be more than stays in memory.
void gather(const Results& results,
            std::size_t policy,
            std::span<MeasureSeries> measures_of,
            int threads) {
    const std::size_t replications = results.policies[policy].replications.size();
    for (MeasureSeries& series : measures_of)
        series.of_policy.resize(replications * series.values_of_replication());
    // In the layout they stand one behind the other.
    const std::size_t first = measures_of.front().at.first;
    const std::size_t end = measures_of.back().at.first + measures_of.back().at.count;
    const auto weeks = static_cast<std::size_t>(results.weeks);
    analysis::for_each_of(replications, threads, [&](std::size_t r) {
        const Excerpt<float> all = results.series(policy, r, first, end - first);
        for (MeasureSeries& series : measures_of) {
            const std::size_t values = series.values_of_replication();
            put_in_order(all.values().subspan((series.at.first - first) * weeks, values),
                         weeks,
                         std::span(series.of_policy).subspan(r * values, values));
        }
    });
}

/// What has been gathered of a policy: of each measure one block.
std::vector<Block<float>> gathered(std::span<const MeasureSeries> measures_of, std::size_t policy) {
    std::vector<Block<float>> blocks;
    for (const MeasureSeries& series : measures_of) {
        const std::size_t of_one = series.values_of_replication();
        Block<float> block{&series.variable,
                           std::vector<hsize_t>(series.lengths.size(), 0),
                           series.lengths,
                           series.of_policy};
        block.offset[0] = policy;
        block.lengths[0] = 1;
        block.lengths[1] = series.of_policy.size() / std::max<std::size_t>(of_one, 1);
        if (block.lengths[1] > 0) blocks.push_back(std::move(block));
    }
    return blocks;
}

/// All measures of a level, as many at a time as may be gathered, one at least.
void write_series(const Work& work, const Results& results, std::vector<MeasureSeries> all) {
    const auto values_of = [&](const MeasureSeries& series) {
        return work.coordinates.replications * series.values_of_replication();
    };
    std::span<MeasureSeries> left(all);
    while (!left.empty()) {
        std::size_t count = 1;
        std::size_t values = values_of(left.front());
        while (count < left.size() && values + values_of(left[count]) <= values_at_once)
            values += values_of(left[count++]);
        const std::span<MeasureSeries> these = left.first(count);
        for (std::size_t policy = 0; policy < results.policies.size(); ++policy) {
            stop_if_asked(work);
            gather(results, policy, these, work.threads);
            write_blocks(std::span<const Block<float>>(gathered(these, policy)), work.threads);
        }
        for (MeasureSeries& series : these)
            series = {};  // its memory, and what HDF5 keeps of it
        left = left.subspan(count);
    }
}

/// What tells two runs apart, whatever of their series is kept.
void write_event_digests(const Results& results, const Group& group) {
    if (results.policies.front().events.empty()) return;
    const Handle variable = group.whole_numbers(
        {hdf5::event_digest,
         "1",
         "hash of every event of the replication and its instant, in order: the same where nothing "
         "else happened; 0 where an option has no such replication"},
        {Dimension::policy, Dimension::replication});
    for (std::size_t policy = 0; policy < results.policies.size(); ++policy) {
        const std::span<const std::uint64_t> values(results.policies[policy].events);
        if (!values.empty()) write_block(variable, {policy, 0}, {1, values.size()}, values);
    }
}

/// The root always, which says what was run; series where they are kept.
void write_values(const Work& work,
                  const Results& results,
                  const std::vector<const MeasureRow*>& rows,
                  Level level) {
    const bool stored_here = values_kept(work.detail, level) == LevelValues::series;
    if (!stored_here) {
        if (level == Level::council) write_root(work, results);
        return;
    }
    const Group group(
        work.file,
        hdf5::groups_of(level).values,
        work.coordinates,
        used_by(rows, level, {Dimension::policy, Dimension::replication, Dimension::time}));
    if (level == Level::council) write_event_digests(results, group);
    std::vector<MeasureSeries> all;
    for (const MeasureRow* row : rows) {
        const std::vector<Dimension> axes =
            axes_of(*row, level, {Dimension::policy, Dimension::replication, Dimension::time});
        all.push_back({group.variable(*row, axes, H5T_IEEE_F32LE),
                       work.coordinates.lengths(axes),
                       analysis::positions_of(results.layout, row->measure, level)});
    }
    write_series(work, results, std::move(all));
}

}  // namespace

LevelValues values_kept(Detail detail, Level level) {
    if (detail == Detail::summary) return LevelValues::nothing;
    if (level == Level::council || detail == Detail::full) return LevelValues::series;
    return LevelValues::means;
}

void write_root(const Work& work, const Results& results) {
    const Group group(work.file,
                      hdf5::groups_of(Level::council).values,
                      work.coordinates,
                      {Dimension::policy, Dimension::replication, Dimension::time});
    write_event_digests(results, group);
}

void stop_if_asked(const Work& work) {
    const int signal = work.stop_signal == nullptr ? 0 : work.stop_signal->load();
    if (signal != 0) throw Interrupted(signal);
}

std::vector<const MeasureRow*> recorded(const Layout& layout, Level level) {
    std::vector<const MeasureRow*> rows;
    for (const MeasureRow& row : measures) {
        if (layout.count(row.measure, level) > 0) rows.push_back(&row);
    }
    return rows;
}

void write_level(const Work& work, const Results& results, Level level) {
    const std::vector<const MeasureRow*> rows = recorded(results.layout, level);
    if (rows.empty()) return;
    write_values(work, results, rows, level);

    write_summaries(work, results, rows, level);
}

}  // namespace caseforce::write
