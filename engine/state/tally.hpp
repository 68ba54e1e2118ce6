// What the week has brought so far: counts, and integrals that belong to no single worker. Emptied
// after each record.
#pragma once

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "engine/core/units.hpp"
#include "engine/scenario/values.hpp"
#include "engine/state/year_tally.hpp"

namespace caseforce {

struct TeamTally {
    std::uint32_t referrals = 0, re_referrals = 0, closed = 0, escalations = 0, handovers = 0;
    std::uint32_t starters = 0, leavers = 0;
    Fte fte_left = 0;
    // of case holders, those who have gone in the week included
    Hours demanded = 0, excess = 0, present = 0;
    Hours worked_on_cases = 0;  ///< by the stage's team
    std::uint32_t worker_weeks = 0, excessive_weeks = 0;
};

struct StageTally {
    std::uint32_t entered = 0, left = 0, in_limit = 0;
    double days = 0;  ///< sum of the lengths of stages ended
    std::uint32_t allocations = 0, waited = 0;
    double wait_days = 0;
};

struct RoleTally {
    std::uint32_t starters = 0, leavers = 0;
};

struct Tally {
    std::vector<TeamTally> teams;
    std::vector<StageTally> stages;
    std::vector<RoleTally> roles;
    std::array<std::uint32_t, 7> starters_by_route{}, leavers_by_route{};
    std::uint32_t conversions = 0, promotions = 0;
    std::uint32_t closed_allocated = 0, closed_three_workers = 0;
    std::array<Pounds, 3> pay{};  ///< by contract
    std::array<Pounds, 3>
        above_equal{};  ///< by contract: what it was above permanent pay for as much
    Pounds cost_intake = 0, cost_policy = 0;
    YearTally year = {};

    [[nodiscard]] Pounds cost_of(scenario::Contract contract) const {
        return pay[static_cast<std::size_t>(contract)];
    }
    [[nodiscard]] Pounds agency_premium() const {
        return above_equal[static_cast<std::size_t>(scenario::Contract::agency)];
    }

    /// Of so many teams, stages and roles, nothing. Keeps its memory.
    void begin(std::size_t n_teams, std::size_t n_stages, std::size_t n_roles) {
        teams.assign(n_teams, {});
        stages.assign(n_stages, {});
        roles.assign(n_roles, {});
        *this = Tally{
            .teams = std::move(teams), .stages = std::move(stages), .roles = std::move(roles)};
    }
};

}  // namespace caseforce
