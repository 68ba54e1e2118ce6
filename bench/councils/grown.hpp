// A council grown to the size of several, in one scenario: as many councils side by side, no case
// of one ever crossing to another.
#pragma once

#include "engine/scenario/scenario.hpp"

namespace caseforce::bench {

/// So many councils. Teams that serve stages, and the stages, are there once for each; other teams
/// and the market are larger by as much. Children come in by a stage of no length that sends them
/// on to one of the councils, each as likely, which is one event more for each. What is dated or
/// not known (changes, uncertain, policies) is left out, at every size.
/// Requires: the scenario has demand, a pathway and a market.
[[nodiscard]] scenario::Scenario grown(const scenario::Scenario& one, int councils);

}  // namespace caseforce::bench
