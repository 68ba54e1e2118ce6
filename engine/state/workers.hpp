// The columns of workers (MODEL 2). Position is the order of starting, which is that of a team's
// list. Rows of one column are what one rule touches together.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "engine/core/fte_sum.hpp"
#include "engine/core/index.hpp"
#include "engine/core/units.hpp"
#include "engine/kernel/threshold.hpp"
#include "engine/kernel/virtual_clock.hpp"
#include "engine/plan/seat.hpp"
#include "engine/scenario/values.hpp"
#include "engine/state/desk_cases.hpp"

namespace caseforce {

using scenario::Contract;
using scenario::Route;

inline constexpr std::uint32_t no_place = std::numeric_limits<std::uint32_t>::max();

/// Who they are and on what terms.
struct alignas(64) Employment {
    std::uint64_t key = 0;  ///< entity under which they draw
    RoleIndex role;         ///< none for managed workers
    TeamIndex team;
    Contract contract = Contract::permanent;
    Route route = Route::initial;
    Fte fte = 1;
    Days started = 0;        ///< tenure counts from here
    Days in_post_since = 0;  ///< simulated from here on
    bool in_post = false;
    bool holds_cases = false;  ///< a case-holding role, or a managed practitioner
    bool on_notice = false;    ///< resigned, or an agency worker given notice
    bool resigned = false;
    double cap = 0;  ///< cases per FTE; infinite where there is none
};
static_assert(sizeof(Employment) == 64, "a line of the cache");

/// What a worker can do: changes with presence, month, readiness and mentoring (MODEL 2).
struct Ability {
    bool takes_cases = false;  ///< present, holds cases, ready at all, not winding down
    double per_case = 0;       ///< load of a case of weight 1: 1 / (cap x fte x r); 0 without a cap
    double per_weight = 0;     ///< 1 / (fte x r)
    HoursPerWeek capacity = 0;       ///< c
    HoursPerWeek room = 0;           ///< o, overtime room
    HoursPerWeek present_hours = 0;  ///< P
    double available = 0;            ///< a (1 - v)
    /// Pounds a day without overtime: permanent, salary with on-costs; agency, rate x hours
    /// present.
    double pay = 0;
    double overtime_pay = 0;  ///< pounds a day for each hour a week of it
    double equivalent = 0;    ///< pounds a day that an agency worker's FTE would cost as permanent
    bool operator==(const Ability&) const = default;
};

/// What they do with it: changes with their cases too.
struct Work {
    HoursPerWeek excess = 0;  ///< e
    double progress = 1;      ///< p
    double speed = 1;         ///< s, of their cases: nominal days per day
    double cost = 0;          ///< pounds a day: pay, overtime in it
    bool operator==(const Work&) const = default;
};

/// A worker's hours and the cases that they work on. All of it has held since `since`. Together
/// stands what is touched together, a line of the cache each: what is settled at every change and
/// week's end; what allocation and hours go by; the clock and its cases.
struct alignas(64) Desk {
    Days since = 0;
    HoursPerWeek demand = 0;                  ///< d
    HoursPerWeek excess = 0;                  ///< e
    HoursPerWeek present_hours = 0;           ///< P
    double available = 0;                     ///< a (1 - v)
    double progress = 1;                      ///< p
    double cost = 0;                          ///< pounds a day
    RoleIndex role;                           ///< as in Employment; none for managed workers
    Contract contract = Contract::permanent;  ///< likewise
    bool present = false;
    bool takes_cases = false;
    bool work_changes = false;  ///< Work is not yet that of this instant; in State::work_changes

    double weight_held = 0;
    double per_case = 0, per_weight = 0;
    HoursPerWeek capacity = 0, room = 0;
    double readiness = 1;  ///< r
    double equivalent = 0;
    std::uint32_t cases_held = 0;  ///< in transfer too
    bool winding_down = false;

    kernel::VirtualClock clock;
    DeskCases::List cases;           ///< the next to end last; in transfer ones are not among them
    TeamIndex team;                  ///< as in Employment
    std::uint32_t place = no_place;  ///< in the team's list; `no_place` when they are in none
    double pay = 0, overtime_pay = 0;

    [[nodiscard]] Ability ability() const {
        return {takes_cases,
                per_case,
                per_weight,
                capacity,
                room,
                present_hours,
                available,
                pay,
                overtime_pay,
                equivalent};
    }
    void set(const Ability& to) {
        takes_cases = to.takes_cases;
        per_case = to.per_case;
        per_weight = to.per_weight;
        capacity = to.capacity;
        room = to.room;
        present_hours = to.present_hours;
        available = to.available;
        pay = to.pay;
        overtime_pay = to.overtime_pay;
        equivalent = to.equivalent;
    }
    [[nodiscard]] Work work() const { return {excess, progress, clock.speed, cost}; }
    /// From `now` on.
    void set(const Work& to, Days now) {
        excess = to.excess;
        progress = to.progress;
        cost = to.cost;
        clock.run_at(to.speed, now);
    }
};
static_assert(sizeof(Desk) == 192, "three lines of the cache");

/// What allocation asks of everybody in a team for each case: copies of parts of their desks,
/// column by column in the order of the team's list, kept by engine/workload. Whole blocks, so that
/// a processor can take several at once; what fills the last one takes no case.
struct Bids {
    static constexpr std::size_t block = 8;
    /// The last of `seats`' bits: holds no case, and so takes one however heavy (MODEL 3).
    static constexpr plan::Seats holds_none = plan::Seats{1} << 63;

