// The command: its words to a verb, and what went wrong to an exit status. The statuses stand here
// and nowhere else (docs/errors.md).
#include <exception>
#include <new>
#include <string_view>
#include <variant>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "analysis/read/unusable.hpp"
#include "cli/calibrate.hpp"
#include "cli/check.hpp"
#include "cli/compare.hpp"
#include "cli/crew.hpp"
#include "cli/export.hpp"
#include "cli/init.hpp"
#include "cli/keeping.hpp"
#include "cli/measures.hpp"
#include "cli/merge.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/report.hpp"
#include "cli/run.hpp"
#include "cli/schema.hpp"
#include "cli/selftest.hpp"
#include "cli/show.hpp"
#include "cli/signals.hpp"
#include "cli/sweep.hpp"
#include "cli/trace.hpp"
#include "cli/undertaking.hpp"
#include "engine/core/error.hpp"

namespace caseforce::cli {
namespace {

enum Status : int {
    done = 0,
    failed = 1,
    wrong_input = 2,
    targets_not_met = 3,
    unusable_result = 4,
    fault = 70,
    signalled = 128
};

struct CarryOut {
    void operator()(const Told& told) const { print(told.text); }
    void operator()(const RunOptions& options) const { run(options); }
    void operator()(const CompareOptions& options) const { compare(options); }
    void operator()(const SweepOptions& options) const { sweep(options); }
    void operator()(const CalibrateOptions& options) const { calibrate(options); }
    void operator()(const MergeOptions& options) const { merge(options); }
    void operator()(const ExportOptions& options) const { export_table(options); }
    void operator()(const TraceOptions& options) const { trace(options); }
    void operator()(const ReportOptions& options) const { write_report(options); }
    void operator()(const CheckOptions& options) const { check(options); }
    void operator()(const ShowOptions& options) const { show(options); }
    void operator()(const MeasuresOptions& options) const { list_measures(options); }
    void operator()(const SelftestOptions& options) const { selftest(options); }
    void operator()(const SchemaOptions&) const { print_schema(); }
    void operator()(const InitOptions& options) const { init(options); }
};

int fail(int status, std::string_view message) {
    complain(message);
    return status;
}

int interrupted(int signal) {
    return fail(signalled + signal,
                "caseforce: interrupted; no result was written and an earlier file of that name is "
                "as it was");
}

int status_of(int argc, const char* const* argv) {
    try {
        std::visit(CarryOut{}, parse(argc, argv));
        return done;
    } catch (const ScenarioError& error) {
        // The text ends with how many mistakes there are and its own end of line.
        std::string_view text = error.what();
        if (text.ends_with('\n')) text.remove_suffix(1);
        return fail(wrong_input, text);
    } catch (const UsageError& error) {
        return fail(wrong_input, fmt::format("caseforce: {}", error.what()));
    } catch (const FileError& error) {
        return fail(failed, fmt::format("caseforce: {}", error.what()));
    } catch (const TargetsNotMet& error) {
        return fail(targets_not_met, fmt::format("caseforce: {}", error.what()));
    } catch (const read::UnusableResult& error) {
        return fail(unusable_result, fmt::format("caseforce: {}", error.what()));
    } catch (const keep::UnusablePart& error) {
        return fail(unusable_result, fmt::format("caseforce: {}", error.what()));
    } catch (const StoppedAndKept& error) {
        return fail(signalled + error.signal(),
                    fmt::format("caseforce: interrupted; {}", error.kept()));
    } catch (const Interrupted& error) {
        return interrupted(error.signal());
    } catch (const std::bad_alloc&) {
        return fail(failed,
                    "caseforce: out of memory; no result was written and an earlier file of that "
                    "name is as it was");
    } catch (const std::exception& error) {
        return fail(fault, fmt::format("caseforce: a fault of the program: {}", error.what()));
    }
}

/// Of stdin, stdout and stderr those that are closed: else the next files that are opened would
/// take their places, and what is said would go into those. What is written to stdout then still
/// fails.
void take_closed_places() {
    for (const int place : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (fcntl(place, F_GETFD) >= 0) continue;
        static_cast<void>(open("/dev/null", place == STDERR_FILENO ? O_WRONLY : O_RDONLY));
    }
}

}  // namespace
}  // namespace caseforce::cli

int main(int argc, char** argv) {
    caseforce::cli::take_closed_places();
    caseforce::cli::take_limits_as_errors();
    const int status = caseforce::cli::status_of(argc, argv);
    caseforce::cli::leave_crew(status);
    return status;
}
