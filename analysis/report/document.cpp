#include "analysis/report/document.hpp"

#include <set>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "analysis/report/assumed.hpp"
#include "analysis/report/sections.hpp"
#include "engine/calendar/date.hpp"

namespace caseforce::report {
namespace {

constexpr int form = 2;  // of the document; what changes a field's meaning is another

/// Unit, sentence, way over time and what is wanted of the measures that the document names.
Json measures_of(const read::ResultFile& file, const std::set<std::string>& named) {
    Json told = Json::object();
    for (const std::string& name : named) {
        for (const char* const group :
             {"summary", "summary_team", "summary_stage", "summary_role"}) {
            const read::Group* of = file.find(group);
            const read::Variable* variable = of == nullptr ? nullptr : of->find(name);
            if (variable == nullptr || variable->over_time.empty()) continue;
            const auto measure = measure_named(name);
            told[name] = {{"unit", variable->unit},
                          {"about", variable->about},
                          {"over_time", variable->over_time},
                          {"wanted", name_of(measure ? row_of(*measure).wanted : Wanted::either)}};
            break;
        }
    }
    return told;
}

Json provenance_of(const read::Origin& origin) {
    return {{"version", origin.version},
            {"seed", origin.seed},
            {"replications", origin.replications},
            {"detail", hdf5::name_of(origin.detail)},
            {"created", origin.created},
            {"command_line", origin.command_line},
            {"digest", origin.digest}};
}

/// The policy that all is under. A file of points says it aside, a run by its only option's name.
std::string name_of_under(const read::ResultFile& file) {
    const std::string& first = file.policies().front();
    return first == "baseline" ? file.origin().under : first;
}

Json weeks_told(const std::vector<Target>& targets) {
    Json told = Json::array();
    for (const Target& target : targets)
        told.push_back({target.first_week, target.last_week});
    return told;
}

Json names_of(const std::vector<Whose>& all) {
    Json told = Json::array();
    for (const Whose& one : all)
        told.push_back(one.name);
    return told;
}

Json words_of(const std::vector<Stage>& stages) {
    Json told = Json::array();
    for (const Stage& stage : stages)
        told.push_back(
            {{"key", stage.name}, {"limit", stage.limit ? Json(*stage.limit) : Json(nullptr)}});
    return told;
}

}  // namespace

Json document_of(const read::ResultFile& file) {
    Arrays arrays(file);
    const Tree scenario = tree_of(file.origin().scenario);
    const std::vector<Target> targets = targets_of(arrays);
    const std::vector<Stage> stages = stages_of(scenario, arrays);
    Json met = targets_told(arrays, targets);
    Json values = values_of(arrays);
    const std::vector<std::size_t> in_full = told_in_full(arrays, met, values);
    arrays.tell_in_full(in_full);
    Json series = series_of(arrays, targets, stages);
    Json history = history_of(scenario);
    std::set<std::string> named;
    for (const Json* const rows : {&series, &values, &history}) {
        for (const Json& row : *rows)
            named.insert(row.at("measure").get<std::string>());
    }
    for (const Target& target : targets)
        named.insert(target.measure);

    Json told;
    told["format"] = form;
    told["title"] = file.origin().title;
    told["kind"] = arrays.n_options() > 1 ? "compare" : "run";
    told["start"] = calendar::iso_text(arrays.start());
    told["weeks"] = arrays.weeks();
    told["futures"] = file.origin().replications;
    told["futures_asked"] = file.origin().replications_asked;
    told["options"] = options_of(scenario, arrays.options());
    told["under"] = under_of(scenario, name_of_under(file));
    told["in_full"] = in_full;
    told["sweep"] = sweep_of(arrays);
    told["teams"] = names_of(arrays.all_of(Level::team));
    told["stages"] = words_of(stages);
    told["measures"] = measures_of(file, named);
    told["events"] = events_of(scenario);
    told["history"] = std::move(history);
    told["series"] = std::move(series);
    told["targets"] = std::move(met);
    told["target_weeks"] = weeks_told(targets);
    told["values"] = std::move(values);
    told["worth"] = worth_of(arrays, targets);
    told["payback"] = payback_of(arrays);
    told["waterfall"] = waterfall_of(arrays, targets);
    told["milestones"] = milestones_of(arrays, targets);
    told["workforce"] = workforce_of(arrays);
    told["intakes"] = intakes_of(arrays);
    told["bands"] = bands_of(arrays);
    told["breaks"] = breaks_of(arrays);
    told["years"] = years_of(arrays);
    told["excessive_hours"] = excessive_hours_of(arrays);
    told["chance"] = chance_of(arrays);
    told["knowing"] = knowing_of(arrays);
    told["ranking"] = ranking_of(arrays);
    told["backtest"] = backtest_of(arrays);
    told["assumed"] = assumed(scenario);
    told["provenance"] = provenance_of(file.origin());
    return told;
}

}  // namespace caseforce::report
