#include "analysis/published/joint_councils.hpp"

#include <optional>

#include <fmt/format.h>

#include "analysis/published/tables.hpp"
#include "engine/core/text.hpp"

namespace caseforce::published {

namespace {

/// As E08000014.
bool is_code(std::string_view text) {
    constexpr std::size_t letters = 9;
    return text.size() == letters && text[0] >= 'A' && text[0] <= 'Z' &&
           text.find_first_not_of("0123456789", 1) == text.npos;
}

/// Nothing where one of them is not in the table; without a number where one has none.
std::optional<Entry> sum_of(const std::vector<std::optional<Entry>>& entries) {
    Entry sum{0.0, {}};
    for (const std::optional<Entry>& entry : entries) {
        if (!entry) return std::nullopt;
        if (!entry->number) return entry;
        *sum.number += *entry->number;
        if (!entry->symbol.empty()) sum.symbol = entry->symbol;
    }
    if (*sum.number > 0) sum.symbol.clear();  // that of a nought
    return sum;
}

}  // namespace

std::vector<std::string> codes_in(std::string_view text) {
    std::vector<std::string> all;
    for (;;) {
        const std::size_t end = text.find('/');
        std::string one = text::trimmed(text.substr(0, end));
        if (!is_code(one)) return {};
        all.push_back(std::move(one));
        if (end == text.npos) return all;
        text.remove_prefix(end + 1);
    }
}

void JointCouncils::note(const std::string& code,
                         const std::vector<std::string>& members,
                         const std::string& name) {
    // There are two such in England; a hostile table must not have thousands added up.
    constexpr std::size_t most_together = 10, most_joint = 20;
    if (members.size() > most_together) return;
    if (members.size() > 1 && (members_.size() < most_joint || members_.contains(code)))
        members_[code] = members;
    else if (members.size() <= 1)
        names_[code] = name;
}

void JointCouncils::add_up(Statistics& all) const {
    for (const auto& [code, members] : members_)
        add_up(all, code, members);
}

void JointCouncils::add_up(Statistics& all,
                           const std::string& code,
                           const std::vector<std::string>& members) const {
    const auto council = all.councils_.find(code);
    if (council == all.councils_.end()) return;
    std::vector<std::string> latest;
    for (const std::string& member : members) {
        const auto now = all.earlier_codes_.find(member);
        latest.push_back(now == all.earlier_codes_.end() ? member : now->second);
    }
    for (const ColumnRow& row : columns) {
        if (row.table == workforce) continue;
        for (const int year : all.years_) {
            std::vector<std::optional<Entry>> entries;
            for (const std::string& member : latest) {
                const auto found = all.entries_.find({row.what, year, member});
                entries.push_back(found == all.entries_.end() ? std::nullopt
                                                              : std::optional(found->second));
                if (!entries.back()) break;
            }
            if (const std::optional<Entry> sum = sum_of(entries))
                all.entries_.emplace(Statistics::Key{row.what, year, code}, *sum);
        }
    }
    std::vector<std::string> names;
    for (std::size_t i = 0; i < members.size(); ++i) {
        const auto name = names_.find(latest[i]);
        names.push_back(name == names_.end() ? members[i] : name->second);
        if (all.councils_.contains(latest[i])) continue;  // its own workforce has been counted too
        for (const std::string& word : {members[i], latest[i], names.back()})
            all.earlier_codes_[word] = code;
    }
    council->second.sum_of = fmt::format("{}", fmt::join(names, " and "));
}

}  // namespace caseforce::published
