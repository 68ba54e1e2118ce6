#include "engine/plan/grade.hpp"

#include <algorithm>

namespace caseforce::plan {

namespace {

using scenario::GradePath;
using scenario::Judgement;

/// In order of date; of those on one date the last listed holds.
std::vector<Judgement> path_of(const scenario::Scenario& scenario) {
    if (!scenario.grade) return {};
    std::vector<Judgement> path = scenario.grade->path;
    std::stable_sort(path.begin(), path.end(), [](const Judgement& a, const Judgement& b) {
        return a.at < b.at;
    });
    return path;
}

const scenario::GradeFactors* factors_of(const GradePath& grade, scenario::Grade is) {
    return grade.factors.find(scenario::grade_names[static_cast<std::size_t>(is)]);
}

/// The factor after this time since the judgement; before its first step, that step.
double value_at(const scenario::FactorOverTime& factor, Days since) {
    double value = factor.over_time.steps.empty() ? 1.0 : factor.over_time.steps.front().second;
    for (const auto& [from, step] : factor.over_time.steps) {
        if (since >= from - tolerance) value = step;
    }
    return value;
}

GradeTerms factors_after(const GradePath& grade, scenario::Grade is, Days since) {
    const scenario::GradeFactors* words = factors_of(grade, is);
    if (words == nullptr) return {};
    return {value_at(words->candidates, since),
            value_at(words->leaving, since),
            value_at(words->agency_price, since),
            value_at(words->referrals, since),
            value_at(words->re_referral, since)};
}

}  // namespace

GradeTerms grade_at(const scenario::Scenario& scenario, Days instant) {
    const std::vector<Judgement> path = path_of(scenario);
    if (path.empty()) return {};
    const Judgement* in_force = &path.front();
    for (const Judgement& judgement : path) {
        if (judgement.at.days - scenario.start.days <= instant) in_force = &judgement;
    }
    const Days since = std::max(0.0, instant - (in_force->at.days - scenario.start.days));
    return factors_after(*scenario.grade, in_force->is, since);
}

GradeTerms grade_before_start(const scenario::Scenario& scenario) {
    const std::vector<Judgement> path = path_of(scenario);
    if (path.empty()) return {};
    const Days since = std::max(0.0, static_cast<Days>(scenario.start.days - path.front().at.days));
    return factors_after(*scenario.grade, path.front().is, since);
}

std::vector<Days> grade_instants(const scenario::Scenario& scenario, Days after, Days end) {
    std::vector<Days> instants;
    for (const Judgement& judgement : path_of(scenario)) {
        const Days at = judgement.at.days - scenario.start.days;
        instants.push_back(at);
        const scenario::GradeFactors* words = factors_of(*scenario.grade, judgement.is);
        if (words == nullptr) continue;
        for (const auto* factor : {&words->candidates,
                                   &words->leaving,
                                   &words->agency_price,
                                   &words->referrals,
                                   &words->re_referral}) {
            for (const auto& [since, value] : factor->over_time.steps)
                instants.push_back(at + since);
        }
    }
    std::erase_if(instants, [&](Days instant) { return instant <= after || instant > end; });
    return instants;
}

}  // namespace caseforce::plan
