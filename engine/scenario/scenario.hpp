// A whole scenario as plain values: what the council is, what it faces, what it may do. Read by
// engine/scenario_file, checked for contradictions by validate.cpp, compiled to tables by
// engine/plan. Nothing here knows YAML or time.
#pragma once

#include <cstdint>

#include "engine/scenario/decisions.hpp"
#include "engine/scenario/demand.hpp"
#include "engine/scenario/judgement.hpp"
#include "engine/scenario/pathway.hpp"
#include "engine/scenario/supply.hpp"
#include "engine/scenario/workforce.hpp"
#include "engine/scenario/working_time.hpp"

namespace caseforce::scenario {

struct Run {
    int replications = 200;
    std::uint64_t seed = 1;

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "replications",
                      .about = "simulated futures",
                      .unit = "simulated futures",
                      .example = "200",
                      .low = 1,
                      .high = 10000000},
                self.replications);
        v.field(
            Field{
                .name = "seed", .about = "whole number from 0 to 2^64 - 1", .example = "20230403"},
            self.seed);
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

    // Written once (scenario.cpp): they are much code, which every file that has a scenario would
    // hold again.
    Scenario();
    Scenario(const Scenario&);
    Scenario(Scenario&&) noexcept;
    Scenario& operator=(const Scenario&);
    Scenario& operator=(Scenario&&) noexcept;
    ~Scenario();

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "caseforce",
                      .about = "format version",
                      .example = "1",
                      .low = 1,
                      .high = 1,
                      .required = true,
                      .varies = Varies::never},
                self.caseforce);
        v.field(Field{.name = "name",
                      .about = "what the scenario is called",
                      .left_out = "it has no name",
                      .example = "Example council",
                      .varies = Varies::never},
                self.name);
        v.field(Field{.name = "start",
                      .about = "first day of the projection",
                      .example = "2023-04-03",
                      .required = true,
                      .varies = Varies::never},
                self.start);
        v.field(Field{.name = "horizon",
                      .about = "length of the projection; whole weeks are recorded",
                      .example = "3 years",
                      .low = 7,
                      .high = 36525,
                      .required = true,
                      .varies = Varies::never},
                self.horizon);
        v.field(Field{.name = "warm_up",
                      .about = "simulated before `start`, not recorded; rounded up to whole weeks",
                      .example = "26 weeks",
                      .low = 0,
                      .high = 36525,
                      .varies = Varies::never},
                self.warm_up);
        v.field(Field{.name = "bank_holidays",
                      .about = "england, none, or a list of dates",
                      .example = "england",
                      .varies = Varies::never},
                self.bank_holidays);
        v.field(Field{.name = "run",
                      .about = "replications and seed; the command line may override each",
                      .example = "{replications: 200, seed: 20230403}",
                      .varies = Varies::never},
                self.run);
        v.field(Field{.name = "working_time",
                      .about = "hours, leave and overtime",
                      .example =
                          "{contracted_hours: 37, case_time_share: 75%, max_overtime_share: 35%}"},
                self.working_time);
        v.field(Field{.name = "roles",
                      .about = "roles, by name",
                      .left_out = "no roles",
                      .example = "{social_worker: {holds_cases: true, caseload_cap: 18, salary: "
                                 "43000 per year}}"},
                self.roles);
        v.field(Field{.name = "teams",
                      .about = "teams, by name",
                      .left_out = "no teams",
                      .example = "{locality: {posts: {social_worker: 82, senior: 15, "
                                 "family_support: 8, team_manager: 14}}}"},
                self.teams);
        v.field(Field{.name = "population",
                      .about = "children of the area",
                      .left_out = "none, and then no demand either",
                      .example = "{children: 54000}"},
                self.population);
        v.field(Field{.name = "demand",
                      .about = "referrals",
                      .left_out = "no referrals",
                      .example = "{referrals_per_10000: 640 per year, first_stage: assessment}"},
                self.demand);
        v.field(Field{.name = "pathway",
                      .about = "the stages that a case passes through",
                      .left_out = "no cases",
                      .example = "{stages: {assessment: {team: assessment, duration: 6 weeks, "
                                 "hours_per_week: 2}}}"},
                self.pathway);
        v.field(
            Field{.name = "supply",
                  .about = "where workers come from",
                  .left_out = "nobody joins",
                  .example =
                      "{market: {candidates_per_year: {social_worker: 12}, lead_time: 16 weeks}}"},
            self.supply);
        v.field(
            Field{.name = "leaving",
                  .about = "resignation and notice",
                  .left_out = "nobody leaves",
                  .example = "{hazard: {permanent: 15% per year}, notice: {permanent: 8 weeks}}"},
            self.leaving);
        v.field(Field{.name = "sickness",
                      .about = "sickness absence",
                      .left_out = "nobody is ill",
                      .example =
                          "{hazard: 45% per year, length: {lognormal: {mean: 4 weeks, cv: 1.6}}}"},
                self.sickness);
        v.field(Field{.name = "long_leave",
                      .about = "parental and other long leave",
                      .left_out = "none",
                      .example = "{hazard: 4% per year, length: 10 months, paid: 45%}"},
                self.long_leave);
        v.field(Field{.name = "grade",
                      .about = "inspection judgement and its factors",
                      .left_out = "no judgement has an effect",
                      .example = "{path: [{at: 2022-05-09, is: inadequate}], factors: {inadequate: "
                                 "{candidates: 0.9}}}"},
                self.grade);
        v.field(Field{.name = "on_cost",
                      .about = "employer's costs on top of salary",
                      .example = "30%",
                      .low = 0},
                self.on_cost);
        v.field(Field{.name = "prices",
                      .about = "yearly growth of prices",
                      .left_out = "prices stay as they are",
                      .example = "{from: 04-01, pay_award: 3% per year, agency: 2% per year}"},
                self.prices);
        v.field(Field{.name = "budget",
                      .about = "pounds by financial year (2023-24), workforce and intakes",
                      .unit = "pounds",
                      .left_out = "no budget to hold costs against",
                      .example = "{2023-24: 13500000, 2024-25: 14000000}",
                      .low = 0,
                      .refers_to = "financial year",
                      .varies = Varies::never},
                self.budget);
        v.field(Field{.name = "uncertain",
                      .about = "values not known, drawn once a replication",
                      .left_out = "every value is known",
                      .example = "{set: {leaving.strain_effect: {uniform: [0, 0.7]}}}",
                      .varies = Varies::never},
                self.uncertain);
        v.field(Field{.name = "changes",
                      .about = "what is already decided; holds under every policy",
                      .left_out = "nothing changes",
                      .example = "[{at: 2023-10-01, add: {teams.locality.posts.social_worker: 6}}]",
                      .varies = Varies::never},
                self.changes);
        v.field(Field{.name = "events",
                      .about = "marks on charts",
                      .left_out = "no marks",
                      .example = "[{at: 2023-06-20, label: Monitoring visit}]",
                      .varies = Varies::never},
                self.events);
        v.field(Field{.name = "history",
                      .about = "published figures to lie beside the projection",
                      .left_out = "none",
                      .example = "[{measure: agency_share, at: 2022-09-30, value: 34.7%}]",
                      .varies = Varies::never},
                self.history);
        v.field(Field{.name = "targets",
                      .about = "what is wanted; each answered with a probability",
                      .left_out = "none",
                      .example = "[{measure: agency_share, at: 2026-03-30, at_most: 20%}]",
                      .varies = Varies::never},
                self.targets);
        v.field(Field{.name = "policies",
                      .about = "options, by name",
                      .left_out = "the baseline alone",
                      .example = "{academy_doubled: {changes: [{at: 2023-09-01, set: "
                                 "{supply.academy.cohorts.seats: 24}}]}}",
                      .varies = Varies::never},
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

/// The warm-up, in weeks of which the last is whole (MODEL 1).
[[nodiscard]] int warm_up_weeks(const Scenario& scenario);

/// Everything contradictory in a scenario: names that do not exist, probabilities that exceed 1,
/// stages that go round for ever in no time.
[[nodiscard]] std::vector<Contradiction> validate(const Scenario& scenario);

/// What the scenario's changes and its policies make contradictory, or take out of a key's range,
/// on a date: at the change that does it. Requires: a scenario without contradictions, its changes
/// read.
[[nodiscard]] std::vector<Contradiction> validate_over_time(const Scenario& scenario);

/// What runs as it is and may not be what was meant: candidates for a role without posts, a stage
/// that nobody serves or nothing reaches, a target after the run's end.
[[nodiscard]] std::vector<Contradiction> doubts(const Scenario& scenario);

}  // namespace caseforce::scenario
