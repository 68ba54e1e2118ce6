// Law 6: permanent staff under a constant hazard, without supply and from empty.
#include "analysis/selftest/estimates.hpp"
#include "analysis/selftest/laws.hpp"
#include "analysis/theory/workforce.hpp"

namespace caseforce::selftest {

namespace {

using enum Measure;
constexpr double hazard = 0.35;  // a year

}  // namespace

Checks workforce_without_supply(std::uint64_t seed) {
    constexpr int workers = 50;
    constexpr Days notice = 60;
    Scenario s = one_stage(104, workers, 0, lasting(1));
    s.leaving = leaving_of(Contract::permanent, hazard, notice);
    const double exact = theory::permanent_remaining(workers, hazard / year, notice, 104 * week);
    const auto found = estimates(s, 800, seed, [&](const SmallRun& run) {
        const double left = run.at(104, permanent_fte);
        return std::vector{left, (left - exact) * (left - exact)};
    });
    return {statistical(6, "permanent FTE after two years, notice 60 days", found[0], exact, 0.05),
            statistical(6,
                        "  its variance: each goes or stays on their own",
                        found[1],
                        exact * (1 - exact / workers),
                        0.3)};
}

Checks workforce_from_empty(std::uint64_t seed) {
    constexpr double candidates = 60, fall_through = 0.25;
    constexpr Days lead = 90;
    Scenario s = one_stage(104, 0, 0, lasting(1));
    team_of(s, "team").posts.entries = {{"worker", 1000}};
    Market market;
    market.candidates_per_year.entries = {{"worker", candidates}};
    market.fall_through = {fall_through};
    market.lead_time = lasting(lead);
    s.supply.market = market;
    s.leaving = leaving_of(Contract::permanent, hazard);
    const double exact = theory::permanent_from_empty(
        {candidates / year, fall_through, lead, hazard / year}, 104 * week);
    const auto found = estimates(
        s, 800, seed, [](const SmallRun& run) { return std::vector{run.at(104, permanent_fte)}; });
    return {
        statistical(6, "permanent FTE two years from empty, recruiting", found[0], exact, 0.05)};
}

}  // namespace caseforce::selftest
