#include "analysis/tidy/tables.hpp"

#include <algorithm>
#include <array>

namespace caseforce::tidy {
namespace {

using read::Dimension;
using read::Group;
using read::Variable;

struct Description {
    std::string_view name, about;
    std::vector<std::string_view> groups;
    std::vector<Column> columns;  ///< without measure, unit and value, which all have
};

const std::vector<Description>& descriptions() {
    using enum Column;
    static const std::vector<Description> all{
        {"series",
         "each simulated future's weeks",
         {"/", "team", "stage", "role"},
         {policy, replication, date, level, name}},
        {"summary",
         "statistics of the weeks over simulated futures",
         {"summary", "summary_team", "summary_stage", "summary_role"},
         {policy, date, level, name, statistic}},
        {"year",
         "each simulated future's statistical and financial years",
         {"year"},
         {policy, replication, date, year, level, name}},
        {"year_summary",
         "statistics of those years over simulated futures",
         {"year_summary"},
         {policy, date, year, level, name, statistic}},
        {"difference",
         "option less baseline by week",
         {"difference"},
         {policy, date, level, name, statistic}},
        {"difference_run_year",
         "option less baseline by year of the run",
         {"difference_run_year"},
         {policy, run_year, level, name, statistic}},
        {"difference_horizon",
         "option less baseline over all weeks",
         {"difference_horizon"},
         {policy, level, name, statistic}},
        {"difference_year",
         "option less baseline by statistical and financial year",
         {"difference_year"},
         {policy, date, year, level, name, statistic}},
        {"targets", "how surely each target is met", {"targets"}, {policy, target}},
        {"excessive_hours",
         "excessive hours over the horizon",
         {"excessive_hours"},
         {policy, statistic}},
        {"difference_excessive_hours",
         "the same, option less baseline",
         {"difference_excessive_hours"},
         {policy, statistic}},
        {"cost_effectiveness",
         "what a gain in a target costs",
         {"cost_effectiveness"},
         {policy, target}},
        {"payback",
         "what an option has cost more so far, and when that is back",
         {"payback"},
         {policy, date, statistic}},
        {"not_known",
         "share of the variance that comes from not knowing",
         {"not_known"},
         {policy, statistic}},
        {"not_known_difference",
         "the same of differences from the baseline",
         {"not_known_difference"},
         {policy, statistic}},
        {"knowing",
         "what knowing an uncertain value would tell",
         {"knowing"},
         {policy, target, uncertain}},
        {"ranking", "options by --best", {"ranking"}, {policy}},
        {"waterfall",
         "an option's effect shared out to its parts",
         {"waterfall"},
         {policy, part, statistic}},
        {"backtest",
         "what was observed, and what the simulated futures said of it",
         {"backtest"},
         {observation}},
        {"sweep", "the value of each key at each point", {"sweep"}, {policy}},
        {"sensitivity", "which keys matter for a measure", {"sensitivity"}, {key, statistic}},
        {"optimum",
         "what each point costs, and how often it meets what is asked",
         {"optimum"},
         {policy}},
        {"response",
         "each simulated future's value of a measure at each point",
         {"response"},
         {policy, replication}},
    };
    return all;
}

}  // namespace

std::string_view name_of(Column column) {
    constexpr std::array<std::string_view, 16> names{"policy",
                                                     "replication",
                                                     "date",
                                                     "year",
                                                     "run_year",
                                                     "level",
                                                     "name",
                                                     "target",
                                                     "part",
                                                     "uncertain",
                                                     "key",
                                                     "observation",
                                                     "measure",
                                                     "statistic",
                                                     "unit",
                                                     "value"};
    return names[static_cast<std::size_t>(column)];
}

bool Table::has(Column column) const {
    return std::find(columns.begin(), columns.end(), column) != columns.end();
}

std::vector<const Variable*> Table::variables(const Group& group) const {
    std::vector<const Variable*> chosen;
    // Means over futures, which stand where series do at some details, are in the summary too.
    const bool by_replication = name == "series";
    for (const Variable& variable : group.variables) {
        if (!by_replication || variable.has(Dimension::replication)) chosen.push_back(&variable);
    }
    return chosen;
}

std::size_t Table::rows() const {
    std::size_t sum = 0;
    for (const Group* group : groups) {
        for (const Variable* variable : variables(*group))
            sum += variable->size();
    }
    return sum;
}

std::vector<Table> tables_of(const read::ResultFile& file) {
    std::vector<Table> tables;
    for (const Description& one : descriptions()) {
        Table table{one.name, one.about, one.columns, {}};
        table.columns.insert(table.columns.end(), {Column::measure, Column::unit, Column::value});
        std::sort(table.columns.begin(), table.columns.end());
        for (const std::string_view name : one.groups) {
            const Group* group = file.find(name);
            if (group != nullptr && !table.variables(*group).empty()) table.groups.push_back(group);
        }
        if (!table.groups.empty()) tables.push_back(std::move(table));
    }
    return tables;
}

}  // namespace caseforce::tidy
