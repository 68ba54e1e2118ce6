#include "cli/job.hpp"

#include <fstream>
#include <sstream>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "analysis/keep/checksum.hpp"
#include "cli/version.hpp"
#include "engine/scenario_file/show.hpp"

namespace caseforce::cli {
namespace {

using nlohmann::json;

/// Tells builds of the same version apart: another compiler or a changed line may change bits.
/// Empty where the system does not show a program its own file.
std::string build() {
    std::ifstream program("/proc/self/exe", std::ios::binary);
    std::ostringstream read;
    read << program.rdbuf();
    const std::string bytes = std::move(read).str();
    return bytes.empty() ? std::string() : fmt::format("{:016x}", keep::checksum(bytes));
}

}  // namespace

std::string text_for_job(scenario::Scenario scenario) {
    scenario.run.replications = 1;
    return scenario_file::show(scenario);
}

std::string text_of(const Job& job) {
    json text{{"verb", job.verb},
              {"version", version},
              {"build", build()},
              {"titles", job.titles},
              {"scenarios", job.scenarios},
              {"policy", job.policy},
              {"policies", job.policies},
              {"waterfall", nullptr},
              {"echoes", nullptr}};
    if (job.waterfall) text["waterfall"] = *job.waterfall;
    if (job.echoes) text["echoes"] = *job.echoes;
    return text.dump(1);
}

std::optional<Job> job_from(const std::string& text) {
    const json told = json::parse(text, nullptr, false);
    if (!told.is_object()) return std::nullopt;
    try {
        Job job{told.at("verb"),
                told.at("scenarios"),
                told.at("titles"),
                told.at("policy"),
                told.at("policies"),
                {},
                {}};
        if (!told.at("waterfall").is_null()) job.waterfall = told.at("waterfall");
        if (!told.at("echoes").is_null()) job.echoes = told.at("echoes");
        const bool sound = (job.verb == "run" || job.verb == "compare") && !job.scenarios.empty() &&
                           job.scenarios.size() == job.titles.size();
        return sound ? std::optional(std::move(job)) : std::nullopt;
    } catch (const json::exception&) {
        return std::nullopt;
    }
}

}  // namespace caseforce::cli
