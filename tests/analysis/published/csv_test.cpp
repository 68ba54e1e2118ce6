// Comma-separated values: what a cell is and where, and each way in which a table can be broken.
#include "analysis/published/csv.hpp"

#include <string>

#include "tests/support/catch.hpp"

using namespace caseforce;
using published::csv_table;
using published::CsvTable;

namespace {

Mistake mistake_in(const std::string& text) {
    try {
        static_cast<void>(csv_table(text, "t.csv"));
    } catch (const ScenarioError& error) {
        REQUIRE(error.mistakes().size() == 1);
        return error.mistakes().front();
    }
    FAIL("taken for a table: " << text);
    return {};
}

}  // namespace

TEST_CASE("a table has its columns, and each cell its text and place", "[published]") {
    const CsvTable table = csv_table("a,b\n1,two\n3,\n", "t.csv");

    REQUIRE(table.columns == std::vector<std::string>{"a", "b"});
    REQUIRE(table.rows() == 2);
    CHECK(table.at(0, 1).text == "two");
    CHECK(table.at(0, 1).line == 2);
    CHECK(table.at(0, 1).column == 3);
    CHECK(table.at(1, 1).text.empty());
    CHECK(table.column("b") == 1);
    CHECK_FALSE(table.column("c"));
    CHECK(csv_table("a,b,,\n1,two,,\n", "t.csv").at(0, 1).text == "two");
    CHECK(csv_table("a,b, , \n1,two,,\n", "t.csv").at(0, 1).text == "two");
}

TEST_CASE(
    "a byte order mark, lines ended by CR LF, empty lines and a last line without an end do "
    "not matter",
    "[published]") {
    const CsvTable table = csv_table(
        "\xef\xbb\xbf"
        "a,b\r\n1,2\r\n\r\n3,4",
        "t.csv");

    CHECK(table.columns.front() == "a");
    REQUIRE(table.rows() == 2);
    CHECK(table.at(0, 1).text == "2");
    CHECK(table.at(1, 0).text == "3");
    CHECK(table.at(1, 0).line == 4);
}

TEST_CASE("a quoted cell holds commas, quotes and lines", "[published]") {
    const CsvTable table = csv_table("a,b\n\"Upper, Vale \"\"of\"\"\nX\",1\n\"\",2\n", "t.csv");

    REQUIRE(table.rows() == 2);
    CHECK(table.at(0, 0).text == "Upper, Vale \"of\"\nX");
    CHECK(table.at(1, 0).text.empty());
    CHECK(table.at(1, 1).line == 4);
}

TEST_CASE("what is no table is told with its place", "[published]") {
    const std::string long_row(published::most_columns + 1, ',');

    CHECK(mistake_in("").found == "the file is empty");
    CHECK(mistake_in("\n\r\n").found == "the file is empty");
    CHECK(mistake_in("a,b\n1,2,3\n").found == "a row of 3 cells");
    CHECK(mistake_in("a,b\n1,2\n1\n").place.line == 3);
    CHECK(mistake_in("a,b\n1,\"2\n").found == "a quote that does not end");
    CHECK(mistake_in("a,b\n1,\"2\n").place.column == 3);
    CHECK(mistake_in("a,b\n\"1\"x,2\n").found == "text behind a quote's end");
    CHECK(mistake_in("a,a\n1,2\n").found == "a second column 'a'");
    CHECK(mistake_in("a\n\x01\n").found == "the byte 0x01 is not text");
    CHECK(mistake_in("a\n\xff\n").place.line == 2);
    CHECK(mistake_in(std::string(published::largest_table + 1, 'a')).found ==
          "the file is larger than 16 MiB");
    CHECK(mistake_in([] {
              std::string columns = "c0";
              for (std::size_t i = 1; i <= published::most_columns; ++i)
                  columns += ",c" + std::to_string(i);
              return columns + "\n";
          }())
              .found == "more columns");
}
