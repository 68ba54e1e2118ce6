// Demand and the pathway of stages (MODEL 3).
#pragma once

#include "engine/scenario/field.hpp"
#include "engine/scenario/values.hpp"

namespace caseforce::scenario {

struct Population {
    double children = 0;

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "children",
                      .about = "children aged 0 to 17",
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
                      .low = 0,
                      .required = true},
                self.rate);
        v.field(Field{.name = "re_referral",
                      .about = "share of them that comes back",
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
                      .low = 0,
                      .required = true},
                self.referrals_per_10000);
        v.field(Field{.name = "counts",
                      .about = "new, or all: with all, re-referrals are in the figure",
                      .varies = Varies::never},
                self.counts);
        v.field(Field{.name = "re_referral_share",
                      .about = "with counts: all, the share of re-referrals in the figure",
                      .low = 0,
                      .high = 1},
                self.re_referral_share);
        v.field(Field{.name = "recent_closures",
                      .about = "children closed before the beginning who may come back",
                      .varies = Varies::by_draw},
                self.recent_closures);
        v.field(Field{.name = "season",
                      .about = "relative weight of each month; months left out are 1",
                      .low = 0},
                self.season);
        v.field(
            Field{.name = "trend", .about = "growth a year from `start`", .low = -1, .above = true},
            self.trend);
        v.field(Field{.name = "yearly_cv",
                      .about = "coefficient of variation of the yearly noise",
                      .low = 0,
                      .high = 10},
                self.yearly_cv);
        v.field(Field{.name = "weekly_cv",
                      .about = "coefficient of variation of the weekly noise",
                      .low = 0,
                      .high = 10},
                self.weekly_cv);
        v.field(Field{.name = "household",
                      .about = "probability of each number of children referred together"},
                self.household);
        v.field(
            Field{
                .name = "weight",
                .about =
                    "a case's own complexity, a factor on its hours and on its place in a caseload",
                .low = 0,
                .above = true},
            self.weight);
        v.field(Field{.name = "siblings_together",
                      .about =
                          "whether children of a household go to the worker who holds one of them"},
                self.siblings_together);
        v.field(Field{.name = "first_stage",
                      .about = "the stage that a referral opens",
                      .required = true,
                      .refers_to = "stage",
                      .varies = Varies::never},
                self.first_stage);
    }
};

struct Escalation {
    std::string to;
    WeeklyHazard hazard;

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "to",
                      .about = "the stage that a waiting case escalates to",
                      .required = true,
                      .refers_to = "stage",
                      .varies = Varies::never},
                self.to);
        v.field(Field{.name = "hazard",
                      .about = "hazard of a case that waits",
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
                      .low = 0,
                      .high = 1,
                      .required = true},
                self.share);
        v.field(Field{.name = "weight", .about = "factor on its weight", .low = 0, .above = true},
                self.weight);
        v.field(Field{.name = "extra", .about = "nominal time added to what it has left", .low = 0},
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
                      .low = 0,
                      .high = 10000000,
                      .required = true},
                self.open);
        v.field(Field{.name = "allocated",
                      .about = "share of them that a worker holds",
                      .low = 0,
                      .high = 1},
                self.allocated);
        v.field(Field{.name = "legacy", .about = "older, heavier cases among them"}, self.legacy);
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
                      .required = true,
                      .refers_to = "team",
                      .varies = Varies::never},
                self.team);
        v.field(Field{.name = "duration",
                      .about = "nominal duration of a case that has all its hours",
                      .low = 0,
                      .required = true},
                self.duration);
        v.field(Field{.name = "hours_per_week",
                      .about = "hours a week that a case of weight 1 asks",
                      .low = 0,
                      .required = true},
                self.hours_per_week);
        v.field(Field{.name = "limit", .about = "statutory limit", .low = 0}, self.limit);
        v.field(Field{.name = "priority", .about = "1 is served first", .low = 1, .high = 1000},
                self.priority);
        v.field(Field{.name = "keep_worker",
                      .about = "whether a case that comes from a stage of the same team stays with "
                               "its worker"},
                self.keep_worker);
        v.field(Field{.name = "over_cap",
                      .about = "allow, wait, or {up_to: 130%}; the pathway's where left out"},
                self.over_cap);
        v.field(Field{.name = "roles",
                      .about = "the case-holding roles that may take it; all where left out",
                      .refers_to = "role",
                      .varies = Varies::never},
                self.roles);
        v.field(Field{.name = "next",
                      .about = "probability of each stage that follows; the rest close",
                      .low = 0,
                      .high = 1,
                      .refers_to = "stage"},
                self.next);
        v.field(Field{.name = "re_referral",
                      .about = "probability that a case closed here comes back",
                      .low = 0,
                      .high = 1},
                self.re_referral);
        v.field(Field{.name = "escalation", .about = "what waiting may lead to"}, self.escalation);
        v.field(Field{.name = "status",
                      .about = "status counted in open_by_status",
                      .varies = Varies::never},
                self.status);
        v.field(Field{.name = "cost_per_case", .about = "placement cost of an open case", .low = 0},
                self.cost_per_case);
        v.field(Field{.name = "initial",
                      .about = "cases open at the beginning",
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
                      .about = "logit of coming back + this x (1 - mean progress)"},
                self.overload_effect);
        v.field(
            Field{.name = "handover_effect", .about = "logit of coming back + this x handovers"},
            self.handover_effect);
        v.field(Field{.name = "delay",
                      .about = "time from closing to coming back",
                      .low = 0,
                      .required = true},
                self.delay);
        v.field(Field{.name = "to",
                      .about = "the stage that a re-referral opens",
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
                               "case over their cap"},
                self.over_cap);
        v.field(Field{.name = "drift",
                      .about = "slowing under load: 0, durations do not depend on the work done; "
                               "1, a case moves only as fast as the hours put into it",
                      .low = 0,
                      .high = 1},
                self.drift);
        v.field(Field{.name = "unallocated_speed",
                      .about = "speed at which the time of a waiting case runs down",
                      .low = 0,
                      .high = 1},
                self.unallocated_speed);
        v.field(
            Field{.name = "cover_after",
                  .about =
                      "absence after which a worker's cases go to the queue; never where left out",
                  .low = 0},
            self.cover_after);
        v.field(Field{.name = "handover_days",
                      .about = "nominal time added when another worker takes over within a stage",
                      .low = 0},
                self.handover_days);
        v.field(Field{.name = "transfer", .about = "queue or hold: who holds a case between teams"},
                self.transfer);
        v.field(Field{.name = "held_hours",
                      .about = "share of the new stage's hours that a case held in transfer asks",
                      .low = 0,
                      .high = 1},
                self.held_hours);
        v.field(Field{.name = "transfer_days",
                      .about = "nominal time added when a worker of another team takes it",
                      .low = 0},
                self.transfer_days);
        v.field(
            Field{.name = "return",
                  .about = "the law of re-referral; closed cases never come back where left out"},
            self.return_);
        v.field(Field{.name = "stages", .about = "the stages, by name", .required = true},
                self.stages);
    }
};

}  // namespace caseforce::scenario
