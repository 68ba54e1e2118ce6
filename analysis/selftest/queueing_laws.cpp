// Laws 3, 4 and 5: queues without limits, with a cap, and of one worker whose cases share them.
// Sources: Takacs (1962), chapter 3; Erlang (1917); Kelly (1979), section 3.3.
#include <cmath>

#include <boost/math/special_functions/gamma.hpp>
#include <fmt/format.h>

#include "analysis/selftest/estimates.hpp"
#include "analysis/selftest/laws.hpp"
#include "analysis/theory/erlang.hpp"
#include "analysis/theory/infinite_server.hpp"
#include "analysis/theory/processor_sharing.hpp"

namespace caseforce::selftest {

namespace {

using enum Measure;
constexpr int warm_weeks = 60;

void from_empty(Checks& checks,
                std::uint64_t seed,
                const char* shape,
                const DurationLaw& duration,
                double (*survival)(double)) {
    constexpr double per_day = 3;
    Scenario s = one_stage(6, 1, 0, duration);
    refer(s, per_day * year);
    const double exact = theory::present_from_empty(per_day, survival, 6 * week);
    const auto found = estimates(s, 4000, seed, [&](const SmallRun& run) {
        const double open = run.at(6, open_cases);
        return std::vector{open, (open - exact) * (open - exact)};
    });
    checks.push_back(statistical(
        3, fmt::format("open cases six weeks from empty, {}", shape), found[0], exact, 0.03));
    checks.push_back(statistical(3, "  their variance: Poisson", found[1], exact, 0.13));
}

Scenario capped(int workers, double cap, double per_day, int weeks) {
    Scenario s = one_stage(weeks, workers, cap, {Exponential{1}});
    s.pathway->over_cap = {OverCap::Rule::wait, 1};
    refer(s, per_day * year);
    s.warm_up = {warm_weeks * week};
    return s;
}

/// Share that waits and mean wait, over the flow rather than the allocations there were: unbiased.
std::vector<double> waits_of(const SmallRun& run, double per_day) {
    double waits = 0;
    double waited = 0;
    double before = run.at(1, unallocated_cases);
    for (int w = 2; w <= run.weeks(); ++w) {
        const double queued = run.at(w, unallocated_cases);
        const double allocated = run.at(w, referrals) - (queued - before);
        before = queued;
        if (allocated <= 0) continue;
        waits += allocated * run.at(w, wait_days_mean);
        waited += allocated * run.at(w, wait_share);
    }
    const double flow = per_day * week * (run.weeks() - 1);
    return {waited / flow, waits / flow};
}

}  // namespace

Checks infinite_server(std::uint64_t seed) {
    Checks checks;
    from_empty(checks, seed, "gamma of cv 2", {Gamma{14, 2}}, [](double x) {
        return boost::math::gamma_q(0.25, 0.25 * x / 14);
    });
    from_empty(checks, seed, "Weibull of shape 2.5", {Weibull{2.5, 16}}, [](double x) {
        return std::exp(-std::pow(x / 16, 2.5));
    });
    return checks;
}

Checks long_run_of_a_pathway(std::uint64_t seed) {
    constexpr double per_day = 1;
    constexpr double goes_on = 0.6, comes_back = 0.5;
    Scenario s = one_stage(104, 1, 0, {Lognormal{10, 1.2}});
    Stage later = stage_of(s, "stage");
    later.duration = {Uniform{5, 35}};
    later.next.entries = {{"stage", {comes_back}}};
    s.pathway->stages.entries.emplace_back("later", later);
    stage_of(s, "stage").next.entries = {{"later", {goes_on}}};
    refer(s, per_day * year);
    s.warm_up = {warm_weeks * week};
    const double visits = 1 / (1 - goes_on * comes_back);
    const auto found = estimates(s, 200, seed, [](const SmallRun& run) {
        const double days = run.weeks() * week;
        return std::vector{run.sum(case_days, Level::stage, 0) / days,
                           run.sum(case_days, Level::stage, 1) / days};
    });
    return {statistical(3,
                        "open in a stage that loops: visits x rate x E[duration]",
                        found[0],
                        per_day * visits * 10,
                        0.03),
            statistical(
                3, "  and in the one after it", found[1], per_day * visits * goes_on * 20, 0.03)};
}

Checks erlang(std::uint64_t seed) {
    struct Staff {
        int workers, cap;
        double load;
    };
    Checks checks;
    for (const Staff& staff : {Staff{2, 3, 0.7}, Staff{4, 10, 0.85}}) {
        const int servers = staff.workers * staff.cap;
        const double per_day = staff.load * servers;
        const theory::ErlangC exact = theory::erlang_c(per_day, 1, servers);
        const auto found = estimates(
            capped(staff.workers, staff.cap, per_day, 520), 40, seed, [&](const SmallRun& run) {
                return waits_of(run, per_day);
            });
        checks.push_back(statistical(
            4, fmt::format("share that waits, {} servers", servers), found[0], exact.waits, 0.08));
        checks.push_back(statistical(4,
                                     fmt::format("mean wait, {} servers, days", servers),
                                     found[1],
                                     exact.mean_wait,
                                     0.16));
    }
    return checks;
}

Checks processor_sharing(std::uint64_t seed) {
    constexpr double load = 0.6;
    constexpr double c = 2.5;
    const theory::StationaryLaw exact = theory::processor_sharing(load * c, 1, c);
    Checks checks;
    const std::pair<const char*, DurationLaw> shapes[] = {
        {"fixed", {Fixed{1}}}, {"gamma of cv 2", {Gamma{1, 2}}}, {"uniform", {Uniform{0, 2}}}};
    for (const auto& [shape, duration] : shapes) {
        Scenario s = one_stage(520, 1, 0, duration, 37 * 0.6 / c);
        s.working_time.case_time_share = {0.6};
        s.pathway->drift = 1;
        refer(s, load * c * year);
        s.warm_up = {warm_weeks * week};
        const auto found = estimates(s, 60, seed, [](const SmallRun& run) {
            return std::vector{run.sum(case_days, Level::stage) / (run.weeks() * week)};
        });
        checks.push_back(statistical(5,
                                     fmt::format("open cases of a worker who slows, {}", shape),
                                     found[0],
                                     exact.mean,
                                     0.06));
    }
    return checks;
}

}  // namespace caseforce::selftest
