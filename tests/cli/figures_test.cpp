// Numbers of the headline table.
#include "cli/figures.hpp"

#include <cmath>

#include "tests/support/catch.hpp"

using caseforce::cli::bytes_text;
using caseforce::cli::decimals_for;
using caseforce::cli::decimals_of_millions;
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

TEST_CASE("a sum in millions has as many decimals as tell its error, and two at least",
          "[figures]") {
    CHECK(decimals_of_millions(190000) == 2);
    CHECK(decimals_of_millions(10000) == 2);
    CHECK(decimals_of_millions(4310) == 3);
    CHECK(decimals_of_millions(78) == 4);
    CHECK(decimals_of_millions(1e-3) == 2);  // rounding alone: there is nothing to see
    CHECK(decimals_of_millions(0) == 2);
    CHECK(decimals_of_millions(std::nan("")) == 2);
}

TEST_CASE("a number of bytes is told in the unit that fits", "[figures]") {
    CHECK(bytes_text(512) == "512 bytes");
    CHECK(bytes_text(4100000) == "4.1 MB");
    CHECK(bytes_text(2.5e15) == "2,500 TB");
}
