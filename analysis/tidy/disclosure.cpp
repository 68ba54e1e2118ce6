#include "analysis/tidy/disclosure.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "analysis/tidy/cells.hpp"
#include "engine/core/units.hpp"

namespace caseforce::tidy {
namespace {

using As = Treatment::As;
using read::Group;
using read::Variable;

/// Counts from 1 to 5 are suppressed, as in the published figures; all else is a multiple of 5, so
/// that the difference of two cells gives none of them away.
constexpr double rounded_to = 5;
constexpr double fewest = 6;

constexpr double hours_of_a_week = 37;  ///< full-time, as WorkingTime::contracted_hours usually is

bool is_few(double people) { return people != 0 && std::abs(people) < fewest - 0.5; }

/// What a share or mean of people is taken over: the first count that stands beside it. Of case
/// holders that is their time: a team may have many others in post, or none but agency workers.
struct Over {
    std::string_view measure;
    As as;
    std::array<std::string_view, 2> bases;
};

constexpr std::array<Over, 27> over{{
    {"vacancy_rate", As::share, {"posts_fte", ""}},
    {"agency_share", As::share, {"permanent_fte", ""}},
    {"agency_share_case_holders", As::share, {"hours_present", ""}},
    {"turnover_12m", As::share, {"permanent_fte", ""}},
    {"stability_1yr", As::share, {"permanent_fte", ""}},
    {"share_over_cap", As::share, {"hours_present", ""}},
    {"share_excessive", As::share, {"hours_present", ""}},
    {"share_over_legal", As::share, {"hours_present", ""}},
    {"strain_mean", As::mean, {"hours_present", ""}},
    {"caseload_mean", As::caseload, {"hours_present", "permanent_fte"}},
    {"wait_days_mean", As::mean, {"stage_left", "cases_closed"}},
    {"wait_share", As::share, {"stage_left", "cases_closed"}},
    {"stage_days_mean", As::mean, {"stage_left", ""}},
    {"stage_in_limit", As::share, {"stage_left", ""}},
    {"changes_of_worker_3plus", As::share, {"cases_closed", ""}},
    {"turnover_rate_fte", As::share, {"inpost_fte", ""}},
    {"agency_rate_fte", As::share, {"inpost_fte", ""}},
    {"vacancy_rate_fte", As::share, {"inpost_fte", ""}},
    {"absence_rate_fte", As::share, {"inpost_fte", ""}},
    {"caseload_fte", As::caseload, {"case_holders_fte", ""}},
    {"rereferral_percent", As::share, {"referrals", ""}},
    // What one worker alone decides.
    {"caseload_max", As::withheld, {"", ""}},
    {"caseload_p90", As::withheld, {"", ""}},
    {"excessive_streak_max", As::withheld, {"", ""}},
    // What the days of a year are multiplied by.
    {"workforce_scaled_by", As::unchanged, {"", ""}},
    {"children_scaled_by", As::unchanged, {"", ""}},
    {"financial_scaled_by", As::unchanged, {"", ""}},
}};

bool is_of_levels(std::string_view table) {
    return table == "series" || table == "summary" || table == "year" || table == "year_summary";
}

/// The value that one person makes of a unit that counts people; 0 for other units.
double per_person(std::string_view unit) {
    for (const std::string_view people : {"cases", "children", "workers", "FTE", "changes"}) {
        if (unit == people) return 1;
    }
    if (unit == "case-days") return week;  // of a case that is open all of it
    return unit == "hours per week" ? hours_of_a_week : 0;
}

Treatment over_basis(const Over& entry, const Group& group, const Variable& variable) {
    if (entry.as == As::withheld || entry.as == As::unchanged) return {entry.as};
    for (const std::string_view basis : entry.bases) {
        const Variable* const found = group.find(basis);
        // Of the same axes: the same slab of it is what the values stand over.
        if (found == nullptr || found->axes != variable.axes) continue;
        const double one = per_person(found->unit);
        if (one > 0) return {entry.as, one, variable.unit == "1" ? 1.0 : 100.0, basis};
    }
    return {};
}

enum class Told { value, spread, of_futures };

/// A statistic of people's values, how far they spread, or something of simulated futures alone.
Told told(std::string_view statistic) {
    if (statistic == "sd" || statistic == "se") return Told::spread;
    return is_of_futures(statistic) ? Told::of_futures : Told::value;
}

bool is_suppressed(const Treatment& treatment, double value, double basis) {
    const double people = basis / treatment.per_person;
    const bool is_over_few = !(people >= fewest - 0.5);
    switch (treatment.as) {
        case As::count:
            return is_few(value / treatment.per_person);
        case As::share: {
            const double part = value / treatment.scale * people;
            return is_over_few || is_few(part) || is_few(people - part);
        }
        case As::mean:
            return is_over_few;
        case As::caseload:
            return is_over_few || is_few(value * people);
        case As::withheld:
            return true;
        case As::rate:
        case As::unchanged:
            break;
    }
    return false;
}

double rounded(const Treatment& treatment, double value) {
    const auto to = [value](double step) { return std::round(value / step) * step; };
    const auto digits = [value](double per_one) { return std::round(value * per_one) / per_one; };
    switch (treatment.as) {
        case As::count:
            return to(rounded_to * treatment.per_person);
        case As::share:
        case As::mean:
        case As::caseload:
        case As::rate:
            return digits(treatment.scale == 1 ? 1000 : 10);
        case As::withheld:
        case As::unchanged:
            break;
    }
    return value;
}

/// One value, or the values of all statistics of one thing.
class Cell {
  public:
    Cell(const Treatment& treatment, const std::vector<std::string>& statistics)
        : treatment_(treatment), statistics_(statistics) {
        const auto mean = std::find(statistics.begin(), statistics.end(), "mean");
        if (mean != statistics.end()) mean_ = static_cast<std::size_t>(mean - statistics.begin());
    }

