// Where workers come from and who leaves, by what is published: in a year, and on the way on the
// first day.
#include "analysis/published/supply.hpp"

#include <cmath>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/published/scenario_words.hpp"
#include "analysis/published/usual_people.hpp"
#include "engine/scenario_file/load.hpp"
#include "tests/analysis/published/filled.hpp"
#include "tests/analysis/published/tables.hpp"
#include "tests/support/catch.hpp"

using namespace caseforce;
using published::Figures;
using published::StartingPoint;
using published::Statistics;
using test::scenario_of;
using test::tables;

TEST_CASE("of a role, as many leave in a year as its hazards over its times in post say",
          "[published]") {
    // Exponential with a mean of 5 years, in steps of a hundredth of a year.
    double share = 0;
    for (double years = 0.005; years < 200; years += 0.01) {
        const double hazard = years < 1 ? 0.12 : years < 5 ? 0.19 : years < 10 ? 0.12 : 0.09;
        share += 0.01 * std::exp(-years / 5) / 5 * hazard;
    }
    CHECK(published::leaving_in_a_year(published::usual_role("social_worker")) ==
          Approx(share).epsilon(1e-3));
    CHECK(published::leaving_in_a_year(published::usual_role("newly_qualified")) == 0.12);
}

TEST_CASE("those who start go where people leave, and are as many as usual", "[published]") {
    const Statistics all = published::statistics_of(tables());
    Figures figures(all, all.council("Lower Vale"), 2023);
    const StartingPoint point = published::starting_point(figures);

    std::map<std::string_view, double> leaving, starting;
    double leavers = 0, starters = 0;
    for (const published::TeamPeople& team : point.workforce.teams) {
        for (const published::RolePeople& role : team.roles) {
            const double of_role =
                role.permanent * published::leaving_in_a_year(published::usual_role(role.role));
            leaving[role.role] += of_role;
            leavers += of_role;
        }
    }
    for (const auto& [role, a_year] : point.supply.candidates) {
        starting[role] = a_year * 0.88;  // 12% withdraw
        starters += starting[role];
    }
    const double converted = 20.3 * (365.25 / 7 / 36 + 0.2) * 0.06;
    const double inside = converted + point.supply.seats * 0.9 * 0.92;
    starters += inside;

    CHECK(starters == Approx((20 / 118.5 + 22.5 / 120.5) / 2 * 120.5));
    CHECK(starting["reviewing_officer"] / starters ==
          Approx(leaving["reviewing_officer"] / leavers));
    // Half of seniors and managers from within, which a social worker's post makes good.
    CHECK(starting["team_manager"] / starters == Approx(leaving["team_manager"] / leavers / 2));
    CHECK(starting["senior"] / starters == Approx(leaving["senior"] / leavers / 2));
    const double promoted = (leaving["senior"] + leaving["team_manager"]) / 2;
    CHECK((starting["social_worker"] + starting["newly_qualified"] + inside) / starters ==
          Approx((leaving["social_worker"] + leaving["newly_qualified"] + promoted) / leavers));
}

TEST_CASE("of those who start, one year far from the others does not count, as of those who leave",
          "[published]") {
    const auto row = [](int year, const std::string& starters) {
        return std::to_string(year) +
               ",Reporting year,Local authority,E92000001,England,E99900001,Middle West,901,"
               "E99000001,Lower Vale,100," +
               starters + ",18,15.2,19,13.8,15,22,15.7,70,1200,17.1,3.1\n";
    };
    const auto point_of = [&](const std::string& of_2021, const std::string& in_2023) {
        auto files = test::tables_but("workforce", "120.5,22.5,17,14.1", "120.5," + in_2023);
        files[0].bytes += row(2020, "90") + row(2021, of_2021);
        const Statistics all = published::statistics_of(files);
        Figures figures(all, all.council("Lower Vale"), 2023);
        const StartingPoint point = published::starting_point(figures);
        return std::pair(point.workforce.starters, figures.remarks());
    };
    const auto [starters, remarks] = point_of("16", "3,17,14.1");
    CHECK(starters.value == Approx(0.16 * 120.5));  // of 16%, 20 / 118.5 and 3 / 120.5
    CHECK(starters.words ==
          "starters_fte 16, 20, 3 up to 2023: 19.3 a year, by the median of their shares of "
          "inpost_fte");
    CHECK(remarks.empty());
    CHECK(point_of("c", "c,17,14.1").first.value == Approx(20 / 118.5 * 120.5));

    // What goes on for years makes the workforce smaller, and is told.
    const std::vector<std::string> melting = point_of("4", "3,17,14.1").second;
    REQUIRE(melting.size() == 1);
    CHECK(melting.front() ==
          "by starters_fte and turnover_rate_fte 4.8 FTE start in a year and 18.3 leave: if "
          "nothing else changes, fewer are in post from year to year");
}

TEST_CASE("as many are under notice and yet to start as the flows of a year leave on the way",
          "[published]") {
    const Statistics all = published::statistics_of(tables());
    Figures figures(all, all.council("Lower Vale"), 2023);
    const StartingPoint point = published::starting_point(figures);
    double resigning = 0, coming = 0, accepted = 0;
    int on_notice = 0;
    const scenario::Scenario filled =
        scenario_file::load_text(scenario_of(all, "Lower Vale"), "lower_vale.yaml").scenario;
    for (const auto& [name, team] : filled.teams.entries) {
        for (const scenario::InitialWorkers& line : team.initial) {
            on_notice += line.on_notice;
            if (line.contract == scenario::Contract::permanent)
                resigning += point.supply.leaving * line.count *
                             published::leaving_in_a_year(published::usual_role(line.role));
        }
    }
    for (const auto& [role, a_year] : point.supply.candidates)
        coming += a_year;
    for (const auto& [role, people] : filled.supply.market->initial.entries)
        accepted += people;
    CHECK(on_notice > 0);
    CHECK(std::abs(on_notice - resigning * 8 * week / year) <= 0.5);
    CHECK(accepted > 0);
    CHECK(std::abs(accepted - coming * 16 * week / year) <= 0.5);
}

TEST_CASE("whole parts go by the largest remainders, and their sum is that of the parts, rounded",
          "[published]") {
    CHECK(published::whole_parts({0.4, 2.0, 1.3, 0.8}) == std::vector{1, 2, 1, 1});
    CHECK(published::whole_parts({0.2, 0.4, 0.7, 0.2}) == std::vector{0, 1, 1, 0});
    CHECK(published::whole_parts({0.25, 0.25, 0.25, 0.25}) == std::vector{1, 0, 0, 0});
    CHECK(published::whole_parts({}).empty());
}
