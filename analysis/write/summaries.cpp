#include "analysis/write/summaries.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <functional>
#include <memory>
#include <numeric>
#include <optional>
#include <span>
#include <string>
#include <type_traits>

#include "analysis/hdf5/level_groups.hpp"
#include "analysis/summary.hpp"
#include "analysis/write/blocks.hpp"

namespace caseforce::write {
namespace {

using analysis::Positions;
using analysis::Summary;
using Rows = std::span<const MeasureRow* const>;

/// How many summaries are in memory at a time.
std::size_t most_summarised(const Work& work) { return work.bytes_of_summaries / sizeof(Summary); }

/// Measures that stand one behind the other in the layout, and policies: as many as fit.
struct Some {
    Rows rows;
    Positions positions;
    std::size_t first_policy = 0, policies = 0;
};

Positions of_all(const Layout& layout, Rows rows, Level level) {
    const Positions first = analysis::positions_of(layout, rows.front()->measure, level);
    const Positions last = analysis::positions_of(layout, rows.back()->measure, level);
    return {first.first, last.first + last.count - first.first};
}

/// The first of these measures: one at least, and under all policies.
Some as_many_as_fit(const Work& work, const Results& results, Rows rows, Level level) {
    const std::size_t of_a_position =
        results.policies.size() * static_cast<std::size_t>(results.weeks);
    std::size_t count = 1;
    while (count < rows.size() &&
           of_all(results.layout, rows.first(count + 1), level).count * of_a_position <=
               most_summarised(work))
        ++count;
    const Rows these = rows.first(count);
    return {these, of_all(results.layout, these, level), 0, results.policies.size()};
}

/// How many policies of a measure fit that does not under all of them: as many as whole chunks
/// have.
std::size_t policies_that_fit(const Work& work,
                              const Results& results,
                              const Some& some,
                              const std::vector<hsize_t>& lengths) {
    const std::size_t of_a_policy = some.positions.count * static_cast<std::size_t>(results.weeks);
    const std::size_t in_a_chunk = chunk_of(lengths).front();
    const std::size_t fitting = most_summarised(work) / std::max<std::size_t>(of_a_policy, 1);
    return std::max(fitting / in_a_chunk, std::size_t{1}) * in_a_chunk;
}

/// Summaries of some measures: (policy, week, position).
struct Summaries {
    Some of;
    std::vector<std::vector<Summary>> by_policy;

    Summaries(const Work& work, const Results& results, const Some& some) : of(some) {
        for (std::size_t i = 0; i < some.policies; ++i) {
            stop_if_asked(work);
            by_policy.push_back(
                analysis::summarise(results, some.first_policy + i, some.positions, work.threads));
        }
    }

    /// Calls `act` for those of a measure at these positions, in order.
    template <class Act>
    void for_each(int weeks, Positions at, const Act& act) const {
        for (const std::vector<Summary>& of_policy : by_policy) {
            for (int w = 0; w < weeks; ++w) {
                const std::size_t from = static_cast<std::size_t>(w) * of.positions.count;
                const std::span<const Summary> all(of_policy);
                for (const Summary& one :
                     all.subspan(from + at.first - of.positions.first, at.count))
                    act(one);
            }
        }
    }
};

template <class Number>
hid_t stored_type() {
    return std::is_same_v<Number, float> ? H5T_IEEE_F32LE : H5T_IEEE_F64LE;
}

/// A group with a variable for each measure of a level along policy, week, the measure's own
/// further axis and `last`; `Append::to(values, summary)` makes its values.
template <class Append>
class LevelGroup {
  public:
    using Number = typename Append::Number;

    LevelGroup(const Work& work,
               const Results& results,
               const std::string& name,
               const std::vector<const MeasureRow*>& rows,
               Level level)
        : work_(work),
          results_(results),
          level_(level),
          group_(work.file, name, work.coordinates, used(rows, level)),
          waiting_(work.coordinates, work.threads) {}

