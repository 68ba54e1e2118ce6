// The pathway of stages that a case passes through (MODEL 3).
#pragma once

#include "engine/scenario/field.hpp"
#include "engine/scenario/values.hpp"

namespace caseforce::scenario {

struct Escalation {
    std::string to;
    WeeklyHazard hazard;

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "to",
                      .about = "the stage that a waiting case escalates to",
                      .example = "section_47",
                      .required = true,
                      .refers_to = "stage",
                      .varies = Varies::never},
                self.to);
        v.field(Field{.name = "hazard",
                      .about = "hazard of a case that waits",
                      .example = "1% per week",
                      .low = 0,
                      .required = true},
                self.hazard);
    }
};

struct Legacy {
    Share share;
    double weight = 1;
    Duration extra;

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "share",
                      .about = "probability that an initial case is legacy",
                      .example = "15%",
                      .low = 0,
                      .high = 1,
                      .required = true},
                self.share);
        v.field(Field{.name = "weight",
                      .about = "factor on its weight",
                      .example = "1.4",
                      .low = 0,
                      .above = true},
                self.weight);
        v.field(Field{.name = "extra",
                      .about = "nominal time added to what it has left",
                      .example = "6 weeks",
                      .low = 0},
                self.extra);
    }
};

struct InitialCases {
    int open = 0;
    Share allocated{1};
    std::optional<Legacy> legacy;

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "open",
                      .about = "cases open in the stage at the beginning",
                      .unit = "cases",
                      .example = "430",
                      .low = 0,
                      .high = 10000000,
                      .required = true},
                self.open);
        v.field(Field{.name = "allocated",
                      .about = "share of them that a worker holds",
                      .example = "95%",
                      .low = 0,
                      .high = 1},
                self.allocated);
        v.field(Field{.name = "legacy",
                      .about = "older, heavier cases among them",
                      .left_out = "none",
                      .example = "{share: 15%, weight: 1.4, extra: 6 weeks}"},
                self.legacy);
    }
};

struct Stage {
    std::string team;
    DurationLaw duration;
    double hours_per_week = 0;
    std::optional<WorkingDays> limit;
    int priority = 5;
    bool keep_worker = true;
    std::optional<OverCap> over_cap;
    std::optional<std::vector<std::string>> roles;
    Named<Share> next;
    Share re_referral;
    std::optional<Escalation> escalation;
    std::optional<std::string> status;
    PoundsPerWeek cost_per_case;
    std::optional<InitialCases> initial;

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "team",
                      .about = "the team that serves it",
                      .example = "assessment",
                      .required = true,
                      .refers_to = "team",
                      .varies = Varies::never},
                self.team);
        v.field(Field{.name = "duration",
                      .about = "nominal duration of a case that has all its hours",
                      .example = "{weibull: {shape: 1.75, scale: 47 days}}",
                      .low = 0,
                      .required = true},
                self.duration);
        v.field(Field{.name = "hours_per_week",
                      .about = "hours a week that a case of weight 1 asks",
                      .unit = "hours a week",
                      .example = "2.0",
                      .low = 0,
                      .required = true},
                self.hours_per_week);
        v.field(Field{.name = "limit",
                      .about = "statutory limit",
                      .left_out = "no limit",
                      .example = "45 working days",
                      .low = 0},
                self.limit);
        v.field(Field{.name = "priority",
                      .about = "1 is served first",
                      .example = "2",
                      .low = 1,
                      .high = 1000},
                self.priority);
        v.field(Field{.name = "keep_worker",
                      .about = "whether a case that comes from a stage of the same team stays with "
                               "its worker",
                      .example = "true"},
                self.keep_worker);
        v.field(Field{.name = "over_cap",
                      .about = "allow, wait, or {up_to: 130%}",
                      .left_out = "the pathway's rule",
                      .example = "{up_to: 150%}"},
                self.over_cap);
        v.field(Field{.name = "roles",
                      .about = "the case-holding roles that may take it",
                      .left_out = "every role that holds cases",
                      .example = "[social_worker, senior]",
                      .refers_to = "role"},
                self.roles);
        v.field(Field{.name = "next",
                      .about = "probability of each stage that follows; the rest close",
                      .left_out = "every case closes",
                      .example = "{section_47: 0.36, child_in_need: 0.26}",
                      .low = 0,
                      .high = 1,
                      .refers_to = "stage"},
                self.next);
        v.field(Field{.name = "re_referral",
                      .about = "probability that a case closed here comes back",
                      .example = "20%",
                      .low = 0,
                      .high = 1},
                self.re_referral);
        v.field(Field{.name = "escalation",
                      .about = "what waiting may lead to",
                      .left_out = "waiting leads nowhere",
                      .example = "{to: section_47, hazard: 1% per week}"},
                self.escalation);
        v.field(Field{.name = "status",
                      .about = "status counted in open_by_status",
                      .left_out = "counted under no status",
                      .example = "child_in_need",
                      .varies = Varies::never},
                self.status);
        v.field(Field{.name = "cost_per_case",
                      .about = "placement cost of an open case",
                      .example = "1500 per week",
                      .low = 0},
                self.cost_per_case);
        v.field(Field{.name = "initial",
                      .about = "cases open at the beginning",
                      .left_out = "no cases are open",
                      .example = "{open: 430, allocated: 95%}",
                      .varies = Varies::by_draw},
                self.initial);
    }
};

