#include "analysis/report/arrays.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "analysis/compare/paired.hpp"
#include "analysis/hdf5/level_groups.hpp"
#include "analysis/no_value.hpp"
#include "analysis/over_time.hpp"
#include "analysis/read/unusable.hpp"
#include "analysis/summary.hpp"

namespace caseforce::report {

using analysis::days_of_a_week;
using read::Dimension;

std::size_t position_of(std::string_view statistic, std::span<const std::string_view> names) {
    return static_cast<std::size_t>(std::ranges::find(names, statistic) - names.begin());
}

std::size_t in_summary(std::string_view statistic) {
    return position_of(statistic, analysis::statistic_names);
}

std::size_t in_difference(std::string_view statistic) {
    return position_of(statistic, analysis::difference_names);
}

double Array::at(std::initializer_list<std::size_t> positions) const {
    std::size_t at = 0;
    std::size_t axis = 0;
    for (const std::size_t position : positions) {
        if (axis == variable->lengths.size() || position >= variable->lengths[axis]) break;
        at = at * variable->lengths[axis++] + position;
    }
    if (axis != positions.size() || axis != variable->lengths.size())
        throw read::UnusableResult(
            fmt::format("'{}' has not the axes that it has in a result", variable->name));
    return values[at];
}

void Arrays::tell_in_full(const std::vector<std::size_t>& options) {
    in_full_.assign(n_options(), false);
    for (const std::size_t option : options)
        in_full_.at(option) = true;
}

int Arrays::date_after(std::size_t week) const {
    return start() + days_of_a_week * (static_cast<int>(week) + 1);
}

std::size_t Arrays::last_week_by(int date) const {
    const int ended = (date - start()) / days_of_a_week;
    return static_cast<std::size_t>(std::clamp(ended, 1, static_cast<int>(weeks())) - 1);
}

std::vector<std::string> Arrays::names(std::string_view group, Dimension dimension) const {
    const read::Group* found = file_.find(group);
    if (found == nullptr || !found->has(dimension)) return {};
    return found->along(dimension).texts;
}

std::vector<Whose> Arrays::all_of(Level level) const {
    if (level == Level::council) return {Whose{}};
    std::vector<Whose> all;
    for (const std::string& name :
         names(hdf5::groups_of(level).summary, *hdf5::dimension_of(level)))
        all.push_back({level, name});
    return all;
}

const Array* Arrays::find(std::string_view group, std::string_view variable) {
    const std::string path = fmt::format("{}/{}", group, variable);
    auto kept = kept_.find(path);
    if (kept == kept_.end()) {
        std::optional<Array> array;
        const read::Group* of = file_.find(group);
        const read::Variable* found = of == nullptr ? nullptr : of->find(variable);
        if (found != nullptr) array = Array{found, file_.read(*of, *found)};
        kept = kept_.emplace(path, std::move(array)).first;
    }
    return kept->second ? &*kept->second : nullptr;
}

double Arrays::value(std::string_view group,
                     std::string_view variable,
                     std::initializer_list<std::size_t> positions) {
    const Array* found = find(group, variable);
    return found == nullptr ? analysis::no_value : found->at(positions);
}

const Array* Arrays::summary(Level level, std::string_view measure) {
    return find(hdf5::groups_of(level).summary, measure);
}

std::size_t Arrays::place_of(const Whose& whose) const {
    const std::vector<Whose> all = all_of(whose.level);
    return static_cast<std::size_t>(std::ranges::find(all, whose) - all.begin());
}

std::optional<std::vector<std::vector<double>>> Arrays::statistic(const Whose& whose,
                                                                  std::string_view measure,
                                                                  std::string_view statistic) {
    const Array* array = summary(whose.level, measure);
    const std::size_t which = in_summary(statistic);
    const std::size_t place = place_of(whose);
    if (array == nullptr || place == all_of(whose.level).size()) return std::nullopt;
    std::vector<std::vector<double>> values(n_options(), std::vector<double>(weeks()));
    for (std::size_t option = 0; option < n_options(); ++option) {
        for (std::size_t week = 0; week < weeks(); ++week)
            values[option][week] = whose.level == Level::council
                                       ? array->at({option, week, which})
                                       : array->at({option, week, place, which});
    }
    return values;
}

const read::Variable* Arrays::series(Level level, std::string_view measure) const {
    const read::Group* group = file_.find(hdf5::groups_of(level).values);
    const read::Variable* found = group == nullptr ? nullptr : group->find(measure);
    if (found == nullptr || !found->has(Dimension::replication)) return nullptr;
    std::vector<Dimension> axes{Dimension::policy, Dimension::replication, Dimension::time};
    if (const auto of_level = hdf5::dimension_of(level)) axes.push_back(*of_level);
    if (found->axes != axes)
        throw read::UnusableResult(
            fmt::format("'{}' has not the axes that it has in a result", found->name));
    return found;
}

std::optional<std::vector<double>> Arrays::futures(const Whose& whose,
                                                   std::string_view measure,
                                                   std::size_t option) {
    const read::Variable* found = series(whose.level, measure);
    const std::size_t place = place_of(whose);
    if (found == nullptr || place == all_of(whose.level).size()) return std::nullopt;
    read::Slab slab = read::whole_of(*found);
    slab.offset[0] = option;
    slab.lengths[0] = 1;
    if (whose.level != Level::council) {
        slab.offset.back() = place;
        slab.lengths.back() = 1;
    }
    std::vector<double> values;
    file_.read(*file_.find(hdf5::groups_of(whose.level).values), *found, slab, values);
    return values;
}

}  // namespace caseforce::report
