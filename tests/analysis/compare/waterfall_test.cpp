// The parts of an option and their shares of its effect, on numbers whose answer is known.
#include "analysis/compare/waterfall.hpp"

#include <string>
#include <utility>
#include <vector>

#include "tests/support/catch.hpp"

namespace caseforce::analysis {
namespace {

using Values = std::vector<double>;

scenario::Change change(std::string note, std::string path) {
    scenario::Change made;
    made.note = std::move(note);
    made.assignments.push_back({std::move(path), scenario::Operation::scale, 2.0});
    return made;
}

}  // namespace

TEST_CASE("a policy's changes of one note are one part", "[waterfall]") {
    scenario::Policy policy;
    policy.changes = {change("pay", "a.b"), change("", "c.d"), change("pay", "e.f")};
    policy.cost = scenario::PolicyCost{};
    const std::vector<Part> parts = parts_of(policy);
    REQUIRE(parts.size() == 2);
    CHECK(parts[0].name == "pay");
    CHECK(parts[0].changes == std::vector<std::size_t>{0, 2});
    CHECK(parts[1].name == "c.d");
    const scenario::Policy pay = with_parts(policy, parts, 0b01);
    REQUIRE(pay.changes.size() == 2);
    CHECK(pay.changes[1].assignments[0].path == "e.f");
    CHECK_FALSE(pay.cost);
    CHECK(with_parts(policy, parts, 0b11).changes[1].assignments[0].path == "c.d");
    CHECK(with_parts(policy, parts, 0).changes.empty());

    policy.changes = {change("pay\nfor  two weeks\n", "a.b"), change("pay for two weeks", "e.f")};
    REQUIRE(parts_of(policy).size() == 1);
    CHECK(parts_of(policy)[0].name == "pay for two weeks");
}

TEST_CASE("no two parts of a policy have one name", "[waterfall]") {
    scenario::Policy policy;
    policy.changes = {change("", "a.b"),
                      change("", "a.b"),
                      change("", "a.b"),
                      change("a.b", "c.d"),
                      change("all of them", "e.f"),
                      change("", "g.h")};
    policy.changes[1].at.days = policy.changes[2].at.days = 365;
    std::vector<std::string> names;
    for (const Part& part : parts_of(policy))
        names.push_back(part.name);
    CHECK(names == std::vector<std::string>{"a.b from 1970-01-01",
                                            "a.b from 1971-01-01",
                                            "a.b from 1971-01-01 (2)",
                                            "a.b from 1970-01-01 (2)",
                                            "all of them from 1970-01-01",
                                            "g.h"});
}

TEST_CASE("Shapley shares of an additive effect are the parts' own; a joint one is halved",
          "[waterfall]") {
    // value = 3a + 5b + 2ab + 7c over sets of {a, b, c}, the bits of the position.
    std::vector<Values> values;
    for (unsigned set = 0; set < 8; ++set) {
        const double a = set & 1U, b = set >> 1U & 1U, c = set >> 2U & 1U;
        const double v = 3 * a + 5 * b + 2 * a * b + 7 * c;
        values.push_back({v + 100, 2 * v - 50});
    }
    const auto shares = shapley(values, 3);
    CHECK(shares[0].mean == Approx(1.5 * 4));
    CHECK(shares[1].mean == Approx(1.5 * 6));
    CHECK(shares[2].mean == Approx(1.5 * 7));
    CHECK(shares[0].mean + shares[1].mean + shares[2].mean == Approx(1.5 * 17));
    CHECK(shares[2].se == Approx(3.5));  // 7 and 14
}

}  // namespace caseforce::analysis
