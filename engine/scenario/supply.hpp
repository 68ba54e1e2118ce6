// Where workers come from: promotion, market, agency, academy, overseas, managed teams; pay (MODEL
// 5).
#pragma once

#include "engine/scenario/field.hpp"
#include "engine/scenario/values.hpp"

namespace caseforce::scenario {

struct Promotion {
    std::string from;
    Duration after;
    Duration time_to_fill;

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "from",
                      .about = "the role promoted from",
                      .required = true,
                      .refers_to = "role",
                      .varies = Varies::never},
                self.from);
        v.field(Field{.name = "after", .about = "time since hired", .low = 0}, self.after);
        v.field(Field{.name = "time_to_fill",
                      .about = "mean time that a post waits for a promotion",
                      .low = 0,
                      .above = true,
                      .required = true},
                self.time_to_fill);
    }
};

struct Market {
    Named<double> candidates_per_year;
    Named<Months> candidates_season;
    DurationLaw lead_time;
    Share fall_through;
    Steps readiness;
    double mentoring_hours = 0;
    double fte = 1;
    double cost_per_start = 0;

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "candidates_per_year",
                      .about = "appointable candidates a year, by role",
                      .low = 0,
                      .high = 1e6,
                      .required = true,
                      .refers_to = "role"},
                self.candidates_per_year);
        v.field(Field{.name = "candidates_season",
                      .about = "relative weight of each month, by role",
                      .low = 0,
                      .refers_to = "role"},
                self.candidates_season);
        v.field(Field{.name = "lead_time", .about = "from acceptance to start", .low = 0},
                self.lead_time);
        v.field(Field{.name = "fall_through",
                      .about = "share that withdraws after an offer",
                      .low = 0,
                      .high = 1},
                self.fall_through);
        v.field(Field{.name = "readiness",
                      .about = "share of a full caseload by time since starting",
                      .low = 0,
                      .high = 1},
                self.readiness);
        v.field(Field{.name = "mentoring_hours",
                      .about = "hours a week from the team's mentors until fully ready",
                      .low = 0},
                self.mentoring_hours);
        v.field(Field{.name = "fte",
                      .about = "full-time equivalent of a starter",
                      .low = 0,
                      .high = 1,
                      .above = true},
                self.fte);
        v.field(Field{.name = "cost_per_start", .about = "pounds a start", .low = 0},
                self.cost_per_start);
    }
};

struct Agency {
    std::optional<std::vector<std::string>> roles;
    Share cover{1};
    std::optional<Duration> absence_cover_after;
    Named<double> additional;
    Share max_share{1};
    std::optional<double> pool;
    DurationLaw time_to_fill;
    DurationLaw length;
    Hazard early_end;
    Duration notice;
    Share conversion;
    PoundsPerHour rate;
    Steps readiness;
    double mentoring_hours = 0;
    double fte = 1;

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "roles",
                      .about = "roles that agency may cover; every role that holds cases or "
                               "manages where left out",
                      .refers_to = "role"},
                self.roles);
        v.field(Field{.name = "cover",
                      .about = "share of what is uncovered that is asked for",
                      .low = 0,
                      .high = 10},
                self.cover);
        v.field(
            Field{
                .name = "absence_cover_after",
                .about =
                    "absence of a permanent worker after which agency covers; never where left out",
                .low = 0},
            self.absence_cover_after);
        v.field(Field{.name = "additional",
                      .about = "workers above establishment, FTE by team",
                      .low = 0,
                      .high = 100000,
                      .refers_to = "team"},
                self.additional);
        v.field(Field{.name = "max_share",
                      .about = "agency at most, as a share of case-holding FTE",
                      .low = 0,
                      .high = 1},
                self.max_share);
        v.field(Field{.name = "pool",
                      .about = "agency workers that can be had at most; no limit where left out",
                      .low = 0},
                self.pool);
        v.field(Field{.name = "time_to_fill", .about = "from the ask to the start", .low = 0},
                self.time_to_fill);
        v.field(
            Field{.name = "length", .about = "length of an assignment", .low = 0, .required = true},
            self.length);
        v.field(Field{.name = "early_end",
                      .about = "hazard of an end before the assignment's own",
                      .low = 0},
                self.early_end);
        v.field(Field{.name = "notice", .about = "given when posts have filled", .low = 0},
                self.notice);
        v.field(
            Field{.name = "conversion",
                  .about = "probability that a worker turns permanent at the end of an assignment",
                  .low = 0,
                  .high = 1},
            self.conversion);
        v.field(Field{.name = "rate", .about = "paid for an hour worked", .low = 0}, self.rate);
        v.field(Field{.name = "readiness",
                      .about = "share of a full caseload by time since starting",
                      .low = 0,
                      .high = 1},
                self.readiness);
        v.field(Field{.name = "mentoring_hours",
                      .about = "hours a week from the team's mentors until fully ready",
                      .low = 0},
                self.mentoring_hours);
        v.field(Field{.name = "fte",
                      .about = "full-time equivalent of a starter",
                      .low = 0,
                      .high = 1,
                      .above = true},
                self.fte);
    }
};

