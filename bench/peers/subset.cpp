// caseforce_subset SCENARIO REPLICATIONS: our side of the comparison with a peer. Runs replications
// of a scenario one after the other on one core and prints, as JSON, what processor's time the
// running took and, for each measure that the peer has too, mean and standard error.
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <exception>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "engine/scenario_file/load.hpp"
#include "engine/simulator/simulator.hpp"

namespace {

using namespace caseforce;

enum class Over { sum, mean };  // the weeks

/// A measure's value in a replication, and what it is called on both sides.
struct Quantity {
    std::string name;
    Measure measure;
    Level level;
    std::size_t i;
    Over over;
};

std::vector<Quantity> quantities(const Names& names) {
    std::vector<Quantity> all{
        {"referrals", Measure::referrals, Level::council, 0, Over::sum},
        {"cases_closed", Measure::cases_closed, Level::council, 0, Over::sum},
        {"handovers", Measure::handovers, Level::council, 0, Over::sum},
    };
    for (std::size_t i = 0; i < names.stages.size(); ++i) {
        const std::string of = "." + names.stages[i];
        all.push_back({"stage_left" + of, Measure::stage_left, Level::stage, i, Over::sum});
        all.push_back({"case_days" + of, Measure::case_days, Level::stage, i, Over::sum});
        all.push_back({"queue_days" + of, Measure::queue_days, Level::stage, i, Over::sum});
    }
    for (std::size_t i = 0; i < names.teams.size(); ++i) {
        const std::string of = "." + names.teams[i];
        all.push_back({"permanent_fte" + of, Measure::permanent_fte, Level::team, i, Over::mean});
        all.push_back({"starters" + of, Measure::starters, Level::team, i, Over::sum});
        all.push_back({"leavers" + of, Measure::leavers, Level::team, i, Over::sum});
    }
    return all;
}

double value_of(const Quantity& what, const std::vector<double>& rows, const Layout& layout) {
    const std::size_t at = layout.at(what.measure, what.level) + what.i;
    double sum = 0;
    for (std::size_t from = 0; from < rows.size(); from += layout.width())
        sum += rows[from + at];
    const double weeks = static_cast<double>(rows.size() / layout.width());
    return what.over == Over::sum ? sum : sum / weeks;
}

std::string words_of(const Quantity& what, const std::vector<double>& values) {
    const auto n = static_cast<double>(values.size());
    double mean = 0, square = 0;
    for (const double value : values)
        mean += value / n;
    for (const double value : values)
        square += (value - mean) * (value - mean);
    return fmt::format(
        R"("{}": {{"mean": {}, "error": {}}})", what.name, mean, std::sqrt(square / (n * (n - 1))));
}

void run(const char* file, int replications) {
    const auto scenario = scenario_file::load_scenario(file).scenario;
    const plan::Timeline timeline = plan::timeline_of(scenario, nullptr);
    const Layout layout(timeline.first().names);
    const std::vector<Quantity> measured = quantities(layout.names());
    std::vector<std::vector<double>> values(measured.size());
    const std::clock_t began = std::clock();
    for (int number = 1; number <= replications; ++number) {
        const std::vector<double> rows = simulator::simulate(
            timeline,
            layout,
            {.seed = scenario.run.seed, .replication = static_cast<std::uint64_t>(number)});
        for (std::size_t i = 0; i < measured.size(); ++i)
            values[i].push_back(value_of(measured[i], rows, layout));
    }
    const double spent = static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC;
    std::string measures;
    for (std::size_t i = 0; i < measured.size(); ++i)
        measures += (i == 0 ? "" : ", ") + words_of(measured[i], values[i]);
    fmt::print("{{\"replications\": {}, \"seconds\": {}, \"measures\": {{{}}}}}\n",
               replications,
               spent,
               measures);
}

}  // namespace

int main(int argc, char** argv) {
    int replications = 0;
    if (argc == 3) std::from_chars(argv[2], argv[2] + std::strlen(argv[2]), replications);
    if (replications < 2) {
        fmt::print(stderr, "caseforce_subset SCENARIO REPLICATIONS, of which two or more\n");
        return 2;
    }
    try {
        run(argv[1], replications);
    } catch (const std::exception& fault) {
        fmt::print(stderr, "caseforce_subset: {}\n", fault.what());
        return 1;
    }
    return 0;
}
