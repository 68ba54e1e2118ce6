// The names along each dimension of a run, in file order; a policy or a replication never changes
// them.
#pragma once

#include <string>
#include <vector>

namespace caseforce {

struct Names {
    std::vector<std::string> teams, stages, roles, statuses;
};

}  // namespace caseforce
