// What each option has cost more than the baseline so far, and when that is back.
#include "analysis/compare/payback.hpp"

#include <array>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "analysis/report/sections.hpp"

namespace caseforce::report {
namespace {

const std::array<std::string, 3> ends{"mean", "lower", "upper"};

std::size_t in_extra_cost(std::string_view statistic) {
    return position_of(statistic, analysis::extra_cost_names);
}

Json row_of(Arrays& arrays, std::size_t option) {
    const auto part = [&](const char* name) {
        return rounded(arrays.value("payback", name, {option}));
    };
    Json row;
    for (const char* const name :
         {"outlay", "outlay_after", "back_after", "back_after_earliest", "back_after_latest"})
        row[name] = part(name);
    row["by_end"] = Json::array({part("probability_by_end"),
                                 part("probability_by_end_lower"),
                                 part("probability_by_end_upper")});
    row["outlay_half"] = nullptr;
    const double after = arrays.value("payback", "outlay_after", {option});
    if (!(after >= 1 && after <= static_cast<double>(arrays.weeks()))) return row;
    const auto week = static_cast<std::size_t>(after) - 1;
    const auto extra = [&](std::string_view statistic) {
        return arrays.value("payback", "extra_cost", {option, week, in_extra_cost(statistic)});
    };
    row["outlay_half"] = rounded(extra("upper") - extra("mean"));
    return row;
}

}  // namespace

Json payback_of(Arrays& arrays) {
    const Array* extra = arrays.find("payback", "extra_cost");
    if (extra == nullptr) return nullptr;
    Json rows = Json::array({nullptr});
    for (std::size_t option = 1; option < arrays.n_options(); ++option)
        rows.push_back(row_of(arrays, option));
    Lines lines(arrays.in_full(), ends.size(), arrays.weeks());
    for (std::size_t option = 0; option < lines.options; ++option) {
        for (std::size_t week = 0; week < lines.weeks && lines.in_full[option]; ++week) {
            for (std::size_t line = 0; line < lines.lines; ++line)
                lines.at(option, line, week) = extra->at({option, week, in_extra_cost(ends[line])});
        }
    }
    Json told{{"rows", std::move(rows)}, {"statistics", ends}};
    told.update(packed(lines, month));
    return told;
}

}  // namespace caseforce::report
