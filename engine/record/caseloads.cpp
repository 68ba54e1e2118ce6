#include "engine/record/caseloads.hpp"

#include <algorithm>

#include "engine/workload/desk.hpp"

namespace caseforce::record {

namespace {

/// The Working Time Regulations' average over the last weeks: hours worked over weeks present and
/// not on leave.
void count_legal(const plan::HoursTerms& hours, const Wellbeing& self, Holders& holders) {
    if (self.full_weeks < static_cast<std::uint32_t>(hours.legal_weeks)) return;
    if (self.legal_weeks <= tolerance) return;  // never at work in the window: there is no average
    holders.whole_window += 1;
    holders.over_legal +=
        static_cast<int>(self.legal_hours / self.legal_weeks > hours.legal_limit + tolerance);
}

/// The 90th percentile by linear interpolation between order statistics.
double p90(const HeldBy& held) {
    if (held.count() == 0) return nothing;
    const double position = 0.9 * static_cast<double>(held.count() - 1);
    const auto below = static_cast<std::size_t>(position);
    const std::size_t above = std::min(below + 1, held.count() - 1);
    const double share = position - static_cast<double>(below);
    return (1 - share) * static_cast<double>(held.at(below)) +
           share * static_cast<double>(held.at(above));
}

double most(const HeldBy& held) {
    return held.count() == 0 ? nothing : static_cast<double>(held.at(held.count() - 1));
}

template <class Set>
void set_holders(const Holders& holders, Set&& set) {
    const auto present = static_cast<double>(holders.held.count());
    set(Measure::caseload_mean, ratio(holders.cases, holders.present_fte));
    set(Measure::caseload_p90, p90(holders.held));
    set(Measure::caseload_max, most(holders.held));
    set(Measure::share_over_cap, ratio(holders.over_cap, present));
    set(Measure::share_over_legal, ratio(holders.over_legal, holders.whole_window));
    set(Measure::excessive_streak_max, holders.in_post > 0 ? holders.longest_streak : nothing);
    set(Measure::strain_mean, ratio(holders.strain, holders.in_post));
}

void record_bands(const HeldBy& held, Row& row) {
    std::array<double, band_names.size()> bands{};
    std::size_t band = 0;
    for (std::size_t cases = 0; cases < held.holders().size(); ++cases) {
        while (band < band_ends.size() && cases > static_cast<std::size_t>(band_ends[band]))
            ++band;
        bands[band] += held.holders()[cases];
    }
    for (std::size_t i = 0; i < bands.size(); ++i)
        row.council(Measure::caseload_band, bands[i], i);
}

}  // namespace

void HeldBy::add(const HeldBy& other) {
    if (other.holders_.size() > holders_.size()) holders_.resize(other.holders_.size(), 0);
    for (std::size_t cases = 0; cases < other.holders_.size(); ++cases)
        holders_[cases] += other.holders_[cases];
    count_ += other.count_;
}

void HeldBy::clear() {
    std::fill(holders_.begin(), holders_.end(), 0);
    count_ = 0;
}

std::size_t HeldBy::at(std::size_t place) const {
    std::size_t up_to = 0;
    for (std::size_t cases = 0;; ++cases) {
        up_to += holders_[cases];
        if (up_to > place) return cases;
    }
}

void Holders::add(const Holders& other) {
    held.add(other.held);
    present_fte += other.present_fte;
    cases += other.cases;
    over_cap += other.over_cap;
    in_post += other.in_post;
    strain += other.strain;
    longest_streak = std::max(longest_streak, other.longest_streak);
    whole_window += other.whole_window;
    over_legal += other.over_legal;
}

void Holders::clear() {
    HeldBy memory = std::move(held);
    memory.clear();
    *this = {.held = std::move(memory)};
}

void Caseloads::begin(const plan::Plan& plan) {
    by_team_.resize(plan.n_teams());
    for (Holders& holders : by_team_)
        holders.clear();
    all_.clear();
    by_role_.assign(plan.n_roles(), {});
}

void Caseloads::count(const plan::Plan& plan,
                      const State& state,
                      TeamIndex team,
                      WorkerIndex worker,
                      const Member& who) {
    if (!who.holds_cases) return;
    const Desk& desk = state.desk(worker);
    const Wellbeing& self = state.workers.wellbeing[worker.value];
    Holders& holders = by_team_[team.value];
    holders.in_post += 1;
    holders.strain += self.strain;
    holders.longest_streak = std::max(holders.longest_streak, self.streak);
    count_legal(plan.terms.hours, self, holders);
    if (!who.present) return;
    holders.held.add(desk.cases_held);
    holders.present_fte += who.fte;
    holders.cases += desk.cases_held;
    holders.over_cap += static_cast<int>(workload::load(desk) > 1 + tolerance);
    if (!who.role.exists()) return;
    by_role_[who.role.value].fte += who.fte;
    by_role_[who.role.value].cases += desk.cases_held;
}

void Caseloads::record(Row& row) {
    for (std::size_t t = 0; t < by_team_.size(); ++t) {
        const Holders& holders = by_team_[t];
        all_.add(holders);
        set_holders(holders, [&](Measure measure, double value) { row.team(measure, t, value); });
    }
    set_holders(all_, [&](Measure measure, double value) { row.council(measure, value); });
    for (std::size_t r = 0; r < by_role_.size(); ++r)
        row.role(Measure::caseload_mean, r, ratio(by_role_[r].cases, by_role_[r].fte));
    record_bands(all_.held, row);
}

}  // namespace caseforce::record
