#include "cli/scenario_in_effect.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/log.hpp"
#include "engine/core/error.hpp"
#include "engine/core/text.hpp"

namespace caseforce::cli {
namespace {

void check_policy(const scenario::Scenario& scenario, const std::string& policy) {
    if (policy == "baseline" || scenario.policies.find(policy) != nullptr) return;
    std::vector<std::string> known{"baseline"};
    for (const auto& [name, words] : scenario.policies.entries)
        known.push_back(name);
    const std::string nearest = text::nearest(policy, known);
    throw UsageError(fmt::format(
        "--policy {}: the scenario has no such policy; {}",
        policy,
        nearest.empty() ? "it has " + text::joined(known) : "the nearest is " + nearest));
}

void put_in_effect(const Simulated& asked, scenario::Scenario& scenario) {
    if (asked.replications) scenario.run.replications = *asked.replications;
    if (asked.seed) scenario.run.seed = *asked.seed;
    check_policy(scenario, asked.policy);
}

/// Of which key a warning is, and of what, whatever the numbers.
std::string subject_of(const std::string& warning) {
    const std::size_t place = std::min(warning.find(": "), warning.size());
    std::string subject = warning.substr(0, place);
    for (const char letter : warning.substr(place)) {
        if (letter != '.' && (letter < '0' || letter > '9')) subject += letter;
    }
    return subject;
}

/// What is doubtful in several variations, in which it may have other numbers, is one doubt.
class Doubts {
  public:
    void add(const std::string& warning) {
        const auto [of, is_new] = positions_.emplace(subject_of(warning), all_.size());
        if (is_new) all_.emplace_back();
        all_[of->second].push_back(warning);
    }
    void tell() const {
        for (const std::vector<std::string>& doubt : all_) {
            const std::set<std::string> differing(doubt.begin(), doubt.end());
            warn(differing.size() == 1
                     ? doubt.front()
                     : fmt::format("{}; and likewise, with other numbers, {} times",
                                   doubt.front(),
                                   differing.size() - 1));
        }
    }

  private:
    std::map<std::string, std::size_t> positions_;
    std::vector<std::vector<std::string>> all_;
};

}  // namespace

scenario::Scenario scenario_in_effect(const Simulated& asked) {
    auto loaded = scenario_file::load_scenario(asked.scenario, asked.reading);
    for (const std::string& warning : loaded.warnings)
        warn(warning);
    put_in_effect(asked, loaded.scenario);
    return std::move(loaded.scenario);
}

std::vector<scenario::Scenario> variations_in_effect(
    const Simulated& asked, const scenario_file::VariationsOf& variations_of) {
    std::vector<scenario::Scenario> all;
    Doubts doubts;
    for (auto& loaded :
         scenario_file::load_variations(asked.scenario, asked.reading, variations_of)) {
        for (const std::string& warning : loaded.warnings)
            doubts.add(warning);
        all.push_back(std::move(loaded.scenario));
    }
    doubts.tell();
    for (scenario::Scenario& scenario : all)
        put_in_effect(asked, scenario);
    return all;
}

}  // namespace caseforce::cli
