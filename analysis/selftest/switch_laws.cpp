// Law 10: a mechanism switched off leaves no trace, and a scenario may have hardly anything.
#include <cstring>
#include <utility>

#include "analysis/selftest/drawn_council.hpp"
#include "analysis/selftest/laws.hpp"

namespace caseforce::selftest {

namespace {

constexpr int weeks = 60;
using Edit = void (*)(Scenario&);

bool same(const Scenario& a, const Scenario& b, std::uint64_t seed) {
    SmallRun one(a);
    SmallRun other(b);
    const std::vector<double>& x = one.replicate(1, seed).rows();
    const std::vector<double>& y = other.replicate(1, seed).rows();
    return x.size() == y.size() && std::memcmp(x.data(), y.data(), x.size() * sizeof(double)) == 0;
}

/// Switched off, and the run without the section.
constexpr std::pair<Edit, Edit> switches[] = {
    {[](Scenario& s) { s.sickness->hazard = {0}; }, [](Scenario& s) { s.sickness.reset(); }},
    {[](Scenario& s) {
         for (LeavingRule& rule : s.leaving->hazard.rules)
             rule.hazard = {0};
     },
     [](Scenario& s) { s.leaving->hazard.rules.clear(); }},
    {[](Scenario& s) { s.pathway->drift = 0; }, [](Scenario& s) { s.pathway->drift = {}; }},
    {[](Scenario& s) { s.demand->weekly_cv = 0; }, [](Scenario& s) { s.demand->weekly_cv = {}; }},
    {[](Scenario& s) { s.demand->trend = {0}; }, [](Scenario& s) { s.demand->trend = {}; }},
    {[](Scenario& s) { s.supply.market->candidates_per_year.entries.clear(); },
     [](Scenario& s) {
         for (auto& [role, rate] : s.supply.market->candidates_per_year.entries)
             rate = {0};
     }},
    {[](Scenario& s) { s.pathway->handover_days = {0}; },
     [](Scenario& s) { s.pathway->handover_days = {}; }},
    {[](Scenario& s) { s.supply.academy = Academy{}; },
     [](Scenario& s) { s.supply.academy.reset(); }},
};

}  // namespace

Checks switched_off(std::uint64_t seed) {
    double traces = 0;
    double dead = 0;
    for (const auto& [off, without] : switches) {
        for (std::uint64_t number = 1; number <= 2; ++number) {
            Scenario one = drawn_council(number, weeks);
            Scenario other = one;
            off(one);
            without(other);
            traces += same(one, other, seed) ? 0 : 1;
        }
    }
    for (std::size_t i = 0; i < 3; ++i) {  // sickness, leaving, drift: each matters where it is on
        Scenario one = drawn_council(1, weeks);
        one.pathway->drift = 1;
        Scenario without = one;
        switches[i].second(without);
        dead += same(one, without, seed) ? 1 : 0;
    }
    return {certain(10, "mechanisms switched off that leave a trace", traces, 0),
            certain(10, "  mechanisms switched on that leave none", dead, 0)};
}

Checks scenarios_without(std::uint64_t seed) {
    Scenario nobody = empty_scenario(weeks);
    Scenario idle = one_stage(weeks, 3, 0, lasting(7));
    SmallRun first(nobody);
    SmallRun second(idle);
    first.replicate(1, seed);
    second.replicate(1, seed);
    return {certain(10,
                    "a scenario of nothing runs: its open cases",
                    first.at(weeks, Measure::open_cases),
                    0),
            certain(10, "without demand nobody is referred", second.sum(Measure::referrals), 0)};
}

}  // namespace caseforce::selftest
