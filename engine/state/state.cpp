#include "engine/state/state.hpp"

namespace caseforce {

State::State(const plan::Plan& plan, Draws the_draws)
    : draws(the_draws),
      kernel(static_cast<std::size_t>(EventKind::count), plan.begin),
      week_end(plan.begin + week),
      week_number(-plan.warm_up_weeks),
      teams(plan.n_teams()),
      stages(plan.n_stages()),
      open_by_status(plan.names.statuses.size()),
      to_allocate(plan.n_teams()) {
    tally.teams.resize(plan.n_teams());
    tally.stages.resize(plan.n_stages());
    tally.roles.resize(plan.n_roles());
}

}  // namespace caseforce