    /// A variable of the measure.
    [[nodiscard]] std::shared_ptr<const Handle> variable(const MeasureRow& row) const {
        return std::make_shared<const Handle>(
            group_.variable(row, axes(row), stored_type<Number>()));
    }
    /// Its length along each axis.
    [[nodiscard]] std::vector<hsize_t> lengths(const MeasureRow& row) const {
        return work_.coordinates.lengths(axes(row));
    }
    /// What some summaries make of it.
    void add(std::shared_ptr<const Handle> variable,
             const MeasureRow& row,
             const Summaries& summaries) {
        std::vector<hsize_t> block = lengths(row);
        std::vector<hsize_t> offset(block.size(), 0);
        offset.front() = summaries.of.first_policy;
        block.front() = summaries.of.policies;
        std::vector<Number> values;
        values.reserve(std::accumulate(
            block.begin(), block.end(), std::size_t{1}, std::multiplies<std::size_t>()));
        const Positions at = analysis::positions_of(results_.layout, row.measure, level_);
        summaries.for_each(
            results_.weeks, at, [&](const Summary& one) { Append::to(values, one); });
        waiting_.add(std::move(variable), std::move(offset), std::move(block), std::move(values));
    }
    /// To be called last.
    void write() { waiting_.write(); }

  private:
    static std::vector<Dimension> used(const std::vector<const MeasureRow*>& rows, Level level) {
        std::vector<Dimension> all = used_by(rows, level, {Dimension::policy, Dimension::time});
        all.insert(all.end(), Append::last.begin(), Append::last.end());
        return all;
    }
    [[nodiscard]] std::vector<Dimension> axes(const MeasureRow& row) const {
        std::vector<Dimension> all = axes_of(row, level_, {Dimension::policy, Dimension::time});
        all.insert(all.end(), Append::last.begin(), Append::last.end());
        return all;
    }

    const Work& work_;
    const Results& results_;
    Level level_;
    Group group_;
    WaitingBlocks<Number> waiting_;
};

struct AppendMean {
    using Number = float;
    static constexpr std::array<Dimension, 0> last{};
    static void to(std::vector<float>& values, const Summary& one) {
        values.push_back(static_cast<float>(one.mean));
    }
};

struct AppendStatistics {
    using Number = double;
    static constexpr std::array last{Dimension::statistic};
    static void to(std::vector<double>& values, const Summary& one) {
        const auto all = std::bit_cast<std::array<double, analysis::statistic_names.size()>>(one);
        values.insert(values.end(), all.begin(), all.end());
    }
};

}  // namespace

void write_summaries(const Work& work,
                     const Results& results,
                     const std::vector<const MeasureRow*>& rows,
                     Level level) {
    const hdf5::LevelGroups names = hdf5::groups_of(level);
    std::optional<LevelGroup<AppendMean>> means;
    if (values_kept(work.detail, level) == LevelValues::means)
        means.emplace(work, results, names.values, rows, level);
    LevelGroup<AppendStatistics> statistics(work, results, names.summary, rows, level);
    for (Rows left(rows); !left.empty();) {
        Some some = as_many_as_fit(work, results, left, level);
        left = left.subspan(some.rows.size());
        const std::size_t values =
            some.positions.count * static_cast<std::size_t>(results.weeks) * some.policies;
        if (values > most_summarised(work))  // one measure alone
            some.policies =
                policies_that_fit(work, results, some, statistics.lengths(*some.rows.front()));
        std::vector<std::shared_ptr<const Handle>> of_means, of_statistics;
        for (const MeasureRow* row : some.rows) {
            if (means) of_means.push_back(means->variable(*row));
            of_statistics.push_back(statistics.variable(*row));
        }
        const std::size_t at_once = some.policies;
        for (; some.first_policy < results.policies.size(); some.first_policy += at_once) {
            some.policies = std::min(at_once, results.policies.size() - some.first_policy);
            const Summaries summaries(work, results, some);
            for (std::size_t i = 0; i < some.rows.size(); ++i) {
                if (means) means->add(of_means[i], *some.rows[i], summaries);
                statistics.add(of_statistics[i], *some.rows[i], summaries);
            }
        }
    }
    if (means) means->write();
    statistics.write();
}

double memory_of_summaries(const Results& results, Level level) {
    const auto of = [&](const Positions& positions, std::size_t policies) {
        return static_cast<double>(positions.count * static_cast<std::size_t>(results.weeks) *
                                   policies);
    };
    double of_one = 0;  // measure, under one policy
    for (const MeasureRow* row : recorded(results.layout, level))
        of_one =
            std::max(of_one, of(analysis::positions_of(results.layout, row->measure, level), 1));
    const double all = of(analysis::positions_of(results.layout, level), results.policies.size());
    return std::min(sizeof(Summary) * all,
                    std::max(sizeof(Summary) * of_one, double{usual_summaries}));
}

}  // namespace caseforce::write
