// How many cases present case holders hold, and how hard it is on all of them (MEASURES).
#include <algorithm>

#include "engine/record/recorder.hpp"
#include "engine/workload/desk.hpp"

namespace caseforce::record {

namespace {

/// Case holders of a team, of a role, or all.
struct Holders {
    std::vector<std::uint32_t> held;  ///< cases, by present holder
    Fte present_fte = 0;
    double cases = 0;
    int over_cap = 0;
    int in_post = 0;
    double strain = 0;
    std::uint32_t longest_streak = 0;
    int whole_window = 0, over_legal = 0;

    void merge(const Holders& other) {
        held.insert(held.end(), other.held.begin(), other.held.end());
        present_fte += other.present_fte;
        cases += other.cases;
        over_cap += other.over_cap;
        in_post += other.in_post;
        strain += other.strain;
        longest_streak = std::max(longest_streak, other.longest_streak);
        whole_window += other.whole_window;
        over_legal += other.over_legal;
    }
};

/// The Working Time Regulations' average over the last weeks: hours worked over weeks present and
/// not on leave.
void count_legal(const plan::HoursTerms& hours,
                 const State& state,
                 WorkerIndex worker,
                 Holders& holders) {
    const auto window = static_cast<std::size_t>(hours.legal_weeks);
    if (state.workers.wellbeing[worker.value].full_weeks < window) return;
    double worked = 0;
    double weeks = 0;
    for (std::size_t i = worker.value * window; i < (worker.value + 1) * window; ++i) {
        worked += state.workers.legal_hours[i];
        weeks += state.workers.legal_weeks[i];
    }
    if (weeks <= tolerance) return;  // never at work in the window: there is no average
    holders.whole_window += 1;
    if (worked / weeks > hours.legal_limit + tolerance) holders.over_legal += 1;
}

Holders holders_of(const plan::Plan& plan,
                   const State& state,
                   const TeamState& team,
                   std::vector<Holders>& by_role) {
    Holders holders;
    for (const WorkerIndex worker : team.list) {
        const Employment& who = state.employment(worker);
        if (!who.holds_cases) continue;
        const Desk& desk = state.desk(worker);
        const Wellbeing& self = state.workers.wellbeing[worker.value];
        holders.in_post += 1;
        holders.strain += self.strain;
        holders.longest_streak = std::max(holders.longest_streak, self.streak);
        count_legal(plan.terms.hours, state, worker, holders);
        if (!desk.present) continue;
        holders.held.push_back(desk.cases_held);
        holders.present_fte += who.fte;
        holders.cases += desk.cases_held;
        if (workload::load(desk) > 1 + tolerance) holders.over_cap += 1;
        if (!who.role.exists()) continue;
        by_role[who.role.value].present_fte += who.fte;
        by_role[who.role.value].cases += desk.cases_held;
    }
    return holders;
}

/// The 90th percentile by linear interpolation between order statistics. Sorts.
double p90(std::vector<std::uint32_t>& held) {
    if (held.empty()) return nothing;
    std::sort(held.begin(), held.end());
    const double position = 0.9 * static_cast<double>(held.size() - 1);
    const auto below = static_cast<std::size_t>(position);
    const std::size_t above = std::min(below + 1, held.size() - 1);
    const double share = position - static_cast<double>(below);
    return (1 - share) * held[below] + share * held[above];
}

template <class Set>
void set_holders(Holders& holders, Set&& set) {
    const auto present = static_cast<double>(holders.held.size());
    set(Measure::caseload_mean, ratio(holders.cases, holders.present_fte));
    set(Measure::caseload_p90, p90(holders.held));
    set(Measure::caseload_max, holders.held.empty() ? nothing : holders.held.back());
    set(Measure::share_over_cap, ratio(holders.over_cap, present));
    set(Measure::share_over_legal, ratio(holders.over_legal, holders.whole_window));
    set(Measure::excessive_streak_max, holders.in_post > 0 ? holders.longest_streak : nothing);
    set(Measure::strain_mean, ratio(holders.strain, holders.in_post));
}

void record_bands(const Holders& all, Row& row) {
    std::array<double, band_names.size()> bands{};
    for (const std::uint32_t held : all.held) {
        std::size_t band = 0;
        while (band < band_ends.size() && held > static_cast<std::uint32_t>(band_ends[band]))
            ++band;
        bands[band] += 1;
    }
    for (std::size_t i = 0; i < bands.size(); ++i)
        row.council(Measure::caseload_band, bands[i], i);
}

}  // namespace

void record_caseloads(const plan::Plan& plan, const State& state, Row& row) {
    Holders all;
    std::vector<Holders> by_role(plan.n_roles());
    for (std::size_t t = 0; t < plan.n_teams(); ++t) {
        Holders holders = holders_of(plan, state, state.teams[t], by_role);
        all.merge(holders);
        set_holders(holders, [&](Measure measure, double value) { row.team(measure, t, value); });
    }
    set_holders(all, [&](Measure measure, double value) { row.council(measure, value); });
    for (std::size_t r = 0; r < plan.n_roles(); ++r) {
        row.role(Measure::caseload_mean, r, ratio(by_role[r].cases, by_role[r].present_fte));
    }
    record_bands(all, row);
}

}  // namespace caseforce::record
