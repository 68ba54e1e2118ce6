// Leaving and sickness as hazards held for a week (MODEL 4): what they are made of, when they
// strike, and the end of a worker's week.
#pragma once

#include "engine/state/state.hpp"

namespace caseforce::workforce {

/// Hazards of everybody in post are taken for the week that begins now. Runs at each review, and at
/// the beginning.
void review_hazards(const plan::Plan& plan, State& state);

/// The worker's hazards for the rest of the week are those of this instant, and what they bring in
/// it is pending. Runs at a start or conversion within the week.
void take_hazards(const plan::Plan& plan, State& state, WorkerIndex worker);

/// Where this week stands among those of the Working Time average (Workers::legal_weeks). Asked for
/// once a week: a division for every worker would be a fiftieth of a replication.
[[nodiscard]] std::size_t legal_week(const State& state);

/// Strain takes in the worker's week, whether it was excessive is known (MODEL 4; MEASURES
/// excessive_streak_max), and the week is in the team's tally. Runs at each week's end, before
/// recording. `who` and `tally` are the worker's and their team's. Requires: settled.
void end_week_of(const plan::Plan& plan,
                 State& state,
                 WorkerIndex worker,
                 const Member& who,
                 TeamTally& tally,
                 std::size_t of_legal_weeks);

/// The worker's hours so far are in the team's tally, where they hold cases. For one who starts or
/// stops holding cases within the week. Requires: settled.
void tally_hours_of(State& state, WorkerIndex worker);

/// The hours of the worker's week are in the team's tally, and a new week begins for them. For one
/// who leaves within it. Requires: settled.
void tally_week_of(const plan::Plan& plan, State& state, WorkerIndex worker);

/// The clocks of sickness and long leave stop (absent) or go on (present).
void stop_absence_clocks(State& state, WorkerIndex worker);
void start_absence_clocks(State& state, WorkerIndex worker);

}  // namespace caseforce::workforce
