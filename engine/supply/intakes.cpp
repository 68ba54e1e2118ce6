#include "engine/supply/intakes.hpp"

#include <algorithm>
#include <vector>

#include "engine/random/entity.hpp"
#include "engine/supply/pipeline.hpp"
#include "engine/workforce/people.hpp"

namespace caseforce::supply {

namespace {

// An intake that nobody comes by and that costs nothing is none: it leaves no event behind, and the
// run is that without its section (MODEL, opening).

bool does_anything(const plan::AcademyTerms& academy, const plan::IntakeTerms& cohort) {
    const bool anybody_passes = academy.fill_rate > 0 && academy.pass_rate > 0;
    return cohort.size > 0 && (anybody_passes || academy.cost_per_seat > 0);
}

bool does_anything(const plan::OverseasTerms& overseas, const plan::IntakeTerms& campaign) {
    return campaign.size > 0 && overseas.fall_through < 1;
}

/// Even one of nobody is there: a change may give it a fee.
bool does_anything(const plan::Terms&, const plan::ManagedTeamTerms&) { return true; }

/// The first of these dated `from` or later; `never` where there is none.
template <class Intakes, class Terms>
Days next_of(const Intakes& intakes, const Terms& terms, Days from) {
    for (const auto& intake : intakes) {
        if (intake.at >= from && does_anything(terms, intake)) return intake.at;
    }
    return kernel::never;
}

/// Hands those of these that are dated now to `take`.
template <class Intakes, class Terms, class Take>
void for_each_due(const Intakes& intakes, const Terms& terms, Days now, Take&& take) {
    for (const auto& intake : intakes) {
        if (intake.at == now && does_anything(terms, intake)) take(intake);
    }
}

/// The entry of that date and place among those of its date.
const plan::ManagedTeamTerms* managed_entry(const plan::Plan& plan, int date, int place) {
    for (const plan::ManagedTeamTerms& it : plan.terms.managed_teams) {
        if (it.date == date && it.of_date == place) return &it;
    }
    return nullptr;
}

/// How much of an entry is the same in another of its date. Each is a class: what is like a third
/// is like the other.
using Likeness = bool (*)(const plan::ManagedTeamTerms&, const plan::ManagedTeamTerms&);

bool is_of_its_team(const plan::ManagedTeamTerms& a, const plan::ManagedTeamTerms& b) {
    return a.date == b.date && a.team == b.team;
}

bool is_as_large(const plan::ManagedTeamTerms& a, const plan::ManagedTeamTerms& b) {
    return is_of_its_team(a, b) && a.length == b.length && a.practitioners == b.practitioners &&
           a.managers == b.managers;
}

bool says_the_same(const plan::ManagedTeamTerms& a, const plan::ManagedTeamTerms& b) {
    return is_as_large(a, b) && a.caseload_cap == b.caseload_cap && a.fee == b.fee;
}

/// The entry of the list after that each entry of the list before is, every one of it at most once;
/// null where it has been taken off. An entry stays what it says, wherever it stands; one that says
/// something else is told by its team and size, then by its team alone. Where some of a kind have
/// been taken off and those left say something else, nobody can tell which they are: none is.
class ManagedEntries {
  public:
    ManagedEntries(const plan::Plan& before, const plan::Plan& after)
        : before_(before.terms.managed_teams),
          after_(after.terms.managed_teams),
          of_(before_.size(), nullptr),
          taken_(after_.size(), 0) {
        for (std::size_t i = 0; i < before_.size(); ++i) {
            for (std::size_t k = 0; k < after_.size(); ++k) {
                if (before_[i].of_date == after_[k].of_date) take(i, k, says_the_same);
            }
        }
        for (const Likeness alike : {says_the_same, is_as_large, is_of_its_team})
            tell_by(alike);
    }

    /// Requires: an entry of the list before.
    [[nodiscard]] const plan::ManagedTeamTerms* of(const plan::ManagedTeamTerms& old) const {
        return of_[static_cast<std::size_t>(&old - before_.begin())];
    }