    void make_safe(double* values, const double* basis, char* symbols) const {
        const std::size_t count = std::max<std::size_t>(statistics_.size(), 1);
        const double people = basis == nullptr ? 0 : basis[mean_];
        const bool all = is_suppressed(treatment_, values[mean_], people);
        for (std::size_t i = 0; i < count; ++i) {
            const Told of = statistics_.empty() ? Told::value : told(statistics_[i]);
            if (std::isnan(values[i])) {
                symbols[i] = not_available;
            } else if (of == Told::of_futures) {
                continue;
            } else if (all || (of == Told::value && is_suppressed(treatment_, values[i], people))) {
                symbols[i] = confidential;
            } else if (of == Told::value) {
                values[i] = rounded(treatment_, values[i]);
            }
        }
    }

  private:
    const Treatment& treatment_;
    const std::vector<std::string>& statistics_;
    std::size_t mean_ = 0;
};

}  // namespace

bool can_be_safe(std::string_view table) {
    return is_of_levels(table) || table == "difference" || table == "difference_run_year" ||
           table == "difference_horizon" || table == "difference_year" || table == "waterfall" ||
           table == "targets";
}

Treatment treatment_of(std::string_view table, const Group& group, const Variable& variable) {
    const std::string_view unit = variable.unit;
    if (table == "targets" || unit.starts_with("GBP")) return {As::unchanged};
    const auto entry = std::find_if(
        over.begin(), over.end(), [&](const Over& one) { return one.measure == variable.name; });
    if (entry != over.end() && (entry->as == As::withheld || is_of_levels(table)))
        return over_basis(*entry, group, variable);
    if (per_person(unit) > 0) return {As::count, per_person(unit)};
    if (!is_of_levels(table) && entry != over.end())
        return {As::rate, 1, unit == "1" ? 1.0 : 100.0};
    return {};
}

std::vector<char> make_safe(const Treatment& treatment,
                            const std::vector<std::string>& statistics,
                            const std::vector<double>& basis,
                            std::vector<double>& values) {
    const Cell cell(treatment, statistics);
    const std::size_t step = std::max<std::size_t>(statistics.size(), 1);
    std::vector<char> symbols(values.size(), 0);
    for (std::size_t i = 0; i + step <= values.size(); i += step)
        cell.make_safe(&values[i], basis.empty() ? nullptr : &basis[i], &symbols[i]);
    return symbols;
}

}  // namespace caseforce::tidy
