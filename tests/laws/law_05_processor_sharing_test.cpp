// Law 5 (MODEL 10): one worker whose cases slow down together (drift 1) is processor sharing. The
// number of open cases is that of birth at the arrival rate and death at min(n, c)/E[duration], c =
// capacity / hours a case, whatever the shape of the durations.
// Source: Kelly (1979), Reversibility and Stochastic Networks, section 3.3.
#include "analysis/theory/processor_sharing.hpp"
#include "tests/laws/law.hpp"

namespace caseforce::law {
namespace {

using enum Measure;
constexpr Days mean_duration = 1;
constexpr double load = 0.6;
constexpr int warm = 60;
constexpr int weeks = 1040;
constexpr int replications = 80;

struct Shape {
    const char* name;
    DurationLaw duration;  ///< of mean 1 day
};

const std::vector<Shape> shapes{
    {"exponential", {Exponential{mean_duration}}},
    {"fixed", {Fixed{mean_duration}}},
    {"gamma, cv 2", {Gamma{mean_duration, 2}}},
    {"uniform", {Uniform{0, 2 * mean_duration}}},
    {"empirical", {Empirical{{{0.25, 0.8}, {4.0, 0.2}}}}},
};

/// One worker of 37 hours, 60% of them for cases, who can work on c cases at full speed.
Scenario sharing(const DurationLaw& duration, double c) {
    Scenario s = one_stage(weeks, 1, 0, duration, 37 * 0.6 / c);
    s.working_time.case_time_share = {0.6};
    s.pathway->drift = 1;
    refer(s, load * c / mean_duration * year);
    s.warm_up = {warm * week};
    return s;
}

void shares(const Shape& shape, double c) {
    const double per_day = load * c / mean_duration;
    const theory::StationaryLaw exact = theory::processor_sharing(per_day, mean_duration, c);
    const auto found =
        estimates(sharing(shape.duration, c), replications, 9, [&](const SmallRun& run) {
            double squares = 0;
            double idle = 0;
            for (int w = 1; w <= weeks; ++w) {
                const double open = run.at(w, open_cases);
                squares += (open - exact.mean) * (open - exact.mean);
                idle += open == 0 ? 1 : 0;
            }
            return std::vector{run.sum(case_days, Level::stage) / (weeks * week),
                               squares / weeks,
                               idle / weeks,
                               week * run.sum(hours_demanded) / (weeks * week) / (37 * 0.6 / c)};
        });
    INFO(shape.name << ", c = " << c << ": mean, variance, share of the time without a case");
    CHECK(within_standard_errors(found[0], exact.mean));
    CHECK(narrow_enough(found[0], exact.mean, 0.06));
    CHECK(within_standard_errors(found[1], exact.variance));
    CHECK(narrow_enough(found[1], exact.variance, 0.25));
    CHECK(within_standard_errors(found[2], exact.probability[0]));
    CHECK(within_standard_errors(found[3], exact.mean));
}

}  // namespace

TEST_CASE(
    "law 5: the number of cases that share one worker does not depend on the shape of their "
    "durations",
    "[law5]") {
    for (const Shape& shape : shapes)
        shares(shape, 1);
}

TEST_CASE(
    "law 5: a worker who can do several cases at full speed, or a fraction more, serves "
    "min(n, c)",
    "[law5]") {
    for (const Shape& shape : shapes)
        shares(shape, 2.5);
    shares(shapes[1], 0.7);
    shares(shapes[2], 6);
}

TEST_CASE("law 5: hours worked on cases are the hours of min(n, c) of them", "[law5]") {
    constexpr double c = 2.5;
    const double hours = 37 * 0.6 / c;
    const double exact = load * c * hours;  // what arrives is worked off in the long run
    for (const Shape& shape : shapes) {
        const auto found = estimates(sharing(shape.duration, c), 30, 10, [&](const SmallRun& run) {
            const double asked = run.sum(case_days, Level::stage) / week * hours;
            return std::vector{(asked - run.sum(hours_undone)) / weeks};
        });
        INFO(shape.name);
        CHECK(within_standard_errors(found[0], exact));
        CHECK(narrow_enough(found[0], exact, 0.03));
    }
}

}  // namespace caseforce::law
