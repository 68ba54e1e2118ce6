#include "analysis/published/same_councils.hpp"

#include <algorithm>

#include "engine/core/text.hpp"

namespace caseforce::published {

std::string SameCouncils::first_of(const std::string& word) {
    auto at = same_as_.find(word);
    while (at->second != at->first) {
        // Half of the way is saved for the next, so that no chain of thousands is walked again and
        // again.
        const auto next = same_as_.find(at->second);
        at->second = next->second;
        at = next;
    }
    return at->first;
}

/// The lesser word is the first, so that which is does not depend on the order of rows.
void SameCouncils::unite(const std::string& one, const std::string& other) {
    const std::string first = first_of(one), second = first_of(other);
    same_as_[std::max(first, second)] = std::min(first, second);
}

void SameCouncils::note(const std::string& code,
                        const std::string& old_code,
                        const std::string& name,
                        int year) {
    int& latest = latest_[code];
    latest = std::max(latest, year);
    // A letter before each kind, as a council without a code has its name in that place.
    const auto word = [this](const char* kind, const std::string& text) {
        std::string all = kind + text;
        same_as_.emplace(all, all);
        return all;
    };
    const std::string of_code = word("c", code);
    if (old_code.size() == 3) unite(of_code, word("o", old_code));
    if (!name.empty()) unite(of_code, word("n", text::lowered(name)));
}

std::vector<std::vector<std::string>> SameCouncils::codes() {
    std::map<std::string, std::vector<std::string>> by_first;
    for (const auto& [code, year] : latest_)
        by_first[first_of("c" + code)].push_back(code);
    std::vector<std::vector<std::string>> all;
    for (auto& [first, codes] : by_first) {
        if (codes.size() < 2) continue;
        std::stable_sort(codes.begin(), codes.end(), [&](const auto& one, const auto& other) {
            return latest_.at(one) > latest_.at(other);
        });
        all.push_back(std::move(codes));
    }
    return all;
}

}  // namespace caseforce::published
