#include "engine/workforce/leaving.hpp"

#include <algorithm>

#include "engine/workforce/people.hpp"
#include "engine/workforce/posts.hpp"
#include "engine/workload/desk.hpp"

namespace caseforce::workforce {

void resign(const plan::Plan& plan, State& state, WorkerIndex worker) {
    Employment& who = state.employment(worker);
    const Days notice =
        plan.terms.leaving.notice[static_cast<std::size_t>(who.contract)].value_or(0);
    state.note_of(worker, Happening::resigns, state.now() + std::max(notice, 0.0));
    if (notice <= 0) {
        depart(plan, state, worker);
        return;
    }
    who.on_notice = true;
    who.resigned = true;
    state.note_member(worker);
    note_post_of(plan, state, worker);
    const Days last_day = state.now() + notice;
    state.schedule(EventKind::departs, worker, last_day);
    const Days from = last_day - plan.terms.leaving.wind_down;
    if (from <= state.now()) {
        wind_down(plan, state, worker);
    } else {
        state.schedule(EventKind::wind_down_begins, worker, from);
    }
}

void wind_down(const plan::Plan& plan, State& state, WorkerIndex worker) {
    workload::settle(state, worker);
    state.desk(worker).winding_down = true;
    state.note_of(worker, Happening::winds_down);
    workload::reassess(plan, state, worker);
}

}  // namespace caseforce::workforce
