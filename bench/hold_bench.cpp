// The hold model, the usual measure of an event queue: the next event happens and is set again,
// with so many pending throughout. Our kernel::EventQueue against std::priority_queue with the same
// increments; both must have handed out the same last event, or one has a wrong order. `hold` never
// moves an event, which flatters the floor: the model moves most of its events before they happen
// (docs/decisions/0004), as `hold_and_move` does, where the floor leaves the dead behind and passes
// over them.
#include <cstdint>
#include <queue>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "bench/fast_generator.hpp"
#include "bench/race.hpp"
#include "bench/require.hpp"
#include "engine/core/elementary.hpp"
#include "engine/kernel/event_queue.hpp"

namespace caseforce::bench {
namespace {

using kernel::Event;
using kernel::EventQueue;

/// Increments drawn beforehand, so that both sides spend their time on the queue: as many as the
/// processor's cache holds beside it, gone through again and again.
class Gaps {
  public:
    using Law = double (*)(FastGenerator&);

    explicit Gaps(Law law) : gaps_(std::size_t{1} << 13) {
        FastGenerator generator(1);
        for (double& gap : gaps_)
            gap = law(generator);
    }
    double next() { return gaps_[taken_++ & (gaps_.size() - 1)]; }

  private:
    std::vector<double> gaps_;
    std::size_t taken_ = 0;
};

/// Of mean 1: what is pending then has a density that falls evenly.
double exponential(FastGenerator& generator) { return -elementary::log(1 - generator.uniform()); }

/// Nine in ten within a fifth of the mean, the others up to twenty times that: near and far events
/// in one queue, as ends of stages and the leaving of workers are. Hard for a calendar, whose
/// buckets fit neither.
double near_and_far(FastGenerator& generator) {
    const double u = generator.uniform();
    return generator.uniform() < 0.9 ? 0.2 * u : 18.2 * u;
}

class Ours {
  public:
    Ours(std::uint32_t population, Gaps::Law law) : gaps_(law), population_(population) {
        for (std::uint32_t subject = 0; subject < population; ++subject)
            queue_.set(0, subject, gaps_.next());
    }
    void hold() {
        last_ = queue_.front();
        queue_.take_front();
        queue_.set(0, last_.subject(), last_.time + gaps_.next());
    }
    void hold_and_move() {
        hold();
        moved_ = (moved_ + 7919) % population_;
        queue_.set(0, moved_, last_.time + gaps_.next());
    }
    [[nodiscard]] const Event& last() const { return last_; }

  private:
    Gaps gaps_;
    EventQueue queue_;
    Event last_{0, 0, 0, 0};
    std::uint32_t population_, moved_ = 0;
};

class Floor {
  public:
    Floor(std::uint32_t population, Gaps::Law law)
        : gaps_(law), due_(population), population_(population) {
        for (std::uint32_t subject = 0; subject < population; ++subject)
            set(subject, gaps_.next());
    }
    void hold() {
        last_ = queue_.top();
        queue_.pop();
        queue_.push(Event(last_.time + gaps_.next(), 0, last_.subject(), last_.subject()));
    }
    void hold_and_move() {
        while (due_[queue_.top().subject()] != queue_.top().time)
            queue_.pop();
        last_ = queue_.top();
        queue_.pop();
        set(last_.subject(), last_.time + gaps_.next());
        moved_ = (moved_ + 7919) % population_;
        set(moved_, last_.time + gaps_.next());
    }
    [[nodiscard]] const Event& last() const { return last_; }

  private:
    struct After {
        bool operator()(const Event& a, const Event& b) const { return before(b, a); }
    };
    void set(std::uint32_t subject, double time) {
        due_[subject] = time;
        queue_.push(Event(time, 0, subject, subject));
    }

    Gaps gaps_;
    std::priority_queue<Event, std::vector<Event>, After> queue_;
    std::vector<double> due_;  ///< by subject; an entry at another time is dead
    Event last_{0, 0, 0, 0};
    std::uint32_t population_, moved_ = 0;
};

enum class Doing { hold, hold_and_move };

template <Doing doing>
void run(benchmark::State& state, Gaps::Law law) {
    const auto population = static_cast<std::uint32_t>(state.range(0));
    constexpr int holds = 50'000;  // in a turn
    Ours ours(population, law);
    Floor floor(population, law);
    const auto many = [](auto& queue) {
        for (int i = 0; i < holds; ++i) {
            if constexpr (doing == Doing::hold) {
                queue.hold();
            } else {
                queue.hold_and_move();
            }
        }
    };
    // As long as both must settle into the density that they then keep.
    for (std::uint32_t i = 0; i < 2 * population; i += holds) {
        many(ours);
        many(floor);
    }
    Race race(state);
    for (auto _ : state)
        race.turn([&] { many(ours); }, [&] { many(floor); });
    require(ours.last().time == floor.last().time && ours.last().key == floor.last().key,
            "hold: the queues hand out different events");
    race.report(static_cast<double>(state.iterations()) * holds);
}

template <Doing doing>
void add(const std::string& name) {
    for (const auto& [words, law] : {std::pair<const char*, Gaps::Law>{"exponential", exponential},
                                     {"near_and_far", near_and_far}}) {
        auto* const benchmark = benchmark::RegisterBenchmark(
            (name + "/" + words).c_str(),
            [law = law](benchmark::State& state) { run<doing>(state, law); });
        for (const int population : {100, 10'000, 1'000'000})
            benchmark->Arg(population);
        benchmark->UseManualTime();
    }
}

const bool added = [] {
    add<Doing::hold>("hold");
    add<Doing::hold_and_move>("hold_and_move");
    return true;
}();

}  // namespace
}  // namespace caseforce::bench
