// The quantities of a scenario (docs/reference/keys.md): each unit is a type, so that the reader
// knows from a field's type which units fit, and a share cannot be given where a rate is due.
// Stored in the engine's units.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "engine/core/tree.hpp"
#include "engine/core/units.hpp"

namespace caseforce::scenario {

// ---- single quantities -------------------------------------------------------------------------

// A bare `double` field is a plain number ("37"), a bare `int` a whole number ("3"), a `bool`
// `true` or `false`.

struct Share {
    double value = 0;
    bool operator==(const Share&) const = default;
};  ///< "40%" or "0.4"
struct Duration {
    Days days = 0;
};  ///< "14 weeks", "10 days", "6 months", "1 year"
struct WorkingDays {
    int days = 0;
};  ///< "45 working days"; only statutory limits
struct Hazard {
    PerYear per_year = 0;
};  ///< "22%", "22% per year", "1% per week", "2% per month"
struct WeeklyHazard {
    double per_week = 0;
};  ///< "1% per week", also per month or year; never a bare "%"
struct Rate {
    PerYear per_year = 0;
};  ///< "620 per year", also per month, week or day
struct Growth {
    double per_year = 0;
};  ///< "1%" or "1% per year"; may be negative
struct PoundsPerYear {
    Pounds value = 0;
};  ///< "34000 per year", also per month or week
struct PoundsPerWeek {
    Pounds value = 0;
};  ///< "1500 per week", also per month or year
struct PoundsPerHour {
    Pounds value = 0;
};  ///< "46 per hour"

/// No duration is longer and no hazard higher, whatever its key allows: beyond them a run would not
/// end, or lose the last digits of time.
inline constexpr Days longest_duration = 1000 * year;
inline constexpr double highest_hazard = 10000;

/// A day of the calendar; days since 1970-01-01 (proleptic Gregorian). Written 2023-04-03.
struct Date {
    int days = 0;
    auto operator<=>(const Date&) const = default;
};

/// A day of every year; written 04-01 (1 April).
struct MonthDay {
    int month = 1;
    int day = 1;
};

/// Distance between the dates of something repeated: "1 year", "6 months", "2 weeks". Months and
/// years fall on the same day of the month (MODEL 1); then `days` is 0.
struct Period {
    int months = 0;
    int days = 0;
};

// ---- distributions ------------------------------------------------------------------------------

// One family serves durations (parameters in days) and plain numbers. Means, scales, values and
// ends carry the unit; `cv` and `shape` are plain.

struct Fixed {
    double value = 0;
};
struct Exponential {
    double mean = 1;
};
struct Lognormal {
    double mean = 1;
    double cv = 1;
};
struct Gamma {
    double mean = 1;
    double cv = 1;
};
struct Weibull {
    double shape = 1;
    double scale = 1;
};
struct Uniform {
    double low = 0;
    double high = 1;
};
struct Empirical {
    std::vector<std::pair<double, double>> atoms;
};  ///< (value, probability)

using Law = std::variant<Fixed, Exponential, Lognormal, Gamma, Weibull, Uniform, Empirical>;

struct DurationLaw {
    Law law = Fixed{0};
};  ///< "90 days" or {gamma: {mean: 16 weeks, cv: 0.4}}; days
struct NumberLaw {
    Law law = Fixed{1};
};  ///< "1" or {lognormal: {mean: 1, cv: 0.3}}; plain numbers

// ---- shapes -------------------------------------------------------------------------------------

/// A map from a name to a value, in order of first appearance. O(n) look-up: for reading, never for
/// the loop.
template <class T>
struct Named {
    using value_type = T;
    std::vector<std::pair<std::string, T>> entries;

