// Law 4 (MODEL 10): one team that makes cases wait, exponential durations, drift 0, is M/M/c with
// c = sum over workers of max(1, floor(cap x fte x r)). Long runs; the replication is the unit.
#include "analysis/theory/erlang.hpp"
#include "tests/laws/law.hpp"

namespace caseforce::law {
namespace {

using enum Measure;
constexpr int warm = 60;  // weeks, 84 mean durations or more

struct Line {
    int count;
    double fte;
};

struct Staff {
    const char* name;
    double cap;
    std::vector<Line> lines;
    int servers;  ///< what the law says, counted by hand
    double load;  ///< arrivals x mean service / servers
    Days mean_service = 2;

    [[nodiscard]] double arrivals() const { return load * servers / mean_service; }  ///< a day
    [[nodiscard]] theory::ErlangC law() const {
        return theory::erlang_c(arrivals(), mean_service, servers);
    }
};

Scenario queueing(const Staff& staff, int weeks) {
    Scenario s = one_stage(weeks, 0, staff.cap, {Exponential{staff.mean_service}});
    Team& team = team_of(s, "team");
    team.initial.clear();
    for (const Line& line : staff.lines) {
        team.initial.push_back(in_post("worker", line.count));
        team.initial.back().fte = line.fte;
    }
    s.pathway->over_cap = {OverCap::Rule::wait, 1};
    refer(s, staff.arrivals() * year);
    s.warm_up = {warm * week};
    return s;
}

/// Share that waits, mean wait of everyone, mean number waiting.
std::vector<RunningMean> measured(const Scenario& s, double per_day, int replications) {
    return estimates(s, replications, 7, [&](const SmallRun& run) {
        const double days = run.weeks() * week;
        double waits = 0;
        double waited = 0;
        double before = -1;
        double allocated_all = 0;
        for (int w = 1; w <= run.weeks(); ++w) {
            const double queued = run.at(w, unallocated_cases);
            const double allocated = run.at(w, referrals) - (queued - before);
            before = queued;
            if (w == 1) continue;  // the queue that it began with is not recorded
            allocated_all += allocated;
            if (allocated <= 0) continue;
            waits += allocated * run.at(w, wait_days_mean);
            waited += allocated * run.at(w, wait_share);
        }
        // Over the flow itself rather than the allocations that there were: without bias.
        const double flow = per_day * (days - week);
        return std::vector{waited / flow,
                           waits / flow,
                           run.sum(queue_days, Level::stage) / days,
                           allocated_all / flow};
    });
}

void is_erlang_c(const Staff& staff, const Scenario& s, int replications, double narrow) {
    const theory::ErlangC exact = staff.law();
    const auto found = measured(s, staff.arrivals(), replications);
    INFO(staff.name << ": share that waits, mean wait, mean queue, flow");
    CHECK(within_standard_errors(found[0], exact.waits));
    CHECK(narrow_enough(found[0], exact.waits, narrow));
    CHECK(within_standard_errors(found[1], exact.mean_wait));
    CHECK(narrow_enough(found[1], exact.mean_wait, 2 * narrow));
    CHECK(within_standard_errors(found[2], exact.mean_queue));
    CHECK(narrow_enough(found[2], exact.mean_queue, 2 * narrow));
    CHECK(within_standard_errors(found[3], 1.0));
}

}  // namespace

TEST_CASE("law 4: with a cap and exponential durations the share that waits is Erlang C",
          "[law4]") {
    const std::vector<Staff> staffs{
        {"one server", 1, {{1, 1.0}}, 1, 0.5, 1},
        {"two workers of three", 3, {{2, 1.0}}, 6, 0.7, 1},
        {"forty servers", 10, {{4, 1.0}}, 40, 0.85, 4},
    };
    for (const Staff& staff : staffs)
        is_erlang_c(staff, queueing(staff, 1040), 60, 0.05);
}

TEST_CASE(
    "law 4: part-time workers and caps that are no whole number give max(1, floor(cap x fte))"
    " servers each",
    "[law4]") {
    const std::vector<Staff> staffs{
        {"cap 3.7, 1 and 0.6 FTE", 3.7, {{1, 1.0}, {1, 0.6}}, 3 + 2, 0.7},
        {"cap 5, 0.6 FTE, a product that is a whole number", 5, {{2, 0.6}}, 6, 0.7},
        {"cap 0.5: a worker without a case may take one", 0.5, {{3, 1.0}}, 3, 0.6},
        {"cap 2.5, 1, 0.5 and 0.2 FTE", 2.5, {{2, 1.0}, {1, 0.5}, {2, 0.2}}, 4 + 1 + 2, 0.7},
    };
    for (const Staff& staff : staffs)
        is_erlang_c(staff, queueing(staff, 1040), 50, 0.06);
}

TEST_CASE("law 4: readiness scales a worker's servers", "[law4]") {
    // Four posts filled in the first week by workers who stay at 70%: 4 x floor(4.5 x 0.7) servers.
    const Staff staff{"cap 4.5, readiness 0.7", 4.5, {}, 4 * 3, 0.7};
    Scenario s = queueing(staff, 1040);
    team_of(s, "team").posts.entries = {{"worker", 4}};
    Market market;
    market.candidates_per_year.entries = {{"worker", 2000}};
    market.readiness = {{{0, 0.7}}};
    s.supply.market = market;
    is_erlang_c(staff, s, 60, 0.06);
}

TEST_CASE("law 4: those who wait do so exponentially long, served in the order in which they came",
          "[law4]") {
    // At a week's end, a Monday's first instant, more than 5 working days have gone by for those
    // who joined before the Monday before. In another order of service the mean wait would be the
    // same and this number another.
    const Staff staff{"five servers", 5, {{1, 1.0}}, 5, 0.7, 7};
    const theory::ErlangC law = staff.law();
    const double exact = law.mean_queue * std::exp(-law.decay * week);
    const auto found = estimates(queueing(staff, 1040), 300, 8, [](const SmallRun& run) {
        return std::vector{run.sum(unallocated_over_5wd) / run.weeks()};
    });
    CHECK(within_standard_errors(found[0], exact));
    CHECK(narrow_enough(found[0], exact, 0.16));
}

}  // namespace caseforce::law
