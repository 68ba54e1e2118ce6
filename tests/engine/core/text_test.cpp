#include "engine/core/text.hpp"

#include "engine/core/error.hpp"
#include "tests/support/catch.hpp"

using namespace caseforce;

TEST_CASE("a number is written with the fewest digits that read back", "[text]") {
    CHECK(text::number(37) == "37");
    CHECK(text::number(0.1) == "0.1");
    CHECK(text::number(13500000) == "13500000");
    CHECK(text::number(-0.0) == "0");
    CHECK(text::number(1.0 / 3) == "0.3333333333333333");
}

TEST_CASE("a percentage has the digits of the share with the point moved", "[text]") {
    CHECK(text::percent(0.347) == "34.7%");
    CHECK(text::percent(0.07) == "7%");
    CHECK(text::percent(0) == "0%");
    CHECK(text::percent(1) == "100%");
    CHECK(text::percent(1.3) == "130%");
    CHECK(text::percent(-0.005) == "-0.5%");
    CHECK(text::percent(0.29) == "29%");
    CHECK(text::percent(1.8446744073709552e19) == "1.8446744073709552e21%");
    CHECK(text::percent(-2e-10) == "-2e-8%");
}

TEST_CASE("things are counted in words", "[text]") {
    CHECK(text::counted(0, "run") == "0 runs");
    CHECK(text::counted(1, "simulated future") == "1 simulated future");
    CHECK(text::counted(2, "run") == "2 runs");
}

TEST_CASE("the nearest word is the one with the fewest letters to change", "[text]") {
    const std::vector<std::string> words{"caseload_cap", "salary", "becomes"};

    CHECK(text::nearest("caseload_caps", words) == "caseload_cap");
    CHECK(text::nearest("salayr", words) == "salary");
    CHECK(text::nearest("Salary", words) == "salary");
    CHECK(text::nearest("holiday", words) == "");
    CHECK(text::nearest("", words) == "");
    CHECK(text::nearest("ad", {"at", "add"}) == "add");
}

TEST_CASE("a word cut short is near to the only one that has it", "[text]") {
    CHECK(text::nearest("perm", {"permanent", "agency", "managed"}) == "permanent");
    CHECK(text::nearest("cap", {"caseload_cap", "salary"}) == "caseload_cap");
    CHECK(text::nearest("cost", {"cost_total", "cost_agency"}) == "");
    CHECK(text::nearest("ca", {"caseload_cap"}) == "");
    CHECK(text::nearest("agency.cover", {"supply.agency.cover", "supply.agency.notice"}) ==
          "supply.agency.cover");
    CHECK(text::nearest("start", {"supply.market.cost_per_start"}) == "");
    CHECK(text::nearest("max_overtime", {"paid_overtime", "max_overtime_share"}) ==
          "max_overtime_share");
    CHECK(text::nearest("stage", {"first_stage", "stages"}) == "stages");
}

TEST_CASE("no slip makes another word of a whole word", "[text]") {
    CHECK(text::nearest("c", {"a", "b"}) == "");
    CHECK(text::nearest("leaving.hazard.agency", {"leaving.hazard.permanent"}) == "");
    CHECK(text::nearest("leaving.hazzard.permanant", {"leaving.hazard.permanent"}) ==
          "leaving.hazard.permanent");
    CHECK(text::nearest("supply.agency.hourly_rate", {"supply.agency.rate"}) ==
          "supply.agency.rate");
    CHECK(text::nearest("locality.posts.manager", {"teams.locality.posts.manager"}) ==
          "teams.locality.posts.manager");
}

TEST_CASE("mistakes are printed as compilers print them", "[text]") {
    const std::vector<Mistake> mistakes{
        {{"a.yaml", 4, 20}, "'caps' is not a key of a role", "one of: cap, salary", "cap"},
        {{"--set start", 0, 0}, "'start: 3' is not a date", "", ""}};

    CHECK(describe(mistakes) ==
          "a.yaml:4:20: 'caps' is not a key of a role\n"
          "    expected one of: cap, salary\n"
          "    nearest: cap\n"
          "--set start: 'start: 3' is not a date\n"
          "2 mistakes; nothing was run.\n");
}
