#include "analysis/write/years.hpp"

#include <array>
#include <bit>
#include <string>

#include <fmt/format.h>

#include "analysis/summary.hpp"
#include "analysis/write/attributes.hpp"
#include "analysis/write/blocks.hpp"

namespace caseforce::write {
namespace {

using analysis::Summary;

std::vector<Dimension> axes_of(const YearlyRow& row, std::vector<Dimension> axes) {
    if (row.level == YearlyLevel::stage) axes.push_back(Dimension::stage);
    return axes;
}

/// The measures that have values: those by stage need stages.
std::vector<const YearlyRow*> recorded(const Results& results) {
    std::vector<const YearlyRow*> rows;
    for (const YearlyRow& row : yearly_measures) {
        if (results.years.count(row.measure) > 0) rows.push_back(&row);
    }
    return rows;
}

std::vector<double> scales_of(const Results& results, YearKind kind) {
    std::vector<double> scales;
    for (std::size_t y = 0; y < results.years.labels().size(); ++y)
        scales.push_back(results.years.scaled_by(kind, y));
    return scales;
}

/// With `scaled_by`, what its values were multiplied by, year by year, where they were.
Handle variable_of(const Group& group,
                   const Results& results,
                   const YearlyRow& row,
                   const std::vector<Dimension>& axes) {
    Handle variable = group.variable(row, axes);
    if (row.of_part == OfPartOfYear::scaled)
        write_numbers(variable, "scaled_by", scales_of(results, row.kind));
    return variable;
}

/// What flows were multiplied by to make a whole year, by kind of year.
void write_scales(const Group& group, const Results& results) {
    for (std::size_t kind = 0; kind < year_kind_names.size(); ++kind) {
        const std::string name = fmt::format("{}_scaled_by", year_kind_names[kind]);
        const std::string about = fmt::format(
            "days of the {} year / days of it that were simulated: what its flows were multiplied "
            "by",
            year_kind_names[kind]);
        const Handle variable =
            group.variable({name, "1", about}, {Dimension::year}, H5T_IEEE_F64LE);
        const std::vector<double> scales = scales_of(results, static_cast<YearKind>(kind));
        write_block(variable, {0}, {scales.size()}, std::span<const double>(scales));
    }
}

/// Offset and lengths of one policy's block of a variable along `axes`.
struct Slab {
    std::vector<hsize_t> offset, lengths;
};

Slab slab_of(const Work& work, std::size_t policy, const std::vector<Dimension>& axes) {
    Slab slab{std::vector<hsize_t>(axes.size(), 0), work.coordinates.lengths(axes)};
    slab.offset[0] = policy;
    slab.lengths[0] = 1;
    return slab;
}

void write_values(const Work& work,
                  const Results& results,
                  const YearlyRow& row,
                  const Group& group) {
    const std::vector<Dimension> axes =
        axes_of(row, {Dimension::policy, Dimension::replication, Dimension::year});
    const Handle variable = variable_of(group, results, row, axes);
    for (std::size_t policy = 0; policy < results.policies.size(); ++policy) {
        Slab slab = slab_of(work, policy, axes);
        slab.lengths[1] = results.policies[policy].years.size();
        std::vector<double> values;
        for (const Years& of : results.policies[policy].years) {
            const Excerpt<double> read = of.values();
            for (std::size_t y = 0; y < results.years.labels().size(); ++y) {
                const auto some = read.values().subspan(results.years.at(y, row.measure),
                                                        results.years.count(row.measure));
                values.insert(values.end(), some.begin(), some.end());
            }
        }
        write_block(variable, slab.offset, slab.lengths, std::span<const double>(values));
    }
}

/// `by_policy`: of every yearly value.
void write_summary(const Work& work,
                   const Results& results,
                   const YearlyRow& row,
                   const Group& group,
                   const std::vector<std::vector<Summary>>& by_policy) {
    std::vector<Dimension> axes = axes_of(row, {Dimension::policy, Dimension::year});
    axes.push_back(Dimension::statistic);
    const Handle variable = variable_of(group, results, row, axes);
    for (std::size_t policy = 0; policy < results.policies.size(); ++policy) {
        const Slab slab = slab_of(work, policy, axes);
        std::vector<double> values;
        for (std::size_t y = 0; y < results.years.labels().size(); ++y) {
            for (std::size_t i = 0; i < results.years.count(row.measure); ++i) {
                const auto statistics =
                    std::bit_cast<std::array<double, analysis::statistic_names.size()>>(
                        by_policy[policy][results.years.at(y, row.measure) + i]);
                values.insert(values.end(), statistics.begin(), statistics.end());
            }
        }
        write_block(variable, slab.offset, slab.lengths, std::span<const double>(values));
    }
}

template <class Write>
void write_group(const Work& work,
                 const Results& results,
                 const std::string& name,
                 const std::vector<Dimension>& used,
                 Write&& write) {
    const Group group(work.file, name, work.coordinates, used);
    write_scales(group, results);
    for (const YearlyRow* row : recorded(results)) {
        stop_if_asked(work);
        write(work, results, *row, group);
    }
}

}  // namespace

void write_years(const Work& work, const Results& results) {
    if (results.years.labels().empty() || work.coordinates.replications == 0) return;
    std::vector<Dimension> values{Dimension::policy, Dimension::replication, Dimension::year};
    std::vector<Dimension> summaries{Dimension::policy, Dimension::year};
    if (!results.layout.names().stages.empty()) {
        values.push_back(Dimension::stage);
        summaries.push_back(Dimension::stage);
    }
    summaries.push_back(Dimension::statistic);
    if (work.detail != Detail::summary) write_group(work, results, "year", values, write_values);
    std::vector<std::vector<Summary>> by_policy;
    for (std::size_t policy = 0; policy < results.policies.size(); ++policy) {
        stop_if_asked(work);
        by_policy.push_back(analysis::summarise_years(results, policy));
    }
    write_group(work, results, "year_summary", summaries, [&](auto&&... of) {
        write_summary(of..., by_policy);
    });
}

}  // namespace caseforce::write
