#include "cli/sweep.hpp"

#include "cli/compare.hpp"
#include "cli/log.hpp"
#include "cli/undertaking.hpp"

namespace caseforce::cli {

void sweep(const SweepOptions& options) {
    const RunOptions& run = options.compare.run;
    set_log_level(run.log_level);
    check_output(run, {run.of.scenario});
    compare_files(options.compare, files_of(options));
}

}  // namespace caseforce::cli