struct Return {
    double overload_effect = 0;
    double handover_effect = 0;
    DurationLaw delay;
    std::string to;

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "overload_effect",
                      .about = "logit of coming back + this x (1 - mean progress)",
                      .example = "0.8"},
                self.overload_effect);
        v.field(Field{.name = "handover_effect",
                      .about = "logit of coming back + this x handovers",
                      .example = "0.25"},
                self.handover_effect);
        v.field(Field{.name = "delay",
                      .about = "time from closing to coming back",
                      .example = "{exponential: 150 days}",
                      .low = 0,
                      .required = true},
                self.delay);
        v.field(Field{.name = "to",
                      .about = "the stage that a re-referral opens",
                      .example = "assessment",
                      .required = true,
                      .refers_to = "stage",
                      .varies = Varies::never},
                self.to);
    }
};

struct Pathway {
    OverCap over_cap;
    double drift = 0;
    double unallocated_speed = 0;
    std::optional<Duration> cover_after;
    Duration handover_days;
    Transfer transfer = Transfer::queue;
    Share held_hours{1};
    Duration transfer_days;
    std::optional<Return> return_;
    Named<Stage> stages;

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "over_cap",
                      .about = "allow, wait, or {up_to: 130%}: whether a worker may be given a "
                               "case over their cap",
                      .example = "{up_to: 130%}"},
                self.over_cap);
        v.field(Field{.name = "drift",
                      .about = "slowing under load: 0, durations do not depend on the work done; "
                               "1, a case moves only as fast as the hours put into it",
                      .example = "0.6",
                      .low = 0,
                      .high = 1},
                self.drift);
        v.field(Field{.name = "unallocated_speed",
                      .about = "speed at which the time of a waiting case runs down",
                      .example = "0",
                      .low = 0,
                      .high = 1},
                self.unallocated_speed);
        v.field(Field{.name = "cover_after",
                      .about = "absence after which a worker's cases go to the queue",
                      .left_out = "never",
                      .example = "2 weeks",
                      .low = 0},
                self.cover_after);
        v.field(Field{.name = "handover_days",
                      .about = "nominal time added when another worker takes over within a stage",
                      .example = "10 days",
                      .low = 0},
                self.handover_days);
        v.field(Field{.name = "transfer",
                      .about = "queue or hold: who holds a case between teams",
                      .example = "hold"},
                self.transfer);
        v.field(Field{.name = "held_hours",
                      .about = "share of the new stage's hours that a case held in transfer asks",
                      .example = "40%",
                      .low = 0,
                      .high = 1},
                self.held_hours);
        v.field(Field{.name = "transfer_days",
                      .about = "nominal time added when a worker of another team takes it",
                      .example = "5 days",
                      .low = 0},
                self.transfer_days);
        v.field(Field{.name = "return",
                      .about = "the law of re-referral",
                      .left_out = "closed cases never come back",
                      .example =
                          "{overload_effect: 0.8, delay: {exponential: 150 days}, to: assessment}"},
                self.return_);
        v.field(Field{.name = "stages",
                      .about = "the stages, by name",
                      .example =
                          "{assessment: {team: assessment, duration: 6 weeks, hours_per_week: 2}}",
                      .required = true},
                self.stages);
    }
};

}  // namespace caseforce::scenario
