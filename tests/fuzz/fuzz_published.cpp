// Published tables, hostile until read: an input stands for one of the tables among sound ones, and
// every council of it is made into a scenario. Whatever the figures, that ends in a text that is
// read as a scenario's, or in words to whoever gave the table.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/published/csv.hpp"
#include "analysis/published/figures.hpp"
#include "analysis/published/filled_scenario.hpp"
#include "analysis/published/starting_point.hpp"
#include "analysis/published/statistics.hpp"
#include "engine/core/error.hpp"
#include "engine/scenario_file/input.hpp"
#include "engine/scenario_file/load.hpp"

namespace {

using namespace caseforce;

const std::filesystem::path tree(CASEFORCE_SOURCE_DIR);

/// The tables of invented councils, each with the column that no other has.
struct Sound {
    std::string_view name, known_by;
    std::string bytes;
};

std::vector<Sound> sound_tables() {
    std::vector<Sound> tables{{"workforce", "inpost_fte", {}},
                              {"referrals", "referral_count", {}},
                              {"in_need", "At31_episodes", {}},
                              {"enquiries", "Section47", {}},
                              {"plans", "CPP_start", {}},
                              {"looked_after", "population_type", {}},
                              {"population", "age_group", {}}};
    for (Sound& table : tables) {
        const std::filesystem::path folder = tree / "scenarios/published_example";
        table.bytes = scenario_file::bytes_of(folder / (std::string(table.name) + ".csv"));
    }
    return tables;
}

const std::string& starter() {
    static const std::string text = scenario_file::bytes_of(tree / "scenarios/starter.yaml");
    return text;
}

/// The input in the place of the table whose columns it has; among all where it has none's.
std::vector<published::TableFile> with(const std::string& input) {
    static const std::vector<Sound> tables = sound_tables();
    const published::CsvTable table = published::csv_table(input, "input.csv");
    std::vector<published::TableFile> files{{"input.csv", input}};
    for (const Sound& sound : tables) {
        if (!table.column(sound.known_by))
            files.push_back({std::string(sound.name) + ".csv", sound.bytes});
    }
    return files;
}

void make_scenarios(const published::Statistics& statistics, const std::string& council) {
    const published::Area area = statistics.council(council);
    for (const int year : statistics.years_of(area.code)) {
        try {
            published::Figures figures(statistics, area, year);
            const published::StartingPoint point = published::starting_point(figures);
            const std::string text =
                published::filled_scenario(starter(), statistics, figures, point);
            static_cast<void>(scenario_file::load_text(text, "made of it"));
        } catch (const ScenarioError&) {
        } catch (const UsageError&) {
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string input(reinterpret_cast<const char*>(data), size);
    try {
        const published::Statistics statistics = published::statistics_of(with(input));
        make_scenarios(statistics, "E99000001");
        make_scenarios(statistics, "Upper, Vale of");
    } catch (const ScenarioError&) {
    } catch (const UsageError&) {
    }
    return 0;
}
