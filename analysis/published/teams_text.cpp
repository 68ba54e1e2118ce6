#include "analysis/published/teams_text.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "analysis/published/usual_people.hpp"

namespace caseforce::published {

namespace {

/// As the starter writes it: an assumption.
std::string tenure_of(const UsualRole& role) {
    return role.years_in_post > 0 ? fmt::format("{{exponential: {:g} years}}", role.years_in_post)
                                  : "{uniform: [0 weeks, 50 weeks]}";
}

/// Whole people who are so many FTE together; nobody for less than a twentieth.
std::optional<std::string> people(const RolePeople& role, bool agency) {
    constexpr Fte least = 0.05;
    const Fte fte = agency ? role.agency : role.permanent;
    if (fte < least) return std::nullopt;
    const UsualRole& as_usual = usual_role(role.role);
    const double of_one = agency ? 1 : as_usual.fte;
    const double count = std::max({1.0, std::round(fte / of_one), std::ceil(fte - 4e-4)});
    const std::string part = rounded(fte / count, 3);
    return fmt::format("- {{role: {}, contract: {}, count: {:.0f}{}{}}}",
                       role.role,
                       agency ? "agency" : "permanent",
                       count,
                       part == "1" ? "" : fmt::format(", fte: {}", part),
                       agency ? "" : fmt::format(", tenure: {}", tenure_of(as_usual)));
}

}  // namespace

Lines teams_text(const Workforce& all) {
    Lines lines = said(
        fmt::format("{}; {}; {}; {}. Who of them is where, and on what grade, is an assumption: "
                    "case holders by the hours that their stages ask for, a manager to 6 or 7, "
                    "vacancies where agency fills in, and those that it does not cover wherever "
                    "people are.",
                    all.in_post.words,
                    all.agency.words,
                    all.case_holders.words,
                    all.vacancies.words),
        0,
        {"teams:"});
    for (const TeamPeople& team : all.teams) {
        lines.push_back(fmt::format("  {}:", team.team));
        if (team.team == "reviewing") {
            lines.emplace_back(
                "    # all who hold no cases and manage no team: reviewing officers, "
                "front door, fostering,");
            lines.emplace_back("    # practice education, leadership");
        }
        Named posts;
        Lines initial;
        for (const RolePeople& role : team.roles) {
            if (role.posts > 0) posts.emplace_back(role.role, role.posts);
            for (const bool agency : {false, true}) {
                if (const auto row = people(role, agency)) initial.push_back("      " + *row);
            }
        }
        lines.push_back(fmt::format("    posts: {{{}}}", listed(posts, 1)));
        if (initial.empty()) continue;
        lines.emplace_back("    initial:");
        lines.insert(lines.end(), initial.begin(), initial.end());
    }
    return lines;
}

}  // namespace caseforce::published