    [[nodiscard]] const T* find(std::string_view name) const {
        for (const auto& [key, value] : entries) {
            if (key == name) return &value;
        }
        return nullptr;
    }
    [[nodiscard]] bool empty() const { return entries.empty(); }
    [[nodiscard]] std::size_t size() const { return entries.size(); }
};

enum class Contract : std::uint8_t { permanent, agency, managed };
inline constexpr const char* contract_names[] = {"permanent", "agency", "managed"};

enum class Route { initial, market, academy, overseas, agency, managed, conversion };
inline constexpr const char* route_names[] = {
    "initial", "market", "academy", "overseas", "agency", "managed", "conversion"};

enum class Grade { outstanding, good, requires_improvement, inadequate };
inline constexpr const char* grade_names[] = {
    "outstanding", "good", "requires_improvement", "inadequate"};

/// One value for every contract ("60%"), or one by contract ("{permanent: 60%, agency: 10%}").
template <class T>
struct ByContract {
    std::optional<T> permanent, agency, managed;
};

/// Relative weights of the calendar's months, January first; months left out are 1. Written {aug:
/// 0.8, dec: 0.9}.
struct Months {
    double weight[12] = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
};

/// A step function of time since something: [[0 weeks, 50%], [4 weeks, 80%]]. The first step is at
/// 0, times rise.
struct Steps {
    std::vector<std::pair<Days, double>> steps;
};

/// A factor: one number, or steps of time since the judgement. A number is one step at 0.
struct FactorOverTime {
    Steps over_time;
};

/// How far from 1 a sum of probabilities may be (SCENARIO); 0.999999 still is one, though what it
/// lacks comes out as a little more in the last bits.
inline constexpr double sum_tolerance = 1e-6 + 1e-12;

/// `allow`, `wait`, or {up_to: 130%}: how far over their caseload cap a worker may be given a case.
struct OverCap {
    enum class Rule { allow, wait, up_to } rule = Rule::allow;
    double up_to = 1;  ///< the greatest load, for `up_to`
};

enum class Transfer { queue, hold };  ///< who holds a case between teams
enum class Counts {
    new_only,
    all
};  ///< whether `referrals_per_10000` includes re-referrals; written new, all

/// Probabilities by whole number: {1: 0.55, 2: 0.27, 3: 0.18}.
struct CountLaw {
    std::vector<std::pair<int, double>> probability = {{1, 1.0}};
};

/// `england`, `none`, or a list of dates.
struct BankHolidays {
    enum class Which { england, none, listed } which = Which::england;
    std::vector<Date> dates;
};

inline constexpr double endless = std::numeric_limits<double>::infinity();

/// A tenure band [from, to) in years; written `0-1 years`, `10+ years`, `6-12 months`. `to` is
/// `endless` where it is open.
struct TenureBand {
    double from = 0;
    double to = 0;
};

/// One leaf of `leaving.hazard`: the contract, role, route and band named on the way to it. `depth`
/// is how many.
struct LeavingRule {
    std::optional<Contract> contract;
    std::optional<std::string> role;
    std::optional<Route> route;
    std::optional<TenureBand> tenure;
    Hazard hazard;
    int depth = 0;
    std::vector<std::string> way;  ///< the keys as written: "permanent", "0-1 years"
    std::string path;              ///< the same, dotted: "permanent.0-1 years"

    /// Whose rate it is, none where any contract's: one that names no contract is for permanent
    /// workers, unless its route says otherwise (docs/model.md).
    [[nodiscard]] std::optional<Contract> meant() const {
        if (contract || route == Route::agency || route == Route::managed) return contract;
        return Contract::permanent;
    }
};
struct LeavingHazard {
    std::vector<LeavingRule> rules;
};  ///< in file order

/// `last 52 weeks`, `first 26 weeks`, or [from, to] as dates.
struct Span {
    enum class Which { last, first, between } which = Which::last;
    Days length = 0;
    Date from, to;
    bool operator==(const Span&) const = default;
};

/// Dates of an intake: each {at, <size>}, or {every, from, until, <size>}; the size's key is
/// `seats` or `offers`.
struct Intakes {
    struct Yearly {
        Period every;
        Date from;
        std::optional<Date> until;
        double size = 0;
    };
    struct Dated {
        Date at;
        double size = 0;
    };
    std::optional<Yearly> yearly;
    std::vector<Dated> dated;
};

/// A value that only the path it is set on can type; kept as it was written.
struct Raw {
    Tree tree;
};

}  // namespace caseforce::scenario
