#include "analysis/hdf5/dimension.hpp"

#include <array>

namespace caseforce::hdf5 {
namespace {

struct Description {
    std::string_view name, about;
};

constexpr std::array<Description, 17> descriptions{{
    {"policy", "the option that was simulated"},
    {"replication", "number of the simulated future, from 1"},
    {"time", "end of the week"},
    {"year", "calendar year in which the statistical year ends"},
    {"run_year", "year of the run, 52 weeks, from 1"},
    {"team", "team"},
    {"stage", "stage of the pathway"},
    {"role", "role"},
    {"route", "the way by which a permanent worker came"},
    {"status", "status of the stages in which children are counted"},
    {"band", "cases that a worker holds"},
    {"target", "what is wanted"},
    {"part", "changes of the policy that are introduced together"},
    {"uncertain", "value that is not known"},
    {"key", "value of the scenario that is varied"},
    {"observation", "what was observed, and of when"},
    {"statistic", "what is told of the replications; n is how many had a value"},
}};

}  // namespace

std::string_view name_of(Dimension dimension) {
    return descriptions[static_cast<std::size_t>(dimension)].name;
}

std::string_view about(Dimension dimension) {
    return descriptions[static_cast<std::size_t>(dimension)].about;
}

bool is_numeric(Dimension dimension) {
    return dimension == Dimension::replication || dimension == Dimension::time ||
           dimension == Dimension::year || dimension == Dimension::run_year;
}

std::optional<Dimension> dimension_named(std::string_view name) {
    for (std::size_t i = 0; i < descriptions.size(); ++i) {
        if (descriptions[i].name == name) return static_cast<Dimension>(i);
    }
    return std::nullopt;
}

std::optional<Dimension> dimension_of(Level level) {
    return dimension_named(caseforce::name_of(level));
}

std::optional<Dimension> dimension_of(Along along) {
    return dimension_named(caseforce::name_of(along));
}

}  // namespace caseforce::hdf5
