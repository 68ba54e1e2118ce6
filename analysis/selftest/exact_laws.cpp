// Laws 1, 2, 7, 8 and 9: what holds on every path, to the bit or to rounding, in councils in which
// everything is on. Source of law 2: Stidham (1974), Operations Research 22(2).
#include <algorithm>
#include <bit>
#include <cmath>

#include "analysis/selftest/drawn_council.hpp"
#include "analysis/selftest/laws.hpp"
#include "engine/simulator/experiment.hpp"

namespace caseforce::selftest {

namespace {

using enum Measure;
constexpr int councils = 8;
constexpr int weeks = 104;
constexpr double rounding = 1e-9;

double differing(const std::vector<double>& a, const std::vector<double>& b) {
    double count = std::fabs(static_cast<double>(a.size()) - static_cast<double>(b.size()));
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
        count += std::bit_cast<std::uint64_t>(a[i]) == std::bit_cast<std::uint64_t>(b[i]) ? 0 : 1;
    return count;
}

double differing(const Results& a, const Results& b) {
    double count = 0;
    for (std::size_t r = 0; r < a.policies[0].replications.size(); ++r) {
        const Excerpt<float> one = a.policies[0].replications[r].values();
        const Excerpt<float> other = b.policies[0].replications[r].values();
        for (std::size_t i = 0; i < one.size(); ++i)
            count += std::bit_cast<std::uint32_t>(one[i]) == std::bit_cast<std::uint32_t>(other[i])
                         ? 0
                         : 1;
    }
    return count;
}

Results run_on(const Scenario& s, int threads, std::uint64_t seed) {
    return run_experiment({"baseline", &s}, seed, 6, {.threads = threads});
}

double off(double a, double b) { return std::fabs(a - b) / (1 + std::max(a, b)); }

Scenario queueing(int workers) {
    Scenario s = one_stage(260, workers, 1, {Lognormal{70, 1.5}});
    s.pathway->over_cap = {OverCap::Rule::wait, 1};
    refer(s, year / week);
    return s;
}

}  // namespace

Checks conservation(std::uint64_t seed) {
    double cases = 0;
    double workers = 0;
    double hours = 0;
    for (std::uint64_t number = 1; number <= councils; ++number) {
        SmallRun run(drawn_council(number, weeks));
        run.replicate(number, seed);
        for (int w = 2; w <= weeks; ++w) {
            const auto change = [&](Measure of) { return run.at(w, of) - run.at(w - 1, of); };
            cases = std::max(
                cases,
                std::fabs(change(open_cases) - run.at(w, referrals) + run.at(w, cases_closed)));
            workers = std::max(
                workers,
                std::fabs(change(permanent_headcount) - run.at(w, starters) + run.at(w, leavers)));
            hours = std::max(hours,
                             std::fabs(run.at(w, hours_worked) - run.at(w, hours_present) -
                                       run.at(w, excess_hours)));
        }
    }
    return {certain(1, "cases gained or lost: open, referrals, closed", cases, 0),
            certain(1, "workers gained or lost: headcount, starters, leavers", workers, 0),
            certain(1, "hours worked less present and excess", hours, 0, rounding)};
}

Checks little(std::uint64_t seed) {
    double worst = 0;
    double ended = 0;
    for (std::uint64_t number = 1; number <= councils; ++number) {
        SmallRun run(from_empty_to_empty(number, 10));
        run.replicate(number, seed);
        if (run.at(run.weeks(), open_cases) != 0) continue;  // still open: nothing is claimed
        for (std::size_t stage = 0; stage < run.plan().n_stages(); ++stage) {
            double lengths = 0;
            for (int w = 1; w <= run.weeks(); ++w) {
                const double left = run.at(w, stage_left, Level::stage, stage);
                if (left > 0) lengths += left * run.at(w, stage_days_mean, Level::stage, stage);
                ended += left;
            }
            worst = std::max(worst, off(run.sum(case_days, Level::stage, stage), lengths));
        }
    }
    return {certain(2, "case-days against the lengths of stages, relative", worst, 0, rounding),
            certain(2, "  stages that ended, at least 1,000", std::min(ended, 1000.0), 1000)};
}

Checks policy_that_changes_nothing(std::uint64_t seed) {
    double numbers = 0;
    for (std::uint64_t number = 1; number <= councils; ++number) {
        const Scenario s = drawn_council(number, weeks);
        Policy policy;
        Change change;
        change.at = {s.start.days + 100};
        for (const char* path : {"leaving.hazard", "demand.referrals_per_10000", "roles"})
            change.assignments.push_back({path, Operation::scale, 1.0});
        policy.changes = {change};
        SmallRun baseline(s);
        SmallRun under(s, &policy);
        numbers += differing(baseline.replicate(number, seed).rows(),
                             under.replicate(number, seed).rows());
    }
    return {certain(7, "numbers that a policy of no change changes", numbers, 0)};
}

Checks same_bits(std::uint64_t seed) {
    const Scenario s = drawn_council(3, weeks);
    const Results alone = run_on(s, 1, seed);
    const double seeds = differing(alone, run_on(s, 1, seed + 1));
    return {
        certain(
            8, "numbers that differ on 1 and 3 threads", differing(alone, run_on(s, 3, seed)), 0),
        certain(8, "  another seed is another run", seeds > 1000 ? 1 : 0, 1)};
}

Checks more_capacity(std::uint64_t seed) {
    SmallRun fewer(queueing(10));
    SmallRun more(queueing(11));
    double longer = 0;
    double shorter = 0;
    for (std::uint64_t number = 1; number <= 30; ++number) {
        fewer.replicate(number, seed);
        more.replicate(number, seed);
        for (int w = 1; w <= fewer.weeks(); ++w) {
            const double change = more.at(w, unallocated_cases) - fewer.at(w, unallocated_cases);
            longer += change > 0 ? 1 : 0;
            shorter += change < 0 ? 1 : 0;
        }
    }
    return {certain(9, "weeks in which one more worker made the queue longer", longer, 0),
            certain(9, "  it made it shorter in at least 500", std::min(shorter, 500.0), 500)};
}

}  // namespace caseforce::selftest
