// Law 3 (MODEL 10): without limits, open cases are M/G/infinity. From empty their number at t is
// Poisson with mean rate x integral of the survival function; in the long run a stage has visits x
// rate x E[duration] cases, whatever the shape of its duration.
// Source: Takacs (1962), chapter 3. Survival functions here are the textbooks', by Boost and the C
// library: none is the engine's own.
#include <array>
#include <functional>

#include <boost/math/special_functions/gamma.hpp>

#include "analysis/theory/infinite_server.hpp"
#include "tests/laws/law.hpp"

namespace caseforce::law {
namespace {

using enum Measure;

struct Shape {
    const char* name;
    DurationLaw duration;  ///< of mean two weeks
    std::function<double(double)> survival;
};

double gamma_survival(double x, double mean, double cv) {
    const double shape = 1 / (cv * cv);
    return boost::math::gamma_q(shape, shape * x / mean);
}

double lognormal_survival(double x, double mean, double cv) {
    if (x <= 0) return 1;
    const double variance = std::log(1 + cv * cv);
    const double z = (std::log(x / mean) + variance / 2) / std::sqrt(variance);
    return 0.5 * std::erfc(z / std::sqrt(2.0));
}

const std::vector<Shape> shapes{
    {"exponential", {Exponential{14}}, [](double x) { return std::exp(-x / 14); }},
    {"fixed", {Fixed{14}}, [](double x) { return x < 14 ? 1.0 : 0.0; }},
    {"gamma, cv 0.4", {Gamma{14, 0.4}}, [](double x) { return gamma_survival(x, 14, 0.4); }},
    {"gamma, cv 2", {Gamma{14, 2}}, [](double x) { return gamma_survival(x, 14, 2); }},
    {"lognormal, cv 1.5",
     {Lognormal{14, 1.5}},
     [](double x) { return lognormal_survival(x, 14, 1.5); }},
    {"weibull, shape 0.8",
     {Weibull{0.8, 12}},
     [](double x) { return std::exp(-std::pow(x / 12, 0.8)); }},
    {"weibull, shape 2.5",
     {Weibull{2.5, 16}},
     [](double x) { return std::exp(-std::pow(x / 16, 2.5)); }},
    {"uniform",
     {Uniform{4, 24}},
     [](double x) { return x < 4 ? 1.0 : std::max(0.0, (24 - x) / 20); }},
    {"empirical",
     {Empirical{{{5.0, 0.5}, {15.0, 0.3}, {32.5, 0.2}}}},
     [](double x) {
         return x < 5 ? 1.0 : x < 15 ? 0.5 : x < 32.5 ? 0.2 : 0.0;
     }},
};

constexpr double per_day = 3;
constexpr int replications = 4000;

/// Expected case-days from empty up to t.
double case_days_until(const Shape& shape, double t) {
    return per_day * theory::integral([&](double x) { return (t - x) * shape.survival(x); }, 0, t);
}

}  // namespace

TEST_CASE(
    "law 3: from empty, the open cases of the first stage are Poisson with the mean of an "
    "infinite-server queue, for every shape of duration",
    "[law3]") {
    const std::array<int, 3> after{1, 2, 6};
    for (const Shape& shape : shapes) {
        Scenario s = one_stage(6, 1, 0, shape.duration);
        refer(s, per_day * year);
        std::array<double, 3> exact{};
        for (std::size_t i = 0; i < after.size(); ++i)
            exact[i] = theory::present_from_empty(per_day, shape.survival, after[i] * week);
        const auto found = estimates(s, replications, 30, [&](const SmallRun& run) {
            std::vector<double> numbers;
            for (std::size_t i = 0; i < after.size(); ++i) {
                const double open = run.at(after[i], open_cases);
                numbers.push_back(open);
                numbers.push_back((open - exact[i]) * (open - exact[i]));
            }
            return numbers;
        });
        for (std::size_t i = 0; i < after.size(); ++i) {
            INFO(shape.name << ", after " << after[i] << " weeks: mean, variance");
            CHECK(within_standard_errors(found[2 * i], exact[i]));
            CHECK(narrow_enough(found[2 * i], exact[i], 0.03));
            CHECK(within_standard_errors(found[2 * i + 1], exact[i]));
            CHECK(narrow_enough(found[2 * i + 1], exact[i], 0.13));
        }
    }
}

TEST_CASE("law 3: from empty, the case-days of a week are the integral of the mean", "[law3]") {
    for (const Shape& shape : shapes) {
        Scenario s = one_stage(3, 1, 0, shape.duration);
        refer(s, per_day * year);
        const double exact = case_days_until(shape, 3 * week) - case_days_until(shape, 2 * week);
        const auto found = estimates(s, replications, 4, [](const SmallRun& run) {
            return std::vector{run.at(3, case_days, Level::stage)};
        });
        INFO(shape.name);
        CHECK(within_standard_errors(found[0], exact));
        CHECK(narrow_enough(found[0], exact, 0.02));
    }
}

namespace {

/// Four stages in two teams; a case may pass through some of them more than once.
Scenario with_routing() {
    Scenario s = one_stage(140, 2, 0, {Exponential{10}}, 0.1);
    Team second;
    second.posts.entries = {{"worker", 1}};
    second.initial = {in_post("worker", 1)};
    s.teams.entries.emplace_back("second", second);
    stage_of(s, "stage").next.entries = {{"b", {0.5}}, {"c", {0.3}}};
    Stage b;
    b.team = "second";
    b.duration = {Gamma{20, 0.5}};
    b.next.entries = {{"stage", {0.2}}, {"d", {0.4}}};
    Stage c;
    c.team = "team";
    c.duration = {Uniform{5, 40}};
    c.next.entries = {{"b", {0.6}}, {"c", {0.1}}};
    Stage d;
    d.team = "second";
    d.duration = {Weibull{2, 15}};
    d.next.entries = {{"stage", {0.25}}};
    s.pathway->stages.entries.insert(s.pathway->stages.entries.end(),
                                     {{"b", b}, {"c", c}, {"d", d}});
    refer(s, per_day * year);
    return s;
}

/// Visits to a, b, c, d of one referral: v_a = 1 + 0.2 v_b + 0.25 v_d, v_b = 0.5 v_a + 0.6 v_c,
/// v_c = 0.3 v_a + 0.1 v_c, v_d = 0.4 v_b; by iteration, each time round at most 0.8 of the last.
std::array<double, 4> visits() {
    std::array<double, 4> v{};
    for (int i = 0; i < 400; ++i) {
        v = {1 + 0.2 * v[1] + 0.25 * v[3],
             0.5 * v[0] + 0.6 * v[2],
             0.3 * v[0] + 0.1 * v[2],
             0.4 * v[1]};
    }
    return v;
}

}  // namespace

TEST_CASE("law 3: in the long run a stage has visits x rate x mean duration open cases", "[law3]") {
    // After 40 weeks of cycles of some two months nothing is left of the empty beginning.
    constexpr int from = 40;
    constexpr int to = 140;
    const std::array<double, 4> mean_duration{10, 20, 22.5, 15 * std::tgamma(1.5)};
    const auto found = estimates(with_routing(), 150, 5, [](const SmallRun& run) {
        std::vector<double> numbers;
        for (std::size_t i = 0; i < 4; ++i) {
            const double days = sum_over(run, from, to, of_stage(case_days, i));
            numbers.push_back(days / ((to - from) * week));
            numbers.push_back(sum_over(run, from, to, of_stage(stage_entered, i)) / (to - from));
        }
        return numbers;
    });
    const std::array<double, 4> v = visits();
    for (std::size_t i = 0; i < 4; ++i) {
        const double flow = v[i] * per_day;
        INFO("stage " << i << ": open cases, entries a week");
        CHECK(within_standard_errors(found[2 * i], flow * mean_duration[i]));
        CHECK(narrow_enough(found[2 * i], flow * mean_duration[i], 0.02));
        CHECK(within_standard_errors(found[2 * i + 1], flow * week));
        CHECK(narrow_enough(found[2 * i + 1], flow * week, 0.02));
    }
}

}  // namespace caseforce::law
