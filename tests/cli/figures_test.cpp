// Numbers of the headline table.
#include "cli/figures.hpp"

#include "tests/support/catch.hpp"

using caseforce::cli::bytes_text;
using caseforce::cli::decimals_for;
using caseforce::cli::figure;

TEST_CASE("a figure sets its thousands apart and is never minus nothing", "[figures]") {
    CHECK(figure(0, 0) == "0");
    CHECK(figure(999, 0) == "999");
    CHECK(figure(1000, 0) == "1,000");
    CHECK(figure(-1234567.891, 1) == "-1,234,567.9");
    CHECK(figure(-0.04, 1) == "0.0");
}

TEST_CASE("a figure has as many decimals as tell the value and its error", "[figures]") {
    CHECK(decimals_for(2712, 5) == 0);
    CHECK(decimals_for(2712, 0.4) == 1);
    CHECK(decimals_for(18.4, 0.2) == 1);
    CHECK(decimals_for(18.4, 0.02) == 2);
    CHECK(decimals_for(1.25, 0) == 2);
    CHECK(decimals_for(1.25, 1e-9) == 4);
    CHECK(decimals_for(0, 0) == 0);
}

TEST_CASE("a number of bytes is told in the unit that fits", "[figures]") {
    CHECK(bytes_text(512) == "512 bytes");
    CHECK(bytes_text(4100000) == "4.1 MB");
    CHECK(bytes_text(2.5e15) == "2,500 TB");
}
