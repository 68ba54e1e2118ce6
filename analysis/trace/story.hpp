// The story of a replication, of one worker, one case or some weeks of it, line by line.
#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "analysis/trace/teller.hpp"

namespace caseforce::trace {

/// What is told; everything where nothing is named.
struct Selection {
    std::optional<WorkerIndex> worker = {};
    std::optional<CaseIndex> of = {};
    struct Weeks {
        int first, last;  ///< 1 is the first after `start`; those of the warm-up are 0 and below
    };
    std::optional<Weeks> weeks = {};
};

enum class Form { sentences, json };

/// How many workers and cases the notes are about.
struct Cast {
    std::size_t workers = 0, cases = 0;
};
[[nodiscard]] Cast cast_of(const Journal& journal);

/// Hands over the lines of the notes selected, in order. Of a worker: all that happens to them,
/// what they take and give up, and each week with its reasons. Of a case: all that happens to it
/// and to its holder's presence, and where it goes on as a re-referral. Without a worker the
/// sentences leave workers' weeks out, which the JSON form has. O(notes).
void tell(const Teller& teller,
          const Selection& selection,
          Form form,
          const std::function<void(std::string_view line)>& line);

}  // namespace caseforce::trace
