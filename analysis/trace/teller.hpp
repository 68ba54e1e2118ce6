// What is needed to tell the notes of a journal in words: names, dates and the values of the time.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "engine/plan/timeline.hpp"
#include "engine/state/journal.hpp"

namespace caseforce::trace {

struct Teller {
    const plan::Timeline& timeline;
    const Journal& journal;
    std::map<Days, std::string> dated = {};  ///< what is dated (dated.hpp)

    [[nodiscard]] const Names& names() const { return timeline.first().names; }
    /// The plan in force at an instant.
    [[nodiscard]] const plan::Plan& plan_at(Days at) const {
        std::size_t i = timeline.epochs.size() - 1;
        while (i > 0 && timeline.epochs[i].from > at)
            --i;
        return timeline.epochs[i].plan;
    }
    /// What of the scenario's and the policy's acts at an instant.
    [[nodiscard]] std::string dated_at(Days at) const {
        const auto found = dated.find(at);
        return found == dated.end() ? "a step of a ramp or of a judgement's factors"
                                    : found->second;
    }
    [[nodiscard]] const std::string& team(TeamIndex i) const { return names().teams[i.value]; }
    [[nodiscard]] const std::string& stage(StageIndex i) const { return names().stages[i.value]; }
    [[nodiscard]] const std::string& role(RoleIndex i) const { return names().roles[i.value]; }
};

/// Workers and cases are numbered from 1 in the order in which they come, as a person counts.
template <class Tag>
[[nodiscard]] constexpr std::uint32_t number_of(Index<Tag> index) {
    return index.value + 1;
}

}  // namespace caseforce::trace
