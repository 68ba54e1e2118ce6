// All of one replication: plain columns, the clock and the pending events. Rules are functions of a
// const Plan and a State (docs/decisions/0001). A copy is a checkpoint; a state that begins again
// keeps its memory, so that a thread's second replication asks the system for none.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/fte_sum.hpp"
#include "engine/kernel/kernel.hpp"
#include "engine/plan/plan.hpp"
#include "engine/random/stream.hpp"
#include "engine/state/cases.hpp"
#include "engine/state/event_kind.hpp"
#include "engine/state/journal.hpp"
#include "engine/state/roster.hpp"
#include "engine/state/tally.hpp"
#include "engine/state/team_set.hpp"
#include "engine/state/workers.hpp"

namespace caseforce {

/// FTE in the posts of one team and role.
struct NotedPost {
    FteSum permanent, agency;
    FteSum on_notice;  ///< permanent, under notice
    FteSum accepted;   ///< by the market, not yet started
    Fte vacancy = 0;
};

/// What vacancies and policies are priced by, and where those who come are placed, as of
/// workforce::note_posts.
struct NotedPosts {
    std::vector<NotedPost> of;    ///< (role whose posts they are, team)
    std::vector<FteSum> vacancy;  ///< by role, of all teams
    FteSum permanent, agency;     ///< of all

    void clear() {
        of.clear();
        vacancy.clear();
        permanent = agency = {};
    }
};

struct TeamState {
    std::vector<WorkerIndex> list;      ///< in post, in the order of the team's list
    Bids bids;                          ///< likewise: what allocation asks of them
    Roster roster;                      ///< likewise: what counting asks
    std::vector<StageIndex> waited_in;  ///< its stages in whose queue there is a case, in order
    HoursPerWeek mentoring = 0;         ///< taken from each present mentor
    std::vector<WorkerIndex> mentors;   ///< of the list, present or not
    std::vector<WorkerIndex> trainees;  ///< likewise: not yet wholly ready
    std::array<double, 52> fte_left{};  ///< permanent FTE left, by week, over the last 52
    // what has happened since its queues were last looked at (State::to_allocate)
    bool anybody_has_room = false;  ///< anybody may have room who had none
    WorkerIndex with_room;          ///< else nobody but this worker; none: nobody
    kernel::Integral asked_hours;   ///< hours a week that open cases of its stages ask
    /// FTE of its first case-holding role that an hour a week takes now; 0 without such a role.
    double fte_per_hour = 0;
    kernel::Integral needed_fte;
};

/// Somebody accepted or asked for who is not yet in post.
struct PipelineEntry {
    std::uint64_t key = 0;
    Route route = Route::market;
    RoleIndex role;
    TeamIndex team;
    Fte fte = 1;
    bool pending = false;
    bool will_start = true;  ///< false: falls through when the lead time is over
};

/// A block of a managed team that has come.
struct ManagedBlock {
    Days until = 0;
    Pounds fee = 0;             ///< a day, at today's prices; 0 once it has gone
    int date = 0, of_date = 0;  ///< its entry in the list of managed teams as it came
    int practitioners = 0;      ///< who came
    TeamIndex team = {};        ///< where to
    int entry = 0;              ///< of its date in the list as it stands; -1 once taken off
};

/// A point of a planar Poisson process: kept if its height is under the rate at its time (MODEL 9).
struct Arrival {
    Days at;
    double height;  ///< a week
    std::uint64_t key;
    RoleIndex role;  ///< of a candidate
};

/// The week's points, in order of time.
struct Arrivals {
    std::vector<Arrival> points;
    std::size_t next = 0;

    void clear() {
        points.clear();
        next = 0;
    }
};

/// A draw that many households ask for: kept while year and plan are the same.
struct YearlyNoise {
    const plan::Plan* by = nullptr;
    int year = 0;
    double value = 1;
};

struct PriceLevels {
    double salaries = 1, agency = 1, other = 1;
};

/// Nothing until `begin`.
struct State {
    /// Nobody in post and no case open, at the plan's beginning, whatever was before. Keeps its
    /// memory.
    void begin(const plan::Plan& plan, Draws the_draws);

