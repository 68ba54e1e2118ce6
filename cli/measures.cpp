#include "cli/measures.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/output.hpp"
#include "engine/measure/measure.hpp"

namespace caseforce::cli {
namespace {

constexpr std::string_view wanted_names[] = {"less", "more", "either"};
constexpr std::string_view along_names[] = {"", "route", "status", "band"};

std::vector<std::string> levels_of(const MeasureRow& row) {
    std::vector<std::string> levels;
    if (row.council) levels.emplace_back("council");
    if (row.team) levels.emplace_back("team");
    if (row.stage) levels.emplace_back("stage");
    if (row.role) levels.emplace_back("role");
    return levels;
}

std::string as_json() {
    nlohmann::ordered_json all = nlohmann::ordered_json::array();
    for (const MeasureRow& row : measures) {
        all.push_back({{"name", row.name},
                       {"unit", row.unit},
                       {"levels", levels_of(row)},
                       {"along", along_names[static_cast<std::size_t>(row.along)]},
                       {"over_time", row.over_time == OverTime::sum ? "sum" : "mean"},
                       {"wanted", wanted_names[static_cast<std::size_t>(row.wanted)]},
                       {"about", row.about}});
    }
    return all.dump(2) + "\n";
}

std::string as_table() {
    std::string text = fmt::format("{:27}{:16}{:22}{}\n", "measure", "unit", "for", "what");
    for (const MeasureRow& row : measures) {
        std::string levels = fmt::format("{}", fmt::join(levels_of(row), " "));
        if (row.along != Along::nothing) {
            levels += fmt::format(" by {}", along_names[static_cast<std::size_t>(row.along)]);
        }
        text += fmt::format("{:27}{:16}{:22}{}\n", row.name, row.unit, levels, row.about);
    }
    return text;
}

}  // namespace

void list_measures(const MeasuresOptions& options) {
    print(options.shown == Shown::json ? as_json() : as_table());
}

}  // namespace caseforce::cli
