// How many cases present case holders hold, and how hard it is on all of them (MEASURES).
#include <algorithm>

#include "engine/record/recorder.hpp"
#include "engine/workload/desk.hpp"

namespace caseforce::record {

namespace {

/// How many present holders hold so many cases, by that number.
class HeldBy {
  public:
    void add(std::uint32_t cases) {
        if (cases >= holders_.size()) holders_.resize(cases + 1, 0);
        holders_[cases] += 1;
        count_ += 1;
    }
    void add(const HeldBy& other) {
        if (other.holders_.size() > holders_.size()) holders_.resize(other.holders_.size(), 0);
        for (std::size_t cases = 0; cases < other.holders_.size(); ++cases)
            holders_[cases] += other.holders_[cases];
        count_ += other.count_;
    }
    void clear() {
        std::fill(holders_.begin(), holders_.end(), 0);
        count_ = 0;
    }

    [[nodiscard]] std::size_t count() const { return count_; }
    [[nodiscard]] const std::vector<std::uint32_t>& holders() const { return holders_; }

    /// Cases of the holder who comes at this place, from 0, in order of cases. Requires: place <
    /// count.
    [[nodiscard]] std::size_t at(std::size_t place) const {
        std::size_t up_to = 0;
        for (std::size_t cases = 0;; ++cases) {
            up_to += holders_[cases];
            if (up_to > place) return cases;
        }
    }

  private:
    std::vector<std::uint32_t> holders_;
    std::size_t count_ = 0;
};

/// Case holders of a team, or all.
struct Holders {
    HeldBy held;
    Fte present_fte = 0;
    double cases = 0;
    int over_cap = 0;
    int in_post = 0;
    double strain = 0;
    std::uint32_t longest_streak = 0;
    int whole_window = 0, over_legal = 0;

    void add(const Holders& other) {
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
};

/// Present case holders of a role.
struct RoleHolders {
    Fte fte = 0;
    double cases = 0;
};

/// The Working Time Regulations' average over the last weeks: hours worked over weeks present and
/// not on leave.
void count_legal(const plan::HoursTerms& hours, const Wellbeing& self, Holders& holders) {
    if (self.full_weeks < static_cast<std::uint32_t>(hours.legal_weeks)) return;
    if (self.legal_weeks <= tolerance) return;  // never at work in the window: there is no average
    holders.whole_window += 1;
    if (self.legal_hours / self.legal_weeks > hours.legal_limit + tolerance)
        holders.over_legal += 1;
}

void count_holders(const plan::Plan& plan,
                   const State& state,
                   const TeamState& team,
                   Holders& holders,
                   std::vector<RoleHolders>& by_role) {
    for (const WorkerIndex worker : team.list) {
        const Employment& who = state.employment(worker);
        if (!who.holds_cases) continue;
        const Desk& desk = state.desk(worker);
        const Wellbeing& self = state.workers.wellbeing[worker.value];
        holders.in_post += 1;
        holders.strain += self.strain;
        holders.longest_streak = std::max(holders.longest_streak, self.streak);
        count_legal(plan.terms.hours, self, holders);
        if (!desk.present) continue;
        holders.held.add(desk.cases_held);
        holders.present_fte += who.fte;
        holders.cases += desk.cases_held;
        if (workload::load(desk) > 1 + tolerance) holders.over_cap += 1;
        if (!who.role.exists()) continue;
        by_role[who.role.value].fte += who.fte;
        by_role[who.role.value].cases += desk.cases_held;
    }
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

void record_caseloads(const plan::Plan& plan, const State& state, Row& row) {
    Holders all;
    Holders of_team;
    std::vector<RoleHolders> by_role(plan.n_roles());
    for (std::size_t t = 0; t < plan.n_teams(); ++t) {
        HeldBy held = std::move(of_team.held);  // its memory is used again
        held.clear();
        of_team = {.held = std::move(held)};
        count_holders(plan, state, state.teams[t], of_team, by_role);
        all.add(of_team);
        set_holders(of_team, [&](Measure measure, double value) { row.team(measure, t, value); });
    }
    set_holders(all, [&](Measure measure, double value) { row.council(measure, value); });
    for (std::size_t r = 0; r < plan.n_roles(); ++r)
        row.role(Measure::caseload_mean, r, ratio(by_role[r].cases, by_role[r].fte));
    record_bands(all.held, row);
}

}  // namespace caseforce::record