    Draws draws;
    kernel::Kernel kernel;
    static_assert(static_cast<std::size_t>(EventKind::count) <= kernel::EventQueue::most_kinds);
    Days week_end = 0;                  ///< of the week being simulated
    int week_number = 0;                ///< from `start`; negative in the warm-up
    std::uint32_t weeks_simulated = 0;  ///< the warm-up's included
    kernel::Integral placement_cost;    ///< pounds a day
    std::size_t price_step = 0;         ///< position in Plan::price_steps
    std::size_t this_month = 0;         ///< position in Plan::months

    Workers workers;
    std::vector<TeamState> teams;
    Cases cases;
    std::vector<StageState> stages;
    std::vector<std::uint32_t> open_by_status;
    std::vector<PipelineEntry> pipeline;
    std::size_t pipeline_from = 0;  ///< nothing before this entry is pending
    std::vector<ManagedBlock> managed_teams;
    Arrivals households, candidates;
    double weekly_noise = 1;   ///< G
    YearlyNoise yearly_noise;  ///< Y, as it was last asked for
    PriceLevels prices;
    Days intakes_from = 0;         ///< intakes dated earlier have been seen to
    kernel::Integral managed_fee;  ///< pounds a day
    kernel::Integral policy_cost;  ///< pounds a day
    Pounds policy_one_off = 0;
    kernel::Integral vacancy_cost;  ///< pounds a day
    NotedPosts posts;
    TeamSet to_allocate;           ///< with anything new that matters to their queues
    std::uint32_t allocation = 0;  ///< counts how often a team's queues have been looked at
    std::vector<WorkerIndex> work_changes;  ///< whose Work is not yet that of this instant
    std::vector<CaseIndex> joined_now;      ///< joined a queue at this instant
    std::vector<CaseIndex> cases_at_hand;   ///< memory for a rule that goes through some of them
    std::vector<OffDesk> off_desk;          ///< of the desk that was cleared last
    std::vector<bool> nobody_rises;         ///< to a role, by role, at the review that is under way
    Tally tally;
    Journal* journal = nullptr;  ///< where what happens is written down; null: nowhere

    [[nodiscard]] Days now() const { return kernel.now(); }

    /// Those who are coming are among these.
    [[nodiscard]] std::span<const PipelineEntry> latest_in_pipeline() const {
        return std::span(pipeline).subspan(pipeline_from);
    }

    /// Writes down that this happens now, with the figures of its row in the table of happenings.
    /// Each a number of its own, and taken in by whoever calls: the compiler then works them out
    /// only where they are written down.
    template <class... Figures>
    [[gnu::always_inline]] void note(Happening what, Subjects about, Figures... figures) const {
        if (journal != nullptr) [[unlikely]]
            journal->write(now(), what, about, {figures...});
    }
    /// Likewise of a worker, in the team and role that are theirs.
    template <class... Figures>
    [[gnu::always_inline]] void note_of(WorkerIndex worker,
                                        Happening what,
                                        Figures... figures) const {
        const Employment& who = employment(worker);
        note(what, {.worker = worker, .team = who.team, .role = who.role}, figures...);
    }

    void schedule(EventKind kind, std::uint32_t subject, Days at) {
        kernel.events.set(static_cast<std::uint32_t>(kind), subject, at);
    }
    void schedule(EventKind kind, WorkerIndex subject, Days at) {
        schedule(kind, subject.value, at);
    }
    /// Simultaneous ones by the order in which the cases opened.
    void schedule(EventKind kind, CaseIndex subject, Days at) {
        kernel.events.set(
            static_cast<std::uint32_t>(kind), subject.value, at, history_of(subject).number);
    }
    void cancel(EventKind kind, std::uint32_t subject) {
        kernel.events.cancel(static_cast<std::uint32_t>(kind), subject);
    }
    template <class Tag>
    void cancel(EventKind kind, Index<Tag> subject) {
        cancel(kind, subject.value);
    }
    /// A case waits for a worker of the team.
    void note_waiting(TeamIndex team) { to_allocate.insert(team); }
    /// This worker of the team may have room who had none.
    void note_room_of(TeamIndex team, WorkerIndex worker) {
        TeamState& group = teams[team.value];
        if (group.with_room.exists() && group.with_room != worker) group.anybody_has_room = true;
        group.with_room = worker;
        note_waiting(team);
    }
    /// Anybody of the team may have room who had none.
    void note_room(TeamIndex team) {
        teams[team.value].anybody_has_room = true;
        note_waiting(team);
    }

