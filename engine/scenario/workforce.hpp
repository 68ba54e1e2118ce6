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
                      .example = "true",
                      .varies = Varies::never},
                self.holds_cases);
        v.field(
            Field{.name = "manages",
                  .about = "whether this role counts as a manager for the supervision ratio (span)",
                  .example = "false",
                  .varies = Varies::never},
            self.manages);
        v.field(Field{.name = "mentors",
                      .about = "whether this role gives mentoring hours to trainees of its team",
                      .example = "true",
                      .varies = Varies::never},
                self.mentors);
        v.field(Field{.name = "registered",
                      .about = "whether the national workforce statistics count this role",
                      .example = "true",
                      .varies = Varies::never},
                self.registered);
        v.field(Field{.name = "caseload_cap",
                      .about = "cases per FTE at full readiness",
                      .unit = "cases per FTE",
                      .left_out = "no cap",
                      .example = "18",
                      .low = 0,
                      .above = true,
                      .none = true},
                self.caseload_cap);
        v.field(Field{.name = "salary",
                      .about = "for one FTE, before on-costs",
                      .example = "43000 per year",
                      .low = 0},
                self.salary);
        v.field(Field{.name = "post_of",
                      .about = "the role whose posts this role fills",
                      .left_out = "posts of its own",
                      .example = "social_worker",
                      .refers_to = "role",
                      .varies = Varies::never},
                self.post_of);
        v.field(Field{.name = "becomes",
                      .about = "the role that a permanent worker grows into",
                      .left_out = "they stay in this role",
                      .example = "social_worker",
                      .refers_to = "role",
                      .varies = Varies::never},
                self.becomes);
        v.field(Field{.name = "becomes_after",
                      .about = "time since hired after which they become it",
                      .left_out = "never; it comes with `becomes`",
                      .example = "1 year",
                      .low = 0},
                self.becomes_after);
        v.field(Field{.name = "case_time_share",
                      .about = "share of the time present and not on leave that is for cases",
                      .left_out = "the share of `working_time`",
                      .example = "65%",
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
    int on_notice = 0;

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "role",
                      .about = "their role",
                      .example = "social_worker",
                      .required = true,
                      .refers_to = "role",
                      .varies = Varies::never},
                self.role);
        v.field(Field{.name = "contract",
                      .about = "permanent or agency",
                      .example = "permanent",
                      .varies = Varies::never},
                self.contract);
        v.field(Field{.name = "count",
                      .about = "how many workers",
                      .unit = "workers",
                      .example = "17",
                      .low = 0,
                      .high = 100000,
                      .required = true},
                self.count);
        v.field(Field{.name = "fte",
                      .about = "full-time equivalent of each",
                      .unit = "FTE",
                      .example = "0.95",
                      .low = 0,
                      .high = 1,
                      .above = true},
                self.fte);
        v.field(Field{.name = "tenure",
                      .about = "time since hired",
                      .example = "{exponential: 4 years}",
                      .low = 0},
                self.tenure);
        v.field(Field{.name = "on_notice",
                      .about = "how many of them have resigned and work their notice",
                      .unit = "workers",
                      .example = "2",
                      .low = 0,
                      .high = 100000},
                self.on_notice);
    }
};

struct Team {
    Named<double> posts;
    std::vector<InitialWorkers> initial;
    std::optional<Share> case_time_share;

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "posts",
                      .about = "establishment, FTE by role",
                      .unit = "FTE",
                      .left_out = "no posts",
                      .example = "{social_worker: 40, senior: 7, team_manager: 7}",
                      .low = 0,
                      .high = 10000000,
                      .refers_to = "role"},
                self.posts);
        v.field(Field{.name = "initial",
                      .about = "who is in post on day one",
                      .left_out = "nobody is in post",
                      .example = "[{role: social_worker, contract: permanent, count: 17, tenure: "
                                 "{exponential: 4 years}}]",
                      .varies = Varies::by_draw},
                self.initial);
        v.field(Field{.name = "case_time_share",
                      .about = "share of the time present and not on leave that is for cases; wins "
                               "over the role's",
                      .left_out = "the role's share",
                      .example = "70%",
                      .low = 0,
                      .high = 1},
                self.case_time_share);
    }
};

