// Where workers come from: promotion, market, and the routes of their own files; pay (MODEL 5).
#pragma once

#include "engine/scenario/agency.hpp"
#include "engine/scenario/field.hpp"
#include "engine/scenario/intakes.hpp"
#include "engine/scenario/values.hpp"

namespace caseforce::scenario {

struct Promotion {
    std::string from;
    Duration after;
    Duration time_to_fill;

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "from",
                      .about = "the role promoted from",
                      .example = "social_worker",
                      .required = true,
                      .refers_to = "role",
                      .varies = Varies::never},
                self.from);
        v.field(Field{.name = "after", .about = "time since hired", .example = "2 years", .low = 0},
                self.after);
        v.field(Field{.name = "time_to_fill",
                      .about = "mean time that a post waits for a promotion",
                      .example = "8 weeks",
                      .low = 0,
                      .above = true,
                      .required = true},
                self.time_to_fill);
    }
};

struct Market {
    Named<double> candidates_per_year;
    Named<Months> candidates_season;
    Named<double> initial;
    DurationLaw lead_time;
    Share fall_through;
    Steps readiness;
    double mentoring_hours = 0;
    double fte = 1;
    double cost_per_start = 0;

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "candidates_per_year",
                      .about = "appointable candidates a year, by role",
                      .unit = "candidates a year",
                      .example = "{social_worker: 12, senior: 3, newly_qualified: 4}",
                      .low = 0,
                      .high = 1e6,
                      .required = true,
                      .refers_to = "role"},
                self.candidates_per_year);
        v.field(Field{.name = "candidates_season",
                      .about = "relative weight of each month, by role",
                      .left_out = "the same in every month",
                      .example = "{newly_qualified: {sep: 6, oct: 3}}",
                      .low = 0,
                      .refers_to = "role"},
                self.candidates_season);
        v.field(Field{.name = "initial",
                      .about = "who has accepted by day one and is yet to start, by role",
                      .unit = "people",
                      .left_out = "nobody",
                      .example = "{social_worker: 4, newly_qualified: 9}",
                      .low = 0,
                      .high = 100000,
                      .refers_to = "role",
                      .varies = Varies::by_draw,
                      .whole = true},
                self.initial);
        v.field(Field{.name = "lead_time",
                      .about = "from acceptance to start",
                      .example = "{gamma: {mean: 16 weeks, cv: 0.35}}",
                      .low = 0},
                self.lead_time);
        v.field(Field{.name = "fall_through",
                      .about = "share that withdraws after an offer",
                      .example = "12%",
                      .low = 0,
                      .high = 1},
                self.fall_through);
        v.field(Field{.name = "readiness",
                      .about = "share of a full caseload by time since starting",
                      .left_out = "fully ready on the first day",
                      .example = "[[0 weeks, 50%], [4 weeks, 80%], [12 weeks, 100%]]",
                      .low = 0,
                      .high = 1},
                self.readiness);
        v.field(Field{.name = "mentoring_hours",
                      .about = "hours a week from the team's mentors until fully ready",
                      .unit = "hours a week",
                      .example = "1",
                      .low = 0},
                self.mentoring_hours);
        v.field(Field{.name = "fte",
                      .about = "full-time equivalent of a starter",
                      .unit = "FTE",
                      .example = "0.9",
                      .low = 0,
                      .high = 1,
                      .above = true},
                self.fte);
        v.field(Field{.name = "cost_per_start",
                      .about = "pounds a start",
                      .unit = "pounds a start",
                      .example = "5000",
                      .low = 0},
                self.cost_per_start);
    }
};

struct Pay {
    Share premium;
    double candidates_elasticity = 0;
    double leaving_elasticity = 0;

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "premium",
                      .about = "paid to every permanent worker on top of salary",
                      .example = "5%",
                      .low = -1,
                      .above = true},
                self.premium);
        v.field(Field{.name = "candidates_elasticity",
                      .about = "candidates x (1 + premium)^this",
                      .example = "1.5"},
                self.candidates_elasticity);
        v.field(Field{.name = "leaving_elasticity",
                      .about = "permanent leaving x (1 + premium)^this",
                      .example = "-0.8"},
                self.leaving_elasticity);
    }
};

struct Supply {
    Named<Promotion> promotion;
    std::optional<Market> market;
    std::optional<Agency> agency;
    std::optional<Academy> academy;
    std::optional<Overseas> overseas;
    std::vector<ManagedTeam> managed_teams;
    std::optional<Pay> pay;

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "promotion",
                      .about = "posts filled from within, by the role to fill",
                      .left_out = "nobody is promoted",
                      .example =
                          "{senior: {from: social_worker, after: 2 years, time_to_fill: 8 weeks}}",
                      .refers_to = "role"},
                self.promotion);
        v.field(Field{.name = "market",
                      .about = "external recruitment",
                      .left_out = "none",
                      .example = "{candidates_per_year: {social_worker: 12}, lead_time: {gamma: "
                                 "{mean: 16 weeks, cv: 0.35}}}"},
                self.market);
        v.field(
            Field{
                .name = "agency",
                .about = "agency workers",
                .left_out = "none",
                .example =
                    "{roles: [social_worker], length: {exponential: 36 weeks}, rate: 46 per hour}"},
            self.agency);
        v.field(Field{.name = "academy",
                      .about = "the Social Work Academy's cohorts",
                      .left_out = "none",
                      .example = "{role: newly_qualified, cohorts: {every: 1 year, from: "
                                 "2023-09-04, seats: 12}}"},
                self.academy);
        v.field(
            Field{.name = "overseas",
                  .about = "overseas campaigns",
                  .left_out = "none",
                  .example = "{role: social_worker, campaigns: [{at: 2023-06-01, offers: 15}]}"},
            self.overseas);
        v.field(
            Field{.name = "managed_teams",
                  .about = "blocks of practitioners and managers from a contractor",
                  .left_out = "none",
                  .example =
                      "[{at: 2023-05-01, length: 12 months, team: assessment, practitioners: 8, "
                      "caseload_cap: 18}]"},
            self.managed_teams);
        v.field(
            Field{.name = "pay",
                  .about = "pay premium and what it moves",
                  .left_out = "no premium",
                  .example = "{premium: 5%, candidates_elasticity: 1.5, leaving_elasticity: -0.8}",
                  .neutral = true},
            self.pay);
    }
};

}  // namespace caseforce::scenario
