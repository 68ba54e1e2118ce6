// Workers who come in groups: the academy's cohorts, overseas campaigns (MODEL 5).
#pragma once

#include "engine/scenario/field.hpp"
#include "engine/scenario/values.hpp"

namespace caseforce::scenario {

/// A factor on a worker's leaving hazard for a time since they started (a tie-in, a sponsorship).
struct Term {
    Duration for_;
    double factor = 1;

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "for",
                      .about = "time since starting",
                      .example = "2 years",
                      .low = 0,
                      .required = true},
                self.for_);
        v.field(Field{.name = "factor",
                      .about = "factor on the leaving hazard until then",
                      .example = "0.5",
                      .low = 0,
                      .required = true},
                self.factor);
    }
};

struct Academy {
    Intakes cohorts;
    Share fill_rate{1};
    Share pass_rate{1};
    DurationLaw training;
    std::string role;
    Steps readiness;
    double mentoring_hours = 0;
    std::optional<Term> bond;
    bool supernumerary = false;
    double fte = 1;
    double cost_per_seat = 0;

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "cohorts",
                      .about = "seats by date, or every year",
                      .unit = "seats",
                      .example = "{every: 1 year, from: 2023-09-04, seats: 12}",
                      .low = 0,
                      .required = true,
                      .refers_to = "seats",
                      .whole = true},
                self.cohorts);
        v.field(Field{.name = "fill_rate",
                      .about = "probability that a seat is taken",
                      .example = "90%",
                      .low = 0,
                      .high = 1},
                self.fill_rate);
        v.field(Field{.name = "pass_rate",
                      .about = "probability that a trainee passes",
                      .example = "92%",
                      .low = 0,
                      .high = 1},
                self.pass_rate);
        v.field(Field{.name = "training",
                      .about = "from the cohort's date to the start",
                      .example = "26 weeks",
                      .low = 0},
                self.training);
        v.field(Field{.name = "role",
                      .about = "the role they start in",
                      .example = "newly_qualified",
                      .required = true,
                      .refers_to = "role",
                      .varies = Varies::never},
                self.role);
        v.field(Field{.name = "readiness",
                      .about = "share of a full caseload by time since starting",
                      .left_out = "fully ready on the first day",
                      .example = "[[0 weeks, 30%], [13 weeks, 60%], [52 weeks, 100%]]",
                      .low = 0,
                      .high = 1},
                self.readiness);
        v.field(Field{.name = "mentoring_hours",
                      .about = "hours a week from the team's mentors until fully ready",
                      .unit = "hours a week",
                      .example = "2",
                      .low = 0},
                self.mentoring_hours);
        v.field(Field{.name = "bond",
                      .about = "tie-in: a factor on leaving for a time",
                      .left_out = "none",
                      .example = "{for: 2 years, factor: 0.5}"},
                self.bond);
        v.field(Field{.name = "supernumerary",
                      .about = "whether they are placed over establishment if need be",
                      .example = "true"},
                self.supernumerary);
        v.field(Field{.name = "fte",
                      .about = "full-time equivalent of a starter",
                      .unit = "FTE",
                      .example = "1",
                      .low = 0,
                      .high = 1,
                      .above = true},
                self.fte);
        v.field(Field{.name = "cost_per_seat",
                      .about = "pounds a seat, filled or not",
                      .unit = "pounds a seat",
                      .example = "9000",
                      .low = 0},
                self.cost_per_seat);
    }
};

struct Overseas {
    Intakes campaigns;
    std::string role;
    Share fall_through;
    DurationLaw lead_time;
    Steps readiness;
    double mentoring_hours = 0;
    std::optional<Term> visa;
    double fte = 1;
    double cost_per_arrival = 0;

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "campaigns",
                      .about = "offers by date, or every year",
                      .unit = "offers",
                      .example = "[{at: 2023-06-01, offers: 15}]",
                      .low = 0,
                      .required = true,
                      .refers_to = "offers",
                      .whole = true},
                self.campaigns);
        v.field(Field{.name = "role",
                      .about = "the role they start in",
                      .example = "social_worker",
                      .required = true,
                      .refers_to = "role",
                      .varies = Varies::never},
                self.role);
        v.field(Field{.name = "fall_through",
                      .about = "share that withdraws after an offer",
                      .example = "17%",
                      .low = 0,
                      .high = 1},
                self.fall_through);
        v.field(Field{.name = "lead_time",
                      .about = "registration and visa: from offer to arrival",
                      .example = "{gamma: {mean: 7 months, cv: 0.25}}",
                      .low = 0},
                self.lead_time);
        v.field(Field{.name = "readiness",
                      .about = "share of a full caseload by time since starting",
                      .left_out = "fully ready on the first day",
                      .example = "[[0 weeks, 20%], [12 weeks, 60%], [26 weeks, 100%]]",
                      .low = 0,
                      .high = 1},
                self.readiness);
        v.field(Field{.name = "mentoring_hours",
                      .about = "hours a week from the team's mentors until fully ready",
                      .unit = "hours a week",
                      .example = "2",
                      .low = 0},
                self.mentoring_hours);
        v.field(Field{.name = "visa",
                      .about = "sponsorship: a factor on leaving for a time",
                      .left_out = "none",
                      .example = "{for: 3 years, factor: 0.7}"},
                self.visa);
        v.field(Field{.name = "fte",
                      .about = "full-time equivalent of a starter",
                      .unit = "FTE",
                      .example = "1",
                      .low = 0,
                      .high = 1,
                      .above = true},
                self.fte);
        v.field(Field{.name = "cost_per_arrival",
                      .about = "pounds an arrival: relocation",
                      .unit = "pounds an arrival",
                      .example = "10000",
                      .low = 0},
                self.cost_per_arrival);
    }
};

}  // namespace caseforce::scenario
