// What figures make of the starter: laws that the numbers obey, and what stands in where a figure
// is not published. Any council is made into a sound scenario.
#include "analysis/published/starting_point.hpp"

#include <cmath>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "engine/scenario_file/load.hpp"
#include "tests/analysis/published/filled.hpp"
#include "tests/analysis/published/tables.hpp"
#include "tests/support/catch.hpp"

using namespace caseforce;
using published::Figures;
using published::StartingPoint;
using published::Statistics;
using test::scenario_of;
using test::starter;
using test::tables;

TEST_CASE("everybody counted is in a team, and posts are people and vacancies", "[published]") {
    const Statistics all = published::statistics_of(tables());
    Figures figures(all, all.council("Lower Vale"), 2023);
    const StartingPoint point = published::starting_point(figures);

    Fte permanent = 0, agency = 0, posts = 0, holders = 0;
    for (const published::TeamPeople& team : point.workforce.teams) {
        for (const published::RolePeople& role : team.roles) {
            permanent += role.permanent;
            agency += role.agency;
            posts += role.posts;
            const bool holds = role.role != "team_manager" && role.role != "reviewing_officer";
            if (holds) holders += role.permanent + role.agency;
        }
    }
    CHECK(permanent == Approx(120.5));
    CHECK(agency == Approx(20.3));
    CHECK(posts == Approx(120.5 + 24));
    CHECK(holders == Approx(72.4));
    CHECK(figures.stand_ins().empty());
}

TEST_CASE("all who come back are as many more as come back later than the statistics look",
          "[published]") {
    const Statistics all = published::statistics_of(tables());
    Figures figures(all, all.council("Lower Vale"), 2023);
    const published::Flows flows = published::starting_point(figures).flows;

    // Children who close at each stage, by the starter's probability of coming back.
    const double plans = 230;
    const double need = flows.assessment_to_need * 2500 + flows.enquiry_to_need * 850 +
                        flows.plan_to_need * plans + flows.care_to_need * 118;
    const double assessed = 0.31 * 2500 * (1 - flows.assessment_to_47 - flows.assessment_to_need);
    const double enquired =
        0.26 * 850 * (1 - flows.enquiry_to_plan - flows.enquiry_to_need - flows.enquiry_to_care);
    const double helped = 0.26 * need * (1 - flows.need_to_47 - flows.need_to_care);
    const double planned = 0.2 * plans * (1 - flows.plan_to_need - flows.plan_to_care);
    const double cared = 0.07 * 118 * (1 - flows.care_to_need);
    const double soon = 0.94 * assessed + 0.9 * enquired +
                        0.87 * std::exp(-flows.need_weeks / 65) * helped + 0.36 * planned +
                        0.15 * cared;
    CHECK(flows.come_back_soon == Approx(soon / (assessed + enquired + helped + planned + cared)));
    CHECK(flows.re_referral_share == Approx(520.0 / 2500 / flows.come_back_soon));
    CHECK(flows.came_back_share == Approx(520.0 / 2310 / flows.come_back_soon));
    CHECK(flows.come_back_soon > 0.7);
    CHECK(flows.come_back_soon < 0.9);
}

TEST_CASE("vacancies that no agency worker covers are wherever people are", "[published]") {
    const Statistics all = published::statistics_of(tables());
    Figures figures(all, all.council("Lower Vale"), 2023);
    const published::Workforce staff = published::starting_point(figures).workforce;
    const published::RolePeople& reviewing = staff.teams.back().roles.front();

    CHECK(reviewing.role == "reviewing_officer");
    CHECK(reviewing.posts - reviewing.permanent ==
          Approx((24 - 16) * reviewing.permanent / 120.5).epsilon(0.01));
}

TEST_CASE("what is rounded to zero is taken as 0, in brackets too, and noted", "[published]") {
    for (const std::string symbol : {"low", "k", "~", "[low]"}) {
        const Statistics all = published::statistics_of(
            test::tables_but("referrals", "2500,520,20.8,160", "2500,520,20.8," + symbol));
        Figures figures(all, all.council("Lower Vale"), 2023);
        CHECK(published::starting_point(figures).flows.no_further_action.value == 0);
        REQUIRE(figures.stand_ins().size() == 1);
        CHECK(figures.stand_ins().front() ==
              "no_further_action_count of 2023 ('" + symbol + "', rounded to zero): taken as 0");
    }
}

