// write_sample SHAPE OUT.h5: a file of invented results of that shape, and beside it OUT.h5.json
// with what the file should hold: the table of measures and some values with their indices.
#include <cstdio>
#include <exception>
#include <fstream>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "analysis/write/hdf5_file.hpp"
#include "tests/analysis/invented_results.hpp"

namespace {

using namespace caseforce;
using nlohmann::json;
using write::Detail;

struct Sample {
    test::Shape shape;
    Detail detail = Detail::full;
    std::string title = "Example council";
    std::string scenario = "caseforce: 1\nname: Example council\n";
};

Sample sample(const std::string& name) {
    Sample made;
    made.shape.names = {{"assessment", "locality", "care"},
                        {"assessment", "child_in_need"},
                        {"newly_qualified", "social_worker", "senior", "team_manager"},
                        {"cin", "cpp"}};
    made.shape.replications = 7;
    made.shape.weeks = 60;
    if (name == "summary") made.detail = Detail::summary;
    if (name == "means") made.detail = Detail::means;
    if (name == "two_policies") made.shape.policies = {"baseline", "academy"};
    if (name == "council_only") made.shape.names = {};
    if (name == "one_week") made.shape.replications = 1, made.shape.weeks = 1;
    if (name == "long_scenario") {
        // A scenario file may hold 1 MiB; merged with its defaults it is longer still.
        for (int i = 0; made.scenario.size() < (3U << 20U); ++i) {
            made.scenario += fmt::format("# line {} of a long scenario\n", i);
        }
        made.shape.replications = 400;  // more than one chunk of each series
        made.shape.weeks = 400;
        made.detail = Detail::means;
    }
    if (name == "other_letters") {
        made.title = "Cyngor Sir Ynys M\u00f4n \u2014 \u6e2c\u8a66";
        made.scenario += "# caf\u00e9 \u00a31\n";
        made.shape.names.teams = {"T\u0177 Gwyn", "\u00c9quipe", ""};
        made.shape.policies = {"Ch\u0175ir"};
    }
    return made;
}

json levels_of(const MeasureRow& row) {
    json levels = json::array();
    if (row.council) levels.push_back("council");
    if (row.team) levels.push_back("team");
    if (row.stage) levels.push_back("stage");
    if (row.role) levels.push_back("role");
    return levels;
}

json table() {
    constexpr std::string_view along[] = {"", "route", "status", "band"};
    json rows = json::array();
    for (const MeasureRow& row : measures) {
        rows.push_back({{"name", row.name},
                        {"unit", row.unit},
                        {"levels", levels_of(row)},
                        {"along", along[static_cast<std::size_t>(row.along)]},
                        {"about", row.about}});
    }
    return rows;
}

json yearly() {
    json rows = json::array();
    for (const YearlyRow& row : yearly_measures) {
        rows.push_back({{"name", row.name},
                        {"unit", row.unit},
                        {"year", year_kind_names[static_cast<std::size_t>(row.kind)]},
                        {"by_stage", row.level == YearlyLevel::stage},
                        {"about", row.about}});
    }
    return rows;
}

/// A value of every yearly measure, as `probes`.
void probe_years(const Results& results, json& all) {
    for (const YearlyRow& row : yearly_measures) {
        for (std::size_t y = 0; y < results.years.labels().size(); ++y) {
            for (std::size_t i = 0; i < results.years.count(row.measure); ++i) {
                const std::size_t policy = i % results.policies.size();
                const std::size_t r = (7 * i + y) % results.policies[policy].years.size();
                json index = {policy, r, y};
                if (row.level == YearlyLevel::stage) index.push_back(i);
                const Excerpt<double> years = results.policies[policy].years[r].values();
                const double value = years[results.years.at(y, row.measure) + i];
                all.push_back(
                    {{"group", "year"}, {"name", row.name}, {"index", index}, {"value", value}});
            }
        }
    }
}

/// A value of every series, by group, name and index, at places spread over each.
json probes(const Results& results) {
    constexpr std::string_view groups[] = {"/", "team", "stage", "role"};
    json all = json::array();
    std::size_t spread = 1;
    for (const Level level : {Level::council, Level::team, Level::stage, Level::role}) {
        for (const MeasureRow& row : measures) {
            const std::size_t count = results.layout.count(row.measure, level);
            for (std::size_t i = 0; i < count; ++i) {
                spread = spread * 48271 % 2147483647;
                const std::size_t policy = spread % results.policies.size();
                const std::size_t r = spread % results.policies[policy].replications.size();
                const int w = static_cast<int>(spread) % results.weeks;
                json index = {policy, r, w};
                if (level != Level::council || row.along != Along::nothing) index.push_back(i);
                const std::size_t position = results.layout.at(row.measure, level) + i;
                const auto week_number = static_cast<std::size_t>(w);
                const float value = results.series(policy, r, position)[week_number];
                all.push_back({{"group", groups[static_cast<std::size_t>(level)]},
                               {"name", row.name},
                               {"index", index},
                               {"value", value}});
            }
        }
    }
    probe_years(results, all);
    return all;
}

void write_sample(const std::string& name, const std::string& path) {
    const Sample made = sample(name);
    const Results results = test::invented_results(made.shape);
    const write::Origin origin{made.title,
                               made.scenario,
                               18446744073709551615U,
                               "0.1.0",
                               "2022-10-03T09:00:00Z",
                               "caseforce run example.yaml -o example.h5"};
    write::write_file(path, results, {}, origin, {made.detail, 2});
    const Names& names = made.shape.names;
    std::ofstream(path + ".json") << json{{"table", table()},
                                          {"yearly", yearly()},
                                          {"years", results.years.labels()},
                                          {"probes", probes(results)},
                                          {"title", made.title},
                                          {"scenario", made.scenario},
                                          {"policy", made.shape.policies},
                                          {"replications", made.shape.replications},
                                          {"weeks", made.shape.weeks},
                                          {"names",
                                           {{"team", names.teams},
                                            {"stage", names.stages},
                                            {"role", names.roles},
                                            {"status", names.statuses}}}};
}

}  // namespace

int main(int argc, char** argv) {
    try {
        if (argc != 3) throw std::runtime_error("write_sample SHAPE OUT.h5");
        write_sample(argv[1], argv[2]);
        return 0;
    } catch (const std::exception& error) {
        fmt::print(stderr, "{}\n", error.what());
        return 1;
    }
}
