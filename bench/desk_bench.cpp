// One worker's desk under changes of load (engine/workload/desk.hpp): what asks for hours changes,
// or a case leaves and comes back, and everything that follows for progress, overtime, cost and
// the next end is brought up to date. Desks of a team take turns and time goes on between, as in a
// replication: integrals have something to add, stages end, and the queue holds an end for each
// desk. The floor touches the lines of the cache that such a change touches, and no more.
#include <array>
#include <cstdint>
#include <vector>

#include <benchmark/benchmark.h>

#include "analysis/selftest/small_council.hpp"
#include "bench/fast_generator.hpp"
#include "bench/race.hpp"
#include "bench/require.hpp"
#include "engine/caseload/pathway.hpp"
#include "engine/simulator/replication.hpp"
#include "engine/workload/desk.hpp"

namespace caseforce::bench {
namespace {

constexpr int desks = 64;
constexpr Days between_changes = 0.003;  // anywhere in the team; a fifth of a day on a desk
constexpr int changes_in_a_turn = 5'000;

/// A team whose workers hold so many cases each. A case that ends makes room for another.
class Team {
  public:
    explicit Team(int cases)
        : timeline_(plan::timeline_of(scenario(), nullptr)),
          one_(timeline_, Draws{}),
          state_(one_.state()) {
        for (int number = 0; number < cases; ++number) {
            for (std::size_t desk = 0; desk < desks; ++desk)
                open(WorkerIndex(desk));
        }
    }

    /// The cases of the next desk ask for an hour more, or, the next time, for one less.
    void change_hours() {
        const WorkerIndex worker = next();
        if (worker.value == 0) change_ = -change_;
        workload::ask_other_hours(state_, worker, change_);
        workload::bring_up_to_date(plan(), state_);
    }
    /// The case that ends next on the next desk leaves it and comes back, with another length to
    /// go.
    void change_cases() {
        const WorkerIndex worker = next();
        const CaseIndex of = workload::take_next_off_desk(plan(), state_, worker);
        workload::bring_up_to_date(plan(), state_);
        put(worker, of);
    }

    [[nodiscard]] std::size_t cases() const {
        std::size_t held = 0;
        for (const Desk& desk : state_.workers.desk)
            held += desk.cases_held;
        return held;
    }

  private:
    static scenario::Scenario scenario() {
        scenario::Scenario s =
            selftest::one_stage(520, desks, 0, {scenario::Gamma{.mean = 200, .cv = 0.5}}, 2);
        s.pathway->drift = 0.6;
        s.working_time.max_overtime_share = {0.35};
        return s;
    }
    [[nodiscard]] const plan::Plan& plan() const { return timeline_.first(); }

    /// Whose turn it is, after some time.
    WorkerIndex next() {
        state_.kernel.run_until(state_.now() + between_changes, [this](const kernel::Event& event) {
            if (event.kind() == static_cast<std::uint32_t>(EventKind::desk_ends))
                end_next(WorkerIndex(event.subject()));
        });
        turn_ = (turn_ + 1) % desks;
        return WorkerIndex(turn_);
    }
    /// A case ends for good and another opens, which gets its row.
    void end_next(WorkerIndex worker) {
        caseload::end_next_on_desk(plan(), state_, worker);
        workload::bring_up_to_date(plan(), state_);
        open(worker);
    }
    void open(WorkerIndex worker) {
        state_.cases.household_head.emplace_back();
        const HouseholdIndex household(state_.cases.household_head.size() - 1);
        const CaseIndex of = caseload::open_case(
            state_, {.key = ++key_, .household = household, .stage = StageIndex(std::size_t{0})});
        caseload::enter_stage(plan(), state_, of, StageIndex(std::size_t{0}));
        caseload::remember_holder(state_, of, worker);
        put(worker, of);
    }
    void put(WorkerIndex worker, CaseIndex of) {
        const Days length =
            plan().stage(StageIndex(std::size_t{0})).duration.quantile(generator_.uniform());
        workload::put_on_desk(plan(), state_, worker, of, length);
        workload::bring_up_to_date(plan(), state_);
    }

    plan::Timeline timeline_;
    simulator::Replication one_;
    State& state_;
    FastGenerator generator_{1};
    HoursPerWeek change_ = 1;
    std::size_t turn_ = 0;
    std::uint64_t key_ = 0;
};

/// A desk's three lines and its worker's week; of a case its two; and an event.
class Lines {
  public:
    void change_hours() { touch(desk_lines); }
    void change_cases() {
        touch(lines);
        touch(lines);
    }

  private:
    static constexpr std::size_t desk_lines = 4, lines = 6, doubles = 8;  // of a line of 64 bytes
    using OfDesk = std::array<double, lines * doubles>;

    void touch(std::size_t count) {
        turn_ = (turn_ + 1) % desks;
        now_ += between_changes;
        for (std::size_t line = 0; line < count; ++line)
            of_[turn_][line * doubles] += now_;
        due_[turn_] = kernel::Event(now_, 0, 0, 0);
    }

    std::array<OfDesk, desks> of_{};
    std::vector<kernel::Event> due_{desks, kernel::Event(0, 0, 0, 0)};
    std::size_t turn_ = 0;
    double now_ = 0;
};

template <class Change>
void desk(benchmark::State& state, Change&& change) {
    Team ours(static_cast<int>(state.range(0)));
    Lines floor;
    const void* const seen = &floor;
    benchmark::DoNotOptimize(seen);
    const auto many = [&](auto& of) {
        for (int i = 0; i < changes_in_a_turn; ++i)
            change(of);
        benchmark::ClobberMemory();
    };
    Race race(state);
    for (auto _ : state)
        race.turn([&] { many(ours); }, [&] { many(floor); });
    require(ours.cases() == static_cast<std::size_t>(desks * state.range(0)),
            "desk: a case was lost");
    race.report(static_cast<double>(state.iterations()) * changes_in_a_turn);
}

void hours_change(benchmark::State& state) {
    desk(state, [](auto& of) { of.change_hours(); });
}
void case_goes_and_comes(benchmark::State& state) {
    desk(state, [](auto& of) { of.change_cases(); });
}

BENCHMARK(hours_change)->Name("desk/hours_change")->Arg(1)->Arg(16)->Arg(64)->UseManualTime();
BENCHMARK(case_goes_and_comes)
    ->Name("desk/case_goes_and_comes")
    ->Arg(1)
    ->Arg(16)
    ->Arg(64)
    ->UseManualTime();

}  // namespace
}  // namespace caseforce::bench
