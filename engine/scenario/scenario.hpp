// A whole scenario as plain values: what the council is, what it faces, what it may do. Read by
// engine/scenario_file, checked for contradictions by validate.cpp, compiled to tables by
// engine/plan. Nothing here knows YAML or time.
#pragma once

#include <cstdint>

#include "engine/scenario/caseload.hpp"
#include "engine/scenario/decisions.hpp"
#include "engine/scenario/supply.hpp"
#include "engine/scenario/workforce.hpp"
#include "engine/scenario/working_time.hpp"

namespace caseforce::scenario {

struct Run {
    int replications = 200;
    std::uint64_t seed = 1;

    static void visit(auto& v, auto& self) {
        v.field(
            Field{.name = "replications", .about = "simulated futures", .low = 1, .high = 10000000},
            self.replications);
        v.field(Field{.name = "seed", .about = "whole number from 0 to 2^64 - 1"}, self.seed);
    }
};

struct Scenario {
    int caseforce = 1;
    std::string name;
    Date start;
    Duration horizon;
    Duration warm_up;
    BankHolidays bank_holidays;
    Run run;
    WorkingTime working_time;
    Named<Role> roles;
    Named<Team> teams;
    std::optional<Population> population;
    std::optional<Demand> demand;
    std::optional<Pathway> pathway;
    Supply supply;
    std::optional<Leaving> leaving;
    std::optional<Sickness> sickness;
    std::optional<LongLeave> long_leave;
    std::optional<GradePath> grade;
    Share on_cost;
    std::optional<Prices> prices;
    Named<double> budget;
    std::optional<Uncertain> uncertain;
    std::vector<Change> changes;
    std::vector<Mark> events;
    std::vector<Observation> history;
    std::vector<Target> targets;
    Named<Policy> policies;

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "caseforce",
                      .about = "format version",
                      .low = 1,
                      .high = 1,
                      .required = true,
                      .varies = Varies::never},
                self.caseforce);
        v.field(
            Field{.name = "name", .about = "what the scenario is called", .varies = Varies::never},
            self.name);
        v.field(Field{.name = "start",
                      .about = "first day of the projection",
                      .required = true,
                      .varies = Varies::never},
                self.start);
        v.field(Field{.name = "horizon",
                      .about = "length of the projection; whole weeks are recorded",
                      .low = 7,
                      .high = 36525,
                      .required = true,
                      .varies = Varies::never},
                self.horizon);
        v.field(Field{.name = "warm_up",
                      .about = "simulated before `start`, not recorded; rounded up to whole weeks",
                      .low = 0,
                      .high = 36525,
                      .varies = Varies::never},
                self.warm_up);
        v.field(Field{.name = "bank_holidays",
                      .about = "england, none, or a list of dates",
                      .varies = Varies::never},
                self.bank_holidays);
        v.field(Field{.name = "run",
                      .about = "replications and seed; the command line may override each",
                      .varies = Varies::never},
                self.run);
        v.field(Field{.name = "working_time", .about = "hours, leave and overtime"},
                self.working_time);
        v.field(Field{.name = "roles", .about = "roles, by name"}, self.roles);
        v.field(Field{.name = "teams", .about = "teams, by name"}, self.teams);
        v.field(Field{.name = "population", .about = "children of the area"}, self.population);
        v.field(Field{.name = "demand", .about = "referrals"}, self.demand);
        v.field(Field{.name = "pathway", .about = "the stages that a case passes through"},
                self.pathway);
        v.field(Field{.name = "supply", .about = "where workers come from"}, self.supply);
        v.field(Field{.name = "leaving",
                      .about = "resignation and notice; nobody leaves where left out"},
                self.leaving);
        v.field(Field{.name = "sickness", .about = "sickness absence; none where left out"},
                self.sickness);
        v.field(Field{.name = "long_leave",
                      .about = "parental and other long leave; none where left out"},
                self.long_leave);
        v.field(Field{.name = "grade", .about = "inspection judgement and its factors"},
                self.grade);
        v.field(Field{.name = "on_cost", .about = "employer's costs on top of salary", .low = 0},
                self.on_cost);
        v.field(Field{.name = "prices", .about = "yearly growth of prices; none where left out"},
                self.prices);
        v.field(Field{.name = "budget",
                      .about = "pounds by financial year (2023-24), workforce and intakes",
                      .low = 0,
                      .refers_to = "financial year",
                      .varies = Varies::never},
                self.budget);
        v.field(Field{.name = "uncertain",
                      .about = "values not known, drawn once a replication",
                      .varies = Varies::never},
                self.uncertain);
        v.field(Field{.name = "changes",
                      .about = "what is already decided; holds under every policy",
                      .varies = Varies::never},
                self.changes);
        v.field(Field{.name = "events", .about = "marks on charts", .varies = Varies::never},
                self.events);
        v.field(Field{.name = "history",
                      .about = "published figures to lie beside the projection",
                      .varies = Varies::never},
                self.history);
        v.field(Field{.name = "targets",
                      .about = "what is wanted; each answered with a probability",
                      .varies = Varies::never},
                self.targets);
        v.field(Field{.name = "policies", .about = "options, by name", .varies = Varies::never},
                self.policies);
    }
};

/// Something contradictory or meaningless in values that each read well, with the dotted path of
/// the key it stands at ("pathway.stages.assessment.next.child_in_need",
/// "teams.locality.initial[2].role", counted from 0).
struct Contradiction {
    std::string path;
    std::string found;
    std::string expected = {};
    std::string nearest = {};
    enum class At { value, key } at = At::value;  ///< which of the two a person must mend
};

/// Everything contradictory in a scenario: names that do not exist, probabilities that exceed 1, a
/// stage that nobody serves or nothing reaches, a team that serves a stage and can never have a
/// case holder.
[[nodiscard]] std::vector<Contradiction> validate(const Scenario& scenario);

/// What the scenario's changes and its policies make contradictory, or take out of a key's range,
/// on a date: at the change that does it. Requires: a scenario without contradictions, its changes
/// read.
[[nodiscard]] std::vector<Contradiction> validate_over_time(const Scenario& scenario);

/// What runs as it is and may not be what was meant: candidates for a role without posts, a target
/// after the run's end.
[[nodiscard]] std::vector<Contradiction> doubts(const Scenario& scenario);

}  // namespace caseforce::scenario
