#include "engine/scenario_file/units.hpp"

#include <cmath>

#include "engine/scenario_file/dates.hpp"
#include "tests/support/catch.hpp"

using namespace caseforce;
using namespace caseforce::scenario_file;

TEST_CASE("a number is decimal digits in any form that YAML has for them", "[units]") {
    CHECK(number_from("37").value() == 37);
    CHECK(number_from("-0.5").value() == -0.5);
    CHECK(number_from("1e3").value() == 1000);
    CHECK(number_from("0").value() == 0);
    CHECK(number_from("0.25").value() == 0.25);
    CHECK(number_from(".5").value() == 0.5);
    CHECK(number_from("-.5").value() == -0.5);
    CHECK(number_from("1.").value() == 1);
    CHECK(number_from("1.e2").value() == 100);
    CHECK(number_from("+5").value() == 5);
    CHECK(share_from("+5%").value() == 0.05);
    CHECK(share_from(".5%").value() == 0.005);
    CHECK(share_from("5.%").value() == 0.05);
    CHECK(duration_from(".5 weeks").value() == 3.5);
    CHECK(rate_from("+12. per week").value() == Approx(12 * 365.25 / 7));

    for (const char* text : {"010",   "-01",    "00",   "+010", "+.",    ".",     "0x1F", "0o7",
                             "1_000", "1,000",  ".nan", ".inf", "-.inf", "+.inf", "nan",  "inf",
                             "1e400", "1e-400", "1e",   "",     "-",     "+",     "3 4",  "37%",
                             "1.2.3", "1..",    "--1",  "+-1",  "++1",   ".e3",   "٣"}) {
        INFO(text);
        CHECK_FALSE(number_from(text).is_sound());
    }
}

TEST_CASE("what a number should be is told with all that stands behind it", "[units]") {
    CHECK(share_from("0,5%").complaint().expected == "a decimal point: 0.5%");
    CHECK(hazard_from("7,5% per year").complaint().expected == "a decimal point: 7.5% per year");
    CHECK(share_from("05%").complaint().expected == "a number without leading zeros: 5%");
    for (const char* text : {"43,000 per year", "43_000 per year", "43 000 per year"}) {
        INFO(text);
        CHECK(pounds_per_year_from(text).complaint().expected == "digits alone: 43000 per year");
    }
    CHECK(pounds_per_year_from("43.000,50 per year").complaint().expected ==
          "a decimal point: 43000.50 per year");
    CHECK(pounds_per_year_from("43000per year").complaint().expected == "'43000 per year'");
    CHECK(share_from("30percent").complaint().expected == "'30%'");
    CHECK(number_from("1 234 567").complaint().expected == "digits alone: 1234567");
    CHECK(number_from("1,000").complaint().expected == "digits alone: 1000");
    CHECK(number_from("37 hours").complaint().expected == "a plain number, such as 37");
    CHECK(number_from("1 per month").complaint().expected == "a plain number, such as 0.5");
}

TEST_CASE("a whole number may be written in any form whose value is whole", "[units]") {
    CHECK(whole_number_from("3").value() == 3);
    CHECK(whole_number_from("-3").value() == -3);
    CHECK(whole_number_from("+3").value() == 3);
    CHECK(whole_number_from("3.0").value() == 3);
    CHECK(whole_number_from("3.").value() == 3);
    CHECK(whole_number_from("1e3").value() == 1000);
    CHECK(whole_number_from("2.5e1").value() == 25);
    CHECK_FALSE(whole_number_from("3.5").is_sound());
    CHECK_FALSE(whole_number_from("25e-1").is_sound());
    CHECK(whole_number_from("99999999999999999999").complaint().says == "is too large");
    CHECK(whole_number_from("1e20").complaint().says == "is too large");
}

TEST_CASE("a seed beyond 2^53 is written in digits alone", "[units]") {
    CHECK(seed_from("18446744073709551615").value() == 18446744073709551615ULL);
    CHECK(seed_from("+7").value() == 7);
    CHECK(seed_from("7.0").value() == 7);
    CHECK(seed_from("9007199254740992.0").value() == 9007199254740992ULL);
    CHECK_FALSE(seed_from("18446744073709551616").is_sound());
    CHECK_FALSE(seed_from("9007199254740994.0").is_sound());
    CHECK(seed_from("1e17").complaint().expected.ends_with("in digits alone above 2^53"));
    CHECK(seed_from("7.5").complaint().expected.ends_with("18446744073709551615"));
    CHECK_FALSE(seed_from("7.5").is_sound());
    CHECK_FALSE(seed_from("-7").is_sound());
}

TEST_CASE("a truth value is true or false", "[units]") {
    for (const char* text : {"true", "True", "TRUE"})
        CHECK(truth_from(text).value());
    for (const char* text : {"false", "False", "FALSE"})
        CHECK_FALSE(truth_from(text).value());
    for (const char* text : {"yes", "no", "on", "tRUE", "1", ""})
        CHECK_FALSE(truth_from(text).is_sound());
}

TEST_CASE("a percentage is the same number as its share, to the bit", "[units]") {
    CHECK(share_from("34.7%").value() == 0.347);
    CHECK(share_from("0.347").value() == 0.347);
    CHECK(share_from("29%").value() == 0.29);
    CHECK(share_from("130%").value() == 1.3);
    CHECK_FALSE(share_from("40% per year").is_sound());
    CHECK_FALSE(share_from("40 percent").is_sound());
    CHECK(share_from("40 %").complaint().expected == "'40%'");
    CHECK(hazard_from("40 % per year").complaint().expected == "'40% per year'");
}

