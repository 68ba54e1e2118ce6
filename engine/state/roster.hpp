// What counting asks of everybody in a team: copies of parts of their Employment, and whether they
// are present, in the order of the team's list. A few bytes a worker in one piece, so that going
// through a team, as every week's end does several times, reads a fraction of what their own rows
// take.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/state/workers.hpp"

namespace caseforce {

struct Member {
    Fte fte;
    RoleIndex role;  ///< none for managed workers
    Contract contract : 8;
    Route route : 8;
    bool present : 1;
    bool holds_cases : 1;
    bool on_notice : 1;
    bool resigned : 1;

    Member(const Employment& who, const Desk& desk)
        : fte(who.fte),
          role(who.role),
          contract(who.contract),
          route(who.route),
          present(desk.present),
          holds_cases(who.holds_cases),
          on_notice(who.on_notice),
          resigned(who.resigned) {}
};
static_assert(sizeof(Member) == 16, "four in a line of the cache");

struct Roster {
    std::vector<Member> members;
    std::vector<Days> started;  ///< likewise: tenure counts from here

    /// Nobody. Keeps its memory.
    void clear() {
        members.clear();
        started.clear();
    }
    /// Another comes last.
    void add(const Employment& who, const Desk& desk) {
        members.emplace_back(who, desk);
        started.push_back(who.started);
    }
    void set(std::size_t at, const Employment& who, const Desk& desk) {
        members[at] = Member(who, desk);
        started[at] = who.started;
    }
    void erase(std::size_t at) {
        members.erase(members.begin() + static_cast<std::ptrdiff_t>(at));
        started.erase(started.begin() + static_cast<std::ptrdiff_t>(at));
    }
};

}  // namespace caseforce
