#include "engine/workforce/people.hpp"

#include <algorithm>

#include "engine/caseload/allocation.hpp"
#include "engine/workforce/absence.hpp"
#include "engine/workforce/hazards.hpp"
#include "engine/workforce/posts.hpp"
#include "engine/workload/desk.hpp"

namespace caseforce::workforce {

namespace {

void schedule_becoming(const plan::Plan& plan, State& state, WorkerIndex worker) {
    const Employment& who = state.employment(worker);
    if (who.contract != Contract::permanent || !who.role.exists()) return;
    const plan::RoleTerms& role = plan.role(who.role);
    if (role.becomes.exists())
        state.schedule(
            EventKind::becomes, worker, std::max(state.now(), who.started + role.becomes_after));
}

/// Readiness of this instant, and the next step of it pending.
void set_readiness(const plan::Plan& plan, State& state, WorkerIndex worker) {
    const Employment& who = state.employment(worker);
    const auto& steps = plan.route(who.route).readiness.steps;
    std::uint32_t& next = state.wellbeing(worker).readiness_step;
    Desk& desk = state.desk(worker);
    desk.readiness = 1;
    const Days served = state.now() - who.started;
    while (next < steps.size() && steps[next].first <= served + tolerance)
        ++next;
    if (next > 0) desk.readiness = steps[next - 1].second;
    if (next < steps.size()) {
        state.schedule(EventKind::readiness_steps, worker, who.started + steps[next].first);
    } else {
        state.cancel(EventKind::readiness_steps, worker);
    }
}

void note_readiness(const State& state, WorkerIndex worker) {
    state.note_of(worker, Happening::readiness, state.desk(worker).readiness);
}

void note_role(const plan::Plan& plan,
               const State& state,
               WorkerIndex worker,
               Happening what,
               RoleIndex role) {
    state.note(what,
               {.worker = worker, .team = state.employment(worker).team, .role = role},
               plan.role(role).holds_cases ? 1.0 : 0.0,
               plan.role(role).caseload_cap);
}

/// The role that somebody of this tenure has by now. Chains of `becomes` have an end
/// (scenario::validate).
RoleIndex grown_role(const plan::Plan& plan, const Hire& hire) {
    RoleIndex role = hire.role;
    if (hire.contract != Contract::permanent || !role.exists()) return role;
    while (plan.role(role).becomes.exists() && hire.tenure >= plan.role(role).becomes_after)
        role = plan.role(role).becomes;
    return role;
}

}  // namespace

WorkerIndex put_in_post(const plan::Plan& plan, State& state, const Hire& hire) {
    const WorkerIndex worker(state.workers.size());
    state.workers.add_row(state.now());
    Employment& who = state.employment(worker);
    who.key = hire.key;
    who.role = grown_role(plan, hire);
    who.team = hire.team;
    who.contract = hire.contract;
    who.route = hire.route;
    who.fte = hire.fte;
    who.started = state.now() - hire.tenure;
    who.in_post_since = state.now();
    who.in_post = true;
    who.holds_cases = who.role.exists() ? plan.role(who.role).holds_cases : hire.practitioner;
    who.cap = who.role.exists() ? plan.role(who.role).caseload_cap : hire.cap;
    state.desk(worker).present = true;
    state.join(hire.team, worker);
    state.wellbeing(worker).leaving.left =
        state.draws.exponential(hire.key, Purpose::leaving_threshold);
    state.wellbeing(worker).sickness.left =
        state.draws.exponential(hire.key, Purpose::sickness_threshold);
    state.wellbeing(worker).long_leave.left =
        state.draws.exponential(hire.key, Purpose::long_leave_threshold);
    set_readiness(plan, state, worker);
    schedule_becoming(plan, state, worker);
    workload::refresh(plan, state, worker);
    state.note_of(worker,
                  hire.route == Route::initial ? Happening::in_post : Happening::starts,
                  static_cast<double>(who.contract),
                  static_cast<double>(who.route),
                  who.fte,
                  hire.tenure,
                  who.holds_cases ? 1.0 : 0.0,
                  who.cap,
                  state.desk(worker).readiness);
    return worker;
}

WorkerIndex start(const plan::Plan& plan, State& state, const Hire& hire) {
    const WorkerIndex worker = put_in_post(plan, state, hire);
    take_hazards(plan, state, worker);
    share_mentoring_of(plan, state, worker);
    note_post_of(plan, state, worker);
    state.note_room(hire.team);
    return worker;
}

void depart(const plan::Plan& plan, State& state, WorkerIndex worker) {
    caseload::give_back_all(plan, state, worker);
    workload::settle(state, worker);
    Employment& who = state.employment(worker);
    Desk& desk = state.desk(worker);
    count_sick_days(plan, state, worker);
    who.in_post = false;
    desk.present = false;
    for (const EventKind kind : {EventKind::desk_ends,
                                 EventKind::absence_ends,
                                 EventKind::readiness_steps,
                                 EventKind::becomes,
                                 EventKind::resigns,
                                 EventKind::wind_down_begins,
                                 EventKind::departs,
                                 EventKind::assignment_ends,
                                 EventKind::falls_sick,
                                 EventKind::goes_on_leave,
                                 EventKind::managed_team_ends,
                                 EventKind::cover_due}) {
        state.cancel(kind, worker);
    }
    if (who.contract == Contract::permanent) {
        state.tally.teams[who.team.value].leavers += 1;
        state.tally.teams[who.team.value].fte_left += who.fte;
        state.tally.roles[who.role.value].leavers += 1;
        state.tally.leavers_by_route[static_cast<std::size_t>(who.route)] += 1;
        if (is_in_census(plan, state, worker)) state.tally.year.leavers += who.fte;
    }
    tally_week_of(plan, state, worker);
    state.note_of(worker, Happening::leaves);
    state.leave(who.team, worker);
    share_mentoring_of(plan, state, worker);
    note_post_of(plan, state, worker);
}

void take_role(const plan::Plan& plan, State& state, WorkerIndex worker, RoleIndex role) {
    Employment& who = state.employment(worker);
    workload::settle(state, worker);
    count_sick_days(plan, state, worker);
    if (who.holds_cases != plan.role(role).holds_cases) tally_hours_of(state, worker);
    who.role = role;
    who.holds_cases = plan.role(role).holds_cases;
    who.cap = plan.role(role).caseload_cap;
    state.note_member(worker);
    if (!who.holds_cases) caseload::give_back_all(plan, state, worker);
    workload::refresh(plan, state, worker);
    share_mentoring(plan, state, who.team);
    note_post_of(plan, state, worker);
    state.note_room(who.team);
}

void promote(
    const plan::Plan& plan, State& state, WorkerIndex worker, RoleIndex role, TeamIndex team) {
    Employment& who = state.employment(worker);
    const TeamIndex former = who.team;
    if (team != former) caseload::give_back_all(plan, state, worker);
    workload::settle(state, worker);
    state.leave(former, worker);
    state.join(team, worker);
    who.team = team;
    state.tally.promotions += 1;
    note_role(plan, state, worker, Happening::promoted, role);
    take_role(plan, state, worker, role);
    state.cancel(EventKind::becomes, worker);
    schedule_becoming(plan, state, worker);
    if (team != former) share_mentoring(plan, state, former);
}

void take_readiness(const plan::Plan& plan, State& state, WorkerIndex worker) {
    const double before = state.desk(worker).readiness;
    state.wellbeing(worker).readiness_step = 0;
    set_readiness(plan, state, worker);
    if (state.desk(worker).readiness == before) return;
    workload::settle(state, worker);
    note_readiness(state, worker);
    workload::reassess(plan, state, worker);
    state.note_room(state.employment(worker).team);
}

void take_becoming(const plan::Plan& plan, State& state, WorkerIndex worker) {
    state.cancel(EventKind::becomes, worker);
    schedule_becoming(plan, state, worker);
}

void become(const plan::Plan& plan, State& state, WorkerIndex worker) {
    const RoleIndex role = plan.role(state.employment(worker).role).becomes;
    note_role(plan, state, worker, Happening::becomes, role);
    take_role(plan, state, worker, role);
    schedule_becoming(plan, state, worker);
}

void convert(const plan::Plan& plan, State& state, WorkerIndex worker) {
    workload::settle(state, worker);
    count_sick_days(plan, state, worker);
    Employment& who = state.employment(worker);
    who.contract = Contract::permanent;
    who.route = Route::conversion;
    who.started = state.now();
    who.on_notice = false;
    state.note_member(worker);
    state.cancel(EventKind::assignment_ends, worker);
    state.wellbeing(worker).readiness_step = 0;
    set_readiness(plan, state, worker);
    schedule_becoming(plan, state, worker);
    workload::refresh(plan, state, worker);
    take_hazards(plan, state, worker);
    state.tally.conversions += 1;
    state.note_of(worker, Happening::converts, state.desk(worker).readiness);
    state.tally.teams[who.team.value].starters += 1;
    state.tally.roles[who.role.value].starters += 1;
    state.tally.starters_by_route[static_cast<std::size_t>(Route::conversion)] += 1;
    if (is_in_census(plan, state, worker)) state.tally.year.starters += who.fte;
    share_mentoring(plan, state, who.team);
    note_post_of(plan, state, worker);
    state.note_room(who.team);
}

void step_readiness(const plan::Plan& plan, State& state, WorkerIndex worker) {
    workload::settle(state, worker);
    set_readiness(plan, state, worker);
    note_readiness(state, worker);
    workload::refresh(plan, state, worker);
    share_mentoring_of(plan, state, worker);
    state.note_room(state.employment(worker).team);
}

namespace {

template <class Who>  // of Employment and Member
bool gives_mentoring(const plan::Plan& plan, const Who& who) {
    return who.role.exists() && plan.role(who.role).mentors;
}

/// While they are not wholly ready.
template <class Who>
bool takes_mentoring(const plan::Plan& plan, const Who& who) {
    return plan.route(who.route).mentoring_hours > 0;
}

/// Among those who are present, of the team's mentors and trainees as they are listed.
void share_out(const plan::Plan& plan, State& state, TeamIndex team) {
    TeamState& group = state.team(team);
    HoursPerWeek taken = 0;
    for (const WorkerIndex trainee : group.trainees) {
        if (state.desk(trainee).present)
            taken += plan.route(state.employment(trainee).route).mentoring_hours;
    }
    const auto present =
        std::count_if(group.mentors.begin(), group.mentors.end(), [&](WorkerIndex mentor) {
            return state.desk(mentor).present;
        });
    const HoursPerWeek of_each = present > 0 ? taken / static_cast<double>(present) : 0;
    if (of_each == group.mentoring) return;
    group.mentoring = of_each;
    for (const WorkerIndex mentor : group.mentors)
        workload::take_mentoring(plan, state, mentor);
}

}  // namespace

void share_mentoring(const plan::Plan& plan, State& state, TeamIndex team) {
    TeamState& group = state.team(team);
    group.mentors.clear();
    group.trainees.clear();
    for (std::size_t i = 0; i < group.list.size(); ++i) {
        const Member& member = group.roster.members[i];
        const WorkerIndex worker = group.list[i];
        if (gives_mentoring(plan, member)) group.mentors.push_back(worker);
        if (takes_mentoring(plan, member) && state.desk(worker).readiness < 1)
            group.trainees.push_back(worker);
    }
    share_out(plan, state, team);
}

void share_mentoring_of(const plan::Plan& plan, State& state, WorkerIndex worker) {
    const Employment& who = state.employment(worker);
    if (gives_mentoring(plan, who) || takes_mentoring(plan, who))
        share_mentoring(plan, state, who.team);
}

void pass_on_mentoring_of(const plan::Plan& plan, State& state, WorkerIndex worker) {
    const Employment& who = state.employment(worker);
    if (gives_mentoring(plan, who) || takes_mentoring(plan, who)) share_out(plan, state, who.team);
}

}  // namespace caseforce::workforce
