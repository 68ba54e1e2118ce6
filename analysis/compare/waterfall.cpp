#include "analysis/compare/waterfall.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <set>

#include <fmt/format.h>

#include "engine/calendar/date.hpp"
#include "engine/core/text.hpp"

namespace caseforce::analysis {
namespace {

std::string paths_of(const scenario::Change& change) {
    std::string all;
    for (const scenario::Assignment& assignment : change.assignments)
        all += (all.empty() ? "" : ", ") + assignment.path;
    return all;
}

/// Parts of one name, or of that of a row beside them, get the date from which they act behind it,
/// and where that is the same too, a number.
void tell_apart(std::vector<Part>& parts, const scenario::Policy& policy) {
    std::map<std::string, int> times{{std::string(own_cost), 1}, {std::string(all_parts), 1}};
    for (const Part& part : parts)
        ++times[part.name];
    std::set<std::string> taken;
    for (Part& part : parts) {
        if (times[part.name] > 1) {
            const int from = policy.changes[part.changes.front()].at.days;
            part.name += " from " + calendar::iso_text(from);
        }
        const std::string name = part.name;
        for (int number = 2; !taken.insert(part.name).second; ++number)
            part.name = fmt::format("{} ({})", name, number);
    }
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
    std::vector<std::string> notes;  // by part; empty: a change without
    for (std::size_t i = 0; i < policy.changes.size(); ++i) {
        const scenario::Change& change = policy.changes[i];
        const std::string note = text::folded(change.note);
        const auto same = std::find(notes.begin(), notes.end(), note);
        if (!note.empty() && same != notes.end()) {
            parts[static_cast<std::size_t>(same - notes.begin())].changes.push_back(i);
        } else {
            parts.push_back({note.empty() ? paths_of(change) : note, {i}});
            notes.push_back(note);
        }
    }
    tell_apart(parts, policy);
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
