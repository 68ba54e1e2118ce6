// Demand: children, referrals, households, and those who may come back (MODEL 3).
#pragma once

#include "engine/scenario/field.hpp"
#include "engine/scenario/values.hpp"

namespace caseforce::scenario {

struct Population {
    double children = 0;

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "children",
                      .about = "children aged 0 to 17",
                      .unit = "children",
                      .example = "54000",
                      .low = 0,
                      .high = 1e9,
                      .required = true},
                self.children);
    }
};

struct RecentClosures {
    Rate rate;
    Share re_referral;

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "rate",
                      .about = "children closed a year over the two years before the beginning",
                      .example = "3400 per year",
                      .low = 0,
                      .required = true},
                self.rate);
        v.field(Field{.name = "re_referral",
                      .about = "share of them that comes back",
                      .example = "26%",
                      .low = 0,
                      .high = 1,
                      .required = true},
                self.re_referral);
    }
};

struct Demand {
    Rate referrals_per_10000;
    Counts counts = Counts::new_only;
    Share re_referral_share;
    std::optional<RecentClosures> recent_closures;
    Months season;
    Growth trend;
    double yearly_cv = 0;
    double weekly_cv = 0;
    CountLaw household;
    NumberLaw weight;
    bool siblings_together = false;
    std::string first_stage;

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "referrals_per_10000",
                      .about = "children referred per 10,000 children",
                      .example = "640 per year",
                      .low = 0,
                      .required = true},
                self.referrals_per_10000);
        v.field(Field{.name = "counts",
                      .about = "new, or all: with all, re-referrals are in the figure",
                      .example = "all",
                      .varies = Varies::never},
                self.counts);
        v.field(Field{.name = "re_referral_share",
                      .about = "with counts: all, the share of re-referrals in the figure",
                      .example = "26%",
                      .low = 0,
                      .high = 1},
                self.re_referral_share);
        v.field(Field{.name = "recent_closures",
                      .about = "children closed before the beginning who may come back",
                      .left_out = "none, so that returns build up from nothing",
                      .example = "{rate: 3400 per year, re_referral: 26%}",
                      .varies = Varies::by_draw},
                self.recent_closures);
        v.field(Field{.name = "season",
                      .about = "relative weight of each month; months left out are 1",
                      .example = "{aug: 0.8, dec: 0.9}",
                      .low = 0},
                self.season);
        v.field(Field{.name = "trend",
                      .about = "growth a year from `start`",
                      .example = "1% per year",
                      .low = -1,
                      .above = true},
                self.trend);
        v.field(Field{.name = "yearly_cv",
                      .about = "coefficient of variation of the yearly noise",
                      .example = "0.12",
                      .low = 0,
                      .high = 10},
                self.yearly_cv);
        v.field(Field{.name = "weekly_cv",
                      .about = "coefficient of variation of the weekly noise",
                      .example = "0.1",
                      .low = 0,
                      .high = 10},
                self.weekly_cv);
        v.field(Field{.name = "household",
                      .about = "probability of each number of children referred together",
                      .example = "{1: 0.55, 2: 0.27, 3: 0.18}"},
                self.household);
        v.field(
            Field{
                .name = "weight",
                .about =
                    "a case's own complexity, a factor on its hours and on its place in a caseload",
                .example = "{lognormal: {mean: 1, cv: 0.3}}",
                .low = 0,
                .above = true},
            self.weight);
        v.field(
            Field{.name = "siblings_together",
                  .about = "whether children of a household go to the worker who holds one of them",
                  .example = "true"},
            self.siblings_together);
        v.field(Field{.name = "first_stage",
                      .about = "the stage that a referral opens",
                      .example = "assessment",
                      .required = true,
                      .refers_to = "stage",
                      .varies = Varies::never},
                self.first_stage);
    }
};

}  // namespace caseforce::scenario
