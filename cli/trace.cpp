#include "cli/trace.hpp"

#include <string>

#include <fmt/format.h>

#include "analysis/trace/dated.hpp"
#include "analysis/trace/json_line.hpp"
#include "analysis/trace/story.hpp"
#include "cli/output.hpp"
#include "cli/scenario_in_effect.hpp"
#include "cli/signals.hpp"
#include "engine/core/error.hpp"
#include "engine/scenario_file/show.hpp"
#include "engine/simulator/experiment.hpp"
#include "engine/simulator/simulator.hpp"

namespace caseforce::cli {
namespace {

using trace::Selection;

/// Lines on their way to stdout, many at a time.
class Lines {
  public:
    void put(std::string_view line) {
        text_ += line;
        text_ += '\n';
        if (text_.size() >= chunk) flush();
    }
    void flush() {
        print(text_);
        text_.clear();
        stop_if_asked();
    }

  private:
    static constexpr std::size_t chunk = 1 << 16;
    std::string text_;
};

void check_number(std::optional<std::uint32_t> asked,
                  std::size_t there_are,
                  std::string_view flag,
                  std::string_view what) {
    if (!asked || *asked <= there_are) return;
    throw UsageError(
        fmt::format("{} {}: this simulated future has {} {}", flag, *asked, there_are, what));
}

void check_weeks(const TraceOptions& options, const plan::Plan& plan) {
    if (!options.weeks) return;
    const auto [first, last] = *options.weeks;
    if (first > -plan.warm_up_weeks && last <= plan.weeks) return;
    throw UsageError(
        fmt::format("--week {}: the weeks of this scenario are {} to {}",
                    first == last ? std::to_string(first) : fmt::format("{}..{}", first, last),
                    1 - plan.warm_up_weeks,
                    plan.weeks));
}

Selection selection_of(const TraceOptions& options) {
    Selection selection;
    if (options.worker) selection.worker = WorkerIndex(*options.worker - 1);
    if (options.of_case) selection.of = CaseIndex(*options.of_case - 1);
    if (options.weeks) selection.weeks = {options.weeks->first, options.weeks->second};
    return selection;
}

}  // namespace

void trace(const TraceOptions& options) {
    const scenario::Scenario asked = scenario_in_effect(options.of);
    const Draws draws{.seed = asked.run.seed, .replication = options.replication};
    const scenario::Scenario drawn = drawn_for(asked, draws);
    const plan::Timeline timeline =
        plan::timeline_of(drawn, asked.policies.find(options.of.policy));
    check_weeks(options, timeline.first());

    const std::atomic<int>& stop_signal = watch_signals();
    Journal journal;
    (void)simulator::simulate(
        timeline, Layout(timeline.first().names), draws, &stop_signal, nullptr, &journal);
    const trace::Cast cast = trace::cast_of(journal);
    check_number(options.worker, cast.workers, "--worker", "workers");
    check_number(options.of_case, cast.cases, "--case", "cases");

    const trace::Teller teller{
        timeline, journal, trace::dated_words(drawn, asked.policies.find(options.of.policy))};
    const bool json = options.shown == Shown::json;
    Lines lines;
    if (json) {
        lines.put(trace::json_header(teller, draws, options.of.policy, scenario_file::show(drawn)));
    }
    trace::tell(teller,
                selection_of(options),
                json ? trace::Form::json : trace::Form::sentences,
                [&](std::string_view line) { lines.put(line); });
    lines.flush();
}

}  // namespace caseforce::cli
