// What is not known, what is decided, what is wanted: uncertain, changes, policies, targets (MODEL
// 7).
#pragma once

#include "engine/scenario/field.hpp"
#include "engine/scenario/judgement.hpp"
#include "engine/scenario/supply.hpp"
#include "engine/scenario/values.hpp"

namespace caseforce::scenario {

/// A value that a path can be given, in the engine's units: every quantity is a double, a whole
/// number or working days an int, a distribution a law.
using Value = std::variant<double,
                           int,
                           bool,
                           Date,
                           Grade,
                           Transfer,
                           Law,
                           CountLaw,
                           Steps,
                           FactorOverTime,
                           OverCap,
                           Intakes,
                           std::vector<std::string>,
                           std::vector<ManagedTeam>,
                           std::vector<Judgement>>;

enum class Operation { set, scale, add };

/// What happens to every value at or below a dotted path (engine/scenario/walk.hpp).
struct Assignment {
    std::string path;
    Operation operation = Operation::set;
    Value value;             ///< of `scale` the factor
    std::string given = {};  ///< the path of the key that says so, as written: changes[0].add.a.b
};

/// A value that is drawn once a replication: set to the draw, or scaled by it.
struct UncertainValue {
    std::string path;
    Operation operation = Operation::set;
    Law law;
};

struct Uncertain {
    Named<NumberLaw> scale;
    Named<Raw> set;
    std::vector<UncertainValue> draws;  ///< both, typed by what the paths hold; set first

    static void visit(auto& v, auto& self) {
        v.field(
            Field{.name = "scale",
                  .about = "values multiplied by a draw, by dotted path",
                  .left_out = "none",
                  .example = "{supply.market.candidates_per_year: {lognormal: {mean: 1, cv: 0.3}}}",
                  .refers_to = "path"},
            self.scale);
        v.field(Field{.name = "set",
                      .about = "values replaced by a draw, by dotted path",
                      .left_out = "none",
                      .example = "{leaving.strain_effect: {uniform: [0, 0.7]}}",
                      .refers_to = "path"},
                self.set);
    }
};

struct Change {
    Date at;
    Named<Raw> set;
    Named<double> scale;
    Named<Raw> add;
    std::optional<Duration> over;
    std::optional<Date> until;
    std::string note;
    std::vector<Assignment> assignments;  ///< set, scale and add, typed by what the paths hold

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "at",
                      .about = "date from which it acts",
                      .example = "2023-10-01",
                      .required = true},
                self.at);
        v.field(Field{.name = "set",
                      .about = "new values, by dotted path",
                      .left_out = "nothing is set",
                      .example = "{supply.agency.notice: 4 weeks}",
                      .refers_to = "path"},
                self.set);
        v.field(Field{.name = "scale",
                      .about = "factors, by dotted path",
                      .left_out = "nothing is scaled",
                      .example = "{leaving.hazard.permanent: 0.75}",
                      .refers_to = "path"},
                self.scale);
        v.field(Field{.name = "add",
                      .about = "what is added, by dotted path",
                      .left_out = "nothing is added",
                      .example = "{teams.locality.posts.social_worker: 6}",
                      .refers_to = "path"},
                self.add);
        v.field(Field{.name = "over",
                      .about = "length of a linear ramp",
                      .left_out = "at once",
                      .example = "6 months",
                      .low = 0},
                self.over);
        v.field(Field{.name = "until",
                      .about = "date on which it is undone",
                      .left_out = "it stays",
                      .example = "2025-10-01"},
                self.until);
        v.field(Field{.name = "note",
                      .about = "a remark, kept in the file",
                      .left_out = "none",
                      .example = "growth agreed in the budget"},
                self.note);
    }
};

struct PolicyCost {
    PoundsPerYear per_permanent_fte;
    PoundsPerYear per_agency_fte;
    double per_year = 0;
    double one_off = 0;

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "per_permanent_fte",
                      .about = "running, for each permanent FTE",
                      .example = "3000 per year",
                      .low = 0},
                self.per_permanent_fte);
        v.field(Field{.name = "per_agency_fte",
                      .about = "running, for each agency FTE",
                      .example = "1000 per year",
                      .low = 0},
                self.per_agency_fte);
        v.field(Field{.name = "per_year",
                      .about = "running, pounds a year",
                      .unit = "pounds a year",
                      .example = "900000",
                      .low = 0},
                self.per_year);
        v.field(Field{.name = "one_off",
                      .about = "pounds, once at its first change",
                      .unit = "pounds",
                      .example = "50000",
                      .low = 0},
                self.one_off);
    }
};

struct Policy {
    std::vector<Change> changes;
    std::optional<PolicyCost> cost;
    std::string note;

