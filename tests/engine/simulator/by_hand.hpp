// The engine moved by hand: a test places each case and each absence at the instant it wants, lets
// time pass, and looks at who holds what, what was told and what is recorded.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "analysis/selftest/small_council.hpp"
#include "engine/caseload/allocation.hpp"
#include "engine/caseload/households.hpp"
#include "engine/plan/timeline.hpp"
#include "engine/simulator/replication.hpp"
#include "engine/state/state.hpp"
#include "engine/supply/market.hpp"
#include "engine/workforce/absence.hpp"
#include "engine/workforce/people.hpp"

namespace caseforce::test {

using namespace selftest;

inline constexpr Days for_ever = 36525;  ///< nothing of this length ends in a test

// ---- scenarios ----

Role& add_role(Scenario& s, std::string name, double cap);

/// A team with `workers` permanent workers of the role in as many posts.
Team& add_team(Scenario& s, std::string name, const std::string& role, int workers);

Stage& add_stage(Scenario& s, std::string name, std::string team, Days days);

/// Every case of `from` goes to `to` next.
void follow(Scenario& s, std::string_view from, std::string to);

/// Two teams "team" and "other" of the role "worker", one worker each, serving "stage" and then
/// "later".
Scenario two_teams(int weeks, Days first, Days second);

/// Whoever is made absent (ByHand::fall_sick) is so for this long; nobody is by chance.
void absences_last(Scenario& s, Days days);

// ---- the engine ----

/// What a case is made of where a test does not leave it to the scenario.
struct CaseOf {
    double weight = 1;
    std::optional<Days> left = {};
    std::optional<HouseholdIndex> household = {};
    std::uint32_t rank = 0;
};

class ByHand {
  public:
    explicit ByHand(const Scenario& s, const Policy* policy = nullptr);
    ~ByHand();
    ByHand(const ByHand&) = delete;
    ByHand& operator=(const ByHand&) = delete;

    Journal journal;  ///< of all that has happened

  private:
    plan::Timeline timeline_;
    simulator::Replication one_;

  public:
    const plan::Plan& plan;  ///< of the beginning
    State& state;

    static WorkerIndex worker(std::size_t number) { return WorkerIndex(number); }

    /// A case opens in the stage and waits; nobody has been offered it yet.
    CaseIndex refer(std::size_t stage, const CaseOf& what = {});
    /// A case opens on the worker's desk, whatever their load.
    CaseIndex give(WorkerIndex to, std::size_t stage, const CaseOf& what = {});
    void allocate();
    /// The households of the week that begins now are pending.
    void draw_households();

    /// The candidates of the week that begins now are pending.
    void draw_candidates();

    void fall_sick(WorkerIndex who);
    void depart(WorkerIndex who);
    WorkerIndex hire(const workforce::Hire& who);

    /// All that happens before `instant` has happened; weeks that end by then have ended.
    void until(Days instant);

    /// How often something has happened.
    [[nodiscard]] int times(Happening what) const;

    // What is so now.
    [[nodiscard]] WorkerIndex holder(CaseIndex of) const { return state.now_of(of).holder; }
    [[nodiscard]] Standing standing(CaseIndex of) const { return state.now_of(of).standing; }
    [[nodiscard]] std::size_t stage(CaseIndex of) const { return state.now_of(of).stage.value; }
    [[nodiscard]] std::uint32_t held(WorkerIndex who) const { return state.desk(who).cases_held; }
    [[nodiscard]] Days due(EventKind kind, std::uint32_t subject) const {
        return state.kernel.events.time_of(static_cast<std::uint32_t>(kind), subject);
    }
    template <class Tag>
    [[nodiscard]] Days due(EventKind kind, Index<Tag> subject) const {
        return due(kind, subject.value);
    }
    /// The asks and candidates that are under way.
    [[nodiscard]] int under_way() const;

    /// Value of a week that has ended (1 is the first) of a measure.
    [[nodiscard]] double at(int week_number,
                            Measure measure,
                            Level level = Level::council,
                            std::size_t i = 0) const {
        return rows_.at(static_cast<std::size_t>(week_number - 1))
            .at(layout_.at(measure, level) + i);
    }

  private:
    std::pair<CaseIndex, Days> open(std::size_t stage, const CaseOf& what);

    Layout layout_;
    std::vector<std::vector<double>> rows_;
    std::uint64_t keys_ = 1000;
};

}  // namespace caseforce::test
