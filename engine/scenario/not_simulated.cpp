// The sections whose mechanisms are still to come. The model refuses them by name, as a section
// that is read and then ignored would give a projection of something else.
#include <fmt/format.h>

#include "engine/scenario/scenario.hpp"

namespace caseforce::scenario {

namespace {

struct Section {
    const char* path;
    bool (*is_there)(const Scenario&);
};

constexpr Section sections[] = {
    {"uncertain", [](const Scenario& s) { return s.uncertain.has_value(); }},
    {"changes", [](const Scenario& s) { return !s.changes.empty(); }},
    {"policies", [](const Scenario& s) { return !s.policies.empty(); }},
};

}  // namespace

std::vector<Contradiction> not_simulated(const Scenario& scenario) {
    std::vector<Contradiction> found;
    for (const Section& section : sections) {
        if (section.is_there(scenario))
            found.push_back({section.path,
                             fmt::format("'{}' is not simulated yet", section.path),
                             "the scenario without it",
                             {},
                             Contradiction::At::key});
    }
    return found;
}

}  // namespace caseforce::scenario
