#include "engine/caseload/initial_cases.hpp"

#include <algorithm>
#include <vector>

#include "engine/caseload/allocation.hpp"
#include "engine/caseload/pathway.hpp"
#include "engine/caseload/waiting.hpp"
#include "engine/random/entity.hpp"
#include "engine/workload/desk.hpp"

namespace caseforce::caseload {

namespace {

/// Opens one case of the stage and returns it with its nominal time left: the residual of a
/// length-biased duration split uniformly, the law of a renewal process in equilibrium.
std::pair<CaseIndex, Days> open_one(const plan::Plan& plan,
                                    State& state,
                                    StageIndex stage,
                                    int number) {
    const plan::StageTerms& terms = plan.stage(stage);
    const std::uint64_t key = entity::initial_case(stage.value, static_cast<std::uint64_t>(number));
    const Draws& draws = state.draws;
    double weight = plan.terms.demand.weight.quantile(draws.uniform(key, Purpose::case_weight));
    const Drawn drawn = draws.block(key, Purpose::initial_age);
    const bool legacy = drawn.uniform(Purpose::legacy) < terms.initial.legacy_share;
    if (legacy) weight *= terms.initial.legacy_weight;
    const Days whole = terms.duration.length_biased_quantile(drawn.uniform(Purpose::initial_age));
    const Days age = whole * drawn.uniform(Purpose::initial_split);
    const auto rank = static_cast<std::uint32_t>(drawn.bits(Purpose::initial_order) >> 32);
    state.cases.household_head.emplace_back();
    const CaseIndex of = open_case(
        state, {key, HouseholdIndex(state.cases.household_head.size() - 1), rank, weight, stage});
    state.now_of(of).entered = state.now() - age;
    state.history_of(of).visits = 1;
    state.history_of(of).next_stage = draws.uniform(key, Purpose::next_stage, 1);
    state.child_of(of).referred = state.now() - age;
    count_open(plan, state, of, +1);
    state.note(Happening::initial_case,
               {.of = of, .team = terms.team, .stage = stage},
               static_cast<double>(state.child_of(of).household.value),
               weight,
               age,
               legacy ? 1.0 : 0.0);
    return {of, whole - age + (legacy ? terms.initial.legacy_extra : 0)};
}

/// The cases that nobody holds join the queue in the order in which they stand in it, so that none
/// has to be passed.
void queue_all(const plan::Plan& plan, State& state, std::vector<CaseIndex>& waiting) {
    std::sort(waiting.begin(), waiting.end(), [&](CaseIndex a, CaseIndex b) {
        return opened_before(state, a, b);
    });
    for (const CaseIndex of : waiting)
        join_queue(plan, state, of, state.now_of(of).left);
}

}  // namespace

void open_initial_cases(const plan::Plan& plan, State& state) {
    for (std::size_t s = 0; s < plan.n_stages(); ++s) {
        const StageIndex stage(s);
        const plan::InitialCaseTerms& initial = plan.stage(stage).initial;
        std::vector<CaseIndex>& waiting = state.cases_at_hand;
        waiting.clear();
        for (int number = 0; number < initial.open; ++number) {
            const auto [of, left] = open_one(plan, state, stage, number);
            const WorkerIndex worker = number < initial.allocated
                                           ? least_loaded_whatever_the_cap(plan, state, of)
                                           : WorkerIndex{};
            if (worker.exists()) {
                remember_holder(state, of, worker);
                workload::put_on_desk(plan, state, worker, of, left);
                state.note(
                    Happening::stays_with, {of, worker, plan.stage(stage).team, stage, {}}, left);
            } else {
                state.now_of(of).left = left;
                waiting.push_back(of);
            }
        }
        queue_all(plan, state, waiting);
    }
}

}  // namespace caseforce::caseload
