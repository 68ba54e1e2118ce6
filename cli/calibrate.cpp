#include "cli/calibrate.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include "analysis/keep/checksum.hpp"
#include "analysis/observed/observed.hpp"
#include "analysis/write/whole_file.hpp"
#include "cli/calibration_text.hpp"
#include "cli/files.hpp"
#include "cli/foresight.hpp"
#include "cli/job.hpp"
#include "cli/keeping.hpp"
#include "cli/log.hpp"
#include "cli/observed_in.hpp"
#include "cli/output.hpp"
#include "cli/panel.hpp"
#include "cli/signals.hpp"
#include "cli/undertaking.hpp"
#include "engine/core/error.hpp"
#include "engine/core/text.hpp"
#include "engine/scenario_file/input.hpp"
#include "engine/scenario_file/load.hpp"
#include "engine/scenario_file/show.hpp"

namespace caseforce::cli {
namespace {

namespace fs = std::filesystem;
using observed::Observation;
using observed::Observations;

constexpr int from_the_beginning = std::numeric_limits<int>::min();

void check_files(const CalibrateOptions& options) {
    const RunOptions& run = options.at.compare.run;
    if (run.output.empty()) return;
    refuse_input(run.output, {run.of.scenario, options.data}, "what is read");
    write::check_output(run.output);
    check_replaced(run.output, Kind::fitted);
}

/// What tells the evidence of a calibration apart from another's.
std::string evidence_of(const Observations& table, double model_error) {
    std::string all = text::number(model_error);
    for (const Observation& one : table.values)
        all += fmt::format("\n{} {}", one.words(), text::number(one.value));
    return fmt::format("{:016x}", keep::checksum(all));
}

/// Throws UsageError where the ranges hold too few whole or rounded values for a fit.
void check_points(const Files& files) {
    const std::size_t keys = files.sweep->factors.size();
    const std::size_t needed = analysis::points_needed(keys);
    if (files.further.size() < needed)
        throw UsageError(fmt::format(
            "--set: the ranges hold only {} different points; {} takes {} or more: widen them, or "
            "vary keys that are no whole numbers",
            files.further.size(),
            keys == 1 ? std::string("a fit of one key") : fmt::format("a fit of {} keys", keys),
            needed));
}

Job job_of(const CalibrateOptions& options, const Files& files, const Observations& table) {
    const RunOptions& run = options.at.compare.run;
    Job job = job_of(files, run);
    job.verb = "calibrate";
    job.fitted_to = evidence_of(table, options.model_error);
    return job;
}

class Fitting {
  public:
    /// `keeping`: null where nothing is to be run. Throws UsageError where the run comes to nothing
    /// that was observed.
    Fitting(const CalibrateOptions& options,
            const Files& files,
            const Observations& table,
            Keeping* keeping)
        : options_(options),
          run_(options.at.compare.run),
          files_(files),
          table_(table),
          keeping_(keeping),
          points_(made(options_of(files, options.at.compare), Kept::options)) {
        for (const Observation& one : table.values) {
            if (observed::is_within(points_.results(), one)) within_.push_back(&one);
        }
        if (within_.empty())
            throw UsageError("--data: nothing that was observed is within the run");
    }

    [[nodiscard]] std::string words() const {
        return undertaking(
            files_.first,
            points_.results(),
            run_,
            fmt::format(", as it is and at {} points, {}",
                        files_.further.size(),
                        text::counted(static_cast<std::int64_t>(within_.size()), "observed value")),
            HowMany::exactly,
            replications());
    }
    [[nodiscard]] const Experiment& points() const { return points_; }
    [[nodiscard]] double runs() const {
        return static_cast<double>(points_.options().size() + 1) * replications();
    }
    [[nodiscard]] std::vector<Portion> portions() const {
        return {{"", points_.options(), seeds(), replications()}};
    }

    [[nodiscard]] Fitted fit(const std::atomic<int>& stop_signal) {
        Simulating simulating(run_, runs(), stop_signal, "runs");
        points_.run(replications(), simulating.how());
        Fitted told;
        told.sweep = *files_.sweep;
        told.points = files_.further.size();
        told.futures = replications();
        told.model_error = options_.model_error;
        const analysis::Evidence evidence = gathered();
        told.observations = evidence.observed.size();
        told.left_out = table_.values.size() - told.observations + table_.suppressed;
        told.found =
            analysis::calibrate(told.sweep, evidence, options_.model_error, files_.first.run.seed);
        for (std::size_t key = 0; key < told.sweep.factors.size(); ++key)
            told.values.push_back(
                told.sweep.factors[key].range->nearest(told.found.of_keys[key].mean));
        fitted_scenario_ = with_values(told);
        Experiment fitted =
            made({{"baseline", &fitted_scenario_, policy_of(fitted_scenario_)}}, Kept::fitted);
        fitted.run(replications(), simulating.how());
        told.as_it_is = observed::backtest_of(points_.results(), table_, from_the_beginning);
        told.fitted = observed::backtest_of(fitted.results(), table_, from_the_beginning);
        return told;
    }
    /// As it is to be written: what the command line asked of this run is not fitted. Requires:
    /// fitted.
    [[nodiscard]] scenario::Scenario fitted_scenario() const {
        scenario::Scenario written = fitted_scenario_;
        written.run = files_.run_as_written;
        return written;
    }