    /// The worker comes last in the team's list.
    void join(TeamIndex team, WorkerIndex worker) {
        TeamState& group = teams[team.value];
        desk(worker).team = team;
        desk(worker).place = static_cast<std::uint32_t>(group.list.size());
        group.bids.add(group.list.size());
        group.roster.add(employment(worker), desk(worker));
        group.list.push_back(worker);
    }
    /// The worker is in the team's list no more.
    void leave(TeamIndex team, WorkerIndex worker) {
        TeamState& group = teams[team.value];
        const auto at = static_cast<std::ptrdiff_t>(desk(worker).place);
        group.bids.erase(static_cast<std::size_t>(at), group.list.size());
        group.roster.erase(static_cast<std::size_t>(at));
        group.list.erase(group.list.begin() + at);
        desk(worker).place = no_place;
        for (auto i = static_cast<std::size_t>(at); i < group.list.size(); ++i)
            desk(group.list[i]).place = static_cast<std::uint32_t>(i);
    }
    /// What counting sees of the worker is as it stands. Runs whenever their employment or presence
    /// changes. Requires: in post.
    void note_member(WorkerIndex worker) {
        const Employment& who = employment(worker);
        teams[who.team.value].roster.set(desk(worker).place, who, desk(worker));
    }
    /// Requires: in post.
    [[nodiscard]] const Member& member(WorkerIndex worker) const {
        const TeamState& group = teams[employment(worker).team.value];
        return group.roster.members[desk(worker).place];
    }

    /// The next to end last.
    [[nodiscard]] std::span<const DeskCase> cases_on_desk(WorkerIndex w) const {
        return workers.on_desks.of(desk(w).cases);
    }

    // The columns, by index.
    Employment& employment(WorkerIndex w) { return workers.employment[w.value]; }
    [[nodiscard]] const Employment& employment(WorkerIndex w) const {
        return workers.employment[w.value];
    }
    Desk& desk(WorkerIndex w) { return workers.desk[w.value]; }
    [[nodiscard]] const Desk& desk(WorkerIndex w) const { return workers.desk[w.value]; }
    Wellbeing& wellbeing(WorkerIndex w) { return workers.wellbeing[w.value]; }
    CaseNow& now_of(CaseIndex c) { return cases.now[c.value]; }
    [[nodiscard]] const CaseNow& now_of(CaseIndex c) const { return cases.now[c.value]; }
    CaseHistory& history_of(CaseIndex c) { return cases.history[c.value]; }
    [[nodiscard]] const CaseHistory& history_of(CaseIndex c) const {
        return cases.history[c.value];
    }
    CaseChild& child_of(CaseIndex c) { return cases.child[c.value]; }
    [[nodiscard]] const CaseChild& child_of(CaseIndex c) const { return cases.child[c.value]; }
    StageState& stage(StageIndex i) { return stages[i.value]; }
    TeamState& team(TeamIndex i) { return teams[i.value]; }
};

/// Leave share v of this instant.
[[nodiscard]] inline double leave_share(const plan::Plan& plan, const State& state) {
    const plan::Month& in_month = plan.months[state.this_month];
    return plan.terms.hours.leave_share.at(in_month.number, in_month.leap);
}

/// Whether a case comes before another where their joining and their finish are the same: by the
/// instant it opened, then child of the household or random place, then order of opening (MODEL 3).
[[nodiscard]] inline bool opened_before(const State& state, CaseIndex a, CaseIndex b) {
    const CaseChild& child = state.child_of(a);
    const CaseChild& other = state.child_of(b);
    if (child.opened != other.opened) return child.opened < other.opened;
    if (child.rank != other.rank) return child.rank < other.rank;
    return state.history_of(a).number < state.history_of(b).number;
}

}  // namespace caseforce