    std::vector<double> per_case, weight_held;  ///< as on their desks
    std::vector<double> per_weight;             ///< likewise; decides where nobody has a cap
    std::vector<plan::Seats> seats;             ///< their seat; none where they take no case at all

    /// Nobody. Keeps its memory.
    void clear() {
        per_case.clear();
        weight_held.clear();
        per_weight.clear();
        seats.clear();
    }
    /// Another comes last, who takes no case yet. Requires: `size` of them before.
    void add(std::size_t size) {
        if (size == seats.size()) resize(size + block);
    }
    /// The one at this position of `size` goes.
    void erase(std::size_t at, std::size_t size) {
        for (; at + 1 < size; ++at) {
            per_case[at] = per_case[at + 1];
            weight_held[at] = weight_held[at + 1];
            per_weight[at] = per_weight[at + 1];
            seats[at] = seats[at + 1];
        }
        seats[size - 1] = 0;
    }

  private:
    void resize(std::size_t size) {
        per_case.resize(size);
        weight_held.resize(size);
        per_weight.resize(size);
        seats.resize(size);
    }
};

/// Integrals over a week, or a part of one.
struct HolderHours {
    Hours demanded = 0;
    Hours excess = 0;
    Hours present = 0;   ///< P
    Hours on_cases = 0;  ///< x
};

/// Integrals of the week so far, up to Desk::since.
struct alignas(64) WorkerWeek : HolderHours {
    double available = 0;      ///< weeks present and not on leave
    Days attended = 0;         ///< days present, on leave or not
    double progress = 0;       ///< integral of p since the worker started, never reset; days
    bool any_tallied = false;  ///< whether Workers::tallied has anything of it
};
static_assert(sizeof(WorkerWeek) == 64, "a line of the cache");

/// What their past weeks have done to them, and when they will leave or fall sick. What every week
/// asks for stands first.
struct alignas(64) Wellbeing {
    double strain = 0;             ///< u
    std::uint32_t streak = 0;      ///< excessive weeks on end
    std::uint32_t full_weeks = 0;  ///< whole weeks simulated in post
    Hours legal_hours = 0;   ///< worked in the averaging window's weeks; see Workers::legal_weeks
    double legal_weeks = 0;  ///< of it present and not on leave
    PerDay sickness_hazard = 0;    ///< of the week, in force while present
    PerDay long_leave_hazard = 0;  ///< likewise
    std::uint32_t readiness_step = 0;
    bool on_long_leave = false;

    kernel::Threshold leaving;
    kernel::Threshold sickness;
    kernel::Threshold long_leave;
    kernel::Threshold early_end;  ///< of an agency worker's assignment
    std::uint32_t spells = 0;     ///< of sickness
    std::uint32_t long_leaves = 0;
    Days absent_since = 0;            ///< meaningless while present
    Days sick_days_from = 0;          ///< sick days before it are counted; likewise
    Days notice_end = kernel::never;  ///< of an agency worker given notice
    /// Of an agency worker: the assignment's own end, notice or not.
    Days assignment_end = kernel::never;
};

/// As what a worker counts among those in post (workforce::note_posts).
struct CountedAs {
    FteSum fte;              ///< 0: not at all
    std::uint32_t post = 0;  ///< position in NotedPosts::of
    bool agency = false;     ///< else permanent
    bool on_notice = false;  ///< likewise
};

struct Workers {
    std::vector<Employment> employment;
    std::vector<Desk> desk;
    DeskCases on_desks;  ///< what Desk::cases says where to find
    std::vector<WorkerWeek> week;
    /// Of the week's integrals, what is in the team's tally already, or not a case holder's.
    std::vector<HolderHours> tallied;
    std::vector<Wellbeing> wellbeing;
    std::vector<CountedAs> counted_as;
    /// By week of the averaging window and worker: what the sums in Wellbeing are of. A week's
    /// stand together, as they are looked at together.
    struct LegalWeek {
        Hours hours = 0;   ///< worked
        double weeks = 0;  ///< present and not on leave
    };
    std::vector<std::vector<LegalWeek>> legal_weeks;

    [[nodiscard]] std::size_t size() const { return employment.size(); }
    /// Another row, the last, of whom nothing is settled before `now`.
    void add_row(Days now);
    /// Nobody. Keeps its memory.
    void clear();
};

}  // namespace caseforce
