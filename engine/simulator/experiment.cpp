#include "engine/simulator/experiment.hpp"

#include <algorithm>
#include <exception>
#include <thread>

#include "engine/simulator/simulator.hpp"

namespace caseforce {

namespace {

/// A thread's part: replications are taken one by one, results and failures stored by number.
class Shared {
  public:
    Shared(const plan::Plan& plan, const ExperimentOptions& options, Results& results)
        : plan_(plan),
          options_(options),
          results_(results),
          failures_(static_cast<std::size_t>(options.replications)) {}

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
    void one(std::size_t number) {
        const Draws draws{.seed = options_.seed, .replication = number + 1};
        const std::vector<double> rows =
            simulator::simulate(plan_, results_.layout, draws, options_.stop_signal);
        Rows& stored = results_.policies.front().replications[number];
        stored.resize(rows.size());
        std::transform(rows.begin(), rows.end(), stored.begin(), [](double value) {
            return static_cast<float>(value);
        });
        const int done = ++done_;
        if (options_.progress) options_.progress(done);
    }

    const plan::Plan& plan_;
    const ExperimentOptions& options_;
    Results& results_;
    std::vector<std::exception_ptr> failures_;
    std::atomic<int> next_{0}, done_{0};
    std::atomic<bool> failed_{false};
};

}  // namespace

Results run_experiment(const plan::Plan& plan, const ExperimentOptions& options) {
    Results results{
        .layout = Layout(plan.names), .start = plan.start, .weeks = plan.weeks, .policies = {}};
    results.policies.push_back(
        {"baseline", std::vector<Rows>(static_cast<std::size_t>(options.replications))});
    Shared shared(plan, options, results);
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
