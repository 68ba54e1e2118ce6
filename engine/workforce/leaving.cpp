#include "engine/workforce/leaving.hpp"

#include <algorithm>

#include "engine/workforce/people.hpp"
#include "engine/workforce/posts.hpp"
#include "engine/workload/desk.hpp"

namespace caseforce::workforce {

namespace {

Days notice_of(const plan::Plan& plan, const Employment& who) {
    return plan.terms.leaving.notice[static_cast<std::size_t>(who.contract)].value_or(0);
}

void begin_notice(const plan::Plan& plan, State& state, WorkerIndex worker, Days last_day) {
    Employment& who = state.employment(worker);
    who.on_notice = true;
    who.resigned = true;
    state.note_member(worker);
    note_post_of(plan, state, worker);
    state.schedule(EventKind::departs, worker, last_day);
}

}  // namespace

void resign(const plan::Plan& plan, State& state, WorkerIndex worker) {
    const Days notice = notice_of(plan, state.employment(worker));
    state.note_of(worker, Happening::resigns, state.now() + std::max(notice, 0.0));
    if (notice <= 0) {
        depart(plan, state, worker);
        return;
    }
    const Days last_day = state.now() + notice;
    begin_notice(plan, state, worker, last_day);
    const Days from = last_day - plan.terms.leaving.wind_down;
    if (from <= state.now()) {
        wind_down(plan, state, worker);
    } else {
        state.schedule(EventKind::wind_down_begins, worker, from);
    }
}

void resume_notice(const plan::Plan& plan, State& state, WorkerIndex worker) {
    const Employment& who = state.employment(worker);
    const Days notice = notice_of(plan, who);
    const Days last_day =
        state.now() + notice * state.draws.uniform(who.key, Purpose::notice_split);
    state.note_of(worker, Happening::under_notice, last_day);
    begin_notice(plan, state, worker, last_day);
    state.schedule(EventKind::wind_down_begins,
                   worker,
                   std::max(state.now(), last_day - plan.terms.leaving.wind_down));
}

void wind_down(const plan::Plan& plan, State& state, WorkerIndex worker) {
    workload::settle(state, worker);
    state.desk(worker).winding_down = true;
    state.note_of(worker, Happening::winds_down);
    workload::reassess(plan, state, worker);
}

}  // namespace caseforce::workforce
