#include "cli/job.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "analysis/design/sampling.hpp"
#include "analysis/keep/checksum.hpp"
#include "cli/swept.hpp"
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

json told(const design::Sweep& sweep) {
    json factors = json::array();
    for (const design::Factor& one : sweep.factors) {
        json of{{"key", one.key}, {"values", one.values}, {"range", nullptr}};
        if (one.range)
            of["range"] = {one.range->low, one.range->high, one.range->unit, one.range->is_whole};
        factors.push_back(std::move(of));
    }
    return {{"factors", std::move(factors)},
            {"by", sweep.by},
            {"points", sweep.points},
            {"effects", sweep.effects},
            {"indices", sweep.indices}};
}

design::Sweep sweep_from(const json& told) {
    design::Sweep sweep{
        {}, told.at("by"), told.at("points"), told.at("effects"), told.at("indices")};
    for (const json& of : told.at("factors")) {
        design::Factor& one = sweep.factors.emplace_back();
        one.key = of.at("key");
        one.values = of.at("values");
        if (const json& range = of.at("range"); !range.is_null())
            one.range = design::Range{range.at(0), range.at(1), range.at(2), range.at(3)};
    }
    return sweep;
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return lines;
}

/// Every scenario, but of the points of a sweep, which are thousands, only the lines in which they
/// differ from the first, by number from 0: what holds the job must not grow with their length.
json told(const std::vector<std::string>& scenarios, bool are_points) {
    json all = json::array();
    const auto first = lines_of(scenarios.front());
    for (std::size_t i = 0; i < scenarios.size(); ++i) {
        const auto lines = lines_of(scenarios[i]);
        if (i == 0 || !are_points || lines.size() != first.size()) {
            all.push_back(scenarios[i]);
            continue;
        }
        json changed = json::array();
        for (std::size_t at = 0; at < lines.size(); ++at) {
            if (lines[at] != first[at]) changed.push_back({at, lines[at]});
        }
        all.push_back(std::move(changed));
    }
    return all;
}

/// Throws json::exception; nothing where they are none, or more than any sweep's.
std::optional<std::vector<std::string>> scenarios_from(const json& told) {
    constexpr std::size_t most_bytes = std::size_t{2} << 30U;
    std::vector<std::string> scenarios;
    std::size_t bytes = 0;
    for (const json& one : told) {
        std::string text;
        if (one.is_array() && !scenarios.empty()) {
            std::vector<std::string_view> lines = lines_of(scenarios.front());
            for (const json& changed : one)
                lines.at(changed.at(0).get<std::size_t>()) =
                    changed.at(1).get_ref<const std::string&>();
            for (const std::string_view line : lines)
                text += line;
        } else {
            text = one;
        }
        bytes += text.size();
        if (bytes > most_bytes) return std::nullopt;
        scenarios.push_back(std::move(text));
    }
    return scenarios;
}

/// The points that it asks for, the same ones counted as often as they come. Requires: factors that
/// fit.
std::size_t points_asked(const design::Sweep& sweep) {
    switch (sweep.by) {
        case design::Sweep::By::grid:
            return design::size_of_grid(sweep.factors);
        case design::Sweep::By::sobol:
            return sweep.points;
        case design::Sweep::By::sensitivity:
            return design::rows_of_sampling(sweep.factors.size(), sweep.effects, sweep.indices);
    }
    return 0;
}

/// Whether the sweep could be made again, with as many points as there are scenarios for.
bool is_sound(const design::Sweep& sweep, std::size_t points) {
    using By = design::Sweep::By;
    const auto fits = [&](const design::Factor& one) {
        if (sweep.by == By::grid) return !one.values.empty();
        return one.range || (sweep.by == By::sobol && !one.values.empty());
    };
    if (sweep.by != By::grid && sweep.by != By::sobol && sweep.by != By::sensitivity) return false;
    if (sweep.factors.empty() || sweep.factors.size() > design::most_factors ||
        !std::all_of(sweep.factors.begin(), sweep.factors.end(), fits) ||
        std::max({sweep.points, sweep.effects, sweep.indices}) > most_points)
        return false;
    const std::size_t asked = points_asked(sweep);
    return asked >= points && asked <= most_points &&
           design::design_of(sweep).points.size() == points;
}

bool is_sound(const Job& job) {
    const std::size_t n = job.scenarios.size();
    if (n == 0 || job.titles.size() != n) return false;
    if (job.verb == "run" || job.verb == "compare") return !job.sweep;
    const bool is_analysis = job.verb == "sensitivity";
    if ((!is_analysis && job.verb != "sweep") || !job.sweep || !is_sound(*job.sweep, n - 1))
        return false;
    return is_analysis == (job.sweep->by == design::Sweep::By::sensitivity);
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
              {"scenarios", told(job.scenarios, job.sweep.has_value())},
              {"policy", job.policy},
              {"policies", job.policies},
              {"waterfall", nullptr},
              {"echoes", nullptr},
              {"sensitivity_of", job.sensitivity_of},
              {"fitted_to", job.fitted_to},
              {"sweep", nullptr}};
    if (job.waterfall) text["waterfall"] = *job.waterfall;
    if (job.echoes) text["echoes"] = *job.echoes;
    if (job.sweep) text["sweep"] = told(*job.sweep);
    return text.dump(1);
}

std::optional<Job> job_from(const std::string& text) {
    const json told = json::parse(text, nullptr, false);
    if (!told.is_object()) return std::nullopt;
    try {
        std::optional<std::vector<std::string>> scenarios = scenarios_from(told.at("scenarios"));
        if (!scenarios) return std::nullopt;
        Job job{told.at("verb"),
                *std::move(scenarios),
                told.at("titles"),
                told.at("policy"),
                told.at("policies"),
                {},
                {},
                told.at("sensitivity_of"),
                told.at("fitted_to"),
                {}};
        if (!told.at("waterfall").is_null()) job.waterfall = told.at("waterfall");
        if (!told.at("echoes").is_null()) job.echoes = told.at("echoes");
        if (!told.at("sweep").is_null()) job.sweep = sweep_from(told.at("sweep"));
        return is_sound(job) ? std::optional(std::move(job)) : std::nullopt;
    } catch (const json::exception&) {
        return std::nullopt;
    } catch (const std::out_of_range&) {
        return std::nullopt;  // a line that is not there
    }
}

}  // namespace caseforce::cli
