#include "cli/waterfall.hpp"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "analysis/compare/differences.hpp"
#include "cli/comparison_columns.hpp"
#include "engine/core/error.hpp"
#include "engine/core/text.hpp"

namespace caseforce::cli {

using analysis::Findings;

namespace {

/// Throws UsageError for what is asked for and is no policy that is compared.
[[noreturn]] void complain_of(const std::string& asked, const std::vector<Option>& options) {
    std::vector<std::string> known;
    for (const Option& option : options) {
        if (option.policy != nullptr) known.push_back(option.name);
    }
    const std::string nearest = text::nearest(asked, known);
    const auto is_asked = [&](const Option& option) { return option.name == asked; };
    std::string found = "no policy that is compared is called that";
    if (options.front().scenario->policies.find(asked) != nullptr)
        found = "--policies leaves it out";
    else if (std::any_of(options.begin() + 1, options.end(), is_asked))
        found = "it is a further file's baseline, which has no parts to share its effect out among";
    std::string instead = "there are " + text::joined(known);
    if (known.empty())
        instead = "the first file has no policies";
    else if (!nearest.empty())
        instead = "the nearest is " + nearest;
    else if (known.size() == 1)
        instead = "there is " + known.front();
    throw UsageError(fmt::format("--waterfall {}: {}; {}", asked, found, instead));
}

}  // namespace

std::optional<Sets> sets_of(const CompareOptions& asked, const std::vector<Option>& options) {
    if (!asked.waterfall) return std::nullopt;
    const auto found = std::find_if(options.begin(), options.end(), [&](const Option& option) {
        return option.name == *asked.waterfall && option.policy != nullptr;
    });
    if (found == options.end()) complain_of(*asked.waterfall, options);
    Sets sets{
        static_cast<std::size_t>(found - options.begin()), analysis::parts_of(*found->policy), {}};
    if (sets.parts.size() < 2 || sets.parts.size() > analysis::most_parts)
        throw UsageError(
            fmt::format("--waterfall {}: it has {} and 2 to {} can be told apart; "
                        "changes of the same `note` are one part",
                        *asked.waterfall,
                        sets.parts.size() == 1 ? std::string("one part")
                                               : fmt::format("{} parts", sets.parts.size()),
                        analysis::most_parts));
    for (analysis::PartSet set = 1; set < 1U << sets.parts.size(); ++set)
        sets.policies.push_back(analysis::with_parts(*found->policy, sets.parts, set));
    return sets;
}

analysis::Waterfall waterfall_of(const Sets& sets,
                                 const Results& results,
                                 const Results& by_set,
                                 const Findings& findings) {
    std::vector<analysis::Aggregate> asked;
    const auto add = [&](const analysis::Aggregate& what) {
        if (std::find(asked.begin(), asked.end(), what) == asked.end()) asked.push_back(what);
    };
    for (const analysis::Aggregate& what : analysis::single_measures(results))
        add(what);
    for (const analysis::Aggregate& what : asked_in_headline(results))
        add(what);
    for (const analysis::Goal& goal : findings.goals)
        add(goal.what);

    analysis::Waterfall waterfall{sets.policy, {}, {}};
    for (const analysis::Part& part : sets.parts)
        waterfall.parts.push_back(part.name);
    waterfall.parts.emplace_back(analysis::own_cost);
    const auto of_baseline = analysis::values_of(results, analysis::baseline, asked);
    const auto of_policy = analysis::values_of(results, sets.policy, asked);
    std::vector<std::vector<std::vector<double>>> of_sets;
    for (std::size_t p = 0; p < by_set.policies.size(); ++p)
        of_sets.push_back(analysis::values_of(by_set, p, asked));
    for (std::size_t i = 0; i < asked.size(); ++i) {
        std::vector<std::vector<double>> values{of_baseline[i]};
        for (auto& of_set : of_sets)
            values.push_back(std::move(of_set[i]));
        auto shares = analysis::shapley(values, sets.parts.size());
        const auto& whole = of_policy[i];
        shares.push_back(analysis::paired(whole, values.back()));
        waterfall.measures.push_back(
            {asked[i], std::move(shares), analysis::paired(whole, values.front())});
    }
    return waterfall;
}

}  // namespace caseforce::cli
