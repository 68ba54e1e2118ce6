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
    int on_notice = 0;
};

/// Nobody for less than a twentieth of one.
std::optional<Row> row_of(std::string_view role, Contract contract, Fte together) {
    constexpr Fte least = 0.05;
    if (together < least) return std::nullopt;
    const double usual = contract == Contract::agency ? 1 : usual_role(role).fte;
    const double count = std::max({1.0, std::round(together / usual), std::ceil(together - 4e-4)});
    return Row{role, contract, count, together / count};
}

std::string text_of(const Row& row) {
    const bool is_permanent = row.contract == Contract::permanent;
    const std::string part = rounded(row.of_one, 3);
    return fmt::format(
        "- {{role: {}, contract: {}, count: {:.0f}{}{}{}}}",
        row.role,
        is_permanent ? "permanent" : "agency",
        row.count,
        part == "1" ? "" : fmt::format(", fte: {}", part),
        is_permanent ? fmt::format(", tenure: {}", tenure_of(usual_role(row.role))) : "",
        row.on_notice > 0 ? fmt::format(", on_notice: {}", row.on_notice) : "");
}

/// By team.
using Rows = std::vector<std::vector<Row>>;

/// As many are under notice as resign while one notice lasts.
void put_under_notice(Rows& rows, double leaving) {
    std::vector<double> resigning;
    std::vector<Row*> permanent;
    for (std::vector<Row>& of_team : rows) {
        for (Row& row : of_team) {
            if (row.contract != Contract::permanent) continue;
            const double a_year = leaving * leaving_in_a_year(usual_role(row.role)) * row.count;
            resigning.push_back(a_year * notice_weeks / weeks_per_year);
            permanent.push_back(&row);
        }
    }
    const std::vector<int> on_notice = whole_parts(resigning);
    for (std::size_t i = 0; i < permanent.size(); ++i)
        permanent[i]->on_notice = on_notice[i];
}

Rows rows_of(const Workforce& all, double leaving) {
    Rows rows;
    for (const TeamPeople& team : all.teams) {
        std::vector<Row>& of_team = rows.emplace_back();
        for (const RolePeople& role : team.roles) {
            if (const auto row = row_of(role.role, Contract::permanent, role.permanent))
                of_team.push_back(*row);
            if (const auto row = row_of(role.role, Contract::agency, role.agency))
                of_team.push_back(*row);
        }
    }
    put_under_notice(rows, leaving);
    return rows;
}

}  // namespace

Lines teams_text(const Workforce& all, double leaving) {
    const Rows rows = rows_of(all, leaving);
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
    for (std::size_t t = 0; t < all.teams.size(); ++t) {
        const TeamPeople& team = all.teams[t];
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
        if (!rows[t].empty()) lines.emplace_back("    initial:");
        for (const Row& row : rows[t])
            lines.push_back("      " + text_of(row));
    }
    return lines;
}

}  // namespace caseforce::published
