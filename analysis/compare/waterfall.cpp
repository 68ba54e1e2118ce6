#include "analysis/compare/waterfall.hpp"

#include <algorithm>
#include <bit>

#include "engine/core/text.hpp"

namespace caseforce::analysis {
namespace {

std::string paths_of(const scenario::Change& change) {
    std::string all;
    for (const scenario::Assignment& assignment : change.assignments)
        all += (all.empty() ? "" : ", ") + assignment.path;
    return all;
}

/// How often, over all orders, exactly a set of `size` of the other parts comes before a part.
double weight(std::size_t size, std::size_t parts) {
    // size! (parts - size - 1)! / parts!
    double of_all = static_cast<double>(parts);
    for (std::size_t i = 0; i < size; ++i)
        of_all *= static_cast<double>(parts - 1 - i) / static_cast<double>(i + 1);
    return 1 / of_all;
}

}  // namespace

std::vector<Part> parts_of(const scenario::Policy& policy) {
    std::vector<Part> parts;
    for (std::size_t i = 0; i < policy.changes.size(); ++i) {
        const scenario::Change& change = policy.changes[i];
        const std::string note = text::folded(change.note);
        const bool has_note = !note.empty();
        const auto same = std::find_if(parts.begin(), parts.end(), [&](const Part& part) {
            return has_note && part.name == note;
        });
        if (same != parts.end()) {
            same->changes.push_back(i);
        } else {
            parts.push_back({has_note ? note : paths_of(change), {i}});
        }
    }
    return parts;
}

scenario::Policy with_parts(const scenario::Policy& policy,
                            const std::vector<Part>& parts,
                            PartSet set) {
    std::vector<std::size_t> kept;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if ((set >> i & 1U) != 0)
            kept.insert(kept.end(), parts[i].changes.begin(), parts[i].changes.end());
    }
    std::sort(kept.begin(), kept.end());  // changes of one date act in the order of the list
    scenario::Policy reduced = policy;
    reduced.cost.reset();
    reduced.changes.clear();
    for (const std::size_t i : kept)
        reduced.changes.push_back(policy.changes[i]);
    return reduced;
}

std::vector<Difference> shapley(const std::vector<std::vector<double>>& values, std::size_t parts) {
    const std::size_t replications = values.front().size();
    std::vector<Difference> shares;
    for (std::size_t part = 0; part < parts; ++part) {
        std::vector<double> added(replications, 0.0);
        for (PartSet others = 0; others < values.size(); ++others) {
            if ((others >> part & 1U) != 0) continue;
            const double w = weight(static_cast<std::size_t>(std::popcount(others)), parts);
            const std::vector<double>& with = values[others | 1U << part];
            for (std::size_t r = 0; r < replications; ++r)
                added[r] += w * (with[r] - values[others][r]);
        }
        shares.push_back(from_nothing(added));
    }
    return shares;
}

}  // namespace caseforce::analysis
