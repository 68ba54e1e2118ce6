// What each mechanism costs: the council as it is against the same council without it, in turns.
// `share` is the part of a replication that goes with the mechanism. It includes what the mechanism
// does to the council, which has more to do, or less, without it; `operations_ratio` says how much,
// and `ns_per_operation_without` beside `ns_per_operation` is the cost with that taken out.
#include <memory>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "bench/councils/futures.hpp"
#include "bench/councils/sefton.hpp"
#include "bench/race.hpp"

namespace caseforce::bench {
namespace {

struct Mechanism {
    const char* name;
    Settings without;
    Settings on_both_sides = {};  ///< what would name a thing that `without` takes away
};

Settings stages_set(const std::string& key, const std::string& value) {
    return {{"pathway.stages.assessment." + key, value},
            {"pathway.stages.section_47." + key, value},
            {"pathway.stages.child_in_need." + key, value},
            {"pathway.stages.child_protection." + key, value},
            {"pathway.stages.proceedings." + key, value},
            {"pathway.stages.looked_after." + key, value}};
}

const std::vector<Mechanism>& mechanisms() {
    static const std::vector<Mechanism> all{
        {"uncertain", {{"uncertain", "~"}}},
        {"changes", {{"changes", "~"}}},
        {"sickness", {{"sickness", "~"}}},
        {"long_leave", {{"long_leave", "~"}}},
        {"leaving", {{"leaving", "~"}}, {{"uncertain", "~"}}},
        {"strain",
         {{"leaving.strain_effect", "0"}, {"sickness.strain_effect", "0"}},
         {{"uncertain", "~"}}},
        {"returns",
         {{"pathway.return", "~"},
          {"demand.recent_closures", "~"},
          {"demand.counts", "new"},
          {"demand.re_referral_share", "~"},
          {"demand.referrals_per_10000", "599 per year"}}},
        {"escalation", {{"pathway.stages.assessment.escalation", "~"}}},
        {"limits",
         {{"pathway.stages.assessment.limit", "~"},
          {"pathway.stages.section_47.limit", "~"},
          {"pathway.stages.proceedings.limit", "~"}}},
        {"drift", {{"pathway.drift", "0"}}},
        {"overtime", {{"working_time.max_overtime_share", "0%"}}},
        {"cover", {{"pathway.cover_after", "~"}}},
        {"held_in_transfer", {{"pathway.transfer", "queue"}}},
        {"caps", stages_set("over_cap", "allow")},
        {"siblings_together", {{"demand.siblings_together", "false"}}},
        {"households", {{"demand.household", "{1: 1}"}}},
        {"weights", {{"demand.weight", "1"}}},
        {"demand_noise", {{"demand.yearly_cv", "0"}, {"demand.weekly_cv", "0"}}},
        {"seasons", {{"demand.season", "{}"}, {"supply.market.candidates_season", "~"}}},
        {"market", {{"supply.market", "~"}}, {{"uncertain", "~"}}},
        {"agency", {{"supply.agency", "~"}}, {{"changes", "~"}}},
        {"promotion", {{"supply.promotion", "~"}}},
        {"academy", {{"supply.academy", "~"}}},
        {"overseas", {{"supply.overseas", "~"}}},
        {"managed_teams", {{"supply.managed_teams", "~"}}},
        {"pay", {{"supply.pay", "~"}}},
        {"grade", {{"grade", "~"}}},
        {"prices", {{"prices", "~"}}},
    };
    return all;
}

/// Both councils, and futures of each. Policies are left out on both sides: they may name what is
/// taken away, and the baseline does not look at them.
struct Sides {
    explicit Sides(const Mechanism& mechanism)
        : scenario(sefton(set(mechanism, {}))),
          bare(sefton(set(mechanism, mechanism.without))),
          futures(scenario, several),
          futures_without(bare, several) {}

    static constexpr int several = 2;

    static Settings set(const Mechanism& mechanism, const Settings& further) {
        Settings all{{"policies", "~"}};
        all.insert(all.end(), mechanism.on_both_sides.begin(), mechanism.on_both_sides.end());
        all.insert(all.end(), further.begin(), further.end());
        return all;
    }

    scenario::Scenario scenario, bare;
    Futures futures, futures_without;
};

/// Kept while repetitions of the same benchmark ask for it.
Sides& sides_of(const Mechanism& mechanism) {
    static const Mechanism* latest = nullptr;
    static std::unique_ptr<Sides> sides;
    if (latest != &mechanism) {
        sides = std::make_unique<Sides>(mechanism);
        latest = &mechanism;
    }
    return *sides;
}

void without(benchmark::State& state, const Mechanism& mechanism) {
    Sides& sides = sides_of(mechanism);
    Race race(state);
    double operations = 0, operations_without = 0;
    std::vector<double> shares;
    double with_it = 0;
    for (auto _ : state) {
        const Future& one = sides.futures.next();
        Future& bare = sides.futures_without.next();
        const double spent = seconds_of([&] { one.run_whole(); });
        double spent_without = 0;
        race.turn([&] { spent_without = seconds_of([&] { bare.run_whole(); }); },
                  [&] { bare.run_floor(); });
        shares.push_back(1 - spent_without / spent);
        with_it += spent;
        operations += one.totals().operations();
        operations_without += bare.totals().operations();
    }
    race.report(static_cast<double>(state.iterations()));
    state.counters["share"] = median_of(shares);
    state.counters["operations_ratio"] = operations_without / operations;
    state.counters["ns_per_operation"] = 1e9 * with_it / operations;
    state.counters["ns_per_operation_without"] = 1e9 * race.seconds() / operations_without;
}

const bool added = [] {
    for (const Mechanism& mechanism : mechanisms()) {
        benchmark::RegisterBenchmark(
            (std::string("without/") + mechanism.name).c_str(),
            [&mechanism](benchmark::State& state) { without(state, mechanism); })
            ->UseManualTime()
            ->Unit(benchmark::kMillisecond);
    }
    return true;
}();

}  // namespace
}  // namespace caseforce::bench
