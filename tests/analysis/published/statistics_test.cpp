// The published tables: known by their columns, read with their symbols, refused with a place.
#include "analysis/published/statistics.hpp"

#include <algorithm>
#include <string>

#include "engine/core/error.hpp"
#include "tests/analysis/published/tables.hpp"
#include "tests/support/catch.hpp"

using namespace caseforce;
using published::Column;
using published::statistics_of;
using test::tables;
using test::tables_but;

namespace {

template <class Error>
std::string words_of(const std::vector<published::TableFile>& files) {
    try {
        static_cast<void>(statistics_of(files));
    } catch (const Error& error) {
        return error.what();
    }
    FAIL("nothing was wrong with them");
    return {};
}

std::string words_of_council(const char* name) {
    try {
        static_cast<void>(statistics_of(tables()).council(name));
    } catch (const UsageError& error) {
        return error.what();
    }
    FAIL("there is such a council: " << name);
    return {};
}

bool says(const std::string& words, std::string_view part) {
    return words.find(part) != words.npos;
}

}  // namespace

TEST_CASE("figures are found by column, area and year, whatever the files are called",
          "[published]") {
    std::vector<published::TableFile> files = tables();
    for (std::size_t i = 0; i < files.size(); ++i)
        files[i].name = std::to_string(i);
    std::reverse(files.begin(), files.end());
    const published::Statistics all = statistics_of(files);

    CHECK(all.of(Column::inpost_fte, "E99000001", 2023).number == 120.5);
    CHECK(all.of(Column::inpost_fte, "E99000001", 2022).number == 118.5);
    CHECK(all.of(Column::referral_count, "E99900001", 2023).number == 16000);
    CHECK(all.of(Column::children, std::string(published::england), 2022).number == 12000000);
    CHECK(all.of(Column::looked_after, "E99000001", 2023).number == 350);
    CHECK(all.of(Column::looked_after_started, "E99000001", 2023).number == 120);
    CHECK(all.of(Column::looked_after_ceased, "E99000001", 2023).number == 118);
    CHECK_FALSE(all.of(Column::inpost_fte, "E99000001", 2024).number);
    CHECK(all.file_of(Column::children) == "6");
}

TEST_CASE("a symbol is no number, and has a meaning", "[published]") {
    const published::Statistics all = statistics_of(tables());
    const published::Entry entry = all.of(Column::agency_fte, "E99000002", 2023);

    CHECK_FALSE(entry.number);
    CHECK(entry.symbol == "c");
    for (const char* symbol : {"c", "C", "u", "x", ":", "z", "k", "low", "..", "~"})
        CHECK_FALSE(published::meaning_of(symbol).empty());
    CHECK(published::meaning_of("q").empty());
    CHECK(published::meaning_of("[C]") == published::meaning_of("c"));
    CHECK(published::meaning_of("[]").empty());
    CHECK(published::meaning_of("[c").empty());
    CHECK(statistics_of(tables_but("workforce", "81.2,11,x", "81.2,[x],x"))
              .of(Column::starters_fte, "E99000002", 2023)
              .symbol == "[x]");
    const std::string words = words_of<ScenarioError>(tables_but("workforce", "81.2,11", "81.2,-"));
    CHECK(says(words, "a symbol: c, u, x, :, .., z, k, low, ~, each also as [c]"));
}

TEST_CASE(
    "a council is found by name or code, by the beginning of its name where that is one's "
    "alone, and else the nearest is told",
    "[published]") {
    const published::Statistics all = statistics_of(tables());

    CHECK(all.council("lower vale").code == "E99000001");
    CHECK(all.council("e99000002").name == "Upper, Vale of");
    CHECK(all.council("901").name == "Lower Vale");
    CHECK(says(words_of_council("999"), "no council of this name"));
    CHECK(all.council("Upper").name == "Upper, Vale of");
    CHECK(all.council("Upper").region_name == "Middle West");
    CHECK(says(words_of_council("Lowr Vale"), "did you mean 'Lower Vale'?"));
    CHECK(says(words_of_council("Atlantis"), "column 'la_name' of 'workforce.csv' has them"));
    CHECK(all.council(" LOWER VALE ").code == "E99000001");
    CHECK(all.council("Lower Vale Metropolitan Borough Council").code == "E99000001");
    CHECK(all.council("Royal Borough of Lower Vale").code == "E99000001");
    CHECK(all.council("Upper City Council").code == "E99000002");
    CHECK(says(words_of_council("Lwer Vale County Council"), "did you mean 'Lower Vale'?"));
    CHECK(statistics_of(tables_but("workforce", ",Lower Vale,120.5", ",Lower Vale  ,120.5"))
              .council("Lower")
              .code == "E99000001");
    CHECK(says(words_of_council("Council"), "no council of this name"));
    CHECK(says(words_of_council(""), "no council of this name"));
    CHECK(says(words_of_council("England"), "no council"));
}

