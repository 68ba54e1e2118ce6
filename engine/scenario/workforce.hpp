// Roles, teams and the people in post on day one; leaving, sickness and long leave (MODEL 2 and 4).
#pragma once

#include "engine/scenario/field.hpp"
#include "engine/scenario/values.hpp"

namespace caseforce::scenario {

struct Role {
    bool holds_cases = false;
    bool manages = false;
    bool mentors = false;
    bool registered = true;
    std::optional<double> caseload_cap;
    PoundsPerYear salary;
    std::optional<std::string> post_of;
    std::optional<std::string> becomes;
    std::optional<Duration> becomes_after;
    std::optional<Share> case_time_share;

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "holds_cases",
                      .about = "whether this role is given cases",
                      .varies = Varies::never},
                self.holds_cases);
        v.field(
            Field{.name = "manages",
                  .about = "whether this role counts as a manager for the supervision ratio (span)",
                  .varies = Varies::never},
            self.manages);
        v.field(Field{.name = "mentors",
                      .about = "whether this role gives mentoring hours to trainees of its team",
                      .varies = Varies::never},
                self.mentors);
        v.field(Field{.name = "registered",
                      .about = "whether the national workforce statistics count this role",
                      .varies = Varies::never},
                self.registered);
        v.field(Field{.name = "caseload_cap",
                      .about = "cases per FTE at full readiness; none where left out",
                      .low = 0,
                      .above = true},
                self.caseload_cap);
        v.field(Field{.name = "salary", .about = "for one FTE, before on-costs", .low = 0},
                self.salary);
        v.field(Field{.name = "post_of",
                      .about = "the role whose posts this role fills",
                      .refers_to = "role",
                      .varies = Varies::never},
                self.post_of);
        v.field(Field{.name = "becomes",
                      .about = "the role that a permanent worker grows into",
                      .refers_to = "role",
                      .varies = Varies::never},
                self.becomes);
        v.field(Field{.name = "becomes_after",
                      .about = "time since hired after which they become it",
                      .low = 0},
                self.becomes_after);
        v.field(Field{.name = "case_time_share",
                      .about = "share of the time present and not on leave that is for cases",
                      .low = 0,
                      .high = 1},
                self.case_time_share);
    }
};

struct InitialWorkers {
    std::string role;
    Contract contract = Contract::permanent;
    int count = 0;
    double fte = 1;
    DurationLaw tenure;

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "role",
                      .about = "their role",
                      .required = true,
                      .refers_to = "role",
                      .varies = Varies::never},
                self.role);
        v.field(Field{.name = "contract", .about = "permanent or agency", .varies = Varies::never},
                self.contract);
        v.field(Field{.name = "count",
                      .about = "how many workers",
                      .low = 0,
                      .high = 100000,
                      .required = true},
                self.count);
        v.field(Field{.name = "fte",
                      .about = "full-time equivalent of each",
                      .low = 0,
                      .high = 1,
                      .above = true},
                self.fte);
        v.field(Field{.name = "tenure", .about = "time since hired", .low = 0}, self.tenure);
    }
};

struct Team {
    Named<double> posts;
    std::vector<InitialWorkers> initial;
    std::optional<Share> case_time_share;

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "posts",
                      .about = "establishment, FTE by role",
                      .low = 0,
                      .high = 100000,
                      .refers_to = "role"},
                self.posts);
        v.field(
            Field{
                .name = "initial", .about = "who is in post on day one", .varies = Varies::by_draw},
            self.initial);
        v.field(Field{.name = "case_time_share",
                      .about = "share of the time present and not on leave that is for cases; wins "
                               "over the role's",
                      .low = 0,
                      .high = 1},
                self.case_time_share);
    }
};

struct Leaving {
    LeavingHazard hazard;
    ByContract<Duration> notice;
    Duration wind_down;
    double strain_effect = 0;
    double span = 6;
    double span_effect = 0;
    double memory_weeks = 8;

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "hazard",
                      .about = "per year, for a worker without overtime; nested by contract, role, "
                               "route and tenure band",
                      .low = 0,
                      .refers_to = "role"},
                self.hazard);
        v.field(Field{.name = "notice",
                      .about = "worked after resigning; a bare duration is for permanent workers",
                      .low = 0},
                self.notice);
        v.field(Field{.name = "wind_down",
                      .about = "last part of the notice, without new cases",
                      .low = 0},
                self.wind_down);
        v.field(Field{.name = "strain_effect", .about = "hazard x exp(this x strain)"},
                self.strain_effect);
        v.field(Field{.name = "span",
                      .about = "practitioners per manager up to which there is no effect",
                      .low = 0,
                      .above = true},
                self.span);
        v.field(Field{.name = "span_effect",
                      .about = "hazard x exp(this x max(0, practitioners per manager / span - 1))"},
                self.span_effect);
        v.field(Field{.name = "memory_weeks",
                      .about = "weeks over which strain is remembered",
                      .low = 0,
                      .above = true},
                self.memory_weeks);
    }
};

struct Sickness {
    Hazard hazard;
    DurationLaw length;
    double strain_effect = 0;
    double span_effect = 0;

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "hazard",
                      .about = "spells a year of present time",
                      .low = 0,
                      .required = true},
                self.hazard);
        v.field(Field{.name = "length", .about = "length of a spell", .low = 0, .required = true},
                self.length);
        v.field(Field{.name = "strain_effect", .about = "hazard x exp(this x strain)"},
                self.strain_effect);
        v.field(Field{.name = "span_effect",
                      .about = "hazard x exp(this x max(0, practitioners per manager / span - 1))"},
                self.span_effect);
    }
};

struct LongLeave {
    Hazard hazard;
    DurationLaw length;
    Share paid{1};

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "hazard",
                      .about = "parental and other long leave, spells a year of present time",
                      .low = 0,
                      .required = true},
                self.hazard);
        v.field(Field{.name = "length", .about = "length of a spell", .low = 0, .required = true},
                self.length);
        v.field(Field{.name = "paid",
                      .about = "share of the salary paid on long leave",
                      .low = 0,
                      .high = 1},
                self.paid);
    }
};

}  // namespace caseforce::scenario
