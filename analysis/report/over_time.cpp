// What the document tells week by week.
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <nlohmann/json.hpp>

#include "analysis/report/months.hpp"
#include "analysis/report/sections.hpp"

namespace caseforce::report {
namespace {

using Texts = std::vector<std::string>;
using ByOption = std::vector<std::vector<double>>;  // and week

const Texts of_council{"caseload_mean",
                       "agency_share",
                       "vacancy_rate",
                       "share_excessive",
                       "excess_hours",
                       "unallocated_cases",
                       "turnover_12m",
                       "cost_total",
                       "permanent_fte",
                       "agency_fte"};
const Texts bands_of_team{
    "caseload_mean", "unallocated_cases", "share_excessive", "vacancy_rate", "agency_share"};
const Texts medians_of_team{
    "practitioners_needed_fte", "posts_fte", "permanent_fte", "agency_fte", "managed_fte"};
const Texts means_of_stage{
    "open_cases", "unallocated_cases", "awaiting_transfer", "open_over_limit"};
const Texts quantiles{"q05", "q25", "q50", "q75", "q95"};

/// Points of all measures that are shown in full, over all options: what keeps a page below 1 MB.
constexpr std::size_t most_points = 24'000;
constexpr std::array<std::size_t, 6> steps{1, 2, 4, 13, 26, 52};  // weeks
constexpr double often = 5;                                       // ends a week
constexpr double step_of_people = 0.1;

double largest(const ByOption& values) {
    double most = 0;
    for (const std::vector<double>& of : values) {
        for (const double value : of)
            most = std::max(most, std::isnan(value) ? 0.0 : value);
    }
    return most;
}

/// Null where there is no such measure, or no value of it.
Json series_of(Arrays& arrays,
               const Whose& whose,
               const std::string& measure,
               const Texts& statistics,
               std::size_t every) {
    Lines lines(arrays.in_full(), statistics.size(), arrays.weeks());
    bool any = false;
    for (std::size_t line = 0; line < statistics.size(); ++line) {
        const auto values = arrays.statistic(whose, measure, statistics[line]);
        if (!values) return nullptr;
        for (std::size_t option = 0; option < lines.options; ++option) {
            for (std::size_t week = 0; week < lines.weeks && lines.in_full[option]; ++week) {
                const double value = (*values)[option][week];
                lines.at(option, line, week) = value;
                any = any || (line == 0 && !std::isnan(value));
            }
        }
    }
    if (!any) return nullptr;
    Json told{{"measure", measure},
              {"level", name_of(whose.level)},
              {"of", of_whom(whose)},
              {"statistics", statistics}};
    told.update(packed(lines, every));
    return told;
}

/// Whether a week's share of the stages that ended in it says anything.
bool ends_often(Arrays& arrays, const Stage& stage) {
    const auto left = arrays.statistic({Level::stage, stage.name}, "stage_left", "mean");
    if (!left) return false;
    double sum = 0;
    double n = 0;
    for (const double value : left->front()) {
        sum += std::isnan(value) ? 0 : value;
        n += std::isnan(value) ? 0 : 1;
    }
    return n > 0 && sum / n >= often;
}

/// What is shown in full: the council's, the stages with a limit, and what targets ask.
std::vector<std::pair<Whose, std::string>> shown_in_full(Arrays& arrays,
                                                         const std::vector<Target>& targets,
                                                         const std::vector<Stage>& stages) {
    std::vector<std::pair<Whose, std::string>> shown;
    const auto add = [&](const Whose& whose, const std::string& measure) {
        const std::pair one{whose, measure};
        if (std::ranges::find(shown, one) == shown.end()) shown.push_back(one);
    };
    for (const std::string& measure : of_council)
        add(Whose{}, measure);
    for (const Stage& stage : stages) {
        if (stage.limit && !stage.limit->empty() && ends_often(arrays, stage))
            add({Level::stage, stage.name}, "stage_in_limit");
    }
    for (const Target& target : targets)
        add(target.whose, target.measure);
    return shown;
}

std::size_t every_so_many(const Arrays& arrays, std::size_t measures) {
    const auto options = std::ranges::count(arrays.in_full(), true);
    const std::size_t lines = measures * static_cast<std::size_t>(options);
    for (const std::size_t step : steps) {
        if (lines * shown_weeks(arrays.weeks(), step).size() <= most_points) return step;
    }
    return steps.back();
}

/// By option and week, the mean of what stands at a place along `route` or `band`.
double mean_of(const Array& array, std::size_t option, std::size_t week, std::size_t place) {
    return array.at({option, week, place, in_summary("mean")});
}

/// Lines that are not nothing everywhere, by name.
Json people(const Texts& names, const Lines& lines) {
    Texts kept;
    std::vector<std::size_t> which;
    for (std::size_t line = 0; line < lines.lines; ++line) {
        double most = 0;
        for (std::size_t option = 0; option < lines.options; ++option) {
            for (std::size_t week = 0; week < lines.weeks && lines.in_full[option]; ++week) {
                const double value = std::abs(lines.at(option, line, week));
                if (value > most) most = value;
            }
        }
        if (most <= 1e-9) continue;
        kept.push_back(names[line]);
        which.push_back(line);
    }
    Lines told(lines.in_full, which.size(), lines.weeks);
    for (std::size_t option = 0; option < told.options; ++option) {
        for (std::size_t line = 0; line < told.lines; ++line) {
            for (std::size_t week = 0; week < told.weeks; ++week)
                told.at(option, line, week) = lines.at(option, which[line], week);
        }
    }
    Json all{{"names", kept}};
    all.update(packed(told, month, step_of_people));
    return all;
}

/// Starts by month under each option along one route.
Json starts_of(const Arrays& arrays, const Array& came, const Months& months, std::size_t route) {
    constexpr double least = 0.05;  // of a person
    Json told = Json::array();
    double most = 0;
    for (std::size_t option = 0; option < arrays.n_options(); ++option) {
        if (!arrays.in_full()[option]) {
            told.push_back(nullptr);
            continue;
        }
        std::vector<double> by_month(months.names.size(), 0.0);
        for (std::size_t week = 0; week < months.of_week.size(); ++week)
            by_month[months.of_week[week]] += mean_of(came, option, week, route);
        Json line = Json::array();
        for (const double starts : by_month) {
            line.push_back(starts >= least ? rounded(starts, 3) : Json(0));
            most = std::max(most, starts);
        }
        told.push_back(std::move(line));
    }
    return most > 0 ? told : Json(nullptr);
}

}  // namespace

Json series_of(Arrays& arrays,
               const std::vector<Target>& targets,
               const std::vector<Stage>& stages) {
    Json told = Json::array();
    const auto add = [&](Json one) {
        if (!one.is_null()) told.push_back(std::move(one));
    };
    const auto full = shown_in_full(arrays, targets, stages);
    const std::size_t every = every_so_many(arrays, full.size());
    for (const auto& [whose, measure] : full)
        add(series_of(arrays, whose, measure, quantiles, every));
    for (const Whose& team : arrays.all_of(Level::team)) {
        const bool cases = has_cases(arrays, team);
        for (const std::string& measure : bands_of_team) {
            if (cases || measure == "vacancy_rate" || measure == "agency_share")
                add(series_of(arrays, team, measure, {"q05", "q50", "q95"}, month));
        }
        for (const std::string& measure : medians_of_team) {
            if (cases || measure != "practitioners_needed_fte")
                add(series_of(arrays, team, measure, {"q50"}, month));
        }
    }
    for (const Whose& stage : arrays.all_of(Level::stage)) {
        for (const std::string& measure : means_of_stage)
            add(series_of(arrays, stage, measure, {"mean"}, month));
    }
    return told;
}

/// In post by the route they came by: those of the beginning, and who has come since less who left.
Json workforce_of(Arrays& arrays) {
    const Array* came = arrays.summary(Level::council, "starters_by_route");
    const Array* left = arrays.summary(Level::council, "leavers_by_route");
    const auto in_post = arrays.statistic(Whose{}, "permanent_headcount", "mean");
    const auto agency = arrays.statistic(Whose{}, "agency_headcount", "mean");
    const auto managed = arrays.statistic(Whose{}, "managed_fte", "mean");
    if (came == nullptr || left == nullptr || !in_post || !agency || !managed) return nullptr;
    Texts names = arrays.names("summary", read::Dimension::route);
    const std::size_t routes = names.size();
    Lines lines(arrays.in_full(), routes + 2, arrays.weeks());
    for (std::size_t option = 0; option < lines.options; ++option) {
        double before = (*in_post)[option][0];
        for (std::size_t route = 0; route < routes; ++route) {
            double stock = 0;
            for (std::size_t week = 0; week < lines.weeks; ++week) {
                const double net =
                    mean_of(*came, option, week, route) - mean_of(*left, option, week, route);
                if (week == 0) before -= net;
                lines.at(option, route, week) = stock += net;
            }
        }
        for (std::size_t route = 0; route < routes; ++route) {
            if (names[route] != "initial") continue;
            for (std::size_t week = 0; week < lines.weeks; ++week)
                lines.at(option, route, week) += before;
        }
        for (std::size_t week = 0; week < lines.weeks; ++week) {
            lines.at(option, routes, week) = (*agency)[option][week];
            lines.at(option, routes + 1, week) = (*managed)[option][week];
        }
    }
    names.insert(names.end(), {"agency_headcount", "managed_fte"});
    return people(names, lines);
}

/// Starts by route in each month, and managed teams in post at its end.
Json intakes_of(Arrays& arrays) {
    const Months months = months_of(arrays);
    Json rows = Json::array();
    const Texts routes = arrays.names("summary", read::Dimension::route);
    if (const Array* came = arrays.summary(Level::council, "starters_by_route")) {
        for (std::size_t route = 0; route < routes.size(); ++route) {
            Json values = starts_of(arrays, *came, months, route);
            if (!values.is_null())
                rows.push_back({{"route", routes[route]},
                                {"counts", "starts"},
                                {"values", std::move(values)}});
        }
    }
    const auto managed = arrays.statistic(Whose{}, "managed_fte", "mean");
    if (managed && largest(*managed) > 0) {
        Json values = Json::array();
        for (std::size_t option = 0; option < arrays.n_options(); ++option) {
            Json line = Json::array();
            for (const std::size_t week : months.last_week)
                line.push_back(rounded((*managed)[option][week], 3));
            values.push_back(arrays.in_full()[option] ? std::move(line) : Json(nullptr));
        }
        rows.push_back(
            {{"route", "managed_fte"}, {"counts", "in_post"}, {"values", std::move(values)}});
    }
    return {{"months", months.names}, {"rows", std::move(rows)}};
}

Json bands_of(Arrays& arrays) {
    const Array* workers = arrays.summary(Level::council, "caseload_band");
    if (workers == nullptr) return nullptr;
    const Texts names = arrays.names("summary", read::Dimension::band);
    Lines lines(arrays.in_full(), names.size(), arrays.weeks());
    for (std::size_t option = 0; option < lines.options; ++option) {
        for (std::size_t band = 0; band < lines.lines; ++band) {
            for (std::size_t week = 0; week < lines.weeks; ++week)
                lines.at(option, band, week) = mean_of(*workers, option, week, band);
        }
    }
    Json told{{"names", names}};
    told.update(packed(lines, month, step_of_people));
    return told;
}

}  // namespace caseforce::report
