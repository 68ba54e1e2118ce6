#include "analysis/trace/json_line.hpp"

#include <cmath>
#include <span>

#include <nlohmann/json.hpp>

namespace caseforce::trace {

namespace {

using Json = nlohmann::ordered_json;

Json value_of(FigureKind kind, double value) {
    switch (kind) {
        case FigureKind::flag:
            return value != 0;
        case FigureKind::contract:
            return scenario::contract_names[static_cast<std::size_t>(value)];
        case FigureKind::route:
            return scenario::route_names[static_cast<std::size_t>(value)];
        case FigureKind::position:
            return static_cast<std::uint64_t>(value) + 1;
        case FigureKind::count:
            return static_cast<std::int64_t>(value);
        case FigureKind::number:
        case FigureKind::instant:
            break;
    }
    if (!std::isfinite(value)) return nullptr;
    return value;
}

}  // namespace

std::string json_line(const Teller& teller, const Note& note) {
    const HappeningRow& row = row_of(note.what);
    const Subjects& about = note.about;
    Json line{{"time", note.at + 0.0}, {"event", row.name}};
    if (about.of.exists()) line["case"] = number_of(about.of);
    if (about.worker.exists()) line["worker"] = number_of(about.worker);
    if (about.team.exists()) line["team"] = teller.team(about.team);
    if (about.stage.exists()) line["stage"] = teller.stage(about.stage);
    if (about.role.exists()) line["role"] = teller.role(about.role);
    if (note.what == Happening::values_change) line["what"] = teller.dated_at(note.at);
    const std::span<const double> figures = teller.journal.figures_of(note);
    for (std::size_t i = 0; i < figures.size(); ++i)
        line[std::string(row.figures[i].name)] = value_of(row.figures[i].kind, figures[i]);
    return line.dump();
}

std::string json_header(const Teller& teller,
                        const Draws& draws,
                        const std::string& policy,
                        const std::string& scenario) {
    return Json{{"time", teller.timeline.first().begin + 0.0},
                {"event", "begins"},
                {"seed", draws.seed},
                {"replication", draws.replication},
                {"policy", policy},
                {"scenario", scenario}}
        .dump();
}

}  // namespace caseforce::trace
