// caseforce compare: what each option does against doing nothing, how sure that is, what it costs.
#pragma once

#include <string>
#include <vector>

#include "cli/keeping.hpp"
#include "cli/options.hpp"
#include "engine/scenario/scenario.hpp"

namespace caseforce::cli {

/// The files as they are simulated: the first, whose baseline all are compared with, and further
/// ones with its replications and seed.
struct Files {
    scenario::Scenario first;
    std::vector<scenario::Scenario> further;
    std::vector<std::string> names;  ///< of the further ones' policies
};

/// Throws as run does; UsageError where the files cannot be compared.
void compare(const CompareOptions& options);

/// Likewise of files that have been read, with what is kept of the comparison.
void carry_out(const CompareOptions& options, Files files, Keeping& keeping);

}  // namespace caseforce::cli
