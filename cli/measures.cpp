#include "cli/measures.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/output.hpp"
#include "engine/measure/measure.hpp"

namespace caseforce::cli {
namespace {

std::vector<std::string_view> levels_of(const MeasureRow& row) {
    std::vector<std::string_view> levels;
    for (const Level level : {Level::council, Level::team, Level::stage, Level::role}) {
        if (row.has(level)) levels.push_back(name_of(level));
    }
    return levels;
}

std::string as_json() {
    nlohmann::ordered_json all = nlohmann::ordered_json::array();
    for (const MeasureRow& row : measures) {
        all.push_back({{"name", row.name},
                       {"unit", row.unit},
                       {"levels", levels_of(row)},
                       {"along", name_of(row.along)},
                       {"over_time", name_of(row.over_time)},
                       {"wanted", name_of(row.wanted)},
                       {"about", row.about}});
    }
    return all.dump(2) + "\n";
}

std::string as_table() {
    std::string text = fmt::format("{:27}{:16}{:22}{}\n", "measure", "unit", "for", "what");
    for (const MeasureRow& row : measures) {
        std::string levels = fmt::format("{}", fmt::join(levels_of(row), " "));
        if (row.along != Along::nothing) {
            levels += fmt::format(" by {}", name_of(row.along));
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
