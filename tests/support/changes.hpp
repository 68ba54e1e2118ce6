// Dated changes of small councils, and a worker whose pay is counted by hand.
#pragma once

#include <string>
#include <utility>

#include "analysis/selftest/small_council.hpp"

namespace caseforce::test {

using namespace selftest;

/// The date so many days after `monday`.
inline Date day(int number) { return {monday.days + number}; }

inline Change change(int at, Operation operation, std::string path, Value value) {
    Change made;
    made.at = day(at);
    made.assignments.push_back({std::move(path), operation, std::move(value)});
    return made;
}

inline constexpr Pounds a_week = 700;  ///< of one worker

/// One worker who costs 700 pounds a week.
inline Scenario paid(int weeks) {
    Scenario s = one_stage(weeks, 1, 0, lasting(36525), 10);
    role_of(s, "worker").salary = {a_week / week * year};
    return s;
}

}  // namespace caseforce::test
