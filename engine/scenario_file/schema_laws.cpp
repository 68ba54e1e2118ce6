// Schemas of distributions: a fixed value, or one family with its parameters.
#include <algorithm>
#include <string>
#include <utility>

#include "engine/scenario_file/schema_values.hpp"

namespace caseforce::scenario_file {

namespace {

const std::vector<std::pair<std::string, std::vector<std::string>>> families{
    {"exponential", {}},
    {"lognormal", {"mean", "cv"}},
    {"gamma", {"mean", "cv"}},
    {"weibull", {"shape", "scale"}},
    {"uniform", {}},
    {"empirical", {}}};

Tree within(double low, double high) {
    return map({{"type", words("number")}, {"minimum", number(low)}, {"maximum", number(high)}});
}

Tree pair_of(Tree one, Tree other) {
    return map({{"type", words("array")},
                {"items", list({std::move(one), std::move(other)})},
                {"minItems", scalar("2")},
                {"maxItems", scalar("2")}});
}

Tree probability(Definitions& definitions) {
    const Field field{.low = 0, .high = 1};
    return definitions.named("probability",
                             [&] { return shape_of(definitions, field, scenario::Share{}); });
}

Tree parameters_of(const std::string& family,
                   const Tree& value,
                   const Tree& low_end,
                   const Tree& positive,
                   const Tree& share) {
    constexpr double highest_cv = 10;
    if (family == "exponential") return positive;
    if (family == "uniform") return pair_of(low_end, value);
    if (family == "empirical")
        return map({{"type", words("array")},
                    {"items", pair_of(value, share)},
                    {"minItems", scalar("1")}});
    if (family == "weibull") return keys_of({{"shape", within(0.1, 100)}, {"scale", positive}});
    return keys_of({{"mean", positive}, {"cv", within(0, highest_cv)}});
}

}  // namespace

Tree law_of(Definitions& definitions,
            const Tree& value,
            const Tree& low_end,
            const Tree& positive) {
    const Tree share = probability(definitions);
    std::vector<Tree> forms{value};
    for (const auto& [family, names] : families) {
        Pairs keys;
        for (const auto& [other, its_names] : families) {
            // Another family may only stand there to be removed.
            keys.emplace_back(other,
                              other == family
                                  ? parameters_of(family, value, low_end, positive, share)
                                  : map({{"type", words("null")}}));
        }
        forms.push_back(map({{"type", words("object")},
                             {"required", list({words(family)})},
                             {"properties", map(std::move(keys))},
                             {"additionalProperties", scalar("false")}}));
    }
    return map({{"oneOf", list(std::move(forms))}});
}

Tree complete_law(Definitions& definitions) {
    return definitions.named("complete_distribution", [] {
        Pairs keys;
        for (const auto& [family, names] : families) {
            std::vector<Tree> both;
            for (const std::string& name : names)
                both.push_back(has(name));
            if (!both.empty()) keys.emplace_back(family, map({{"allOf", list(std::move(both))}}));
        }
        return map({{"properties", map(std::move(keys))}});
    });
}

Tree shape_of(Definitions& definitions, const Field&, const scenario::DurationLaw&) {
    return definitions.named("duration_distribution", [&] {
        const Tree length = shape_of(definitions, Field{.low = 0}, scenario::Duration{});
        return law_of(definitions, length, length, length);
    });
}

Tree shape_of(Definitions& definitions, const Field& field, const scenario::NumberLaw&) {
    Field bounded = field;
    bounded.low = std::max(field.low, 0.0);
    Field at_low = bounded;
    at_low.above = false;
    const Tree value = shape_of(definitions, bounded, 0.0);
    return definitions.numbered(
        "number_distribution",
        law_of(definitions, value, shape_of(definitions, at_low, 0.0), value));
}

Tree shape_of(Definitions& definitions, const Field&, const scenario::CountLaw&) {
    return map(
        {{"type", words("object")},
         {"patternProperties",
          map({{"^(?:[1-9]|1[0-9]|20)$", or_nothing(probability(definitions))}})},
         {"additionalProperties", scalar("false")}});
}

}  // namespace caseforce::scenario_file
