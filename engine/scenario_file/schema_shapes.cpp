// Schemas of values of several parts: months, steps, spans, intakes, nested hazards and what may be
// a word or a map.
#include <string>
#include <utility>

#include <fmt/format.h>

#include "engine/scenario/month_names.hpp"
#include "engine/scenario_file/schema_patterns.hpp"
#include "engine/scenario_file/schema_values.hpp"

namespace caseforce::scenario_file {

namespace {

Tree any_of(std::vector<Tree> shapes) { return map({{"anyOf", list(std::move(shapes))}}); }

Tree list_of(Tree entry) { return map({{"type", words("array")}, {"items", std::move(entry)}}); }

Tree date(Definitions& definitions) { return shape_of(definitions, {}, scenario::Date{}); }

Tree period() {
    return text_like(patterns::period(), "a period: '1 year', '6 months' or '2 weeks'");
}

}  // namespace

Tree shape_of(Definitions& definitions, const Field& field, const scenario::Months&) {
    const Tree weight = shape_of(definitions, field, 0.0);
    std::vector<Key> months;
    const auto add = [&](std::string_view key, std::string_view month) {
        months.push_back({std::string(key),
                          weight,
                          fmt::format("relative weight of {}. Left out: 1.", month),
                          scalar("0.8")});
    };
    for (const std::string_view name : scenario::month_names)
        add(name.substr(0, 3), name);
    for (const std::string_view name : scenario::month_names) {
        if (name.size() > 3) add(name, name);
    }
    return definitions.numbered("months", keys_of(std::move(months)));
}

Tree shape_of(Definitions& definitions, const Field& field, const scenario::Steps&) {
    const auto step = [&](Tree time) {
        return map(
            {{"type", words("array")},
             {"items", list({std::move(time), shape_of(definitions, field, scenario::Share{})})},
             {"minItems", scalar("2")},
             {"maxItems", scalar("2")}});
    };
    const Tree beginning = text_like(patterns::no_time(), "the first step is at 0: '0 weeks'");
    const Tree later = shape_of(definitions, Field{.low = 0}, scenario::Duration{});
    return definitions.numbered("steps",
                                map({{"type", words("array")},
                                     {"items", list({step(beginning)})},
                                     {"additionalItems", step(later)},
                                     {"minItems", scalar("1")}}));
}

Tree shape_of(Definitions& definitions, const Field& field, const scenario::FactorOverTime&) {
    return any_of(
        {shape_of(definitions, field, 0.0), shape_of(definitions, field, scenario::Steps{})});
}

Tree shape_of(Definitions& definitions, const Field&, const scenario::OverCap&) {
    const Field most{.low = 0, .above = true};
    return any_of(
        {one_of_words({"allow", "wait"}),
         keys_of(
             {{"up_to",
               shape_of(definitions, most, scenario::Share{}),
               "how far, as a share of the cap. Unit: a share, as 130% or 1.3. Left out: no limit.",
               scalar("130%")}})});
}

Tree shape_of(Definitions& definitions, const Field&, const scenario::BankHolidays&) {
    return any_of({one_of_words({"england", "none"}), list_of(date(definitions))});
}

Tree shape_of(Definitions& definitions, const Field&, const scenario::Span&) {
    Tree dates = list_of(date(definitions));
    put(dates, "minItems", scalar("2"));
    put(dates, "maxItems", scalar("2"));
    const std::string length = patterns::duration(Field{.low = 0, .above = true});
    return any_of({text_like("(?:last|first) " + length, "a span: 'last 52 weeks'"), dates});
}

Tree shape_of(Definitions& definitions, const Field& field, const scenario::Intakes&) {
    const std::string size(field.refers_to);
    const Tree count = shape_of(definitions, field, 0);
    const Key sizes{size, count, fmt::format("how many. Unit: {}. Required.", size), scalar("12")};
    Tree dated =
        keys_of({{"at", date(definitions), "date. Required.", scalar("2023-06-01")}, sizes});
    put(dated, "allOf", list({has("at"), has(size)}));
    const Tree repeated =
        keys_of({{"every",
                  period(),
                  "from one date to the next. Unit: days, weeks, months or years. Required.",
                  scalar("1 year")},
                 {"from", date(definitions), "first date. Required.", scalar("2023-09-04")},
                 {"until", date(definitions), "last date. Left out: no end.", scalar("2027-09-06")},
                 sizes});
    return any_of({repeated, list_of(std::move(dated))});
}

Tree complete_intakes(const Field& field) {
    Tree needs =
        map({{"allOf", list({has("every"), has("from"), has(std::string(field.refers_to))})}});
    return map({{"if", map({{"type", words("object")}})}, {"then", std::move(needs)}});
}

Tree shape_of(Definitions& definitions, const Field& field, const scenario::LeavingHazard&) {
    const std::string name = field.low == 0 ? "hazard_of_leaving" : "hazard_of_leaving_added";
    return definitions.named(name, [&] {
        const std::string key = fmt::format("{}|{}", patterns::name(), patterns::tenure_band());
        return any_of(
            {shape_of(definitions, field, scenario::Hazard{}),
             map({{"type", words("object")},
                  {"propertyNames",
                   text_like(key, "a contract, role, route, or tenure band as '0-1 years'")},
                  {"additionalProperties",
                   or_nothing(map({{"$ref", words("#/definitions/" + name)}}))}})});
    });
}

Tree shape_of(Definitions&, const Field&, const scenario::Raw&) { return map({}); }

}  // namespace caseforce::scenario_file