    static void visit(auto& v, auto& self) {
        v.field(
            Field{
                .name = "changes",
                .about = "what the policy does, by date",
                .left_out = "nothing changes",
                .example =
                    "[{at: 2023-10-01, scale: {leaving.hazard.permanent: 0.75}, over: 6 months}]"},
            self.changes);
        v.field(Field{.name = "cost",
                      .about = "what it costs beside what the model counts",
                      .left_out = "nothing beside what the model counts",
                      .example = "{per_permanent_fte: 3000 per year, one_off: 50000}"},
                self.cost);
        v.field(Field{.name = "note",
                      .about = "a remark, kept in the file",
                      .left_out = "none",
                      .example = "agreed by the improvement board"},
                self.note);
    }
};

/// What values of the measure of this name are.
[[nodiscard]] OfMeasure measured_by(std::string_view measure);

struct Target {
    std::string measure;
    std::optional<std::string> team, stage, role;
    std::optional<Date> at;
    std::optional<Span> over, every_week_of;
    std::optional<Share> at_most, at_least;

    bool operator==(const Target&) const = default;

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "measure",
                      .about = "a measure's name",
                      .example = "caseload_mean",
                      .required = true,
                      .refers_to = "measure"},
                self.measure);
        v.field(Field{.name = "team",
                      .about = "where it is one team's",
                      .left_out = "not one team's",
                      .example = "assessment",
                      .refers_to = "team"},
                self.team);
        v.field(Field{.name = "stage",
                      .about = "where it is one stage's",
                      .left_out = "not one stage's",
                      .example = "assessment",
                      .refers_to = "stage"},
                self.stage);
        v.field(Field{.name = "role",
                      .about = "where it is one role's",
                      .left_out = "not one role's",
                      .example = "social_worker",
                      .refers_to = "role"},
                self.role);
        v.field(
            Field{.name = "at",
                  .about = "the last week ended by this date",
                  .left_out =
                      "see `over` and `every_week_of`; the whole projection where all three are",
                  .example = "2026-03-30"},
            self.at);
        v.field(Field{.name = "over",
                      .about = "a span: last 52 weeks",
                      .left_out = "see `at`",
                      .example = "last 52 weeks"},
                self.over);
        v.field(Field{.name = "every_week_of",
                      .about = "a span, each week of it",
                      .left_out = "see `at`",
                      .example = "last 26 weeks"},
                self.every_week_of);
        v.field(Field{.name = "at_most",
                      .about = "met at this value or below",
                      .unit = "the measure\'s own; a share as 20% or 0.2",
                      .left_out = "the target has `at_least`",
                      .example = "20%",
                      .of_measure = measured_by(self.measure)},
                self.at_most);
        v.field(Field{.name = "at_least",
                      .about = "met at this value or above",
                      .unit = "the measure\'s own; a share as 20% or 0.2",
                      .left_out = "the target has `at_most`",
                      .example = "80%",
                      .of_measure = measured_by(self.measure)},
                self.at_least);
    }
};

struct Mark {
    Date at;
    std::string label;

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "at", .about = "date", .example = "2023-06-20", .required = true},
                self.at);
        v.field(Field{.name = "label",
                      .about = "what happened",
                      .example = "Monitoring visit",
                      .required = true},
                self.label);
    }
};

struct Observation {
    std::string measure;
    std::optional<std::string> team, stage, role;
    Date at;
    Share value;
    std::string source;

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "measure",
                      .about = "a measure's name",
                      .example = "agency_share",
                      .required = true,
                      .refers_to = "measure"},
                self.measure);
        v.field(Field{.name = "team",
                      .about = "where it is one team's",
                      .left_out = "not one team's",
                      .example = "assessment",
                      .refers_to = "team"},
                self.team);
        v.field(Field{.name = "stage",
                      .about = "where it is one stage's",
                      .left_out = "not one stage's",
                      .example = "assessment",
                      .refers_to = "stage"},
                self.stage);
        v.field(Field{.name = "role",
                      .about = "where it is one role's",
                      .left_out = "not one role's",
                      .example = "social_worker",
                      .refers_to = "role"},
                self.role);
        v.field(Field{.name = "at", .about = "date", .example = "2022-09-30", .required = true},
                self.at);
        v.field(Field{.name = "value",
                      .about = "what was observed",
                      .unit = "the measure\'s own; a share as 34.7% or 0.347",
                      .example = "34.7%",
                      .required = true,
                      .of_measure = measured_by(self.measure)},
                self.value);
        v.field(Field{.name = "source",
                      .about = "who published it",
                      .left_out = "not said",
                      .example = "national workforce statistics 2022"},
                self.source);
    }
};

}  // namespace caseforce::scenario
