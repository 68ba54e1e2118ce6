#include "cli/selftest.hpp"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "analysis/selftest/selftest.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/signals.hpp"
#include "engine/core/error.hpp"

namespace caseforce::cli {
namespace {

using caseforce::selftest::Check;

/// How far off, in standard errors where there are any.
std::string off(const Check& check) {
    const double difference = check.measured - check.exact;
    if (check.error > 0) return fmt::format("{:+.1f} se", difference / check.error);
    return difference == 0 ? "0" : fmt::format("{:+.0e}", difference);
}

std::string line(const Check& check) {
    return fmt::format(
        "{:>3}  {:56} {:>10.5g} {:>10.5g} {:>9} {:>8} {:>7}  {}\n",
        check.law,
        check.statement,
        check.measured,
        check.exact,
        check.error > 0 ? fmt::format("{:.2g}", check.error) : "none",
        off(check),
        check.error > 0 ? fmt::format("{:.1f}%", 100 * check.bound / check.exact) : "",
        check.holds ? "ok" : "BROKEN");
}

std::string as_json(const std::vector<Check>& checks) {
    nlohmann::ordered_json all = nlohmann::ordered_json::array();
    for (const Check& check : checks) {
        all.push_back({{"law", check.law},
                       {"what", check.statement.substr(check.statement.find_first_not_of(' '))},
                       {"measured", check.measured},
                       {"exact", check.exact},
                       {"error", check.error},
                       {"bound", check.bound},
                       {"holds", check.holds}});
    }
    return all.dump(2) + "\n";
}

std::string as_table(const std::vector<Check>& checks) {
    std::string text = fmt::format("{:>3}  {:56} {:>10} {:>10} {:>9} {:>8} {:>7}\n",
                                   "law",
                                   "what",
                                   "measured",
                                   "exact",
                                   "error",
                                   "off",
                                   "noticed");
    for (const Check& check : checks)
        text += line(check);
    return text;
}

}  // namespace

void selftest(const SelftestOptions& options) {
    const auto began = std::chrono::steady_clock::now();
    std::vector<Check> checks;
    {
        Progress progress(caseforce::selftest::parts(), ProgressBar::where_it_can_be_seen);
        checks = caseforce::selftest::run({options.seed,
                                           options.threads,
                                           [&](int done) { progress.update(done); },
                                           &watch_signals()});
    }
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - began;
    print(options.shown == Shown::json ? as_json(checks) : as_table(checks));
    const auto broken = std::count_if(
        checks.begin(), checks.end(), [](const Check& check) { return !check.holds; });
    if (broken > 0)
        throw InternalError(
            fmt::format("{} of {} checks do not hold (seed {}); the lines say which",
                        broken,
                        checks.size(),
                        options.seed));
    if (options.shown == Shown::table) {
        print(fmt::format(
            "All {} checks hold, in {:.1f} s. A mean is allowed 4.9 standard errors, once "
            "in a million\nsound runs; \"noticed\" is the share off that would be found out.\n",
            checks.size(),
            spent.count()));
    }
}

}  // namespace caseforce::cli
