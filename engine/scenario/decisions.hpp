// Judgement, what is not known, what is decided, what is wanted: grade, uncertain, changes,
// policies, targets (MODEL 6, 7).
#pragma once

#include "engine/scenario/field.hpp"
#include "engine/scenario/supply.hpp"
#include "engine/scenario/values.hpp"

namespace caseforce::scenario {

struct Judgement {
    Date at;
    Grade is = Grade::requires_improvement;

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "at", .about = "date of the judgement", .required = true}, self.at);
        v.field(Field{.name = "is",
                      .about = "outstanding, good, requires_improvement or inadequate",
                      .required = true},
                self.is);
    }
};

struct GradeFactors {
    FactorOverTime candidates, leaving, agency_price, referrals, re_referral;

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "candidates", .about = "on candidates", .low = 0}, self.candidates);
        v.field(Field{.name = "leaving", .about = "on leaving, every contract", .low = 0},
                self.leaving);
        v.field(Field{.name = "agency_price", .about = "on the agency rate", .low = 0},
                self.agency_price);
        v.field(Field{.name = "referrals", .about = "on new referrals", .low = 0}, self.referrals);
        v.field(
            Field{.name = "re_referral", .about = "on the probability of coming back", .low = 0},
            self.re_referral);
    }
};

struct GradePath {
    std::vector<Judgement> path;
    Named<GradeFactors> factors;

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "path", .about = "judgements by date"}, self.path);
        v.field(Field{.name = "factors",
                      .about = "what each grade does; 1 where none is given",
                      .refers_to = "grade"},
                self.factors);
    }
};

struct Prices {
    MonthDay from{4, 1};
    Growth pay_award, agency, other;

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "from",
                      .about = "the day of each year on which prices step",
                      .varies = Varies::never},
                self.from);
        v.field(Field{.name = "pay_award", .about = "growth of salaries", .low = -1, .above = true},
                self.pay_award);
        v.field(
            Field{.name = "agency", .about = "growth of agency rates", .low = -1, .above = true},
            self.agency);
        v.field(
            Field{
                .name = "other", .about = "growth of every other price", .low = -1, .above = true},
            self.other);
    }
};

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
        v.field(Field{.name = "scale",
                      .about = "values multiplied by a draw, by dotted path",
                      .refers_to = "path"},
                self.scale);
        v.field(Field{.name = "set",
                      .about = "values replaced by a draw, by dotted path",
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
        v.field(Field{.name = "at", .about = "date from which it acts", .required = true}, self.at);
        v.field(Field{.name = "set", .about = "new values, by dotted path", .refers_to = "path"},
                self.set);
        v.field(Field{.name = "scale", .about = "factors, by dotted path", .refers_to = "path"},
                self.scale);
        v.field(Field{.name = "add", .about = "what is added, by dotted path", .refers_to = "path"},
                self.add);
        v.field(Field{.name = "over", .about = "length of a linear ramp", .low = 0}, self.over);
        v.field(Field{.name = "until", .about = "date on which it is undone"}, self.until);
        v.field(Field{.name = "note", .about = "a remark, kept in the file"}, self.note);
    }
};

struct PolicyCost {
    PoundsPerYear per_permanent_fte;
    PoundsPerYear per_agency_fte;
    double per_year = 0;
    double one_off = 0;

    static void visit(auto& v, auto& self) {
        v.field(
            Field{
                .name = "per_permanent_fte", .about = "running, for each permanent FTE", .low = 0},
            self.per_permanent_fte);
        v.field(Field{.name = "per_agency_fte", .about = "running, for each agency FTE", .low = 0},
                self.per_agency_fte);
        v.field(Field{.name = "per_year", .about = "running, pounds a year", .low = 0},
                self.per_year);
        v.field(Field{.name = "one_off", .about = "pounds, once at its first change", .low = 0},
                self.one_off);
    }
};

struct Policy {
    std::vector<Change> changes;
    std::optional<PolicyCost> cost;
    std::string note;

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "changes", .about = "what the policy does, by date"}, self.changes);
        v.field(Field{.name = "cost", .about = "what it costs beside what the model counts"},
                self.cost);
        v.field(Field{.name = "note", .about = "a remark, kept in the file"}, self.note);
    }
};

struct Target {
    std::string measure;
    std::optional<std::string> team, stage, role;
    std::optional<Date> at;
    std::optional<Span> over, every_week_of;
    std::optional<Share> at_most, at_least;

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "measure",
                      .about = "a measure's name",
                      .required = true,
                      .refers_to = "measure"},
                self.measure);
        v.field(Field{.name = "team", .about = "where it is one team's", .refers_to = "team"},
                self.team);
        v.field(Field{.name = "stage", .about = "where it is one stage's", .refers_to = "stage"},
                self.stage);
        v.field(Field{.name = "role", .about = "where it is one role's", .refers_to = "role"},
                self.role);
        v.field(Field{.name = "at", .about = "the last week ended by this date"}, self.at);
        v.field(Field{.name = "over", .about = "a span: last 52 weeks"}, self.over);
        v.field(Field{.name = "every_week_of", .about = "a span, each week of it"},
                self.every_week_of);
        v.field(Field{.name = "at_most", .about = "met at this value or below"}, self.at_most);
        v.field(Field{.name = "at_least", .about = "met at this value or above"}, self.at_least);
    }
};

struct Mark {
    Date at;
    std::string label;

    static void visit(auto& v, auto& self) {
        v.field(Field{.name = "at", .about = "date", .required = true}, self.at);
        v.field(Field{.name = "label", .about = "what happened", .required = true}, self.label);
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
                      .required = true,
                      .refers_to = "measure"},
                self.measure);
        v.field(Field{.name = "team", .about = "where it is one team's", .refers_to = "team"},
                self.team);
        v.field(Field{.name = "stage", .about = "where it is one stage's", .refers_to = "stage"},
                self.stage);
        v.field(Field{.name = "role", .about = "where it is one role's", .refers_to = "role"},
                self.role);
        v.field(Field{.name = "at", .about = "date", .required = true}, self.at);
        v.field(Field{.name = "value", .about = "what was observed", .required = true}, self.value);
        v.field(Field{.name = "source", .about = "who published it"}, self.source);
    }
};

}  // namespace caseforce::scenario
