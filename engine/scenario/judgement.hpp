// The inspection judgement and what it does; growth of prices (MODEL 6).
#pragma once

#include "engine/scenario/field.hpp"
#include "engine/scenario/values.hpp"

namespace caseforce::scenario {

struct Judgement {
    Date at;
    Grade is = Grade::requires_improvement;

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "at",
                      .about = "date of the judgement",
                      .example = "2022-05-09",
                      .required = true},
                self.at);
        v.field(Field{.name = "is",
                      .about = "outstanding, good, requires_improvement or inadequate",
                      .example = "inadequate",
                      .required = true},
                self.is);
    }
};

struct GradeFactors {
    FactorOverTime candidates, leaving, agency_price, referrals, re_referral;

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "candidates", .about = "on candidates", .example = "0.9", .low = 0},
                self.candidates);
        v.field(Field{.name = "leaving",
                      .about = "on leaving, every contract",
                      .example = "1.1",
                      .low = 0},
                self.leaving);
        v.field(
            Field{
                .name = "agency_price", .about = "on the agency rate", .example = "1.05", .low = 0},
            self.agency_price);
        v.field(Field{.name = "referrals",
                      .about = "on new referrals",
                      .example = "[[0 years, 1], [1 year, 1.05], [3 years, 1]]",
                      .low = 0},
                self.referrals);
        v.field(Field{.name = "re_referral",
                      .about = "on the probability of coming back",
                      .example = "1.1",
                      .low = 0},
                self.re_referral);
    }
};

struct GradePath {
    std::vector<Judgement> path;
    Named<GradeFactors> factors;

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "path",
                      .about = "judgements by date",
                      .left_out = "no judgement",
                      .example = "[{at: 2022-05-09, is: inadequate}]"},
                self.path);
        v.field(Field{.name = "factors",
                      .about = "what each grade does; 1 where none is given",
                      .left_out = "no judgement has an effect",
                      .example =
                          "{inadequate: {candidates: 0.9, leaving: 1.1}, good: {candidates: 1.1}}",
                      .refers_to = "grade",
                      .neutral = true},
                self.factors);
    }
};

struct Prices {
    MonthDay from{4, 1};
    Growth pay_award, agency, other;

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "from",
                      .about = "the day of each year on which prices step",
                      .example = "04-01",
                      .varies = Varies::never},
                self.from);
        v.field(Field{.name = "pay_award",
                      .about = "growth of salaries",
                      .example = "3% per year",
                      .low = -1,
                      .above = true},
                self.pay_award);
        v.field(Field{.name = "agency",
                      .about = "growth of agency rates",
                      .example = "2% per year",
                      .low = -1,
                      .above = true},
                self.agency);
        v.field(Field{.name = "other",
                      .about = "growth of every other price",
                      .example = "2% per year",
                      .low = -1,
                      .above = true},
                self.other);
    }
};

}  // namespace caseforce::scenario