  private:
    void take(std::size_t i, std::size_t k, Likeness alike) {
        if (of_[i] != nullptr || taken_[k] != 0 || !alike(before_[i], after_[k])) return;
        of_[i] = &after_[k];
        taken_[k] = 1;
    }

    void tell_by(Likeness alike) {
        for (std::size_t i = 0; i < before_.size(); ++i) {
            if (of_[i] != nullptr) continue;
            std::size_t were = 0, are = 0;
            for (std::size_t k = 0; k < before_.size(); ++k)
                were +=
                    static_cast<std::size_t>(of_[k] == nullptr && alike(before_[i], before_[k]));
            for (std::size_t k = 0; k < after_.size(); ++k)
                are += static_cast<std::size_t>(taken_[k] == 0 && alike(before_[i], after_[k]));
            const bool any = were <= are || alike == says_the_same;
            for (std::size_t k = 0; any && k < after_.size() && of_[i] == nullptr; ++k)
                take(i, k, alike);
        }
    }

    const plan::SharedList<plan::ManagedTeamTerms>& before_;
    const plan::SharedList<plan::ManagedTeamTerms>& after_;
    std::vector<const plan::ManagedTeamTerms*> of_;  ///< by place in the list before
    std::vector<char> taken_;                        ///< by place in the list after
};

/// Each seat is filled and passed by chance; it is paid for either way.
void begin_cohort(const plan::Plan& plan, State& state, const plan::IntakeTerms& cohort) {
    const plan::AcademyTerms& academy = plan.terms.academy;
    state.note(Happening::cohort_begins, {.role = academy.role}, double(cohort.size));
    state.tally.cost_intake += cohort.size * academy.cost_per_seat * state.prices.other;
    for (int seat = 0; seat < cohort.size; ++seat) {
        const std::uint64_t key =
            entity::intake(entity::Kind::academy_seat, cohort.date, cohort.of_date, seat);
        const bool filled = state.draws.uniform(key, Purpose::seat_filled) < academy.fill_rate;
        const bool passed = state.draws.uniform(key, Purpose::seat_passed) < academy.pass_rate;
        if (!filled || !passed) {
            state.note(filled ? Happening::seat_not_passed : Happening::seat_not_filled,
                       {.role = academy.role});
            continue;
        }
        const Days training =
            academy.training.quantile(state.draws.uniform(key, Purpose::training_length));
        add_to_pipeline(state,
                        Happening::in_training,
                        {.key = key,
                         .route = Route::academy,
                         .role = academy.role,
                         .team = {},
                         .fte = plan.route(Route::academy).fte},
                        training);
    }
}

void begin_campaign(const plan::Plan& plan, State& state, const plan::IntakeTerms& campaign) {
    const plan::OverseasTerms& overseas = plan.terms.overseas;
    state.note(Happening::campaign_begins, {.role = overseas.role}, double(campaign.size));
    for (int offer = 0; offer < campaign.size; ++offer) {
        const std::uint64_t key =
            entity::intake(entity::Kind::overseas_offer, campaign.date, campaign.of_date, offer);
        if (state.draws.uniform(key, Purpose::fall_through) < overseas.fall_through) {
            state.note(Happening::offer_falls_through, {.role = overseas.role});
            continue;
        }
        const Days lead = overseas.lead_time.quantile(state.draws.uniform(key, Purpose::lead_time));
        add_to_pipeline(state,
                        Happening::on_the_way,
                        {.key = key,
                         .route = Route::overseas,
                         .role = overseas.role,
                         .team = {},
                         .fte = plan.route(Route::overseas).fte},
                        lead);
    }
}

void begin_managed_team(const plan::Plan& plan, State& state, const plan::ManagedTeamTerms& block) {
    const Pounds fee = block.fee / week * state.prices.other;
    state.note(Happening::managed_team_comes,
               {.team = block.team},
               double(block.practitioners),
               double(block.managers),
               state.now() + block.length);
    for (int number = 0; number < block.practitioners + block.managers; ++number) {
        const std::uint64_t key =
            entity::intake(entity::Kind::managed_worker, block.date, block.of_date, number);
        const WorkerIndex worker = workforce::start(plan,
                                                    state,
                                                    {.key = key,
                                                     .role = {},
                                                     .team = block.team,
                                                     .contract = Contract::managed,
                                                     .route = Route::managed,
                                                     .practitioner = number < block.practitioners,
                                                     .cap = block.caseload_cap});
        state.schedule(EventKind::managed_team_ends, worker, state.now() + block.length);
    }
    state.managed_teams.push_back({state.now() + block.length,
                                   fee,
                                   block.date,
                                   block.of_date,
                                   block.practitioners,
                                   block.team,
                                   block.of_date});
    note_managed_fee(state);
    state.schedule(EventKind::managed_fee_ends,
                   static_cast<std::uint32_t>(state.managed_teams.size() - 1),
                   state.now() + block.length);
}

}  // namespace

void schedule_intakes(const plan::Plan& plan, State& state) {
    const plan::Terms& terms = plan.terms;
    // What has come to the list after its own date does not happen (MODEL 7).
    const Days from = std::max(state.intakes_from, state.now());
    const Days next = std::min({next_of(terms.academy.cohorts, terms.academy, from),
                                next_of(terms.overseas.campaigns, terms.overseas, from),
                                next_of(terms.managed_teams, terms, from)});
    if (next < kernel::never) {
        state.schedule(EventKind::intakes_due, 0u, next);
    } else {
        state.cancel(EventKind::intakes_due, 0u);
    }
}

void take_in(const plan::Plan& plan, State& state) {
    const Days now = state.now();
    const plan::Terms& terms = plan.terms;
    for_each_due(terms.academy.cohorts, terms.academy, now, [&](const auto& cohort) {
        begin_cohort(plan, state, cohort);
    });
    for_each_due(terms.overseas.campaigns, terms.overseas, now, [&](const auto& campaign) {
        begin_campaign(plan, state, campaign);
    });
    for_each_due(terms.managed_teams, terms, now, [&](const auto& block) {
        begin_managed_team(plan, state, block);
    });
    state.intakes_from = now + 0.5;  // dates are whole days
    schedule_intakes(plan, state);
}

void take_managed(const plan::Plan& before, const plan::Plan& after, State& state) {
    // Plans of which no change has touched the list have it in common.
    if (before.terms.managed_teams.begin() == after.terms.managed_teams.begin()) return;
    if (state.managed_teams.empty()) return;
    const ManagedEntries entries(before, after);
    for (ManagedBlock& block : state.managed_teams) {
        if (block.until <= state.now()) continue;
        const plan::ManagedTeamTerms* old = managed_entry(before, block.date, block.entry);
        if (old == nullptr) continue;
        const plan::ManagedTeamTerms* now = entries.of(*old);
        block.entry = now == nullptr ? -1 : now->of_date;
        if (now == nullptr) continue;
        if (now->fee != old->fee) {
            block.fee = now->fee / week * state.prices.other;
            note_managed_fee(state);
        }
        if (now->caseload_cap == old->caseload_cap) continue;
        for (int number = 0; number < block.practitioners; ++number) {
            const std::uint64_t key =
                entity::intake(entity::Kind::managed_worker, block.date, block.of_date, number);
            for (const WorkerIndex worker : state.team(block.team).list) {
                Employment& who = state.employment(worker);
                if (who.key == key) who.cap = now->caseload_cap;
            }
        }
    }
}

void end_managed(const plan::Plan& plan, State& state, WorkerIndex worker) {
    workforce::depart(plan, state, worker);
}

void end_managed_fee(State& state, std::uint32_t block) {
    state.note(Happening::managed_team_goes, {.team = state.managed_teams[block].team});
    state.managed_teams[block].fee = 0;
    note_managed_fee(state);
}

void note_managed_fee(State& state) {
    Pounds fee = 0;
    for (const ManagedBlock& block : state.managed_teams)
        fee += block.fee;
    state.managed_fee.set(fee, state.now(), state.week_end);
}

}  // namespace caseforce::supply
