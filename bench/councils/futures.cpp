#include "bench/councils/futures.hpp"

#include <string>
#include <utility>

#include "bench/require.hpp"
#include "engine/simulator/experiment.hpp"

namespace caseforce::bench {
namespace {

/// Results are kept where the compiler cannot tell that nobody looks at them.
void keep(const std::vector<float>& rows) { asm volatile("" : : "g"(rows.data()) : "memory"); }

std::string words_of(const Totals& totals) {
    return std::to_string(totals.referred) + " referred, " + std::to_string(totals.begun) +
           " stages begun, " + std::to_string(totals.ended) + " ended, " +
           std::to_string(totals.closed) + " closed, " + std::to_string(totals.worker_weeks) +
           " worker-weeks";
}

}  // namespace

Future::Future(const scenario::Scenario& scenario,
               const scenario::Policy* policy,
               std::uint64_t replication,
               std::shared_ptr<simulator::Simulation> memory)
    : scenario_(scenario),
      policy_(policy),
      memory_(std::move(memory)),
      draws_{.seed = scenario.run.seed, .replication = replication},
      timeline_(plan::timeline_of(drawn_for(scenario, draws_), policy)),
      layout_(timeline_.first().names) {
    totals_ = totals_of(simulator::simulate(timeline_, layout_, draws_), layout_);
    floor_ =
        std::make_unique<CouncilFloor>(timeline_, layout_, work_of(timeline_, layout_, draws_));
    const Totals of_floor = floor_->run();
    require(of_floor == totals_,
            "floor: it has done " + words_of(of_floor) + "; the engine has recorded " +
                words_of(totals_));
}

void Future::run_whole() const {
    const plan::Timeline timeline =
        plan::timeline_of(drawn_for(scenario_, draws_), policy_, &timeline_.first());
    simulate(timeline);
}

void Future::simulate() const { simulate(timeline_); }

void Future::simulate(const plan::Timeline& timeline) const {
    memory_->begin(timeline, layout_, draws_);
    memory_->run_to_end();
    keep(memory_->rows());
}

Futures::Futures(const scenario::Scenario& scenario, int count, const scenario::Policy* policy) {
    const auto memory = std::make_shared<simulator::Simulation>();
    for (int number = 1; number <= count; ++number)
        futures_.push_back(
            std::make_unique<Future>(scenario, policy, static_cast<std::uint64_t>(number), memory));
}

}  // namespace caseforce::bench
