// The document's years: financial years against the budget, and what the national statistics will
// say.
#include "engine/plan/years.hpp"

#include <array>
#include <cmath>
#include <utility>

#include <nlohmann/json.hpp>

#include "analysis/read/unusable.hpp"
#include "analysis/report/sections.hpp"

namespace caseforce::report {
namespace {

constexpr std::array<std::pair<const char*, const char*>, 17> measures_of_years{
    {{"cost_total", "financial"},
     {"cost_permanent", "financial"},
     {"cost_agency", "financial"},
     {"cost_managed", "financial"},
     {"cost_intake", "financial"},
     {"cost_placements", "financial"},
     {"cost_policy", "financial"},
     {"budget", "financial"},
     {"cost_vs_budget", "financial"},
     {"inpost_fte", "workforce"},
     {"turnover_rate_fte", "workforce"},
     {"agency_rate_fte", "workforce"},
     {"vacancy_rate_fte", "workforce"},
     {"caseload_fte", "workforce"},
     {"absence_rate_fte", "workforce"},
     {"rereferral_percent", "children"},
     {"referrals", "children"}}};
constexpr std::int64_t first_year = 1900, last_year = 2500;
constexpr std::array<const char*, 2> weekly_pounds{"agency_premium", "vacancy_saving"};

/// [mean, 5% quantile, 95% quantile] of the futures, or null where there is no mean.
Json value_of(const Array& array, std::size_t option, std::size_t year) {
    const auto at = [&](const char* statistic) {
        return array.at({option, year, in_summary(statistic)});
    };
    if (std::isnan(at("mean"))) return nullptr;
    return Json::array({rounded(at("mean")), rounded(at("q05")), rounded(at("q95"))});
}

bool has_any(const Array& array, std::size_t options, std::size_t years) {
    for (std::size_t option = 0; option < options; ++option) {
        for (std::size_t year = 0; year < years; ++year) {
            if (!std::isnan(array.at({option, year, in_summary("mean")}))) return true;
        }
    }
    return false;
}

/// What the weeks that end in the financial year that ends in this one add up to, by their means,
/// for as many days as the year has: as the year's costs are, of which it stands beside.
double in_financial_year(const Arrays& arrays, const std::vector<double>& means, int year) {
    const int before = plan::last_day_of(YearKind::financial, year - 1);
    const int last = plan::last_day_of(YearKind::financial, year);
    double sum = 0;
    Days days = 0;
    for (std::size_t w = 0; w < means.size(); ++w) {
        const int last_day = arrays.date_after(w) - 1;
        if (last_day <= before || last_day > last || std::isnan(means[w])) continue;
        sum += means[w];
        days += week;
    }
    return days > 0 ? sum * (last - before) / days : 0;
}

}  // namespace

Json years_of(Arrays& arrays) {
    const read::Group* group = arrays.file().find("year_summary");
    if (group == nullptr || !group->has(read::Dimension::year)) return nullptr;
    const std::vector<std::int64_t>& labels = group->along(read::Dimension::year).numbers;
    for (const std::int64_t label : labels) {
        if (label < first_year || label > last_year)
            throw read::UnusableResult("a year of it is no year");
    }
    Json rows = Json::array();
    const auto row = [&](const char* measure, const char* kind, const auto& value) {
        Json values = Json::array();
        for (std::size_t option = 0; option < arrays.n_options(); ++option) {
            Json line = Json::array();
            for (std::size_t year = 0; year < labels.size(); ++year)
                line.push_back(value(option, year));
            values.push_back(arrays.in_full()[option] ? std::move(line) : Json(nullptr));
        }
        rows.push_back({{"measure", measure}, {"year", kind}, {"values", std::move(values)}});
    };
    for (const auto& [measure, kind] : measures_of_years) {
        const Array* array = arrays.find("year_summary", measure);
        if (array == nullptr || !has_any(*array, arrays.n_options(), labels.size())) continue;
        row(measure, kind, [&](std::size_t option, std::size_t year) {
            return value_of(*array, option, year);
        });
    }
    const Array* whole = arrays.find("year_summary", "cost_total");
    for (const char* const measure : weekly_pounds) {
        const auto means = arrays.statistic(Whose{}, measure, "mean");
        if (!means || whole == nullptr) continue;
        row(measure, "financial", [&](std::size_t option, std::size_t year) -> Json {
            if (std::isnan(whole->at({0, year, in_summary("mean")}))) return nullptr;
            const double sum =
                in_financial_year(arrays, (*means)[option], static_cast<int>(labels[year]));
            return Json::array({rounded(sum), nullptr, nullptr});
        });
    }
    return {{"labels", labels}, {"rows", std::move(rows)}};
}

}  // namespace caseforce::report
