// Managed teams (MODEL 4, 5 and 8): a block comes and goes at exact instants, costs its fee for
// that time, serves its team's stages under its own cap, gives its cases to the queue at its end,
// and its managers count for the span.
#include "tests/laws/supply_scenarios.hpp"

namespace caseforce::law {
namespace {

using enum Measure;

ManagedTeam block_of(Date at, Days length, int practitioners, int managers) {
    ManagedTeam block;
    block.at = at;
    block.length = {length};
    block.team = "team";
    block.practitioners = practitioners;
    block.managers = managers;
    return block;
}

/// One stage that nobody but a managed team serves, of cases that do not end in the run.
Scenario served_by(ManagedTeam block, double children_per_year) {
    Scenario s = one_stage(12, 0, 0, lasting(1000 * year));
    refer(s, children_per_year);
    s.pathway->over_cap = OverCap{OverCap::Rule::wait, 1};
    s.supply.managed_teams = {std::move(block)};
    return s;
}

/// Mean number left after so many weeks of those whose weekly hazard (a year) depends on how many
/// are in post at the review. O(weeks x number^2).
template <class Hazard>
double mean_left(int number, int weeks, const Hazard& hazard) {
    std::vector<double> law(static_cast<std::size_t>(number) + 1, 0);
    law.back() = 1;
    for (int w = 0; w < weeks; ++w) {
        std::vector<double> next(law.size(), 0);
        for (std::size_t n = 0; n < law.size(); ++n) {
            const double stays = std::exp(-hazard(w, static_cast<double>(n)) * week / year);
            double p = law[n] * std::pow(1 - stays, static_cast<double>(n));
            for (std::size_t k = 0; k <= n; ++k) {
                next[k] += p;
                p *= static_cast<double>(n - k) / static_cast<double>(k + 1) * stays / (1 - stays);
            }
        }
        law = next;
    }
    double mean = 0;
    for (std::size_t n = 0; n < law.size(); ++n)
        mean += static_cast<double>(n) * law[n];
    return mean;
}

}  // namespace

TEST_CASE("managed team: it comes on its day, leaves when its length has run, and is paid for that",
          "[supply][managed]") {
    Scenario s = posts_to_fill(10, 5, 5);
    s.supply.managed_teams = {block_of(day(10), 35.25, 6, 2)};
    s.supply.managed_teams.front().fee = {19500};
    SmallRun run(s);
    run.replicate();
    const std::array<double, 10> there{0, 4, 7, 7, 7, 7, 3.25, 0, 0, 0};  // days to 45.25
    for (int w = 1; w <= 10; ++w) {
        const double days = there[static_cast<std::size_t>(w - 1)];
        INFO("week " << w);
        CHECK(run.at(w, managed_fte) == (w >= 2 && w <= 6 ? 8 : 0));
        CHECK(run.at(w, cost_managed) == Approx(19500 * days / 7));
        // Practitioners hold cases, managers do not.
        CHECK(run.at(w, hours_present) == Approx(37 * (5 + 6 * days / 7)));
        CHECK(run.at(w, permanent_fte) == 5);
        CHECK(run.at(w, vacancy_fte) == 0);
    }
    CHECK(run.sum(starters) + run.sum(leavers) == 0);
}

TEST_CASE("managed team: a length in whole weeks leaves none of it in the week after",
          "[supply][managed]") {
    Scenario s = posts_to_fill(6, 5, 5);
    s.supply.managed_teams = {block_of(day(7), 21, 3, 1), block_of(day(7), 7, 2, 0)};
    for (ManagedTeam& block : s.supply.managed_teams)
        block.fee = {1000};
    SmallRun run(s);
    run.replicate();
    const std::array<double, 6> cost{0, 2000, 1000, 1000, 0, 0};
    const std::array<double, 6> fte{0, 6, 4, 4, 0, 0};
    for (int w = 1; w <= 6; ++w) {
        CHECK(run.at(w, cost_managed) == Approx(cost[static_cast<std::size_t>(w - 1)]));
        CHECK(run.at(w, managed_fte) == fte[static_cast<std::size_t>(w - 1)]);
    }
}

TEST_CASE("managed team: it takes cases up to its own cap, and at its end they go to the queue",
          "[supply][managed]") {
    ManagedTeam block = block_of(day(7), 35, 3, 1);
    block.caseload_cap = 5;
    SmallRun run(served_by(block, 400));
    for (std::uint64_t number = 1; number <= 10; ++number) {
        run.replicate(number, 101);
        for (int w = 1; w <= run.weeks(); ++w) {
            const double open = run.at(w, open_cases);
            const double held = w >= 2 && w <= 6 ? std::min(open, 15.0) : 0;
            CHECK(run.at(w, unallocated_cases) == open - held);
        }
        CHECK(run.at(5, open_cases) > 15);
        CHECK(run.at(7, unallocated_cases) == run.at(7, open_cases));
    }
}

TEST_CASE("managed team: its practitioners and managers count for the span", "[supply][managed]") {
    constexpr double hazard = 1;
    constexpr double effect = 1.2;
    Scenario s = posts_to_fill(30, 12, 12);
    Role manager;
    manager.manages = true;
    s.roles.entries.emplace_back("manager", manager);
    team_of(s, "team").posts.entries.emplace_back("manager", 1);
    team_of(s, "team").initial.push_back(in_post("manager", 1));
    s.leaving = leaving_of(Contract::permanent, hazard);
    s.leaving->hazard.rules.front().role = "worker";
    s.leaving->span_effect = effect;
    const auto left = [&](double practitioners, double managers) {
        return 1 + mean_left(12, 30, [&](int w, double n) {
                   // Here from the review of day 7 to that of day 140.
                   const bool here = w >= 1 && w < 20;
                   const double span =
                       (n + (here ? practitioners : 0)) / (1 + (here ? managers : 0));
                   return hazard * std::exp(effect * std::max(0.0, span / 6 - 1));
               });
    };
    struct Block {
        int practitioners, managers;
    };
    for (const Block& block : {Block{0, 0}, Block{4, 3}, Block{8, 0}}) {
        s.supply.managed_teams = {block_of(day(5), 135, block.practitioners, block.managers)};
        INFO(block.practitioners << " practitioners and " << block.managers << " managers");
        check_means(s,
                    600,
                    102,
                    {left(block.practitioners, block.managers)},
                    0.08,
                    [](const SmallRun& run) { return std::vector{run.at(30, permanent_fte)}; });
    }
    CHECK(left(4, 3) > 1.2 * left(8, 0));
}

}  // namespace caseforce::law
