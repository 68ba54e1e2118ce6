// What the crossings of people share: instants placed by hand, and workers by their place in the
// file.
#pragma once

#include "engine/workforce/leaving.hpp"
#include "tests/engine/simulator/by_hand.hpp"
#include "tests/support/catch.hpp"

namespace caseforce::test {

inline const WorkerIndex first{0}, second{1}, third{2};
inline const WorkerIndex nobody{};

/// Just past an instant: until(past(t)) has run what happens at t.
inline Days past(Days instant) { return instant + 1e-4; }

inline void resign(ByHand& hand, WorkerIndex who) {
    workforce::resign(hand.plan, hand.state, who);
    hand.allocate();
}

/// Households of the week come at these instants and at no other. Requires: demand.
inline void households_come(ByHand& hand, const std::vector<Days>& instants) {
    hand.state.households.points.clear();
    hand.state.households.next = 0;
    for (std::size_t i = 0; i < instants.size(); ++i)
        hand.state.households.points.push_back({instants[i], 0.0, 70 + i, RoleIndex{}});
    hand.state.schedule(EventKind::household_arrives, 0u, instants.front());
}

/// A candidate of the role comes at this instant. Requires: a market.
inline void candidate_comes(ByHand& hand, Days at, std::size_t role = 0, std::uint64_t key = 90) {
    hand.state.candidates.points = {{at, 0.0, key, RoleIndex(role)}};
    hand.state.candidates.next = 0;
    hand.state.schedule(EventKind::candidate_arrives, 0u, at);
}

inline void assignment_ends(ByHand& hand, WorkerIndex who, Days at) {
    hand.state.wellbeing(who).assignment_end = at;
    hand.state.schedule(EventKind::assignment_ends, who, at);
}

/// The absence of somebody who is away ends then.
inline void back_at(ByHand& hand, WorkerIndex who, Days at) {
    hand.state.schedule(EventKind::absence_ends, who, at);
}

/// The case that waits escalates then.
inline void escalates_at(ByHand& hand, CaseIndex of, Days at) {
    hand.state.now_of(of).escalates = true;
    hand.state.schedule(EventKind::case_wakes, of, at);
}

/// How long a case that joins now waits before it escalates at this hazard a week.
inline Days patience(const ByHand& hand, CaseIndex of, double per_week) {
    const CaseHistory& history = hand.state.history_of(of);
    return hand.state.draws.exponential(history.key, Purpose::escalation, history.joinings) * week /
           per_week;
}

/// When something of a worker's happened, in order.
inline std::vector<Days> instants_of(const ByHand& hand, Happening what, WorkerIndex who) {
    std::vector<Days> instants;
    for (const Note& note : hand.journal.notes) {
        if (note.what == what && note.about.worker == who) instants.push_back(note.at);
    }
    return instants;
}

/// When something of a case's happened, in order.
inline std::vector<Days> instants_of(const ByHand& hand, Happening what, CaseIndex of) {
    std::vector<Days> instants;
    for (const Note& note : hand.journal.notes) {
        if (note.what == what && note.about.of == of) instants.push_back(note.at);
    }
    return instants;
}

/// A stage that ends in the one that escalates to it; the hazard is high enough to strike.
inline void escalate(Scenario& s, std::string_view from, std::string to, double per_week) {
    stage_of(s, from).escalation = Escalation{std::move(to), {per_week}};
}

/// Children come back to the stage `days` after they close, with this base probability.
inline void come_back(Scenario& s, std::string to, Days days, double share = 0) {
    Return back;
    back.delay = lasting(days);
    back.to = std::move(to);
    s.pathway->return_ = back;
    for (auto& [name, stage] : s.pathway->stages.entries)
        stage.re_referral = {share};
}

/// Somebody whom the market has found starts now.
inline workforce::Hire of_market(std::uint64_t key, std::size_t role = 0, std::size_t team = 0) {
    return {.key = key, .role = RoleIndex(role), .team = TeamIndex(team), .route = Route::market};
}

using Instants = std::vector<Days>;

}  // namespace caseforce::test
