// Councils of one mechanism for the laws of supply (MODEL 4 to 6): posts to fill, people who leave,
// and nothing else that moves; counts held against the mean and the variance that they should have.
#pragma once

#include "tests/laws/law.hpp"
#include "tests/support/changes.hpp"

namespace caseforce::law {

/// One team named "team" with these posts of the role "worker", `permanent` of them filled, and no
/// cases at all.
inline Scenario posts_to_fill(int weeks, double posts, int permanent = 0) {
    Scenario s = empty_scenario(weeks);
    s.roles.entries = {{"worker", practitioner(0)}};
    Team team;
    team.posts.entries = {{"worker", posts}};
    if (permanent > 0) team.initial = {in_post("worker", permanent)};
    s.teams.entries = {{"team", team}};
    return s;
}

/// Candidates for the role "worker".
inline Market market_of(double candidates_per_year, DurationLaw lead_time = lasting(0)) {
    Market market;
    market.candidates_per_year.entries = {{"worker", candidates_per_year}};
    market.lead_time = std::move(lead_time);
    return market;
}

inline Intakes one_intake(Date at, double size) {
    Intakes intakes;
    intakes.dated = {{at, size}};
    return intakes;
}

/// What a count should be on average, and its variance.
struct Moments {
    double mean = 0, variance = 0;
};

inline Moments poisson(double mean) { return {mean, mean}; }
inline Moments binomial(double n, double p) { return {n * p, n * p * (1 - p)}; }

/// Differences, as shares of the exact values, that would have been noticed.
struct Noticed {
    double of_mean = 0, of_variance = 0;
};

/// Holds the means and variances of the counts that `read` makes of each replication against these.
template <class Read>
void check_counts(const Scenario& s,
                  int replications,
                  std::uint64_t seed,
                  const std::vector<Moments>& exact,
                  const Noticed& noticed,
                  const Read& read) {
    const auto found = estimates(s, replications, seed, [&](const SmallRun& run) {
        std::vector<double> numbers;
        const std::vector<double> counts = read(run);
        for (std::size_t i = 0; i < counts.size(); ++i) {
            const double off = counts[i] - exact.at(i).mean;
            numbers.insert(numbers.end(), {counts[i], off * off});
        }
        return numbers;
    });
    REQUIRE(found.size() == 2 * exact.size());
    for (std::size_t i = 0; i < exact.size(); ++i) {
        INFO("count " << i);
        CHECK(within_standard_errors(found[2 * i], exact[i].mean));
        CHECK(narrow_enough(found[2 * i], exact[i].mean, noticed.of_mean));
        CHECK(within_standard_errors(found[2 * i + 1], exact[i].variance));
        CHECK(narrow_enough(found[2 * i + 1], exact[i].variance, noticed.of_variance));
    }
}

/// Holds the means of the numbers that `read` makes of each replication against these.
template <class Read>
void check_means(const Scenario& s,
                 int replications,
                 std::uint64_t seed,
                 const std::vector<double>& exact,
                 double noticed,
                 const Read& read) {
    const auto found = estimates(s, replications, seed, read);
    REQUIRE(found.size() == exact.size());
    for (std::size_t i = 0; i < exact.size(); ++i) {
        INFO("number " << i);
        CHECK(within_standard_errors(found[i], exact[i]));
        CHECK(narrow_enough(found[i], exact[i], noticed));
    }
}

/// Mean over the weeks of one replication.
inline double mean_of(const SmallRun& run, const Of& of) {
    return sum_over(run, 0, run.weeks(), of) / run.weeks();
}

/// Share of the weeks at whose end a number is n.
inline double share_at(const SmallRun& run, Measure measure, double n) {
    double weeks_at = 0;
    for (int number = 1; number <= run.weeks(); ++number)
        weeks_at += run.at(number, measure) == n ? 1 : 0;
    return weeks_at / run.weeks();
}

}  // namespace caseforce::law
