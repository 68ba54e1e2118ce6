#include "analysis/trace/dated.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace caseforce::trace {

namespace {

constexpr const char* done[] = {"set", "scaled", "added to"};

std::string words_of(const scenario::Change& change) {
    std::string words;
    for (const scenario::Assignment& assignment : change.assignments) {
        words += fmt::format("{}{} is {}",
                             words.empty() ? "" : ", ",
                             assignment.path,
                             done[static_cast<std::size_t>(assignment.operation)]);
    }
    return change.note.empty() ? words : fmt::format("{} ({})", words, change.note);
}

class Dated {
  public:
    explicit Dated(const scenario::Scenario& scenario) : start_(scenario.start) {}

    std::map<Days, std::string> words;

    void add(const scenario::Change& change) {
        const std::string what = words_of(change);
        add(change.at, change.over ? what + " by and by" : what);
        if (change.until) add(*change.until, "undone: " + what);
    }
    void add(scenario::Date at, const std::string& what) {
        std::string& of_day = words[std::max(0, at.days - start_.days)];
        of_day += (of_day.empty() ? "" : "; ") + what;
    }

  private:
    scenario::Date start_;
};

}  // namespace

std::map<Days, std::string> dated_words(const scenario::Scenario& scenario,
                                        const scenario::Policy* policy) {
    Dated dated(scenario);
    if (scenario.grade) {
        for (const scenario::Judgement& judgement : scenario.grade->path) {
            dated.add(judgement.at,
                      fmt::format("the judgement is {}",
                                  scenario::grade_names[static_cast<std::size_t>(judgement.is)]));
        }
    }
    for (const scenario::Change& change : scenario.changes)
        dated.add(change);
    if (policy != nullptr) {
        for (const scenario::Change& change : policy->changes)
            dated.add(change);
    }
    return std::move(dated.words);
}

}  // namespace caseforce::trace
