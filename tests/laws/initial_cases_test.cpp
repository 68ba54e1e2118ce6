// Cases open at the beginning have their residual time from the equilibrium law (MODEL 3): a stock
// of rate x E[duration] stays what it is, closes at the rate at which children come, and the stages
// that end have the duration's own mean length, from the first week on.
// Source: Cox (1962), Renewal Theory, chapter 5.
#include "tests/laws/law.hpp"

namespace caseforce::law {
namespace {

using enum Measure;
constexpr double per_day = 2;
constexpr int stock = 60;  // per_day x mean duration
constexpr Days mean_duration = 30;
constexpr int replications = 3000;

const std::vector<std::pair<const char*, DurationLaw>> shapes{
    {"exponential", {Exponential{mean_duration}}},
    {"fixed", {Fixed{mean_duration}}},
    {"gamma, cv 0.4", {Gamma{mean_duration, 0.4}}},
    {"gamma, cv 1.5", {Gamma{mean_duration, 1.5}}},
    {"lognormal, cv 0.8", {Lognormal{mean_duration, 0.8}}},
    {"weibull, shape 2", {Weibull{2, mean_duration / std::tgamma(1.5)}}},
    {"uniform", {Uniform{0, 2 * mean_duration}}},
    {"empirical", {Empirical{{{10.0, 0.5}, {30.0, 0.25}, {70.0, 0.25}}}}},
};

}  // namespace

TEST_CASE("initial cases: a stock in equilibrium stays what it is, for every shape of duration",
          "[initial]") {
    for (const auto& [name, duration] : shapes) {
        Scenario s = one_stage(8, 1, 0, duration);
        refer(s, per_day * year);
        open_at_the_beginning(s, "stage", stock);
        const auto found = estimates(s, replications, 20, [](const SmallRun& run) {
            std::vector<double> numbers;
            for (const int w : {1, 2, 4, 8}) {
                numbers.push_back(run.at(w, open_cases));
                numbers.push_back(run.at(w, cases_closed));
                const double ended = value(run, w, of_stage(stage_left));
                numbers.push_back(ended > 0 ? ended * value(run, w, of_stage(stage_days_mean)) : 0);
            }
            return numbers;
        });
        for (std::size_t i = 0; i < 4; ++i) {
            INFO(name << ", " << i << ": open cases, closed, days of the stages that ended");
            CHECK(within_standard_errors(found[3 * i], stock));
            CHECK(narrow_enough(found[3 * i], stock, 0.02));
            CHECK(within_standard_errors(found[3 * i + 1], per_day * week));
            CHECK(narrow_enough(found[3 * i + 1], per_day * week, 0.03));
            CHECK(within_standard_errors(found[3 * i + 2], per_day * week * mean_duration));
            CHECK(narrow_enough(found[3 * i + 2], per_day * week * mean_duration, 0.05));
        }
    }
}

TEST_CASE("initial cases: legacy cases stay longer by what they are given", "[initial]") {
    Scenario s = one_stage(20, 1, 0, lasting(mean_duration));
    open_at_the_beginning(s, "stage", stock);
    stage_of(s, "stage").initial->legacy = Legacy{{0.4}, 2, {70}};
    const auto found = estimates(s, replications, 21, [](const SmallRun& run) {
        return std::vector{run.at(5, open_cases),   // day 35: the others have closed
                           run.at(12, open_cases),  // day 84: 14 of the 30 days after 70 are over
                           run.at(15, open_cases),  // day 105
                           run.at(5, hours_demanded)};
    });
    CHECK(within_standard_errors(found[0], 0.4 * stock));
    CHECK(narrow_enough(found[0], 0.4 * stock, 0.02));
    CHECK(within_standard_errors(found[1], 0.4 * stock * 16 / 30));
    CHECK(found[2].mean() == 0);
    // Week 5: the others are down from 2/30 of them to none in its first two days.
    const double others = 0.6 * stock * (2.0 / 30) * (2.0 / 7) / 2;
    CHECK(within_standard_errors(found[3], 0.4 * stock * 2 + others));
}

TEST_CASE("initial cases: as many are allocated as the scenario says, and the rest wait",
          "[initial]") {
    Scenario s = one_stage(2, 4, 5, lasting(1000));
    s.pathway->over_cap = {OverCap::Rule::wait, 1};
    open_at_the_beginning(s, "stage", stock, 0.75);
    SmallRun run(s);
    run.replicate();
    CHECK(run.at(1, open_cases) == stock);
    CHECK(run.at(1, unallocated_cases) == 15);
    CHECK(run.at(1, caseload_max) == 12);  // 45 over 4 workers, whatever the cap
}

}  // namespace caseforce::law
