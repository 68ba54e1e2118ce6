// A case is seldom still in the processor's cache when its stage ends. The order of events says
// ahead what will be looked at: the desk of tomorrow's, and the case that ends there when its day
// begins. Every event is taken for one of a worker and one of a case, without a branch: which it is
// cannot be foretold, and a hint too many does no harm.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

#include "engine/core/fetch.hpp"
#include "engine/state/state.hpp"

namespace caseforce::simulator {

[[gnu::always_inline]] inline bool is(const kernel::Event& event, EventKind kind) {
    return event.kind() == static_cast<std::uint32_t>(kind);
}

/// All bits of the subject of a desk's event, none of another's: looked up, as compilers make a
/// branch of anything else.
inline constexpr auto of_a_desk = [] {
    std::array<std::uint32_t, static_cast<std::size_t>(EventKind::count)> bits{};
    bits[static_cast<std::size_t>(EventKind::desk_ends)] = ~std::uint32_t{0};
    return bits;
}();

/// Nobody's event gives the first worker.
[[gnu::always_inline]] inline WorkerIndex worker_of(const kernel::Event& event) {
    return WorkerIndex(of_a_desk[event.kind()] & event.subject());
}

[[gnu::always_inline]] inline void fetch_desk(const State& state, WorkerIndex worker) {
    const Desk& desk = state.desk(worker);
    fetch(desk.since);
    fetch(desk.weight_held);
    fetch(desk.clock);
    fetch(state.employment(worker));
    fetch(state.workers.week[worker.value]);
}

/// What the end of a week asks of a worker.
[[gnu::always_inline]] inline void fetch_week(const State& state,
                                              WorkerIndex worker,
                                              std::size_t of_legal_weeks) {
    fetch(state.desk(worker).since);
    fetch(state.desk(worker).weight_held);
    fetch(state.workers.week[worker.value]);
    fetch(state.workers.wellbeing[worker.value]);
    fetch(state.workers.legal_weeks[of_legal_weeks][worker.value]);
}

[[gnu::always_inline]] inline void fetch_case(const State& state, const kernel::Event& event) {
    const CaseIndex next_on_desk = state.workers.on_desks.next(state.desk(worker_of(event)).cases);
    const bool is_of_case = is(event, EventKind::case_wakes) || is(event, EventKind::returns);
    const std::uint32_t row = is_of_case ? event.subject() : next_on_desk.value;
    const CaseIndex of(
        std::min<std::size_t>(row, state.cases.size() - 1));  // of an empty desk: none
    fetch(state.now_of(of));
    fetch(state.history_of(of));
}

/// Once a day of the event queue; `day` is the last for which it was done.
[[gnu::always_inline]] inline void fetch_ahead(const State& state, std::uint32_t& day) {
    const kernel::EventQueue& events = state.kernel.events;
    if (events.days_begun() == day) return;
    day = events.days_begun();
    if (state.workers.on_desks.empty()) return;
    for (const kernel::Event& event : events.today())
        fetch_case(state, event);
    for (const kernel::Event& event : events.tomorrow())
        fetch_desk(state, worker_of(event));
}

}  // namespace caseforce::simulator
