#include "engine/workforce/hazards.hpp"

#include <algorithm>
#include <array>

#include "engine/core/elementary.hpp"
#include "engine/core/fetch.hpp"
#include "engine/workload/desk.hpp"

namespace caseforce::workforce {

namespace {

/// What the judgement, pay and a tie-in or sponsorship make of it (MODEL 4 to 6).
/// Whom they apply to cannot be foretold: a factor of 1 instead of a branch.
double factors_on_leaving(const plan::Plan& plan, const Member& who, Days tenure) {
    const plan::PerContract<double> pay{plan.terms.pay.on_leaving, 1.0, 1.0};
    const plan::RouteTerms& route = plan.route(who.route);
    const std::array<double, 2> tied{1.0, route.term_factor};
    return plan.terms.grade.leaving * pay[static_cast<std::size_t>(who.contract)] *
           tied[static_cast<std::size_t>(tenure < route.term - tolerance)];
}

inline double effect(double strength, double of) {
    return strength == 0 || of == 0 ? 1.0 : elementary::exp(strength * of);
}

/// What the threshold brings before the week is over is pending; what it brings later is not, as
/// the hazard will have changed.
[[gnu::always_inline]] inline void arm(State& state,
                                       EventKind kind,
                                       WorkerIndex worker,
                                       const kernel::Threshold& threshold) {
    if (threshold.is_passed_by(state.week_end)) {
        state.schedule(kind, worker, threshold.instant());
    } else {
        state.cancel(kind, worker);
    }
}

/// The same at a week's beginning: all that was pending has happened, but for what the week before
/// would have brought at this very instant, and then nothing of the threshold is left.
[[gnu::always_inline]] inline void arm_anew(State& state,
                                            EventKind kind,
                                            WorkerIndex worker,
                                            const kernel::Threshold& threshold) {
    if (threshold.is_passed_by(state.week_end)) {
        state.schedule(kind, worker, threshold.instant());
    } else if (threshold.left <= 0) {
        state.cancel(kind, worker);
    }
}

/// 1 where the week so far had excessive hours, else 0; one wholly absent has not.
std::uint32_t excessive_weeks(const plan::Plan& plan, const WorkerWeek& sums) {
    const Hours limit = sums.present * (1 + plan.terms.hours.excessive_over);
    return std::uint32_t{sums.attended > 0} &
           std::uint32_t{sums.present + sums.excess > limit + tolerance};
}

/// Not of whoever leaves at the very instant at which the week began, or they did: nothing is new.
void note_week(const plan::Plan& plan,
               const State& state,
               WorkerIndex worker,
               std::uint32_t excessive) {
    const Employment& who = state.employment(worker);
    if (state.now() <= std::max(who.in_post_since, state.week_end - week)) return;
    const Desk& desk = state.desk(worker);
    const WorkerWeek& sums = state.workers.week[worker.value];
    const Wellbeing& self = state.workers.wellbeing[worker.value];
    const plan::TeamTerms& team = plan.team(who.team);
    const bool has_role = who.role.exists();
    const bool mentors = has_role && plan.role(who.role).mentors;
    state.note_of(worker,
                  Happening::worker_week,
                  sums.demanded,
                  sums.present,
                  sums.excess,
                  sums.attended,
                  who.fte * plan.terms.hours.contracted,
                  leave_share(plan, state),
                  has_role ? team.case_time_share[who.role.value] : team.managed_case_time_share,
                  desk.readiness,
                  mentors ? state.teams[who.team.value].mentoring : 0.0,
                  desk.capacity,
                  desk.room,
                  static_cast<double>(desk.cases_held),
                  workload::load(desk),
                  self.strain,
                  static_cast<double>(excessive),
                  static_cast<double>(self.streak));
}

void tally_hours(State& state, WorkerIndex worker, const WorkerWeek& sums, TeamTally& tally) {
    const HolderHours none;
    const HolderHours& already = sums.any_tallied ? state.workers.tallied[worker.value] : none;
    tally.demanded += sums.demanded - already.demanded;
    tally.excess += sums.excess - already.excess;
    tally.present += sums.present - already.present;
    tally.worked_on_cases += sums.on_cases - already.on_cases;
}

void tally_week(const plan::Plan& plan,
                State& state,
                WorkerIndex worker,
                const Member& who,
                TeamTally& tally,
                std::uint32_t excessive) {
    WorkerWeek& sums = state.workers.week[worker.value];
    if (who.holds_cases) {
        tally_hours(state, worker, sums, tally);
        tally.worker_weeks += static_cast<std::uint32_t>(sums.attended > 0);
        tally.excessive_weeks += excessive;
    }
    if (state.journal != nullptr) note_week(plan, state, worker, excessive);
    const double progress = sums.progress;
    sums = WorkerWeek{};
    sums.progress = progress;
}

/// Practitioners per manager of a team as a factor's exponent: max(0, ratio / span - 1); 0 for
/// teams without manager posts.
double over_span(const plan::Plan& plan, const State& state, TeamIndex team) {
    if (!plan.team(team).has_manager_posts) return 0;
    Fte practitioners = 0;
    Fte managers = 0;
    for (const Member& who : state.teams[team.value].roster.members) {
        const bool manages = who.role.exists() ? plan.role(who.role).manages : !who.holds_cases;
        practitioners += who.fte * static_cast<double>(who.holds_cases);
        managers += who.fte * static_cast<double>(manages);
    }
    return std::max(0.0, practitioners / std::max(1.0, managers) / plan.terms.leaving.span - 1);
}

/// What the number of practitioners per manager makes of the hazards of everybody in a team.
struct SpanFactors {
    double on_leaving = 1, on_sickness = 1;
};

SpanFactors span_factors(const plan::Plan& plan, const State& state, TeamIndex team) {
    const double over = over_span(plan, state, team);
    return {effect(plan.terms.leaving.span_effect, over),
            effect(plan.terms.sickness.span_effect, over)};
}

template <class Arm>
[[gnu::always_inline]] inline void run_absence_clocks(State& state,
                                                      WorkerIndex worker,
                                                      Wellbeing& self,
                                                      Arm&& arm) {
    self.sickness.run_at(self.sickness_hazard, state.now());
    arm(state, EventKind::falls_sick, worker, self.sickness);
    self.long_leave.run_at(self.long_leave_hazard, state.now());
    arm(state, EventKind::goes_on_leave, worker, self.long_leave);
}

/// What strain makes of a worker's hazards.
struct StrainFactors {
    double on_leaving = 1, on_sickness = 1;
};

StrainFactors strain_factors(const plan::Plan& plan, double strain) {
    if (strain == 0) return {};  // asked once for both, as it cannot be foretold
    return {effect(plan.terms.leaving.strain_effect, strain),
            effect(plan.terms.sickness.strain_effect, strain)};
}

/// What a worker's hazards are kept in: two lines of it.
[[gnu::always_inline]] inline void fetch_wellbeing(const State& state, WorkerIndex worker) {
    const Wellbeing& self = state.workers.wellbeing[worker.value];
    fetch(self.strain);
    fetch(self.sickness);
}

/// `tenure` as of now.
template <class Arm>
[[gnu::always_inline]] inline void take_hazards(const plan::Plan& plan,
                                                State& state,
                                                WorkerIndex worker,
                                                const Member& who,
                                                Days tenure,
                                                const SpanFactors& span,
                                                Arm&& arm) {
    if (who.contract == Contract::managed) return;
    Wellbeing& self = state.wellbeing(worker);
    const StrainFactors strain = strain_factors(plan, self.strain);
    if (!who.resigned) {
        const PerDay base =
            plan.terms.leaving.hazards.at(who.contract, who.role, who.route, tenure);
        self.leaving.run_at(
            base * factors_on_leaving(plan, who, tenure) * strain.on_leaving * span.on_leaving,
            state.now());
        arm(state, EventKind::resigns, worker, self.leaving);
    }
    const plan::SicknessTerms& sickness = plan.terms.sickness;
    if (sickness.on) {
        self.sickness_hazard = sickness.hazard * strain.on_sickness * span.on_sickness;
    }
    const plan::LongLeaveTerms& long_leave = plan.terms.long_leave;
    const plan::PerContract<PerDay> on_leave{long_leave.on ? long_leave.hazard : 0, 0, 0};
    self.long_leave_hazard = on_leave[static_cast<std::size_t>(who.contract)];
    if (who.present) run_absence_clocks(state, worker, self, arm);
}

}  // namespace

void review_hazards(const plan::Plan& plan, State& state) {
    constexpr std::size_t ahead = 4;  // workers: what one takes is under way when it is their turn
    for (std::size_t t = 0; t < state.teams.size(); ++t) {
        const SpanFactors span = span_factors(plan, state, TeamIndex(t));
        const TeamState& team = state.teams[t];
        for (std::size_t i = 0; i < team.list.size(); ++i) {
            fetch_wellbeing(state, team.list[std::min(i + ahead, team.list.size() - 1)]);
            const Days tenure = state.now() - team.roster.started[i];
            take_hazards(plan, state, team.list[i], team.roster.members[i], tenure, span, arm_anew);
        }
    }
}

void take_hazards(const plan::Plan& plan, State& state, WorkerIndex worker) {
    const Employment& who = state.employment(worker);
    take_hazards(plan,
                 state,
                 worker,
                 state.member(worker),
                 state.now() - who.started,
                 span_factors(plan, state, who.team),
                 arm);
}

void start_absence_clocks(State& state, WorkerIndex worker) {
    run_absence_clocks(state, worker, state.wellbeing(worker), arm);
}

void stop_absence_clocks(State& state, WorkerIndex worker) {
    Wellbeing& self = state.wellbeing(worker);
    self.sickness.run_at(0, state.now());
    self.long_leave.run_at(0, state.now());
    state.cancel(EventKind::falls_sick, worker);
    state.cancel(EventKind::goes_on_leave, worker);
}

std::size_t legal_week(const State& state) {
    return state.weeks_simulated % state.workers.legal_weeks.size();
}

void end_week_of(const plan::Plan& plan,
                 State& state,
                 WorkerIndex worker,
                 const Member& who,
                 TeamTally& tally,
                 std::size_t of_legal_weeks) {
    const WorkerWeek& sums = state.workers.week[worker.value];
    Wellbeing& self = state.wellbeing(worker);
    const double e = sums.present > 0 ? sums.excess / sums.present : 0;
    const double k = plan.terms.leaving.memory;
    self.strain = k * self.strain + (1 - k) * e;
    const std::uint32_t excessive = excessive_weeks(plan, sums);
    self.streak = (self.streak + 1) * excessive;
    // whoever has a whole week behind them has another
    const bool whole = self.full_weeks > 0 ||
                       state.employment(worker).in_post_since <= state.now() - week + tolerance;
    self.full_weeks += static_cast<std::uint32_t>(whole);
    Workers::LegalWeek& legal = state.workers.legal_weeks[of_legal_weeks][worker.value];
    const Workers::LegalWeek now =
        whole ? Workers::LegalWeek{sums.present + sums.excess, sums.available}
              : Workers::LegalWeek{};
    self.legal_hours += now.hours - legal.hours;
    self.legal_weeks += now.weeks - legal.weeks;
    legal = now;
    tally_week(plan, state, worker, who, tally, excessive);
}

void tally_hours_of(State& state, WorkerIndex worker) {
    WorkerWeek& sums = state.workers.week[worker.value];
    const TeamIndex team = state.employment(worker).team;
    if (state.member(worker).holds_cases)
        tally_hours(state, worker, sums, state.tally.teams[team.value]);
    state.workers.tallied[worker.value] = sums;
    sums.any_tallied = true;
}

void tally_week_of(const plan::Plan& plan, State& state, WorkerIndex worker) {
    const TeamIndex team = state.employment(worker).team;
    tally_week(plan,
               state,
               worker,
               state.member(worker),
               state.tally.teams[team.value],
               excessive_weeks(plan, state.workers.week[worker.value]));
}

}  // namespace caseforce::workforce
