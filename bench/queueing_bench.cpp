// Queues of one and of fifty servers on our kernel, in customers a second: the smallest models that
// have an exact answer, so that the mean wait can stand beside Erlang's. The floors are loops
// written by hand for the one model: two clocks, whichever is less is next; Lindley's recursion
// (1952), a customer's start from the one before; Kiefer and Wolfowitz's (1955), the server who is
// free first. All draw the same numbers for the same customers, so their waits must agree to the
// last bit.
#include <array>
#include <cmath>
#include <cstdint>
#include <functional>
#include <queue>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>
#include <boost/random/exponential_distribution.hpp>

#include "analysis/theory/erlang.hpp"
#include "bench/fast_generator.hpp"
#include "bench/race.hpp"
#include "bench/require.hpp"
#include "engine/kernel/kernel.hpp"

namespace caseforce::bench {
namespace {

struct Model {
    int servers;
    double load;  ///< of the time that a server is busy; services have mean 1
    [[nodiscard]] double arrivals() const { return load * servers; }
};

/// Times between arrivals, and services in the order in which they begin, which is that of
/// arrivals. Each is drawn one ahead: which event is next hangs on a number that is there, not on
/// one that is being drawn.
class Chance {
  public:
    explicit Chance(const Model& model) : gap_law_(model.arrivals()), service_law_(1.0) {}
    double gap() { return std::exchange(next_gap_, gap_law_(gaps_)); }
    double service() { return std::exchange(next_service_, service_law_(services_)); }

  private:
    FastGenerator gaps_{1}, services_{2};
    boost::random::exponential_distribution<double> gap_law_, service_law_;
    double next_gap_ = gap_law_(gaps_), next_service_ = service_law_(services_);
};

struct Waits {
    std::int64_t customers = 0;
    double sum = 0;
    void add(double wait) {
        ++customers;
        sum += wait;
    }
    bool operator==(const Waits&) const = default;
};

/// Those who wait, by the instant they came. Longer than any queue at these loads grows in the life
/// of a computer (0.95^4096 of the time).
class Line {
  public:
    [[nodiscard]] bool empty() const { return first_ == end_; }
    void join(double at) { came_[end_++ % came_.size()] = at; }
    double take() { return came_[first_++ % came_.size()]; }

  private:
    std::array<double, 4096> came_{};
    std::uint32_t first_ = 0, end_ = 0;
};

/// As a model of ours would be written: two kinds of events, and rules that schedule.
class OnKernel {
  public:
    explicit OnKernel(const Model& model) : chance_(model) {
        for (int server = model.servers; server-- > 0;)
            free_.push_back(static_cast<std::uint32_t>(server));
        kernel_.events.set(arrives, 0, chance_.gap());
    }
    void run_until(double end) {
        kernel_.run_until(end, [this](const kernel::Event& event) { happen(event); });
    }
    [[nodiscard]] const Waits& waits() const { return waits_; }

  private:
    static constexpr std::uint32_t arrives = 0, ends = 1;

    void happen(const kernel::Event& event) {
        const double now = event.time;
        if (event.kind() == arrives) {
            kernel_.events.set(arrives, 0, now + chance_.gap());
            if (free_.empty()) {
                line_.join(now);
            } else {
                serve(free_.back(), 0, now);
                free_.pop_back();
            }
        } else if (line_.empty()) {
            free_.push_back(event.subject());
        } else {
            serve(event.subject(), now - line_.take(), now);
        }
    }
    void serve(std::uint32_t server, double waited, double now) {
        waits_.add(waited);
        kernel_.events.set(ends, server, now + chance_.service());
    }

    Chance chance_;
    kernel::Kernel kernel_;
    std::vector<std::uint32_t> free_;
    Line line_;
    Waits waits_;
};

/// One server: the next arrival and the next end, and nothing else.
class TwoClocks {
  public:
    explicit TwoClocks(const Model& model) : chance_(model), arrival_(chance_.gap()) {}

    void run_until(double end) {
        for (;;) {
            if (arrival_ < end_of_service_) {
                if (arrival_ >= end) return;
                const double now = arrival_;
                arrival_ = now + chance_.gap();
                if (end_of_service_ == kernel::never) {
                    serve(0, now);
                } else {
                    line_.join(now);
                }
            } else {
                if (end_of_service_ >= end) return;
                const double now = end_of_service_;
                if (line_.empty()) {
                    end_of_service_ = kernel::never;
                } else {
                    serve(now - line_.take(), now);
                }
            }
        }
    }
    [[nodiscard]] const Waits& waits() const { return waits_; }

