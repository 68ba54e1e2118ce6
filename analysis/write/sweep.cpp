#include "analysis/write/sweep.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "analysis/hdf5/attribute_names.hpp"
#include "analysis/no_value.hpp"
#include "analysis/write/attributes.hpp"
#include "analysis/write/blocks.hpp"

namespace caseforce::write {
namespace {

using namespace analysis;

/// Without '/', which a council's own names may have: HDF5 takes it for the way into a group.
std::string variable_of_key(std::string key) {
    std::ranges::replace(key, '/', '|');
    return key;
}

void write_keys(const Work& work, const design::Design& sweep) {
    const std::vector<Dimension> axes{Dimension::policy};
    const Group group(work.file, "sweep", work.coordinates, axes);
    for (std::size_t key = 0; key < sweep.keys.size(); ++key) {
        const design::Axis axis = design::axis_of(sweep, key);
        std::vector<double> of_policies{no_value};  // the baseline is as the scenario is
        of_policies.insert(of_policies.end(), axis.numbers.begin(), axis.numbers.end());
        const std::string_view unit = axis.unit.empty() ? "1" : std::string_view(axis.unit);
        const std::string name = variable_of_key(sweep.keys[key]);
        const std::array<std::string_view, 3> about{name, unit, "the key's value at each point"};
        const Handle variable = group.variable(about, axes, H5T_IEEE_F64LE);
        write_text(variable, hdf5::attribute::key, sweep.keys[key]);
        write_whole(variable, work.coordinates, axes, std::span<const double>(of_policies));
        for (std::size_t i = 0; i < axis.meanings.size(); ++i)
            write_text(variable, fmt::format("value_{}", i), axis.meanings[i]);
    }
}

/// Of each measure that was asked about, its own name; one that is asked about again, at another
/// time, with its number.
std::vector<std::string> names_of(const std::vector<Sensitivity>& all) {
    std::vector<std::string_view> known;
    std::vector<std::string> names;
    for (const Sensitivity& one : all) {
        const std::string_view name = row_of(one.what.measure).name;
        const auto again = std::count(known.begin(), known.end(), name);
        known.push_back(name);
        names.push_back(again == 0 ? std::string(name) : fmt::format("{}_{}", name, again + 1));
    }
    return names;
}

/// A variable of a measure over the time that was asked about.
Handle variable_of(const Group& group,
                   const Results& results,
                   const std::string& name,
                   const Sensitivity& of,
                   const std::vector<Dimension>& axes) {
    const MeasureRow& row = row_of(of.what.measure);
    Handle variable = group.variable({name, unit_over_time(row), row.about}, axes, H5T_IEEE_F64LE);
    write_text(variable, "of", words_of(results, of.what));
    return variable;
}

void write_influences(const Work& work, const Results& results, const Findings& findings) {
    Coordinates coordinates = work.coordinates;
    coordinates.statistics = {influence_names.begin(), influence_names.end()};
    coordinates.keys = findings.sweep->keys;
    const std::vector<Dimension> axes{Dimension::key, Dimension::statistic};
    const Group group(work.file, "sensitivity", coordinates, axes);
    const std::vector<std::string> names = names_of(findings.sensitivity);
    for (std::size_t i = 0; i < names.size(); ++i) {
        const Sensitivity& one = findings.sensitivity[i];
        std::vector<double> values;
        for (const Influence& influence : one.of_keys) {
            const auto row = std::bit_cast<std::array<double, influence_names.size()>>(influence);
            values.insert(values.end(), row.begin(), row.end());
        }
        const Handle variable = variable_of(group, results, names[i], one, axes);
        write_whole(variable, coordinates, axes, std::span<const double>(values));
        write_number(variable, "mean", one.mean);
        write_number(variable, "standard_error", one.mean_se);
        write_number(variable, "standard_deviation", one.sd);
        write_number(variable, "share_of_variance", one.share);
        write_number(variable, "n", one.n);
    }
}

void write_responses(const Work& work, const Results& results, const Findings& findings) {
    const std::vector<Dimension> axes{Dimension::policy, Dimension::replication};
    const Group group(work.file, "response", work.coordinates, axes);
    const std::vector<std::string> names = names_of(findings.sensitivity);
    for (std::size_t i = 0; i < names.size(); ++i) {
        const Sensitivity& one = findings.sensitivity[i];
        std::vector<double> values;
        for (std::vector<double>& row : values_by_policy(results, one.what)) {
            row.resize(work.coordinates.replications, no_value);
            values.insert(values.end(), row.begin(), row.end());
        }
        const Handle variable = variable_of(group, results, names[i], one, axes);
        write_whole(variable, work.coordinates, axes, std::span<const double>(values));
    }
}

void write_optimum(const Work& work, const Results& results, const Optimum& optimum) {
    const std::vector<Dimension> axes{Dimension::policy};
    const Group group(work.file, "optimum", work.coordinates, axes);
    write_text(group.handle(), "minimise", words_of(results, optimum.asked.cost));
    write_number(group.handle(), "probability", optimum.asked.probability);
    write_number(group.handle(), "confidence", optimum.asked.of_confidence);
    write_text(
        group.handle(), "best", optimum.best ? work.coordinates.policies[*optimum.best] : "");
    write_number(group.handle(), "is_sure", std::int64_t{optimum.is_sure});
    const auto each = [&](const std::array<std::string_view, 3>& about, const auto& of) {
        std::vector<double> values;
        for (const OfPoint& one : optimum.of_options)
            values.push_back(of(one));
        write_whole(group.variable(about, axes, H5T_IEEE_F64LE),
                    work.coordinates,
                    axes,
                    std::span<const double>(values));
    };
    const std::string_view unit = unit_over_time(row_of(optimum.asked.cost.measure));
    each({"cost", unit, "mean of what there should be least of"},
         [](const OfPoint& one) { return one.cost; });
    each({"cost_se", unit, "its standard error"}, [](const OfPoint& one) { return one.se; });
    each({"met", "1", "share of simulated futures in which all that is asked is met"},
         [](const OfPoint& one) { return one.met.share; });
    each({"met_lower", "1", "lower end of its 95% interval (Wilson)"},
         [](const OfPoint& one) { return one.met.lower; });
    each({"met_upper", "1", "upper end of its 95% interval (Wilson)"},
         [](const OfPoint& one) { return one.met.upper; });
    each({"met_surely", "1", "the share that it surely is, with the confidence for all points"},
         [](const OfPoint& one) { return one.surely; });
    each({"met_n", "1", "simulated futures in which all that is asked has a value"},
         [](const OfPoint& one) { return one.met.n; });
    each({"n", "1", "simulated futures"}, [](const OfPoint& one) { return one.n; });
    each({"out",
          "1",
          "0: came into question to the end; 1: surely meets it too seldom; 2: too dear"},
         [](const OfPoint& one) { return static_cast<double>(one.out); });
}

}  // namespace

void write_sweep(const Work& work, const Results& results, const Findings& findings) {
    if (findings.sweep) write_keys(work, *findings.sweep);
    if (findings.optimum) write_optimum(work, results, *findings.optimum);
    if (findings.sensitivity.empty()) return;
    write_influences(work, results, findings);
    write_responses(work, results, findings);
}

}  // namespace caseforce::write
