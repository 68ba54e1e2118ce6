#include "engine/simulator/experiment.hpp"

#include <algorithm>
#include <exception>
#include <limits>
#include <numeric>
#include <optional>
#include <system_error>
#include <thread>

#include <fmt/format.h>

#include "engine/core/error.hpp"
#include "engine/plan/uncertain.hpp"
#include "engine/random/entity.hpp"
#include "engine/simulator/simulator.hpp"

namespace caseforce {

namespace {

/// One replication of options of one scenario.
struct Task {
    std::size_t position;  ///< among Results::numbers
    std::vector<std::size_t> options;
};

void put(PolicyResults& results, std::size_t position, Run run) {
    results.replications[position] = std::move(run.series);
    results.years[position] = std::move(run.years);
    results.events[position] = run.events;
}

void add_further(std::vector<std::string>& names, const std::vector<std::string>& of_one) {
    for (const std::string& name : of_one) {
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
}

/// The names of all options: the first's, and the roles and statuses that further ones add.
Names names_of_all(const std::vector<Layout>& layouts) {
    Names names = layouts.front().names();
    for (const Layout& layout : layouts) {
        add_further(names.roles, layout.names().roles);
        add_further(names.statuses, layout.names().statuses);
    }
    return names;
}

std::size_t place_of(const std::string& name, const std::vector<std::string>& names) {
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

/// Turns a replication's weekly rows round into series, each where the results have it: roles and
/// statuses have places of their own, and one that a scenario does not have has no values (NaN).
class IntoSeries {
  public:
    IntoSeries(const Layout& own, const Layout& common)
        : common_(common.width()), to_(own.width()) {
        for (const Level level : {Level::council, Level::team, Level::stage, Level::role}) {
            for (const MeasureRow& row : measures)
                place(own, common, row, level);
        }
    }

    void operator()(std::span<const float> rows, std::vector<float>& series) const {
        // So many weeks at once as are a line of the cache where they come to stand together.
        constexpr std::size_t together = 16;
        const std::size_t width = to_.size();
        const std::size_t weeks = rows.size() / width;
        series.resize(weeks * common_);
        if (width < common_)
            std::fill(series.begin(), series.end(), std::numeric_limits<float>::quiet_NaN());
        for (std::size_t w = 0; w < weeks; w += together) {
            const std::size_t these = std::min(together, weeks - w);
            for (std::size_t i = 0; i < width; ++i) {
                float* const to = &series[to_[i] * weeks + w];
                const float* const from = &rows[w * width + i];
                for (std::size_t k = 0; k < these; ++k)
                    to[k] = from[k * width];
            }
        }
    }

  private:
    void place(const Layout& own, const Layout& common, const MeasureRow& row, Level level) {
        const std::size_t count = own.count(row.measure, level);
        for (std::size_t i = 0; i < count; ++i) {
            std::size_t there = i;
            if (level == Level::role)
                there = place_of(own.names().roles[i], common.names().roles);
            else if (row.along == Along::status)
                there = place_of(own.names().statuses[i], common.names().statuses);
            to_[own.at(row.measure, level) + i] = common.at(row.measure, level) + there;
        }
    }

    std::size_t common_;
    std::vector<std::size_t> to_;  ///< the position in common, by own
};

/// The threads' part: replications are taken one by one, results and failures stored by number.
class Shared {
  public:
    Shared(const std::vector<Option>& options,
           const std::vector<Layout>& layouts,
           const std::vector<plan::Timeline>& timelines,
           const Seeds& seeds,
           std::vector<Task> tasks,
           const Running& how,
           Keeper* keeper,
           Results& results)
        : options_(options),
          layouts_(layouts),
          seeds_(seeds),
          tasks_(std::move(tasks)),
          how_(how),
          keeper_(keeper),
          results_(results),
          timelines_(timelines),
          failures_(tasks_.size()) {
        for (std::size_t i = 0; i < options.size(); ++i) {
            into_series_.emplace_back(layouts[i], results.layout);
        }
    }

    void work() {
        std::size_t i = next_++;
        if (i >= tasks_.size()) return;
        try {
            simulator::Together together(how_.stop_signal);
            std::vector<float> series;  // memory for one run after the other
            for (; i < tasks_.size(); i = next_++) {
                if (keeper_ == nullptr || keeper_->is_ours(i)) one(tasks_[i], together, series);
                // Before another is taken: whatever is taken is done.
                if (failed_) return;
            }
        } catch (...) {
            failures_[i] = std::current_exception();
            failed_ = true;
        }
    }

    /// The failure of the lowest task, whatever the threads: those below it have all been run by
    /// then.
    void rethrow() const {
        for (const std::exception_ptr& failure : failures_) {
            if (failure) std::rethrow_exception(failure);
        }
    }

  private:
    void one(const Task& task, simulator::Together& together, std::vector<float>& series) {
        const std::uint64_t replication = results_.numbers.at(task.position);
        const std::vector<plan::Timeline> own = own_timelines(task, replication);
        std::vector<const plan::Timeline*> timelines;
        for (std::size_t i = 0; i < task.options.size(); ++i)
            timelines.push_back(own.empty() ? &timelines_[task.options[i]] : &own[i]);
        together.run(timelines,
                     layouts_[task.options.front()],
                     {.seed = seeds_.chance, .replication = replication},
                     [&](std::size_t i, const simulator::Simulation& simulated) {
                         into_series_[task.options[i]](simulated.rows(), series);
                         store(task.options[i], task.position, simulated, series);
                     });
    }

    /// As this replication meets the uncertain values; empty where there are none.
    [[nodiscard]] std::vector<plan::Timeline> own_timelines(const Task& task,
                                                            std::uint64_t replication) const {
        std::vector<plan::Timeline> timelines;
        const scenario::Scenario& scenario = *options_[task.options.front()].scenario;
        if (!scenario.uncertain) return timelines;
        const scenario::Scenario drawn =
            drawn_for(scenario, {.seed = seeds_.uncertain, .replication = replication});
        const plan::Plan first = plan::compile(drawn, &timelines_[task.options.front()].first());
        for (const std::size_t option : task.options)
            timelines.push_back(plan::timeline_from(first, drawn, options_[option].policy));
        return timelines;
    }

    void store(std::size_t option,
               std::size_t position,
               const simulator::Simulation& simulated,
               const std::vector<float>& series) {
        // What is kept elsewhere need not be copied before.
        const std::vector<double>& years = simulated.years();
        const bool copied = keeper_ == nullptr;
        Run run{copied ? Series(series) : Series(std::span(series)),
                copied ? Years(years) : Years(std::span(years)),
                simulated.happened().value()};
        if (keeper_ != nullptr)
            run = keeper_->keep(option, results_.numbers.at(position), std::move(run));
        put(results_.policies[option], position, std::move(run));
        const int done = ++done_;
        if (how_.progress) how_.progress(done);
    }

    const std::vector<Option>& options_;
    const std::vector<Layout>& layouts_;
    const Seeds& seeds_;
    const std::vector<Task> tasks_;
    const Running& how_;
    Keeper* keeper_;
    Results& results_;
    std::vector<IntoSeries> into_series_;
    const std::vector<plan::Timeline>& timelines_;
    std::vector<std::exception_ptr> failures_;
    std::atomic<std::size_t> next_{0};
    std::atomic<int> done_{0};
    std::atomic<bool> failed_{false};
};

/// Replication by replication: what is compared is done together. Options of one scenario are one
/// task, so that what they share is simulated once, unless that left some of the `workers`
/// (threads, or processes) without any.
std::vector<Task> tasks_for(const std::vector<Option>& options,
                            const Results& results,
                            std::span<const std::size_t> wanted,
                            std::size_t replications,
                            std::size_t workers) {
    const bool together = replications >= workers;
    std::vector<Task> tasks;
    for (std::size_t position = 0; position < replications; ++position) {
        const std::size_t first_here = tasks.size();
        for (const std::size_t option : wanted) {
            if (!results.policies[option].replications[position].empty()) continue;
            const auto shared =
                std::find_if(tasks.begin() + static_cast<std::ptrdiff_t>(first_here),
                             tasks.end(),
                             [&](const Task& task) {
                                 return together && options[task.options.front()].scenario ==
                                                        options[option].scenario;
                             });
            if (shared != tasks.end()) {
                shared->options.push_back(option);
            } else {
                tasks.push_back({position, {option}});
            }
        }
    }
    return tasks;
}

}  // namespace

Seeds echo_of(std::uint64_t seed) {
    // A replication number that no run has (SCENARIO: at most 10 million) keeps the echo's seed
    // apart from every draw of the run itself.
    constexpr std::uint64_t no_replication = std::numeric_limits<std::uint64_t>::max();
    const Draws draws{.seed = seed, .replication = no_replication};
    return {seed, draws.bits(entity::council(), Purpose::echo)};
}

scenario::Scenario drawn_for(const scenario::Scenario& scenario, const Draws& draws) {
    scenario::Scenario drawn = scenario;
    if (drawn.uncertain) plan::draw_uncertain(drawn, draws);
    return drawn;
}

Experiment::Experiment(std::vector<Option> options,
                       const Seeds& seeds,
                       Keeper* keeper,
                       Numbering numbers)
    : options_(std::move(options)),
      seeds_(seeds),
      keeper_(keeper),
      results_{.layout = Layout(Names{}), .start = {}, .weeks = 0, .policies = {}},
      run_to_(options_.size(), 0) {
    results_.numbers = std::move(numbers);
    for (const Option& option : options_) {
        timelines_.push_back(plan::timeline_of(*option.scenario, option.policy));
        const plan::Plan& plan = timelines_.back().first();
        layouts_.emplace_back(plan.names);
        results_.policies.push_back({option.name, {}, {}, {}});
        if (layouts_.size() > 1) continue;
        results_.start = plan.start;
        results_.weeks = plan.weeks;
        results_.years = YearLayout(plan.years, plan.n_stages());
    }
    results_.layout = Layout(names_of_all(layouts_));
}

void Experiment::set_size(std::size_t option, std::size_t replications) {
    PolicyResults& policy = results_.policies[option];
    policy.replications.resize(replications);
    policy.years.resize(replications);
    policy.events.resize(replications);
}

int Experiment::take_kept(std::span<const std::size_t> options, std::size_t replications) {
    if (keeper_ == nullptr) return 0;
    int taken = 0;
    for (const std::size_t option : options) {
        PolicyResults& policy = results_.policies[option];
        for (std::size_t position = 0; position < replications; ++position) {
            if (!policy.replications[position].empty()) continue;
            std::optional<Run> run = keeper_->find(option, results_.numbers.at(position));
            if (!run) continue;
            put(policy, position, std::move(*run));
            ++taken;
        }
    }
    return taken;
}

void Experiment::require_all(std::span<const std::size_t> options, std::size_t replications) const {
    for (const std::size_t option : options) {
        const PolicyResults& policy = results_.policies[option];
        for (std::size_t position = 0; position < replications; ++position) {
            if (policy.replications[position].empty())
                throw FileError(fmt::format(
                    "replication {} of '{}', which another process was to simulate, is not in its "
                    "part beside the result",
                    results_.numbers.at(position),
                    policy.name));
        }
    }
}

void Experiment::run(std::span<const std::size_t> options, int replications, const Running& how) {
    const std::size_t wanted =
        results_.numbers.count_to(static_cast<std::uint32_t>(std::max(replications, 0)));
    std::vector<std::size_t> before;
    for (const PolicyResults& policy : results_.policies)
        before.push_back(policy.replications.size());
    for (const std::size_t option : options)
        set_size(option, std::max(before[option], wanted));
    try {
        const int found = take_kept(options, wanted);
        if (how.found && found > 0) how.found(found);
        const auto threads = static_cast<std::size_t>(std::max(how.threads, 1));
        // Processes may have different numbers of threads, and must make the same tasks.
        const std::size_t processes = keeper_ == nullptr ? 1 : keeper_->processes();
        const std::size_t workers = processes > 1 ? processes : threads;
        std::vector<Task> tasks = tasks_for(options_, results_, options, wanted, workers);
        const std::size_t others = std::min(threads, tasks.size());
        Shared shared(
            options_, layouts_, timelines_, seeds_, std::move(tasks), how, keeper_, results_);
        {
            std::vector<std::jthread> helpers;
            try {
                for (std::size_t i = 1; i < others; ++i)
                    helpers.emplace_back([&] { shared.work(); });
            } catch (const std::system_error&) {
                // The system gives no more: those that there are do it all.
            }
            shared.work();
        }
        shared.rethrow();
        if (keeper_ != nullptr) {
            keeper_->meet();
            static_cast<void>(take_kept(options, wanted));
            require_all(options, wanted);
        }
    } catch (...) {
        for (std::size_t i = 0; i < before.size(); ++i)
            set_size(i, before[i]);
        throw;
    }
    for (const std::size_t option : options)
        run_to_[option] = std::max(run_to_[option], replications);
}

void Experiment::run(int replications, const Running& how) {
    std::vector<std::size_t> all(options_.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    run(all, replications, how);
}

Results run_experiment(const Option& option,
                       std::uint64_t seed,
                       int replications,
                       const Running& how) {
    Experiment experiment({option}, seeds_of(seed));
    experiment.run(replications, how);
    return std::move(experiment).results();
}

}  // namespace caseforce
