// Hours asked, worked and missing over the week: exact integrals (MEASURES). What cannot be below 0
// is not, by the last bits of a sum, either.
#include <algorithm>

#include "engine/record/recorder.hpp"

namespace caseforce::record {

namespace {

struct WeekHours {
    HoursPerWeek demanded = 0, present = 0, excess = 0, asked = 0, on_cases = 0;
    Fte needed = 0;
    double worker_weeks = 0, excessive_weeks = 0;

    WeekHours& operator+=(const WeekHours& other) {
        demanded += other.demanded;
        present += other.present;
        excess += other.excess;
        asked += other.asked;
        on_cases += other.on_cases;
        needed += other.needed;
        worker_weeks += other.worker_weeks;
        excessive_weeks += other.excessive_weeks;
        return *this;
    }
};

template <class Set>
void set_hours(const WeekHours& hours, Set&& set) {
    set(Measure::hours_demanded, hours.demanded);
    set(Measure::hours_present, hours.present);
    set(Measure::excess_hours, hours.excess);
    set(Measure::hours_worked, hours.present + hours.excess);
    const double undone = hours.asked - hours.on_cases;
    set(Measure::hours_undone, undone > tolerance ? undone : 0);  // not what rounding leaves
    set(Measure::practitioners_needed_fte, hours.needed);
    set(Measure::share_excessive, ratio(hours.excessive_weeks, hours.worker_weeks));
}

/// Over the week; no value where cases ask hours and nobody's hours tell how many people those are:
/// a team without a case-holding role, or whose role has no time for cases.
Fte needed_by(const TeamState& team) {
    const bool can_be_told = team.fte_per_hour > 0 || team.asked_hours.sum <= tolerance;
    return can_be_told ? team.needed_fte.never_negative() / week : nothing;
}

}  // namespace

void record_hours(const plan::Plan& plan, const State& state, Row& row) {
    WeekHours all;
    for (std::size_t t = 0; t < plan.n_teams(); ++t) {
        const TeamTally& tally = state.tally.teams[t];
        const TeamState& team = state.teams[t];
        WeekHours hours{std::max(0.0, tally.demanded),
                        tally.present,
                        tally.excess,
                        team.asked_hours.sum / week,
                        tally.worked_on_cases,
                        needed_by(team),
                        double(tally.worker_weeks),
                        double(tally.excessive_weeks)};
        set_hours(hours, [&](Measure measure, double value) { row.team(measure, t, value); });
        all += hours;
    }
    set_hours(all, [&](Measure measure, double value) { row.council(measure, value); });
}

}  // namespace caseforce::record