TEST_CASE("what stands under a council's earlier code is its own, found by name or old code",
          "[published]") {
    const auto earlier = [](const char* table, std::string old_code, std::string name) {
        return tables_but(table,
                          table == std::string("workforce") ? "901,E99000001,Lower Vale,118.5"
                                                            : "901,E99000001,Lower Vale,2500",
                          old_code + ",E88000009," + name +
                              (table == std::string("workforce") ? ",118.5" : ",2500"));
    };
    const published::Statistics by_name = statistics_of(earlier("workforce", "z", "LOWER VALE"));
    CHECK(by_name.years_of("E99000001") == std::vector<int>{2022, 2023});
    CHECK(by_name.council("Lower Vale").code == "E99000001");
    CHECK(by_name.council("E88000009").name == "Lower Vale");
    const published::Statistics by_old_code =
        statistics_of(earlier("workforce", "901", "Lower Valley"));
    CHECK(by_old_code.years_of("E99000001") == std::vector<int>{2022, 2023});
    CHECK(by_old_code.council("Lower").name == "Lower Vale");
    // An earlier code in one table alone, in a year of which another has the later one.
    const published::Statistics split = statistics_of(earlier("referrals", "901", "Lower Vale"));
    CHECK(split.of(Column::referral_count, "E99000001", 2023).number == 2500);

    // Two councils of one old code, as both have figures of the same year.
    const published::Statistics two =
        statistics_of(tables_but("workforce", ",902,E99000002", ",901,E99000002"));
    CHECK(two.council("Lower Vale").code == "E99000001");
    CHECK(two.council("Upper").code == "E99000002");
    CHECK(two.of(Column::inpost_fte, "E99000002", 2023).number == 81.2);
}

TEST_CASE("councils that count their workforce together have the sums of their children's figures",
          "[published]") {
    const std::string both = "E99000001 / E99000002";
    std::vector<published::TableFile> files = tables_but(
        "workforce", "901,E99000001,Lower Vale,120.5", "901," + both + ",The Vales,120.5");
    std::string& workforce = files.front().bytes;
    for (const char* const alone : {"Lower Vale,118.5", "\"Upper, Vale of\",81.2"}) {
        const std::size_t begin = workforce.rfind('\n', workforce.find(alone));
        workforce.erase(begin, std::min(workforce.find('\n', begin + 1), workforce.size()) - begin);
    }
    const published::Statistics all = statistics_of(files);

    for (const char* const name : {"The Vales", "lower vale", "Upper, Vale of", "E99000002"})
        CHECK(all.council(name).code == both);
    CHECK(all.council("The Vales").sum_of == "Lower Vale and Upper, Vale of");
    CHECK(all.of(Column::inpost_fte, both, 2023).number == 120.5);
    CHECK(all.of(Column::children, both, 2022).number == 48000 + 29000);
    CHECK(all.of(Column::referral_count, both, 2023).number == 2500 + 1400);
    CHECK(all.of(Column::referral_count, "E99000001", 2023).number == 2500);
    // What one of them has no number of, both have none of.
    files[1].bytes.replace(files[1].bytes.find(",1400"), 5, ",c");
    CHECK(statistics_of(files).of(Column::referral_count, both, 2023).symbol == "c");
    // One whose workforce is counted on its own, too, is found as itself.
    const published::Statistics apart = statistics_of(tables_but(
        "workforce", "901,E99000001,Lower Vale,118.5", "901," + both + ",The Vales,118.5"));
    CHECK(apart.council("Lower Vale").code == "E99000001");
    CHECK(apart.council("The Vales").code == both);
}