TEST_CASE("a percentage with an exponent is rounded once", "[units]") {
    CHECK(share_from("1.8446744073709552e21%").value() == 1.8446744073709552e19);
    CHECK(share_from("29e0%").value() == 0.29);
    CHECK(share_from("2.9E+1%").value() == 0.29);
    CHECK(share_from("0e99999999999%").value() == 0);
    CHECK_FALSE(share_from("1e99999999999%").is_sound());
}

TEST_CASE("minus nothing is nothing", "[units]") {
    CHECK_FALSE(std::signbit(number_from("-0").value()));
    CHECK_FALSE(std::signbit(duration_from("-0 weeks").value()));
}

TEST_CASE("a duration is a number and a unit", "[units]") {
    CHECK(duration_from("10 days").value() == 10);
    CHECK(duration_from("1 day").value() == 1);
    CHECK(duration_from("14 weeks").value() == 98);
    CHECK(duration_from("12 months").value() == 365.25);
    CHECK(duration_from("2.4 years").value() == 2.4 * 365.25);
    for (const char* text : {"14",
                             "14weeks",
                             "14 wekes",
                             "45 working days",
                             "10%",
                             "10 per year",
                             "weeks",
                             "14  weeks",
                             "",
                             "1 hour"}) {
        INFO(text);
        CHECK_FALSE(duration_from(text).is_sound());
    }
    CHECK(duration_from("14").complaint().says == "has no unit");
    CHECK(duration_from("soon").complaint().expected.starts_with("a duration: '14 days'"));
    CHECK(duration_from("14\u00a0weeks").complaint().expected == "a plain space: '14 weeks'");
    CHECK(duration_from("14 wekes").complaint().nearest == "weeks");
    CHECK(duration_from("14  weeks").complaint().expected == "one: '14 weeks'");
    CHECK(rate_from("620   per  year").complaint().expected == "one: '620 per year'");
}

TEST_CASE("a statutory limit is in working days", "[units]") {
    CHECK(working_days_from("45 working days").value() == 45);
    CHECK(working_days_from("1 working day").value() == 1);
    CHECK_FALSE(working_days_from("45 days").is_sound());
    CHECK_FALSE(working_days_from("4.5 working days").is_sound());
    CHECK_FALSE(working_days_from("4500% working days").is_sound());
}

TEST_CASE("a hazard is a yearly percentage or says its period", "[units]") {
    CHECK(hazard_from("22%").value() == 0.22);
    CHECK(hazard_from("22% per year").value() == 0.22);
    CHECK(hazard_from("1% per month").value() == 0.12);
    CHECK(hazard_from("1% per week").value() == Approx(0.01 * 365.25 / 7));
    CHECK_FALSE(hazard_from("0.22").is_sound());
    CHECK_FALSE(hazard_from("22% per hour").is_sound());
    CHECK(weekly_hazard_from("1% per week").value() == 0.01);
    CHECK(weekly_hazard_from("52% per year").value() == Approx(0.52 * 7 / 365.25));
    CHECK_FALSE(weekly_hazard_from("1%").is_sound());
}

TEST_CASE("rates, growth and money say their period", "[units]") {
    CHECK(rate_from("620 per year").value() == 620);
    CHECK(rate_from("2 per day").value() == 2 * 365.25);
    CHECK_FALSE(rate_from("620").is_sound());
    CHECK_FALSE(rate_from("62% per year").is_sound());
    CHECK(growth_from("-1%").value() == -0.01);
    CHECK(growth_from("1% per year").value() == 0.01);
    CHECK_FALSE(growth_from("0.01").is_sound());
    CHECK(pounds_per_year_from("1000 per month").value() == 12000);
    CHECK(pounds_per_week_from("1500 per week").value() == 1500);
    CHECK(pounds_per_hour_from("46 per hour").value() == 46);
    CHECK_FALSE(pounds_per_hour_from("46 per day").is_sound());
    CHECK_FALSE(pounds_per_year_from("46 per hour").is_sound());
}

TEST_CASE("a date must exist", "[units]") {
    CHECK(date_from("1970-01-02").value().days == 1);
    CHECK(date_from("2024-02-29").is_sound());
    for (const char* text : {"2023-02-29",
                             "2023-13-01",
                             "2023-00-10",
                             "2023-04-31",
                             "1899-12-31",
                             "2201-01-01",
                             "23-04-03",
                             "2023-4-3",
                             "2023/04/03",
                             "2023-04-0x",
                             ""}) {
        INFO(text);
        CHECK_FALSE(date_from(text).is_sound());
    }
    CHECK(month_day_from("02-29").value().day == 29);
    CHECK_FALSE(month_day_from("02-30").is_sound());
}

TEST_CASE("periods are whole, bands are half-open, spans begin at an end", "[units]") {
    CHECK(period_from("1 year").value().months == 12);
    CHECK(period_from("2 weeks").value().days == 14);
    CHECK_FALSE(period_from("1.5 years").is_sound());
    CHECK_FALSE(period_from("0 years").is_sound());

    CHECK(tenure_band_from("6-12 months").value().from == 0.5);
    CHECK(tenure_band_from("6-12 months").value().to == 1);
    CHECK(tenure_band_from("10+ years").value().to == scenario::endless);
    CHECK_FALSE(tenure_band_from("5-1 years").is_sound());
    CHECK_FALSE(tenure_band_from("5 years").is_sound());

    CHECK(span_from("last 52 weeks").value().length == 364);
    CHECK_FALSE(span_from("52 weeks").is_sound());
    CHECK(is_financial_year("1999-00"));
    CHECK_FALSE(is_financial_year("2023-25"));
    CHECK(month_from("sep") == 8);
    CHECK(month_from("september") == 8);
    CHECK(month_from("sept") == -1);
}
