#include "engine/simulator/experiment.hpp"

#include <algorithm>
#include <exception>
#include <optional>
#include <thread>

#include "engine/plan/timeline.hpp"
#include "engine/plan/uncertain.hpp"
#include "engine/simulator/simulator.hpp"

namespace caseforce {

namespace {

/// A thread's part: replications are taken one by one, results and failures stored by number.
class Shared {
  public:
    Shared(const scenario::Scenario& scenario, const ExperimentOptions& options, Results& results)
        : scenario_(scenario),
          policy_(scenario.policies.find(options.policy)),
          options_(options),
          results_(results),
          failures_(static_cast<std::size_t>(options.replications)) {
        if (!scenario.uncertain) timeline_ = plan::timeline_of(scenario, policy_);
    }

    void work() {
        for (int number = next_++; number < options_.replications && !failed_; number = next_++) {
            try {
                one(static_cast<std::size_t>(number));
            } catch (...) {
                failures_[static_cast<std::size_t>(number)] = std::current_exception();
                failed_ = true;
            }
        }
    }

    /// The failure of the lowest replication, whatever the threads: those below it have all been
    /// run by then.
    void rethrow() const {
        for (const std::exception_ptr& failure : failures_) {
            if (failure) std::rethrow_exception(failure);
        }
    }

  private:
    /// The timeline of a replication whose uncertain values are drawn; nothing where none is
    /// uncertain.
    [[nodiscard]] std::optional<plan::Timeline> own_timeline(const Draws& draws) const {
        if (timeline_) return std::nullopt;
        return plan::timeline_of(drawn_for(scenario_, draws), policy_);
    }

    void one(std::size_t number) {
        const Draws draws{.seed = options_.seed, .replication = number + 1};
        const std::optional<plan::Timeline> own = own_timeline(draws);
        const plan::Timeline& timeline = own ? *own : *timeline_;
        YearRows years;
        const std::vector<double> rows =
            simulator::simulate(timeline, results_.layout, draws, options_.stop_signal, &years);
        Rows& stored = results_.policies.front().replications[number];
        stored.resize(rows.size());
        std::transform(rows.begin(), rows.end(), stored.begin(), [](double value) {
            return static_cast<float>(value);
        });
        results_.policies.front().years[number] = std::move(years);
        const int done = ++done_;
        if (options_.progress) options_.progress(done);
    }

    const scenario::Scenario& scenario_;
    const scenario::Policy* policy_;          ///< null for the baseline
    std::optional<plan::Timeline> timeline_;  ///< of every replication, where nothing is uncertain
    const ExperimentOptions& options_;
    Results& results_;
    std::vector<std::exception_ptr> failures_;
    std::atomic<int> next_{0}, done_{0};
    std::atomic<bool> failed_{false};
};

}  // namespace

scenario::Scenario drawn_for(const scenario::Scenario& scenario, const Draws& draws) {
    scenario::Scenario drawn = scenario;
    if (drawn.uncertain) plan::draw_uncertain(drawn, draws);
    return drawn;
}

Results run_experiment(const scenario::Scenario& scenario, const ExperimentOptions& options) {
    const plan::Plan plan = plan::compile(scenario);
    Results results{.layout = Layout(plan.names),
                    .start = plan.start,
                    .weeks = plan.weeks,
                    .policies = {},
                    .years = YearLayout(plan.years, plan.n_stages())};
    const auto replications = static_cast<std::size_t>(options.replications);
    results.policies.push_back(
        {options.policy, std::vector<Rows>(replications), std::vector<YearRows>(replications)});
    Shared shared(scenario, options, results);
    {
        std::vector<std::jthread> threads;
        const int others = std::min(options.threads, options.replications) - 1;
        for (int i = 0; i < others; ++i)
            threads.emplace_back([&] { shared.work(); });
        shared.work();
    }
    shared.rethrow();
    return results;
}

}  // namespace caseforce