TEST_CASE("a file that nearly is a table is named where the table is missing", "[published]") {
    const auto words_with = [](std::string workforce) {
        std::vector<published::TableFile> files = tables();
        files.front().bytes = std::move(workforce);
        return words_of<UsageError>(files);
    };
    const std::string as_published = tables().front().bytes;
    std::string spaced, wide = "\xff\xfe", semicolons = as_published;
    for (const char letter : as_published) {
        spaced += letter;
        if (letter == ',') spaced += ' ';
        wide += letter;
        wide += '\0';
    }
    std::replace(semicolons.begin(), semicolons.end(), ',', ';');
    std::string capitals = as_published;
    capitals.replace(capitals.find("inpost_fte"), 10, "Inpost_FTE");

    CHECK(says(words_with(semicolons), "'workforce.csv' nearly is: its cells are parted by semi"));
    CHECK(says(words_with(wide), "'workforce.csv' nearly is: it is in UTF-16"));
    CHECK(says(words_with(spaced), "its column ' inpost_fte' has a blank in its name"));
    CHECK(says(words_with(capitals), "its column 'Inpost_FTE' differs in capital letters"));
    CHECK_FALSE(says(words_with("a;b\n1;2\n"), "nearly"));
}

TEST_CASE("a year of six figures is the one in which it ends", "[published]") {
    const published::Statistics all =
        statistics_of(tables_but("plans",
                                 "2023,Reporting year,Local authority,E92000001,England,"
                                 "E99900001,Middle West,901",
                                 "202223,Reporting year,Local authority,E92000001,England,"
                                 "E99900001,Middle West,901"));

    CHECK(all.of(Column::plans_started, "E99000001", 2023).number == 230);
}

TEST_CASE("what is wrong in a table is told with file, line and column, all of it at once",
          "[published]") {
    std::vector<published::TableFile> files = tables_but("workforce", ",120.5,", ",-120.5,");
    files[1] =
        tables_but("referrals", "2023,Reporting year,National", "23,Reporting year,National")[1];
    const std::string words = words_of<ScenarioError>(files);

    CHECK(says(words, "workforce.csv:5:"));
    CHECK(says(words, "'-120.5'"));
    CHECK(says(words, "referrals.csv:2:1: '23'"));
    CHECK(says(words, "2 mistakes"));
}

TEST_CASE("numbers that are none are refused", "[published]") {
    for (const char* number : {"nan", "inf", "1e3", "1,0", "12O", "2000000000", "0x10", "+1"}) {
        INFO(number);
        const std::string cell = std::string(",\"") + number + "\",";
        CHECK(says(words_of<ScenarioError>(tables_but("workforce", ",120.5,", cell)), number));
    }
}

TEST_CASE(
    "a name that could end a comment is refused, and a council without a code goes by its name",
    "[published]") {
    const std::string words =
        words_of<ScenarioError>(tables_but("workforce", "Lower Vale", "\"Lower\nVale\""));
    CHECK(says(words, "'Lower Vale'"));
    CHECK(says(words, "a name of 100 letters at most, on one line"));

    std::vector<published::TableFile> files = tables();
    for (published::TableFile& file : files) {
        for (std::size_t at = 0; (at = file.bytes.find("E99000001")) != std::string::npos;)
            file.bytes.replace(at, 9, "z");
    }
    const published::Statistics all = statistics_of(files);
    CHECK(all.council("Lower Vale").code == "Lower Vale");
    CHECK(all.of(Column::looked_after, "Lower Vale", 2023).number == 350);
}

TEST_CASE("a row twice, a column that is missing, a table twice or not there are told",
          "[published]") {
    CHECK(says(words_of<ScenarioError>(tables_but("workforce", "2022,", "2023,")), "a second"));
    CHECK_NOTHROW(statistics_of(tables_but("population", "2022,", "2023,")));  // as it is already
    CHECK(says(words_of<ScenarioError>(tables_but("workforce", "vacancy_fte,", "vacancies_fte,")),
               "no column 'vacancy_fte'"));
    std::vector<published::TableFile> files = tables();
    files.push_back({"again.csv", files.front().bytes});
    CHECK(says(words_of<UsageError>(files), "'workforce.csv' and 'again.csv' are both tables of"));
    files = tables();
    files.erase(files.begin());
    CHECK(says(words_of<UsageError>(files), "column 'inpost_fte'"));
    // any other table is left alone
    files.push_back({"other.csv", "a,b\n1,2\n"});
    files.push_back({"broken.csv", "a,b\n1,\"2\n"});
    files.push_back({"none.csv", "\"a,b\n"});
    files.insert(files.begin(), tables().front());
    CHECK(statistics_of(files).years_of("E99000001") == std::vector<int>{2022, 2023});
}