  private:
    void serve(double waited, double now) {
        waits_.add(waited);
        end_of_service_ = now + chance_.service();
    }

    Chance chance_;
    double arrival_, end_of_service_ = kernel::never;
    Line line_;
    Waits waits_;
};

/// One server, customer by customer: no events at all.
class Lindley {
  public:
    explicit Lindley(const Model& model) : chance_(model), arrival_(chance_.gap()) {}

    void run_until(double end) {
        for (;;) {
            const double start = arrival_ > free_from_ ? arrival_ : free_from_;
            if (start >= end) return;
            waits_.add(start - arrival_);
            free_from_ = start + chance_.service();
            arrival_ += chance_.gap();
        }
    }
    [[nodiscard]] const Waits& waits() const { return waits_; }

  private:
    Chance chance_;
    double arrival_, free_from_ = 0;
    Waits waits_;
};

/// Many servers, customer by customer.
class FirstFree {
  public:
    explicit FirstFree(const Model& model) : chance_(model), arrival_(chance_.gap()) {
        for (int server = 0; server < model.servers; ++server)
            free_from_.push(0);
    }
    void run_until(double end) {
        for (;;) {
            const double free = free_from_.top();
            const double start = arrival_ > free ? arrival_ : free;
            if (start >= end) return;
            waits_.add(start - arrival_);
            free_from_.pop();
            free_from_.push(start + chance_.service());
            arrival_ += chance_.gap();
        }
    }
    [[nodiscard]] const Waits& waits() const { return waits_; }

  private:
    Chance chance_;
    double arrival_;
    std::priority_queue<double, std::vector<double>, std::greater<>> free_from_;
    Waits waits_;
};

/// Mean wait turn by turn. Turns are long against the time in which a queue forgets, so that they
/// are all but independent.
struct Turns {
    std::vector<double> means;

    [[nodiscard]] double standard_error() const {
        const auto n = static_cast<double>(means.size());
        double mean = 0, square = 0;
        for (const double one : means)
            mean += one / n;
        for (const double one : means)
            square += (one - mean) * (one - mean);
        return std::sqrt(square / (n * (n - 1)));
    }
};

template <class Floor>
void queue(benchmark::State& state, const Model& model) {
    const double length = 200'000 / model.arrivals();  // of a turn, some 200,000 customers
    OnKernel ours(model);
    Floor floor(model);
    ours.run_until(length / 10);
    floor.run_until(length / 10);
    const Waits before = ours.waits();
    Waits last = before;
    double until = length / 10;
    Turns turns;
    Race race(state);
    for (auto _ : state) {
        until += length;
        race.turn([&] { ours.run_until(until); }, [&] { floor.run_until(until); });
        const auto customers = static_cast<double>(ours.waits().customers - last.customers);
        turns.means.push_back((ours.waits().sum - last.sum) / customers);
        last = ours.waits();
    }
    require(ours.waits() == floor.waits(), "queueing: the floor's customers wait otherwise");
    const auto customers = static_cast<double>(last.customers - before.customers);
    race.report(customers);
    const double exact = theory::erlang_c(model.arrivals(), 1, model.servers).mean_wait;
    const double measured = (last.sum - before.sum) / customers;
    state.counters["mean_wait"] = measured;
    state.counters["theory"] = exact;
    constexpr std::size_t enough_turns = 30;  // for their spread to be known
    if (turns.means.size() >= enough_turns)
        require(std::fabs(measured - exact) < 6 * turns.standard_error(),
                "queueing: the mean wait is not Erlang's");
}

constexpr Model one_server{1, 0.9}, fifty_servers{50, 0.95};

void mm1_two_clocks(benchmark::State& state) { queue<TwoClocks>(state, one_server); }
void mm1_lindley(benchmark::State& state) { queue<Lindley>(state, one_server); }
void mm50_first_free(benchmark::State& state) { queue<FirstFree>(state, fifty_servers); }

BENCHMARK(mm1_two_clocks)->Name("queue/mm1/two_clocks")->UseManualTime();
BENCHMARK(mm1_lindley)->Name("queue/mm1/lindley")->UseManualTime();
BENCHMARK(mm50_first_free)->Name("queue/mm50/first_free")->UseManualTime();

}  // namespace
}  // namespace caseforce::bench