  private:
    [[nodiscard]] int replications() const { return files_.first.run.replications; }
    [[nodiscard]] Seeds seeds() const { return seeds_of(files_.first.run.seed); }
    [[nodiscard]] const scenario::Policy* policy_of(const scenario::Scenario& scenario) const {
        return scenario.policies.find(run_.of.policy);
    }
    [[nodiscard]] Experiment made(std::vector<Option> options, Kept which) const {
        return {std::move(options), seeds(), keeping_ == nullptr ? nullptr : &keeping_->of(which)};
    }

    /// Of the observations of which every future at every point says something.
    [[nodiscard]] analysis::Evidence gathered() const {
        analysis::Evidence all;
        all.values.resize(files_.further.size());
        for (const Observation* const one : within_) {
            std::vector<std::vector<double>> by_point;
            for (std::size_t point = 0; point < files_.further.size(); ++point)
                by_point.push_back(observed::values_of(points_.results(), point + 1, *one));
            const bool is_whole = std::none_of(
                by_point.begin(), by_point.end(), [](const std::vector<double>& values) {
                    return std::any_of(values.begin(), values.end(), [](double value) {
                        return std::isnan(value);
                    });
                });
            if (!is_whole) continue;
            all.observed.push_back(one->value);
            for (std::size_t point = 0; point < by_point.size(); ++point)
                all.values[point].push_back(std::move(by_point[point]));
        }
        if (all.observed.empty())
            throw UsageError("--data: no future has a value of anything that was observed");
        return all;
    }

    /// The scenario as it is, with what was fitted.
    [[nodiscard]] scenario::Scenario with_values(const Fitted& of) const {
        scenario_file::ReadOptions reading;
        for (std::size_t key = 0; key < of.values.size(); ++key)
            reading.set.emplace_back(of.sweep.factors[key].key, of.values[key]);
        auto loaded =
            scenario_file::load_text(scenario_file::show(files_.first), "the scenario", reading);
        return std::move(loaded.scenario);
    }

    const CalibrateOptions& options_;
    const RunOptions& run_;
    const Files& files_;
    const Observations& table_;
    Keeping* keeping_;
    Experiment points_;
    std::vector<const Observation*> within_;
    scenario::Scenario fitted_scenario_;
};

}  // namespace

void calibrate(const CalibrateOptions& options) {
    const RunOptions& run = options.at.compare.run;
    set_log_level(run.log_level);
    const Observations table = observed_in(options.data);
    check_files(options);
    const Files files = files_of(options.at);
    check_points(files);
    if (files.first.run.replications < 2)
        throw UsageError("calibrate: one future tells nothing of chance; 2 are needed, better 40");
    if (run.doing == Doing::dry_run) {
        const Fitting fitting(options, files, table, nullptr);
        check_room(run, fitting.points().results(), fitting.runs());
        return say_what_would_be_run(fitting.words(), fitting.portions(), run);
    }
    // Before another job's runs are replaced: a mistake must not cost them.
    static_cast<void>(Fitting(options, files, table, nullptr));
    Keeping keeping(run, text_of(job_of(options, files, table)));
    Fitting fitting(options, files, table, &keeping);
    Fitted fitted;
    keeping.guard([&] {
        check_room(run, fitting.points().results(), fitting.runs());
        if (keeping.is_first()) info(fitting.words());
        fitted = fitting.fit(keeping.stop_signal());
        stop_if_asked();
        if (!keeping.is_first()) return;
        write_whole(run.output,
                    calibration_comments(
                        fitted, scenario_file::as_text(options.data.string()), run.command_line) +
                        scenario_file::show(fitting.fitted_scenario()),
                    "the scenario");
        info(fmt::format("wrote {}", run.output.string()));
    });
    keeping.discard();
    if (!keeping.is_first()) return;
    print_beside(run, calibration_text(fitted, run.shown, terminal_width()));
}

}  // namespace caseforce::cli
