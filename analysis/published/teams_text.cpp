#include "analysis/published/teams_text.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "analysis/published/usual_people.hpp"
#include "engine/scenario/values.hpp"

namespace caseforce::published {

namespace {

using scenario::Contract;

/// As the starter writes it: an assumption.
std::string tenure_of(const UsualRole& role) {
    return role.years_in_post > 0 ? fmt::format("{{exponential: {:g} years}}", role.years_in_post)
                                  : "{uniform: [0 weeks, 50 weeks]}";
}

/// Whole people who are so many FTE together, as a line has them.
struct Row {
    std::string_view role;
    Contract contract;
    double count;
    Fte of_one;
};

/// Nobody for less than a twentieth of one.
std::optional<Row> row_of(std::string_view role, Contract contract, Fte together) {
    constexpr Fte least = 0.05;
    if (together < least) return std::nullopt;
    const double usual = contract == Contract::agency ? 1 : usual_role(role).fte;
    const double count = std::max({1.0, std::round(together / usual), std::ceil(together - 4e-4)});
    return Row{role, contract, count, together / count};
}

std::string text_of(const Row& row, int on_notice) {
    const bool is_permanent = row.contract == Contract::permanent;
    const std::string part = rounded(row.of_one, 3);
    return fmt::format(
        "- {{role: {}, contract: {}, count: {:.0f}{}{}{}}}",
        row.role,
        is_permanent ? "permanent" : "agency",
        row.count,
        part == "1" ? "" : fmt::format(", fte: {}", part),
        is_permanent ? fmt::format(", tenure: {}", tenure_of(usual_role(row.role))) : "",
        on_notice > 0 ? fmt::format(", on_notice: {}", on_notice) : "");
}

std::vector<Row> rows_of(const TeamPeople& team) {
    std::vector<Row> rows;
    for (const RolePeople& role : team.roles) {
        if (const auto row = row_of(role.role, Contract::permanent, role.permanent))
            rows.push_back(*row);
        if (const auto row = row_of(role.role, Contract::agency, role.agency)) rows.push_back(*row);
    }
    return rows;
}

/// Of each row of each team, in order: as many as resign while one notice lasts.
std::vector<int> on_notice(const Workforce& all, double leaving) {
    std::vector<double> in_a_notice;
    for (const TeamPeople& team : all.teams) {
        for (const Row& row : rows_of(team)) {
            const bool can_resign = row.contract == Contract::permanent;
            const double a_year = leaving * leaving_in_a_year(usual_role(row.role)) * row.count;
            in_a_notice.push_back(can_resign ? a_year * notice_weeks / weeks_per_year : 0);
        }
    }
    return whole_parts(in_a_notice);
}

}  // namespace

Lines teams_text(const Workforce& all, double leaving) {
    const std::vector<int> under_notice = on_notice(all, leaving);
    std::size_t number = 0;
    Lines lines = said(
        fmt::format("{}; {}; {}; {}. Who of them is where, and on what grade, is an assumption: "
                    "case holders by the hours that their stages ask for, a manager to 6 or 7, "
                    "vacancies where agency fills in, and those that it does not cover wherever "
                    "people are. on_notice: as many of them as leave by turnover_rate_fte in the "
                    "weeks of a notice.",
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
        for (const RolePeople& role : team.roles) {
            if (role.posts > 0) posts.emplace_back(role.role, role.posts);
        }
        lines.push_back(fmt::format("    posts: {{{}}}", listed(posts, 1)));
        const std::vector<Row> rows = rows_of(team);
        if (!rows.empty()) lines.emplace_back("    initial:");
        for (const Row& row : rows)
            lines.push_back("      " + text_of(row, under_notice[number++]));
    }
    return lines;
}

}  // namespace caseforce::published