/// A factor on a worker's leaving hazard for a time since they started (a tie-in, a sponsorship).
struct Term {
    Duration for_;
    double factor = 1;

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "for", .about = "time since starting", .low = 0, .required = true},
                self.for_);
        v.field(Field{.name = "factor",
                      .about = "factor on the leaving hazard until then",
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
                      .low = 0,
                      .required = true,
                      .refers_to = "seats"},
                self.cohorts);
        v.field(Field{.name = "fill_rate",
                      .about = "probability that a seat is taken",
                      .low = 0,
                      .high = 1},
                self.fill_rate);
        v.field(Field{.name = "pass_rate",
                      .about = "probability that a trainee passes",
                      .low = 0,
                      .high = 1},
                self.pass_rate);
        v.field(Field{.name = "training", .about = "from the cohort's date to the start", .low = 0},
                self.training);
        v.field(Field{.name = "role",
                      .about = "the role they start in",
                      .required = true,
                      .refers_to = "role",
                      .varies = Varies::never},
                self.role);
        v.field(Field{.name = "readiness",
                      .about = "share of a full caseload by time since starting",
                      .low = 0,
                      .high = 1},
                self.readiness);
        v.field(Field{.name = "mentoring_hours",
                      .about = "hours a week from the team's mentors until fully ready",
                      .low = 0},
                self.mentoring_hours);
        v.field(Field{.name = "bond", .about = "tie-in: a factor on leaving for a time"},
                self.bond);
        v.field(Field{.name = "supernumerary",
                      .about = "whether they are placed over establishment if need be"},
                self.supernumerary);
        v.field(Field{.name = "fte",
                      .about = "full-time equivalent of a starter",
                      .low = 0,
                      .high = 1,
                      .above = true},
                self.fte);
        v.field(Field{.name = "cost_per_seat", .about = "pounds a seat, filled or not", .low = 0},
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
                      .low = 0,
                      .required = true,
                      .refers_to = "offers"},
                self.campaigns);
        v.field(Field{.name = "role",
                      .about = "the role they start in",
                      .required = true,
                      .refers_to = "role",
                      .varies = Varies::never},
                self.role);
        v.field(Field{.name = "fall_through",
                      .about = "share that withdraws after an offer",
                      .low = 0,
                      .high = 1},
                self.fall_through);
        v.field(Field{.name = "lead_time",
                      .about = "registration and visa: from offer to arrival",
                      .low = 0},
                self.lead_time);
        v.field(Field{.name = "readiness",
                      .about = "share of a full caseload by time since starting",
                      .low = 0,
                      .high = 1},
                self.readiness);
        v.field(Field{.name = "mentoring_hours",
                      .about = "hours a week from the team's mentors until fully ready",
                      .low = 0},
                self.mentoring_hours);
        v.field(Field{.name = "visa", .about = "sponsorship: a factor on leaving for a time"},
                self.visa);
        v.field(Field{.name = "fte",
                      .about = "full-time equivalent of a starter",
                      .low = 0,
                      .high = 1,
                      .above = true},
                self.fte);
        v.field(
            Field{.name = "cost_per_arrival", .about = "pounds an arrival: relocation", .low = 0},
            self.cost_per_arrival);
    }
};

struct ManagedTeam {
    Date at;
    Duration length;
    std::string team;
    int practitioners = 0;
    int managers = 0;
    std::optional<double> caseload_cap;
    PoundsPerWeek fee;

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "at", .about = "first day", .required = true}, self.at);
        v.field(Field{.name = "length",
                      .about = "how long it stays",
                      .low = 0,
                      .above = true,
                      .required = true},
                self.length);
        v.field(Field{.name = "team",
                      .about = "the team whose stages it serves",
                      .required = true,
                      .refers_to = "team",
                      .varies = Varies::never},
                self.team);
        v.field(Field{.name = "practitioners",
                      .about = "case holders in the block",
                      .low = 0,
                      .high = 10000,
                      .required = true},
                self.practitioners);
        v.field(
            Field{.name = "managers", .about = "managers in the block", .low = 0, .high = 10000},
            self.managers);
        v.field(Field{.name = "caseload_cap",
                      .about = "cases per practitioner; none where left out",
                      .low = 0,
                      .above = true},
                self.caseload_cap);
        v.field(Field{.name = "fee", .about = "for the whole block", .low = 0}, self.fee);
    }
};

struct Pay {
    Share premium;
    double candidates_elasticity = 0;
    double leaving_elasticity = 0;

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "premium",
                      .about = "paid to every permanent worker on top of salary",
                      .low = -1,
                      .above = true},
                self.premium);
        v.field(Field{.name = "candidates_elasticity", .about = "candidates x (1 + premium)^this"},
                self.candidates_elasticity);
        v.field(
            Field{.name = "leaving_elasticity", .about = "permanent leaving x (1 + premium)^this"},
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
                      .refers_to = "role"},
                self.promotion);
        v.field(Field{.name = "market", .about = "external recruitment"}, self.market);
        v.field(Field{.name = "agency", .about = "agency workers"}, self.agency);
        v.field(Field{.name = "academy", .about = "the Social Work Academy's cohorts"},
                self.academy);
        v.field(Field{.name = "overseas", .about = "overseas campaigns"}, self.overseas);
        v.field(Field{.name = "managed_teams",
                      .about = "blocks of practitioners and managers from a contractor"},
                self.managed_teams);
        v.field(Field{.name = "pay", .about = "pay premium and what it moves"}, self.pay);
    }
};

}  // namespace caseforce::scenario
