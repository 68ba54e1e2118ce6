// Who holds which case, as the notes tell it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "analysis/trace/teller.hpp"

namespace caseforce::trace {

struct Held {
    StageIndex stage;
    double weight = 1;
    bool in_transfer = false;
};

class Desks {
  public:
    /// What has just happened is so from now on. Requires: notes in order.
    void follow(const Teller& teller, const Note& note);

    /// Who holds the case; none: nobody.
    [[nodiscard]] WorkerIndex holder(CaseIndex of) const;
    /// The cases of a worker, by number.
    [[nodiscard]] const std::map<CaseIndex, Held>& of(WorkerIndex worker) const;

    /// "On their desk, asking 5.9 hours a week: assessment 2 (4, 7); in transfer to plan 1 (12)."
    /// At the values in force at an instant.
    [[nodiscard]] std::string words(const Teller& teller, WorkerIndex worker, Days at) const;

  private:
    void take(CaseIndex of, WorkerIndex worker, StageIndex stage, bool in_transfer);
    void give_up(CaseIndex of);

    std::vector<double> weight_;       ///< by case
    std::vector<WorkerIndex> holder_;  ///< by case
    std::map<WorkerIndex, std::map<CaseIndex, Held>> desks_;
};

}  // namespace caseforce::trace
