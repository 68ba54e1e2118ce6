#include "analysis/trace/desks.hpp"

#include <fmt/format.h>

namespace caseforce::trace {

namespace {

template <class Value>
Value& at_position(std::vector<Value>& column, CaseIndex of) {
    if (column.size() <= of.value) column.resize(of.value + 1);
    return column[of.value];
}

}  // namespace

void Desks::take(CaseIndex of, WorkerIndex worker, StageIndex stage, bool in_transfer) {
    give_up(of);
    at_position(holder_, of) = worker;
    desks_[worker][of] = {stage, at_position(weight_, of), in_transfer};
}

void Desks::give_up(CaseIndex of) {
    WorkerIndex& holder = at_position(holder_, of);
    if (holder.exists()) desks_[holder].erase(of);
    holder = WorkerIndex{};
}

void Desks::follow(const Teller& teller, const Note& note) {
    constexpr std::size_t weight = 1;  // position among the figures of the three below
    const Subjects& about = note.about;
    switch (note.what) {
        case Happening::initial_case:
        case Happening::referral:
        case Happening::re_referral:
            at_position(weight_, about.of) = teller.journal.figures_of(note)[weight];
            return;
        case Happening::allocated:
        case Happening::stays_with:
            return take(about.of, about.worker, about.stage, false);
        case Happening::held_in_transfer:
            return take(about.of, about.worker, about.stage, true);
        case Happening::let_go:
        case Happening::given_back:
        case Happening::stage_ends:
            return give_up(about.of);
        default:
            return;
    }
}

WorkerIndex Desks::holder(CaseIndex of) const {
    return of.value < holder_.size() ? holder_[of.value] : WorkerIndex{};
}

const std::map<CaseIndex, Held>& Desks::of(WorkerIndex worker) const {
    static const std::map<CaseIndex, Held> nothing;
    const auto found = desks_.find(worker);
    return found == desks_.end() ? nothing : found->second;
}

std::string Desks::words(const Teller& teller, WorkerIndex worker, Days at) const {
    const plan::Plan& plan = teller.plan_at(at);
    HoursPerWeek asked = 0;
    std::map<std::string, std::vector<std::uint32_t>> by_stage;
    for (const auto& [of, held] : this->of(worker)) {
        const double share = held.in_transfer ? plan.terms.pathway.held_hours : 1.0;
        asked += share * held.weight * plan.stage(held.stage).hours_per_week;
        const std::string where = held.in_transfer ? "in transfer to " + teller.stage(held.stage)
                                                   : teller.stage(held.stage);
        by_stage[where].push_back(number_of(of));
    }
    if (by_stage.empty()) return "No case is on their desk.";
    std::vector<std::string> parts;
    for (const auto& [stage, cases] : by_stage)
        parts.push_back(fmt::format("{} {} ({})", stage, cases.size(), fmt::join(cases, ", ")));
    return fmt::format(
        "On their desk, asking {:.1f} hours a week: {}.", asked, fmt::join(parts, "; "));
}

}  // namespace caseforce::trace
