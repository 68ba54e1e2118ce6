// The life of a case from stage to stage (MODEL 3, pathway): opening, stages begun and ended,
// closing.
#pragma once

#include "engine/state/state.hpp"

namespace caseforce::caseload {

/// What a new case is made of.
struct NewCase {
    std::uint64_t key = 0;  ///< of the child
    HouseholdIndex household;
    std::uint32_t rank = 0;
    double weight = 1;
    StageIndex stage;
};

/// A case is open in its stage from now on, not yet placed. Neither a referral is counted nor a
/// stage entered: callers know why it opens.
CaseIndex open_case(State& state, const NewCase& what);

/// The case is closed for good: its row may be used again. A replication that tells of itself keeps
/// every row, so that what was told can be looked at: a case's row is its number there.
void forget_case(State& state, CaseIndex of);

/// The case begins its stage: counted, with a nominal duration of its own drawn.
/// Returns that duration.
Days enter_stage(const plan::Plan& plan, State& state, CaseIndex of, StageIndex stage);

/// The case counts as open in its stage (`sign` +1) or no more (-1), in every stock and integral
/// that says so.
void count_open(const plan::Plan& plan, State& state, CaseIndex of, int sign);

/// The stage of the case on a worker's desk that ends next ends now (event desk_ends).
void end_next_on_desk(const plan::Plan& plan, State& state, WorkerIndex worker);

/// The waiting of a case ends now, in its stage's end or in escalation (event case_wakes).
void wake(const plan::Plan& plan, State& state, CaseIndex of);

/// Remembers that this worker holds the case: for handovers, transfers and changes of worker.
void remember_holder(State& state, CaseIndex of, WorkerIndex worker);

/// Open cases of a stage that has a statutory limit from now on are listed; of one that has none
/// any more, none.
void take_limits(const plan::Plan& before, const plan::Plan& after, State& state);

}  // namespace caseforce::caseload
