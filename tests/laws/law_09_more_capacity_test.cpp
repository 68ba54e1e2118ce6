// Law 9 (MODEL 10): more capacity, never more waiting, case by case, in law 4's system from empty.
// The same children come with the same durations, whoever serves them; served in order of arrival
// by more servers, each begins no later. Source: Kiefer and Wolfowitz (1955), Transactions of the
// AMS 78: the vector of work ahead rises with itself and falls with servers.
#include <map>

#include "tests/laws/law.hpp"

namespace caseforce::law {
namespace {

using enum Measure;
constexpr int weeks = 260;
constexpr int replications = 60;

struct Staff {
    int workers;
    double cap;
};

/// Some ten children a week at the load of ten servers, or one a week at the load of ten.
Scenario queueing(const Staff& staff, const DurationLaw& duration, double per_week) {
    Scenario s = one_stage(weeks, staff.workers, staff.cap, duration);
    s.pathway->over_cap = {OverCap::Rule::wait, 1};
    refer(s, per_week * weeks_per_year);
    return s;
}

/// What the weeks show of single cases: waits by the case's number in order of arrival, of weeks
/// with one allocation.
std::map<int, double> waits_by_case(const SmallRun& run) {
    std::map<int, double> waits;
    int number = 0;
    double before = 0;
    for (int w = 1; w <= run.weeks(); ++w) {
        const double queued = run.at(w, unallocated_cases);
        const auto allocated = static_cast<int>(run.at(w, referrals) - (queued - before));
        before = queued;
        if (allocated == 1) waits[number] = run.at(w, wait_days_mean);
        number += allocated;
    }
    return waits;
}

/// Cases allocated by each week's end, and the sum of their waits so far and of those in the queue.
struct Path {
    std::vector<double> queue, queue_days, begun;
    std::map<int, double> waits;

    explicit Path(const SmallRun& run) : waits(waits_by_case(run)) {
        double referred = 0;
        double days = 0;
        for (int w = 1; w <= run.weeks(); ++w) {
            referred += run.at(w, referrals);
            days += run.at(w, Measure::queue_days, Level::stage);
            queue.push_back(run.at(w, unallocated_cases));
            queue_days.push_back(days);
            begun.push_back(referred - queue.back());
        }
    }
};

struct Compared {
    int cases = 0;    ///< single cases seen under both
    int sooner = 0;   ///< of them, those that waited less
    int shorter = 0;  ///< weeks whose queue was shorter with more
};

void never_waits_more(const Path& fewer, const Path& more, Compared& compared) {
    bool holds = true;
    for (std::size_t w = 0; w < fewer.queue.size(); ++w) {
        holds = holds && more.queue[w] <= fewer.queue[w] && more.begun[w] >= fewer.begun[w] &&
                more.queue_days[w] <= fewer.queue_days[w] * (1 + 1e-9) + 1e-9;
        compared.shorter += more.queue[w] < fewer.queue[w] ? 1 : 0;
    }
    for (const auto& [number, wait] : fewer.waits) {
        const auto same = more.waits.find(number);
        if (same == more.waits.end()) continue;
        holds = holds && same->second <= wait + 1e-9;
        compared.cases += 1;
        compared.sooner += same->second < wait - 1e-9 ? 1 : 0;
    }
    CHECK(holds);
}

Compared compare(const Staff& fewer, const Staff& more, const DurationLaw& duration, double rate) {
    SmallRun first(queueing(fewer, duration, rate));
    SmallRun second(queueing(more, duration, rate));
    Compared compared;
    for (std::uint64_t number = 1; number <= replications; ++number) {
        first.replicate(number, 14);
        second.replicate(number, 14);
        INFO("replication " << number << ", " << more.workers << " workers of " << more.cap);
        never_waits_more(Path(first), Path(second), compared);
        CHECK(first.sum(referrals) == second.sum(referrals));
    }
    return compared;
}

const std::vector<DurationLaw> durations{
    {Exponential{70}}, {Lognormal{70, 1.5}}, {Uniform{0, 140}}};

}  // namespace

TEST_CASE("law 9: one more server, and no case waits longer", "[law9]") {
    for (const DurationLaw& duration : durations) {
        const Compared compared = compare({10, 1}, {11, 1}, duration, 1);
        CHECK(compared.cases > 1000);
        CHECK(compared.sooner > 200);
    }
}

TEST_CASE("law 9: a higher cap, and no case waits longer", "[law9]") {
    for (const DurationLaw& duration : durations) {
        const Compared compared = compare({2, 5}, {2, 6}, duration, 1);
        CHECK(compared.cases > 1000);
        CHECK(compared.sooner > 200);
    }
}

TEST_CASE("law 9: the same servers in other hands, and every case waits the same", "[law9]") {
    for (const DurationLaw& duration : durations) {
        const Compared one_way = compare({2, 5}, {10, 1}, duration, 1);
        const Compared other_way = compare({10, 1}, {2, 5}, duration, 1);
        CHECK(one_way.cases > 1000);
        CHECK(one_way.sooner == 0);
        CHECK(other_way.sooner == 0);
    }
}

TEST_CASE("law 9: in a busy team too no week's queue is longer with more servers", "[law9]") {
    for (const DurationLaw& duration : durations) {
        const Compared compared = compare({4, 25}, {5, 25}, duration, 10);
        CHECK(compared.shorter > 5000);  // of 15,600
    }
}

}  // namespace caseforce::law
