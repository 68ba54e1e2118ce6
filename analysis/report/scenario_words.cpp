#include "analysis/report/scenario_words.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "analysis/hdf5/attribute_names.hpp"
#include "analysis/read/unusable.hpp"
#include "engine/calendar/date.hpp"
#include "engine/scenario_file/dates.hpp"
#include "engine/scenario_file/parse.hpp"

namespace caseforce::report {
namespace {

[[noreturn]] void refuse(const std::string& what) {
    throw read::UnusableResult(
        fmt::format("the scenario that the file carries cannot be read: {}", what));
}

const std::vector<Tree>& list_under(const Tree& tree, std::string_view key) {
    static const std::vector<Tree> none;
    const Tree* found = tree.find(key);
    return found == nullptr ? none : found->list;
}

std::optional<std::string> text_under(const Tree& tree, std::string_view key) {
    const Tree* found = tree.find(key);
    if (found == nullptr) return std::nullopt;
    return found->scalar;
}

/// A span from one date to another as "FROM..TO".
std::optional<std::string> span_under(const Tree& tree, std::string_view key) {
    const Tree* found = tree.find(key);
    if (found == nullptr || found->list.size() != 2) return text_under(tree, key);
    return found->list[0].scalar + ".." + found->list[1].scalar;
}

Json or_null(const std::optional<std::string>& text) { return text ? Json(*text) : Json(nullptr); }

std::string required(const Tree& tree, std::string_view key) {
    const std::optional<std::string> text = text_under(tree, key);
    if (!text) refuse(fmt::format("`{}` is missing", key));
    return *text;
}

double number_of(const std::string& text) {
    try {
        std::size_t read = 0;
        const double value = std::stod(text, &read);
        return text.substr(read) == "%" ? value / 100 : value;
    } catch (const std::exception&) {
        refuse(fmt::format("'{}' is no number", text));
    }
}

int date_of(const std::string& text) {
    const auto date = scenario_file::date_from(text);
    if (!date.is_sound()) refuse(fmt::format("'{}' is no date", text));
    return date.value().days;
}

Whose whose_of(const Tree& entry) {
    for (const Level level : {Level::team, Level::stage, Level::role}) {
        if (const Tree* name = entry.find(name_of(level))) return {level, name->scalar};
    }
    return {};
}

/// A week is in a span of dates where it has ended by the second and not by the first.
std::pair<std::size_t, std::size_t> weeks_of(const std::string& text, const Arrays& arrays) {
    const std::size_t weeks = arrays.weeks();
    const std::size_t dots = text.find("..");
    if (dots != std::string::npos) {
        const auto ended_by = [&](const std::string& date) {
            return static_cast<std::size_t>(
                std::clamp((date_of(date) - arrays.start()) / 7, 0, static_cast<int>(weeks)));
        };
        const std::size_t first = std::min(ended_by(text.substr(0, dots)), weeks - 1);
        const std::size_t end = ended_by(text.substr(dots + 2));
        return {first, std::max(end, first + 1) - 1};
    }
    const auto span = scenario_file::span_from(text);
    if (!span.is_sound()) refuse(fmt::format("'{}' is no span", text));
    const auto length = std::min(weeks, static_cast<std::size_t>(span.value().length / week + 0.5));
    if (length == 0) return {0, 0};
    return span.value().which == scenario::Span::Which::last
               ? std::pair{weeks - length, weeks - 1}
               : std::pair{std::size_t{0}, length - 1};
}

std::pair<std::size_t, std::size_t> weeks_of(const Target& target, const Arrays& arrays) {
    if (target.at) {
        const std::size_t week = arrays.last_week_by(date_of(*target.at));
        return {week, week};
    }
    const std::optional<std::string>& span = target.over ? target.over : target.every_week_of;
    return span ? weeks_of(*span, arrays) : std::pair{std::size_t{0}, arrays.weeks() - 1};
}

/// A text, or a list or an object of such.
Json value_of(const Tree& tree) {
    if (tree.kind == Tree::Kind::list) {
        Json told = Json::array();
        for (const Tree& item : tree.list)
            told.push_back(value_of(item));
        return told;
    }
    if (tree.kind == Tree::Kind::map) {
        Json told = Json::object();
        for (const auto& [key, item] : tree.map)
            told[key.text] = value_of(item);
        return told;
    }
    return tree.scalar;
}

Json change_of(const Tree& entry) {
    Json what = Json::array();
    for (const std::string how : {"set", "scale", "add", "remove"}) {
        const Tree* values = entry.find(how);
        if (values == nullptr) continue;
        for (const auto& [path, value] : values->map)
            what.push_back({{"path", path.text}, {"how", how}, {"value", value_of(value)}});
    }
    Json told;
    for (const char* const key : {"at", "over", "until", "note"})
        told[key] = or_null(text_under(entry, key));
    told["what"] = std::move(what);
    return told;
}

Json cost_of(const Tree* policy) {
    Json told = Json::array();
    const Tree* cost = policy == nullptr ? nullptr : policy->find("cost");
    if (cost == nullptr) return told;
    for (const auto& [key, value] : cost->map) {
        if (value.scalar.substr(0, value.scalar.find(' ')) == "0") continue;
        told.push_back({{"key", key.text}, {"value", value.scalar}});
    }
    return told;
}

/// What the file's probabilities are of, which a search asks for beside the scenario's targets or
/// in their place.
Tree asked_in(const Arrays& arrays) {
    const read::Group* group = arrays.file().find("targets");
    if (group == nullptr) return {};
    const auto asked = group->texts.find(hdf5::attribute::asked);
    return asked == group->texts.end() ? Tree{} : tree_of(asked->second);
}

/// Null where the scenario has no policy of that name.
const Tree* policy_of(const Tree& scenario, const std::string& name) {
    const Tree* policies = scenario.find("policies");
    return policies == nullptr ? nullptr : policies->find(name);
}

/// What changes stands in one place, what it costs in another; null where there is nothing.
Json option_of(const std::string& key, const Tree* changed, const Tree* costing) {
    Json changes = Json::array();
    if (changed != nullptr) {
        for (const Tree& entry : list_under(*changed, "changes"))
            changes.push_back(change_of(entry));
    }
    return {{"key", key},
            {"is_policy", costing != nullptr},
            {"changes", std::move(changes)},
            {"cost", cost_of(costing)}};
}

}  // namespace

Tree tree_of(const std::string& text) {
    std::vector<Mistake> mistakes;
    std::optional<Tree> tree = scenario_file::parse(text, "scenario", mistakes);
    if (!tree || !mistakes.empty()) refuse("it is no sound YAML");
    return *std::move(tree);
}

std::string one_line(const Tree& value) {
    std::string text;
    switch (value.kind) {
        case Tree::Kind::nothing:
        case Tree::Kind::scalar:
            return value.scalar;
        case Tree::Kind::list:
            for (const Tree& item : value.list)
                text += (text.empty() ? "" : ", ") + one_line(item);
            return "[" + text + "]";
        case Tree::Kind::map:
            for (const auto& [key, item] : value.map)
                text += (text.empty() ? "" : ", ") + key.text + ": " + one_line(item);
            return "{" + text + "}";
    }
    return text;
}

Json of_whom(const Whose& whose) {
    return whose.level == Level::council ? Json(nullptr) : Json(whose.name);
}

std::vector<Target> targets_of(const Arrays& arrays) {
    std::vector<Target> targets;
    const Tree asked = asked_in(arrays);
    for (const Tree& entry : list_under(asked, "targets")) {
        Target target;
        target.measure = required(entry, "measure");
        target.whose = whose_of(entry);
        using Sense = analysis::Goal::Sense;
        target.sense = entry.find("at_most") != nullptr ? Sense::at_most : Sense::at_least;
        target.bound = number_of(required(entry, name_of(target.sense)));
        target.at = text_under(entry, "at");
        target.over = span_under(entry, "over");
        target.every_week_of = span_under(entry, "every_week_of");
        std::tie(target.first_week, target.last_week) = weeks_of(target, arrays);
        targets.push_back(std::move(target));
    }
    return targets;
}

std::vector<Stage> stages_of(const Tree& scenario, const Arrays& arrays) {
    std::vector<Stage> stages;
    const Tree* pathway = scenario.find("pathway");
    const Tree* known = pathway == nullptr ? nullptr : pathway->find("stages");
    for (const Whose& stage : arrays.all_of(Level::stage)) {
        const Tree* of = known == nullptr ? nullptr : known->find(stage.name);
        stages.push_back({stage.name, of == nullptr ? std::nullopt : text_under(*of, "limit")});
    }
    return stages;
}

Json options_of(const Tree& scenario, const std::vector<std::string>& names) {
    Json told = Json::array({option_of(names.front(), &scenario, nullptr)});
    for (std::size_t option = 1; option < names.size(); ++option) {
        const Tree* policy = policy_of(scenario, names[option]);
        told.push_back(option_of(names[option], policy, policy));
    }
    return told;
}

Json under_of(const Tree& scenario, const std::string& name) {
    if (name.empty()) return nullptr;
    const Tree* policy = policy_of(scenario, name);
    return option_of(name, policy, policy);
}

Json events_of(const Tree& scenario) {
    Json told = Json::array();
    for (const Tree& entry : list_under(scenario, "events"))
        told.push_back({{"at", required(entry, "at")}, {"label", required(entry, "label")}});
    return told;
}

Json history_of(const Tree& scenario) {
    Json told = Json::array();
    for (const Tree& entry : list_under(scenario, "history")) {
        const Whose whose = whose_of(entry);
        told.push_back({{"measure", required(entry, "measure")},
                        {"level", name_of(whose.level)},
                        {"of", of_whom(whose)},
                        {"at", required(entry, "at")},
                        {"value", number_of(required(entry, "value"))},
                        {"source", or_null(text_under(entry, "source"))}});
    }
    return told;
}

Json words_of(const Target& target) {
    return {{"measure", target.measure},
            {"level", name_of(target.whose.level)},
            {"of", of_whom(target.whose)},
            {"wanted", name_of(target.sense)},
            {"bound", target.bound},
            {"at", or_null(target.at)},
            {"over", or_null(target.over)},
            {"every_week_of", or_null(target.every_week_of)}};
}

}  // namespace caseforce::report
