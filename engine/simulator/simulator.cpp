#include "engine/simulator/simulator.hpp"

#include "engine/core/error.hpp"
#include "engine/simulator/replication.hpp"

namespace caseforce::simulator {

std::vector<double> simulate(const plan::Timeline& timeline,
                             const Layout& layout,
                             const Draws& draws,
                             const std::atomic<int>* stop_signal,
                             std::vector<double>* years,
                             Journal* journal) {
    const plan::Plan& first = timeline.first();
    std::vector<double> rows(static_cast<std::size_t>(first.weeks) * layout.width());
    Replication one(timeline, draws, journal);
    for (int number = -first.warm_up_weeks; number < first.weeks; ++number) {
        if (stop_signal != nullptr && *stop_signal != 0) throw Interrupted(*stop_signal);
        one.draw_arrivals();
        one.run_until(one.state().week_end);
        std::span<double> row;  // none in the warm-up
        if (number >= 0) {
            row = std::span(rows).subspan(static_cast<std::size_t>(number) * layout.width(),
                                          layout.width());
        }
        one.end_week(layout, row);
    }
    if (years != nullptr) *years = one.years();
    return rows;
}

}  // namespace caseforce::simulator
