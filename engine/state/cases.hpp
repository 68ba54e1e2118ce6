// The columns of cases, households and queues (MODEL 3). A child who comes back is a new case under
// the same key. The row of a case that is closed for good is used again, so that all that is looked
// at stays in the processor's cache; cases are told apart by their number, the order of opening. A
// row is two lines of the cache, which all changes of a case touch, and what is seldom asked.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/core/index.hpp"
#include "engine/core/room.hpp"
#include "engine/core/units.hpp"
#include "engine/kernel/integral.hpp"

namespace caseforce {

enum class Standing : std::uint8_t {
    closed,
    queued,     ///< in a queue and held by nobody
    held,       ///< in a queue and held by its former worker until the new team takes it
    allocated,  ///< on a worker's desk
};

/// Where it is.
struct alignas(64) CaseNow {
    StageIndex stage;
    WorkerIndex holder;              ///< of an allocated or held case
    std::uint32_t limited_slot = 0;  ///< place in StageState::limited, where its stage has a limit
    Standing standing = Standing::closed;
    bool escalates = false;  ///< while it waits: by escalation, or by its stage's end
    double weight = 1;
    Days left = 0;     ///< nominal time left: as of joining while it waits; meaningless on a desk
    Days entered = 0;  ///< beginning of the stage
    Days joined = 0;   ///< of the queue
    union {
        Days unheld_since = 0;  ///< while queued
        /// While allocated or held: the holder's integral of p when it came to their desk, or was
        /// last accounted for.
        double progress_mark;
    };
    CaseIndex before, after;  ///< neighbours in the queue
};
static_assert(sizeof(CaseNow) == 64, "a line of the cache");

/// What has happened to it, and by which it draws what will.
struct alignas(64) CaseHistory {
    std::uint64_t key = 0;
    double next_stage = 0;         ///< drawn at the beginning of a stage: what follows it
    double progress = 0;           ///< integral of p over its life so far; days
    double unallocated_speed = 0;  ///< as it was when it joined
    std::uint32_t number = 0;      ///< of the case, from 0 in the order of opening
    std::uint32_t visits = 0;      ///< stages entered so far, over every referral of the child
    std::uint32_t joinings = 0;    ///< of queues, likewise
    WorkerIndex last_in_stage;     ///< the last worker who held it in this stage
    WorkerIndex last;              ///< the last worker who held it
    TeamIndex last_team;           ///< their team at the time
    WorkerIndex first_holder;
    std::uint16_t handovers = 0;
    std::uint8_t holders = 0;  ///< different workers, counted to three
};
static_assert(sizeof(CaseHistory) == 64, "a line of the cache");

/// Whose case it is.
struct CaseChild {
    HouseholdIndex household;
    CaseIndex sibling;  ///< next open case of the household, in a ring; itself where it is alone
    /// Child of the household; of an initial case, its place drawn at random.
    std::uint32_t rank = 0;
    std::uint32_t closings = 0;  ///< over every referral of the child
    WorkerIndex second_holder;
    Days opened = 0;
    /// Of an initial case its stage's beginning, of a recent closure its closing, as the latest
    /// that it can have been.
    Days referred = 0;
};

struct Cases {
    std::vector<CaseNow> now;
    std::vector<CaseHistory> history;
    std::vector<CaseChild> child;
    std::vector<CaseIndex> household_head;  ///< any open case, by household
    std::vector<CaseIndex> free;            ///< rows of cases that are closed for good
    std::uint32_t opened = 0;               ///< so far

    [[nodiscard]] std::size_t size() const { return now.size(); }  ///< rows, used or free
    /// Another row, the last.
    void add_row() {
        make_room(1, now, history, child);
        now.emplace_back();
        history.emplace_back();
        child.emplace_back();
    }
    /// None. Keeps its memory.
    void clear();
};

/// An open case of a stage with a statutory limit.
struct LimitedCase {
    Days entered;  ///< as in CaseNow
    CaseIndex of;
};

/// The queue of a stage, in order of joining: a list through CaseNow::before and after.
struct StageState {
    CaseIndex head, tail;
    CaseIndex refused;              ///< the head, where nobody could take it when it was last tried
    std::uint32_t passed_over = 0;  ///< the last State::allocation in which nobody took its head
    std::uint32_t open = 0, queued = 0,
                  held = 0;  ///< cases in the stage; of them waiting unheld, and held
    /// Its open cases, in no order, where it has a statutory limit.
    std::vector<LimitedCase> limited;
    kernel::Integral open_cases, queue;  ///< queue: queued and held
};

}  // namespace caseforce
