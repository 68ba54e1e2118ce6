// One replication, from its beginning to its end, week by week (MODEL 1).
#pragma once

#include <atomic>
#include <vector>

#include "engine/plan/timeline.hpp"
#include "engine/random/stream.hpp"
#include "engine/record/layout.hpp"
#include "engine/state/journal.hpp"

namespace caseforce::simulator {

/// The weekly rows of one replication: (week, Layout row), doubles; where `years` is given, also
/// its yearly values there, as YearLayout has them; where `journal` is given, all that happens.
///
///     in post and open is what is so at the beginning; hazards are taken
///     for each week:  households and candidates of the week are drawn
///                     events before the week's end, in order; after each instant, allocation;
///                     at a midnight that ends a statistical year, before all of it, the year
///                     strain takes in the week; the row is recorded
///                     changes and judgements dated now; review: hazards, promotion, notices, asks
///
/// Throws InternalError, with what replays it, where a law of the model breaks; Interrupted where
/// the stop signal is set.
[[nodiscard]] std::vector<double> simulate(const plan::Timeline& timeline,
                                           const Layout& layout,
                                           const Draws& draws,
                                           const std::atomic<int>* stop_signal = nullptr,
                                           std::vector<double>* years = nullptr,
                                           Journal* journal = nullptr);

}  // namespace caseforce::simulator
