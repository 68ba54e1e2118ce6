// What was observed, beside what the simulated futures had said of it.
#include "analysis/compare/backtest.hpp"

#include <cmath>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "analysis/hdf5/attribute_names.hpp"
#include "analysis/report/sections.hpp"
#include "engine/measure/yearly.hpp"

namespace caseforce::report {
namespace {

/// "caseload_mean of team locality 2023-10-02" or "inpost_fte 2023" in its parts; all of it the
/// measure where it has none.
struct Observed {
    std::string measure, of, at;
};

Observed parts_of(const std::string& words) {
    const std::size_t end = words.rfind(' ');
    if (end == std::string::npos) return {words, "", ""};
    const std::string series = words.substr(0, end);
    constexpr std::string_view of = " of ";
    const std::size_t part = series.find(of);
    if (part == std::string::npos) return {series, "", words.substr(end + 1)};
    return {series.substr(0, part), series.substr(part + of.size()), words.substr(end + 1)};
}

/// A measure of this name has other values by year than by week.
std::string_view unit_of(const Observed& one) {
    const bool is_yearly = one.at.find('-') == std::string::npos;
    for (const YearlyRow& row : yearly_measures) {
        if (is_yearly && row.name == one.measure) return row.unit;
    }
    const auto measure = measure_named(one.measure);
    return measure ? row_of(*measure).unit : std::string_view();
}

Json or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

}  // namespace

Json backtest_of(Arrays& arrays) {
    const read::Group* group = arrays.file().find("backtest");
    if (group == nullptr) return nullptr;
    const std::vector<std::string> all = arrays.names("backtest", read::Dimension::observation);
    Json rows = Json::array();
    double within = 0, of = 0;
    for (std::size_t at = 0; at < all.size(); ++at) {
        const auto part = [&](const char* name) { return arrays.value("backtest", name, {at}); };
        const double value = part("observed");
        const double q05 = part("q05");
        of += std::isnan(q05) ? 0 : 1;
        within += observed::is_within(value, q05, part("q95")) ? 1 : 0;
        const Observed one = parts_of(all[at]);
        Json row{{"measure", one.measure},
                 {"of", or_null(one.of)},
                 {"at", or_null(one.at)},
                 {"unit", unit_of(one)}};
        for (const char* const name : {"observed", "mean", "se", "q05", "q95"})
            row[name] = rounded(part(name));
        rows.push_back(std::move(row));
    }
    const analysis::Probability share = analysis::probability(within, of);
    const auto from = group->texts.find(hdf5::attribute::from);
    return {
        {"from", or_null(from == group->texts.end() ? std::string() : from->second)},
        {"within", Json::array({rounded(share.share), rounded(share.lower), rounded(share.upper)})},
        {"rows", std::move(rows)}};
}

}  // namespace caseforce::report