TEST_CASE("a figure far from those of the years before and after is told beside it",
          "[published]") {
    const auto remarks_of = [](const std::string& before, const std::string& after) {
        const auto row = [](int year, const std::string& number) {
            return std::to_string(year) +
                   ",Reporting year,Local authority,E92000001,England,E99900001,Middle West,901,"
                   "E99000001,Lower Vale," +
                   number + ",520,20.8,160,800\n";
        };
        std::vector<published::TableFile> files = tables();
        files[1].bytes += row(2022, before) + row(2024, after);
        const Statistics all = published::statistics_of(files);
        Figures figures(all, all.council("Lower Vale"), 2023);
        static_cast<void>(published::starting_point(figures));
        return figures.remarks();
    };
    const std::vector<std::string> remarks = remarks_of("3600", "4900");
    REQUIRE(remarks.size() == 1);
    CHECK(remarks.front() ==
          "referral_count 2500 of 2023, but 3600 in 2022 and 4900 in 2024: see whether it was "
          "counted as then");
    CHECK(remarks_of("1300", "1600").size() == 1);  // twice as many as before and after
    CHECK(remarks_of("3200", "3300").empty());
    CHECK(remarks_of("3600", "7000").empty());  // those years are as far apart
    CHECK(remarks_of("3600", "c").empty());
}

TEST_CASE("cases that the flows cannot hold are told with both figures", "[published]") {
    const Statistics all =
        published::statistics_of(test::tables_but("workforce", "72.4,1180", "72.4,4180"));
    Figures figures(all, all.council("Lower Vale"), 2023);
    const StartingPoint point = published::starting_point(figures);

    const std::string words =
        "cases 4180, but " + std::to_string(point.flows.open()) + " are open on the first day";
    REQUIRE(figures.remarks().size() == 1);
    CHECK(figures.remarks().front().starts_with(words));
    const std::string text = scenario_of(all, "Lower Vale");
    const std::size_t listed = text.find("# - " + words);
    CHECK(listed != text.npos);
    CHECK(text.find("      # " + words, listed) != text.npos);  // and where it acts
}

TEST_CASE("the example of a target is called what it is", "[published]") {
    const std::string text = scenario_of(published::statistics_of(tables()), "Lower Vale");
    CHECK(text.find("# Examples: half the agency share of 2023, and") != text.npos);
    CHECK(text.find("measure: agency_share, at: 2026-09-01, at_most: 7%") != text.npos);

    const Statistics few = published::statistics_of(
        test::tables_but("workforce", "17,14.1,20.3,14.4,16", "17,14.1,8,6.2,8"));
    const std::string of_few = scenario_of(few, "Lower Vale");
    CHECK(of_few.find("# Examples: a small agency share, as few were from agencies in 2023, and") !=
          of_few.npos);
    CHECK(of_few.find("measure: agency_share, at: 2026-09-01, at_most: 5%") != of_few.npos);
}

TEST_CASE("the projection ends after the third 30 September", "[published]") {
    const Statistics all = published::statistics_of(tables());
    const std::string text = scenario_of(all, "Lower Vale");

    // 2023-10-01 and 157 weeks: 2026-10-04; 156 weeks would end on 2026-09-27.
    CHECK(text.find("\nhorizon: 157 weeks ") != text.npos);
}

TEST_CASE("the flows of a year through the stages are those published", "[published]") {
    const Statistics all = published::statistics_of(tables());
    Figures figures(all, all.council("Lower Vale"), 2023);
    const published::Flows flows = published::starting_point(figures).flows;

    const double need = flows.assessment_to_need * 2500 + flows.enquiry_to_need * 850 +
                        flows.plan_to_need * 230 + flows.care_to_need * 118;
    CHECK(flows.assessment_to_47 * 2500 + flows.need_to_47 * need == Approx(850));
    CHECK(flows.enquiry_to_plan * 850 == Approx(230));
    CHECK(flows.enquiry_to_care * 850 + flows.need_to_care * need + flows.plan_to_care * 230 ==
          Approx(120));
    CHECK(1 - flows.assessment_to_47 - flows.assessment_to_need == Approx(960.0 / 2500));
    CHECK(flows.referrals_per_10000 == Approx(2500.0 / 48000 * 10000));
    CHECK(flows.assessments + flows.enquiries + flows.in_need + flows.on_plans + flows.in_care ==
          Approx(1180).margin(3));
}

TEST_CASE("what is not published is the council's own of another year, or as elsewhere, and noted",
          "[published]") {
    const Statistics all = published::statistics_of(tables());
    Figures figures(all, all.council("Upper"), 2023);
    const StartingPoint point = published::starting_point(figures);

    CHECK(point.workforce.agency.value == Approx(81.2 * 160 / 900));
    CHECK(point.workforce.absence.value == 3.4);
    CHECK(point.workforce.turnover.value == 14.4);
    CHECK(point.flows.re_referrals.value == Approx(1400 * 3600.0 / 16000));
    const std::string note =
        "agency_fte of 2023 ('c', suppressed, as a small number could tell of a person): 14.4, as "
        "Middle West in 2023 by inpost_fte";
    CHECK(std::count(figures.stand_ins().begin(), figures.stand_ins().end(), note) == 1);
    CHECK(scenario_of(all, "Upper").find("# - agency_fte of 2023") != std::string::npos);

    const auto files = test::tables_but("workforce", "120.5,22.5", "120.5,c");
    const Statistics earlier = published::statistics_of(files);
    Figures own(earlier, earlier.council("Lower Vale"), 2023);
    CHECK(published::starting_point(own).workforce.starters.value == Approx(20 * 120.5 / 118.5));
}

