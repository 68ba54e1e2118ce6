// Hours: what a contract asks, what leave takes, what overtime adds (MODEL 2; MEASURES
// share_excessive, share_over_legal).
#pragma once

#include "engine/scenario/field.hpp"
#include "engine/scenario/values.hpp"

namespace caseforce::scenario {

struct AnnualLeave {
    double days_per_year = 0;
    Months months;

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "days_per_year",
                      .about = "working days of leave a year, bank holidays included",
                      .unit = "working days a year",
                      .example = "32",
                      .low = 0,
                      .high = weekdays_per_year,
                      .required = true},
                self.days_per_year);
        v.field(Field{.name = "months",
                      .about = "relative weight of each month; months left out are 1",
                      .example = "{aug: 2.0, dec: 1.7}",
                      .low = 0},
                self.months);
    }
};

struct LegalLimit {
    double hours = 48;
    Duration averaged_over{17 * week};

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "hours",
                      .about = "greatest average week, hours",
                      .unit = "hours a week",
                      .example = "48",
                      .low = 0,
                      .above = true},
                self.hours);
        v.field(Field{.name = "averaged_over",
                      .about = "length of the averaging window",
                      .example = "17 weeks",
                      .low = 7},
                self.averaged_over);
    }
};

struct WorkingTime {
    double contracted_hours = 37;
    Share case_time_share{1};
    std::optional<AnnualLeave> leave;
    Share max_overtime_share{0};
    std::optional<double> max_weekly_hours;
    ByContract<Share> goodwill{Share{1}, Share{1}, Share{1}};
    Share excessive_over{0.10};
    LegalLimit legal_limit;
    Share paid_overtime{0};

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "contracted_hours",
                      .about = "hours a week of one FTE",
                      .unit = "hours a week",
                      .example = "37",
                      .low = 0,
                      .high = 168,
                      .above = true},
                self.contracted_hours);
        v.field(Field{.name = "case_time_share",
                      .about = "share of the time present and not on leave that is for cases",
                      .example = "75%",
                      .low = 0,
                      .high = 1},
                self.case_time_share);
        v.field(Field{.name = "leave",
                      .about = "annual leave",
                      .left_out = "nobody takes leave",
                      .example = "{days_per_year: 32, months: {aug: 2.0, dec: 1.7}}"},
                self.leave);
        v.field(Field{.name = "max_overtime_share",
                      .about = "overtime at most, as a share of contracted hours",
                      .example = "35%",
                      .low = 0},
                self.max_overtime_share);
        v.field(Field{.name = "max_weekly_hours",
                      .about = "hours a week at most, overtime included",
                      .unit = "hours a week",
                      .left_out = "no limit but that of overtime",
                      .example = "52",
                      .low = 0,
                      .high = 168,
                      .none = true},
                self.max_weekly_hours);
        v.field(
            Field{
                .name = "goodwill",
                .about =
                    "of the hours missing, the share worked as overtime; one value, or by contract",
                .example = "{permanent: 60%, agency: 10%}",
                .low = 0,
                .high = 1},
            self.goodwill);
        v.field(Field{.name = "excessive_over",
                      .about = "a worker-week is excessive above present hours x (1 + this)",
                      .example = "10%",
                      .low = 0},
                self.excessive_over);
        v.field(Field{.name = "legal_limit",
                      .about = "the Working Time Regulations' average",
                      .example = "{hours: 48, averaged_over: 17 weeks}",
                      .varies = Varies::never},
                self.legal_limit);
        v.field(Field{.name = "paid_overtime",
                      .about = "share of overtime hours that is paid",
                      .example = "50%",
                      .low = 0},
                self.paid_overtime);
    }
};

}  // namespace caseforce::scenario
