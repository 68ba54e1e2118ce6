// One replication as it stands, moved on by whoever holds it: week by week (simulate), or instant
// by instant (tests, MODEL 1). The order of things at an instant and at a week's end is here and
// nowhere else.
#pragma once

#include <span>
#include <vector>

#include "engine/plan/timeline.hpp"
#include "engine/random/stream.hpp"
#include "engine/record/caseloads.hpp"
#include "engine/record/layout.hpp"
#include "engine/record/year_book.hpp"
#include "engine/simulator/laws.hpp"
#include "engine/state/state.hpp"
#include "engine/workforce/posts.hpp"

namespace caseforce::simulator {

class Replication {
  public:
    /// Nothing until `begin`.
    Replication() = default;
    Replication(const plan::Timeline& timeline, const Draws& draws, Journal* journal = nullptr) {
        begin(timeline, draws, journal);
    }
    /// In post and open is what is so at the beginning, whatever was before; hazards are taken.
    /// What happens is written to the journal where there is one; it must outlive the replication.
    /// Keeps its memory.
    void begin(const plan::Timeline& timeline, const Draws& draws, Journal* journal = nullptr);
    /// From here on what this timeline says happens. Requires: up to now, and at this instant, it
    /// has said what the one before says; no journal.
    void go_on_under(const plan::Timeline& timeline);

    /// The plan of the moment.
    [[nodiscard]] const plan::Plan& plan() const { return timeline_->epochs[epoch_].plan; }
    [[nodiscard]] State& state() { return state_; }
    [[nodiscard]] const State& state() const { return state_; }
    /// Yearly values so far (YearLayout).
    [[nodiscard]] const std::vector<double>& years() const { return years_.values(); }

    /// Households and candidates of the week that begins now are drawn.
    void draw_arrivals();
    /// Everything before `stop` has happened: events in order, allocation after each instant,
    /// statistical years and changes on their dates. Requires: `stop` is in the current week.
    void run_until(Days stop);
    /// Ends the week at its last instant: strain takes in the week; conservation is checked; the
    /// row is recorded; changes and judgements dated now; review. Requires: run_until(week's end).
    /// Throws InternalError, with what replays it, where a law of the model breaks.
    void end_week(const Layout& layout, std::span<double> row);

  private:
    /// When the plan of the moment gives way to the next; `never` where it is the last.
    [[nodiscard]] Days plan_until() const;
    void take_next_plan();
    void settle_week();
    void begin_next_week();
    void review();

    const plan::Timeline* timeline_ = nullptr;  // a pointer, so that a replication can be assigned
    std::size_t epoch_ = 0;
    State state_;
    workforce::Posts posts_;       ///< as of the last week's end
    record::Caseloads caseloads_;  ///< likewise
    record::YearBook years_;
    Conservation conservation_;
    std::vector<const plan::Plan*> plans_of_week_;
    std::uint32_t day_fetched_ = 0;  ///< of the event queue: see fetch_ahead
};

}  // namespace caseforce::simulator