TEST_CASE("the starter says what the arithmetic supposes of it", "[published]") {
    const std::string text = starter();
    for (const char* words : {"duration: {weibull: {shape: 2.6, scale: 46 days}}",
                              "duration: {gamma: {mean: 16 days, cv: 0.3}}",
                              "duration: {lognormal: {mean: 28 weeks, cv: 1.1}}",
                              "duration: {gamma: {mean: 40 weeks, cv: 0.72}}",
                              "duration: {gamma: {mean: 2.6 years, cv: 1.06}}",
                              "{0-1 years: 12%, 1-5 years: 19%, 5-10 years: 12%, 10+ years: 9%}",
                              "tenure: {exponential: 5 years}",
                              "tenure: {exponential: 8 years}",
                              "tenure: {exponential: 9 years}",
                              "hazard: 45% per year",
                              "length: {exponential: 36 weeks}",
                              "time_to_fill: {exponential: 3 weeks}",
                              "early_end: 20% per year",
                              "conversion: 6%",
                              "fill_rate: 90%",
                              "pass_rate: 92%",
                              "fall_through: 12%",
                              "lead_time: {gamma: {mean: 16 weeks, cv: 0.35}}",
                              "notice: {permanent: 8 weeks}",
                              "contracted_hours: 37",
                              "case_time_share: 75%",
                              "days_per_year: 32",
                              "caseload_cap: 18, salary: 46000 per year",
                              "re_referral_share: 28.5%"}) {
        INFO(words);
        CHECK(text.find(words) != std::string::npos);
    }
    const auto in_stage = [&](const char* stage, const char* words) {
        const std::size_t at = text.find(std::string("    ") + stage + ":");
        return text.find(words, at) - at < 700;
    };
    CHECK(in_stage("assessment", "hours_per_week: 2\n"));
    CHECK(in_stage("section_47", "hours_per_week: 4\n"));
    CHECK(in_stage("child_in_need", "hours_per_week: 1\n"));
    CHECK(in_stage("child_protection", "hours_per_week: 2.3\n"));
    CHECK(in_stage("looked_after", "hours_per_week: 1.2\n"));
    CHECK(in_stage("assessment", "re_referral: 31%"));
    CHECK(in_stage("section_47", "re_referral: 26%"));
    CHECK(in_stage("child_in_need", "re_referral: 26%"));
    CHECK(in_stage("child_protection", "re_referral: 20%"));
    CHECK(in_stage("looked_after", "re_referral: 7%"));
}

TEST_CASE("any council whose numbers are its size makes a sound scenario", "[published]") {
    // A council's row with every figure drawn anew, nought and suppressed ones among them.
    std::mt19937 draws(20231001);
    const auto any = [&](double most) -> std::string {
        const auto word = draws();
        if (word % 7 == 0) return "0";
        if (word % 7 == 1) return "c";
        return std::to_string(most * static_cast<double>(draws() % 1000) / 1000);
    };
    for (int council = 0; council < 60; ++council) {
        const double size = 1 + static_cast<double>(draws() % 600);
        std::vector<published::TableFile> files = tables();
        const auto replace = [&](std::size_t table, std::string_view text, std::string instead) {
            const std::size_t at = files[table].bytes.find(text);
            REQUIRE(at != std::string::npos);
            files[table].bytes.replace(at, text.size(), instead);
        };
        const auto list = [&](std::initializer_list<double> most) {
            std::string text;
            for (const double one : most)
                text += (text.empty() ? "" : ",") + any(one);
            return text;
        };
        const std::string in_post = std::to_string(size);
        replace(0,
                "120.5,22.5,17,14.1,20.3,14.4,16,24,16.6,72.4,1180,16.3,3.4",
                in_post + "," +
                    list({size, size, 100, size, 100, size, size, 100, size, 30 * size, 40, 20}));
        replace(
            1, "2500,520,20.8,160,800", list({60 * size, 30 * size, 100, 30 * size, 30 * size}));
        replace(2, "1350,1500", list({30 * size, 30 * size}));
        replace(3, "850,260", list({20 * size, 10 * size}));
        replace(4, "230,50", list({10 * size, size}));
        replace(5, "each year,350", "each year," + any(10 * size));
        replace(5, "each year,120", "each year," + any(5 * size));
        replace(5, "each year,118", "each year," + any(5 * size));
        const Statistics all = published::statistics_of(files);
        const std::string text = scenario_of(all, "Lower Vale");
        INFO(text);
        CHECK_NOTHROW(scenario_file::load_text(text, "made.yaml"));
    }
}
