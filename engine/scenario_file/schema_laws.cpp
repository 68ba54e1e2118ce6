// Schemas of distributions: a fixed value, or one family with its parameters.
#include <algorithm>
#include <string>
#include <utility>

#include "engine/scenario_file/read_values.hpp"
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

Tree parameters_of(const std::string& family, const LawOf& of, const Tree& share) {
    const Tree example = scalar(of.example);
    if (family == "exponential") return of.positive;
    if (family == "uniform") return pair_of(of.low_end, of.value);
    if (family == "empirical")
        return map({{"type", words("array")},
                    {"items", pair_of(of.value, share)},
                    {"minItems", scalar("1")}});
    const std::string needed = " Required in " + family + ".";
    if (family == "weibull")
        return keys_of(
            {{"shape",
              within(lowest_shape, highest_shape),
              "shape: 1 is exponential, above 1 rarely near 0." + needed,
              scalar("1.75")},
             {"scale", of.positive, "scale, in the unit of the key." + needed, example}});
    return keys_of({{"mean", of.positive, "mean, in the unit of the key." + needed, example},
                    {"cv",
                     within(0, highest_cv),
                     "coefficient of variation: standard deviation over mean, 0 is fixed." + needed,
                     scalar("0.5")}});
}

/// What a family is, and how it would be written.
std::pair<std::string, Tree> words_about(const std::string& family, const std::string& example) {
    const Tree value = scalar(example);
    const Tree mean_and_cv = map({{"mean", value}, {"cv", scalar("0.5")}});
    if (family == "exponential") return {"exponential, by its mean", value};
    if (family == "lognormal") return {"lognormal, by mean and cv", mean_and_cv};
    if (family == "gamma") return {"gamma, by mean and cv", mean_and_cv};
    if (family == "weibull")
        return {"Weibull, by shape and scale", map({{"shape", scalar("1.75")}, {"scale", value}})};
    if (family == "uniform") return {"uniform between two ends", list({value, value})};
    return {"values with their probabilities, which sum to 1", list({list({value, scalar("1")})})};
}

/// A map whose one key that is not removed is a family.
Tree form_of(const std::string& family, const LawOf& quantity, const Tree& share) {
    const auto [about, example] = words_about(family, quantity.example);
    std::string others;
    for (const auto& [other, its_parameters] : families) {
        if (other != family) others += (others.empty() ? "" : "|") + other;
    }
    const Tree nothing = map({{"type", words("null")}});
    Tree key = described(parameters_of(family, quantity, share),
                         about + ". Left out: another distribution, or a fixed value.",
                         example);
    return map({{"type", words("object")},
                {"required", list({words(family)})},
                {"properties", map({{family, std::move(key)}})},
                {"patternProperties", map({{"^(?:" + others + ")$", nothing}})},
                {"additionalProperties", scalar("false")},
                {"not", map({{"properties", map({{family, nothing}})}})}});
}

}  // namespace

Tree law_of(Definitions& definitions, LawOf quantity) {
    for (Tree* const shape : {&quantity.value, &quantity.low_end, &quantity.positive})
        *shape = definitions.numbered("quantity", std::move(*shape));
    std::vector<Tree> forms{quantity.value};
    for (const auto& [family, parameters] : families)
        forms.push_back(form_of(family, quantity, probability(definitions)));
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
        return law_of(definitions, {length, length, length, "16 weeks"});
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
        law_of(definitions, {value, shape_of(definitions, at_low, 0.0), value, "1"}));
}

Tree shape_of(Definitions& definitions, const Field&, const scenario::CountLaw&) {
    static_assert(largest_household == 20, "as the pattern has it");
    return map({{"type", words("object")},
                {"patternProperties",
                 map({{"^(?:[1-9]|1[0-9]|20)$", or_nothing(probability(definitions))}})},
                {"additionalProperties", scalar("false")}});
}

}  // namespace caseforce::scenario_file