/// The role whose hours count for `practitioners_needed_fte`: the first that holds cases, among the
/// team's posts, else among who is in post on day one; null where there is none.
[[nodiscard]] inline const std::string* first_case_holding_role(const Team& team,
                                                                const Named<Role>& roles) {
    const auto holds_cases = [&](const std::string& name) {
        const Role* role = roles.find(name);
        return role != nullptr && role->holds_cases;
    };
    for (const auto& [name, fte] : team.posts.entries) {
        if (holds_cases(name)) return &name;
    }
    for (const InitialWorkers& workers : team.initial) {
        if (holds_cases(workers.role)) return &workers.role;
    }
    return nullptr;
}

struct Leaving {
    LeavingHazard hazard;
    ByContract<Duration> notice;
    Duration wind_down;
    double strain_effect = 0;
    double span = 6;
    double span_effect = 0;
    double memory_weeks = 8;

    static void visit(auto& v, auto& self) {
        v.field(
            Field{
                .name = "hazard",
                .about = "per year, for a worker without overtime; nested by contract, role, "
                         "route and tenure band",
                .left_out = "nobody leaves",
                .example =
                    "{permanent: {0-1 years: 12%, 1-5 years: 19%, 5-10 years: 12%, 10+ years: 9%}}",
                .low = 0,
                .refers_to = "role"},
            self.hazard);
        v.field(Field{.name = "notice",
                      .about = "worked after resigning; a bare duration is for permanent workers",
                      .left_out = "none: they leave at once",
                      .example = "{permanent: 8 weeks}",
                      .low = 0},
                self.notice);
        v.field(Field{.name = "wind_down",
                      .about = "last part of the notice, without new cases",
                      .example = "2 weeks",
                      .low = 0},
                self.wind_down);
        v.field(
            Field{
                .name = "strain_effect", .about = "hazard x exp(this x strain)", .example = "0.25"},
            self.strain_effect);
        v.field(Field{.name = "span",
                      .about = "practitioners per manager up to which there is no effect",
                      .unit = "practitioners per manager",
                      .example = "6",
                      .low = 0,
                      .above = true},
                self.span);
        v.field(Field{.name = "span_effect",
                      .about = "hazard x exp(this x max(0, practitioners per manager / span - 1))",
                      .example = "0.1"},
                self.span_effect);
        v.field(Field{.name = "memory_weeks",
                      .about = "weeks over which strain is remembered",
                      .unit = "weeks",
                      .example = "8",
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
                      .example = "45% per year",
                      .low = 0,
                      .required = true},
                self.hazard);
        v.field(Field{.name = "length",
                      .about = "length of a spell",
                      .example = "{lognormal: {mean: 4 weeks, cv: 1.6}}",
                      .low = 0,
                      .required = true},
                self.length);
        v.field(
            Field{
                .name = "strain_effect", .about = "hazard x exp(this x strain)", .example = "0.7"},
            self.strain_effect);
        v.field(Field{.name = "span_effect",
                      .about = "hazard x exp(this x max(0, practitioners per manager / span - 1))",
                      .example = "0.1"},
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
                      .example = "4% per year",
                      .low = 0,
                      .required = true},
                self.hazard);
        v.field(Field{.name = "length",
                      .about = "length of a spell",
                      .example = "10 months",
                      .low = 0,
                      .required = true},
                self.length);
        v.field(Field{.name = "paid",
                      .about = "share of the salary paid on long leave",
                      .example = "45%",
                      .low = 0,
                      .high = 1},
                self.paid);
    }
};

}  // namespace caseforce::scenario
