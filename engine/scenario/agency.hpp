// Workers of agencies and contractors: agency, managed teams (MODEL 5).
#pragma once

#include "engine/scenario/field.hpp"
#include "engine/scenario/values.hpp"

namespace caseforce::scenario {

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
                      .about = "roles that agency may cover",
                      .left_out = "every role that holds cases or manages",
                      .example = "[social_worker, senior, team_manager]",
                      .refers_to = "role"},
                self.roles);
        v.field(Field{.name = "cover",
                      .about = "share of what is uncovered that is asked for",
                      .example = "85%",
                      .low = 0,
                      .high = 10},
                self.cover);
        v.field(Field{.name = "absence_cover_after",
                      .about = "absence of a permanent worker after which agency covers",
                      .left_out = "never",
                      .example = "6 weeks",
                      .low = 0},
                self.absence_cover_after);
        v.field(Field{.name = "additional",
                      .about = "workers above establishment, FTE by team",
                      .unit = "FTE",
                      .left_out = "none",
                      .example = "{assessment: 4}",
                      .low = 0,
                      .high = 100000,
                      .refers_to = "team"},
                self.additional);
        v.field(Field{.name = "max_share",
                      .about = "agency at most, as a share of case-holding FTE",
                      .example = "60%",
                      .low = 0,
                      .high = 1},
                self.max_share);
        v.field(Field{.name = "pool",
                      .about = "agency workers that can be had at most",
                      .unit = "workers",
                      .left_out = "no limit",
                      .example = "120",
                      .low = 0,
                      .none = true},
                self.pool);
        v.field(Field{.name = "time_to_fill",
                      .about = "from the ask to the start",
                      .example = "{exponential: 3 weeks}",
                      .low = 0},
                self.time_to_fill);
        v.field(Field{.name = "length",
                      .about = "length of an assignment",
                      .example = "{exponential: 36 weeks}",
                      .low = 0,
                      .required = true},
                self.length);
        v.field(Field{.name = "early_end",
                      .about = "hazard of an end before the assignment's own",
                      .example = "20% per year",
                      .low = 0},
                self.early_end);
        v.field(Field{.name = "notice",
                      .about = "given when posts have filled",
                      .example = "4 weeks",
                      .low = 0},
                self.notice);
        v.field(
            Field{.name = "conversion",
                  .about = "probability that a worker turns permanent at the end of an assignment",
                  .example = "6%",
                  .low = 0,
                  .high = 1},
            self.conversion);
        v.field(Field{.name = "rate",
                      .about = "paid for an hour worked",
                      .example = "46 per hour",
                      .low = 0},
                self.rate);
        v.field(Field{.name = "readiness",
                      .about = "share of a full caseload by time since starting",
                      .left_out = "fully ready on the first day",
                      .example = "[[0 weeks, 90%], [4 weeks, 100%]]",
                      .low = 0,
                      .high = 1},
                self.readiness);
        v.field(Field{.name = "mentoring_hours",
                      .about = "hours a week from the team's mentors until fully ready",
                      .unit = "hours a week",
                      .example = "0.5",
                      .low = 0},
                self.mentoring_hours);
        v.field(Field{.name = "fte",
                      .about = "full-time equivalent of a starter",
                      .unit = "FTE",
                      .example = "1",
                      .low = 0,
                      .high = 1,
                      .above = true},
                self.fte);
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
        v.field(
            Field{.name = "at", .about = "first day", .example = "2023-05-01", .required = true},
            self.at);
        v.field(Field{.name = "length",
                      .about = "how long it stays",
                      .example = "12 months",
                      .low = 0,
                      .above = true,
                      .required = true},
                self.length);
        v.field(Field{.name = "team",
                      .about = "the team whose stages it serves",
                      .example = "assessment",
                      .required = true,
                      .refers_to = "team",
                      .varies = Varies::never},
                self.team);
        v.field(Field{.name = "practitioners",
                      .about = "case holders in the block",
                      .unit = "practitioners",
                      .example = "8",
                      .low = 0,
                      .high = 10000,
                      .required = true},
                self.practitioners);
        v.field(Field{.name = "managers",
                      .about = "managers in the block",
                      .unit = "managers",
                      .example = "1",
                      .low = 0,
                      .high = 10000},
                self.managers);
        v.field(Field{.name = "caseload_cap",
                      .about = "cases per practitioner",
                      .unit = "cases per practitioner",
                      .left_out = "no cap",
                      .example = "18",
                      .low = 0,
                      .above = true,
                      .none = true},
                self.caseload_cap);
        v.field(Field{.name = "fee",
                      .about = "for the whole block",
                      .example = "19500 per week",
                      .low = 0},
                self.fee);
    }
};

}  // namespace caseforce::scenario
