#include "engine/scenario_file/overrides.hpp"

#include "engine/scenario_file/parse.hpp"
#include "tests/support/catch.hpp"

using namespace caseforce;

namespace {

struct Given {
    Tree tree;
    std::vector<Mistake> mistakes;

    explicit Given(const std::string& text) {
        tree = scenario_file::parse(text, "a.yaml", mistakes).value();
    }
    Given& set(const std::string& key, const std::string& value) {
        scenario_file::set_value(tree, key, value, mistakes);
        return *this;
    }
};

}  // namespace

TEST_CASE("a value is set at a dotted path", "[set]") {
    Given given("a: {b: 1, c: {d: 2}}\n");

    given.set("a.b", "3").set("a.c", "{e: 4}").set("f.g", "[1, 2]");

    CHECK(given.mistakes.empty());
    CHECK(given.tree.find("a")->find("b")->scalar == "3");
    CHECK(given.tree.find("a")->find("b")->place.file == "--set a.b");
    CHECK(given.tree.find("a")->find("c")->find("d") == nullptr);
    CHECK(given.tree.find("a")->find("c")->find("e")->scalar == "4");
    CHECK(given.tree.find("f")->find("g")->list.size() == 2);
}

TEST_CASE("a path through a list sets one entry, or every one", "[set]") {
    Given given("a: [{b: 1}, {b: 2}]\n");

    given.set("a[1].b", "5");
    CHECK(given.tree.find("a")->list[0].find("b")->scalar == "1");
    CHECK(given.tree.find("a")->list[1].find("b")->scalar == "5");

    given.set("a.b", "6");
    CHECK(given.tree.find("a")->list[0].find("b")->scalar == "6");
    CHECK(given.tree.find("a")->list[1].find("b")->scalar == "6");
    CHECK(given.mistakes.empty());
}

TEST_CASE("what is one value for several is not taken from the others", "[set]") {
    Given given("leaving: {hazard: {permanent: 15%, agency: ~}, notice: 8 weeks}\nb: 1\n");

    given.set("leaving.hazard.permanent.academy", "10%").set("leaving.notice.agency", "2 weeks");

    REQUIRE(given.mistakes.size() == 2);
    CHECK(given.mistakes[0].found ==
          "'leaving.hazard.permanent' is one value here, '15%', for others too");
    CHECK(given.mistakes[0].expected == "all of them at once: leaving.hazard.permanent={...}");
    CHECK(given.tree.find("leaving")->find("hazard")->find("permanent")->scalar == "15%");
    CHECK(given.tree.find("leaving")->find("notice")->scalar == "8 weeks");

    // Nobody loses anything: a bare notice is of permanent workers.
    given.set("leaving.hazard.agency.academy", "10%").set("b.c", "2");
    given.set("leaving.notice.permanent", "4 weeks");
    CHECK(given.mistakes.size() == 2);
}

TEST_CASE("a removal takes the value away", "[set]") {
    Given given("a: {b: 1}\n");

    given.set("a.b", "~");

    CHECK(given.tree.find("a")->find("b")->kind == Tree::Kind::nothing);
    CHECK(given.tree.find("a")->find("b")->scalar == "~");
}

TEST_CASE("a path that is none, and a value that is none, are mistakes", "[set]") {
    for (const char* key : {"", ".", "a.", ".a", "a..b", "a[", "a[x]", "[0]", "a[9].b"}) {
        INFO(key);
        CHECK(Given("a: [{b: 1}]\n").set(key, "1").mistakes.size() == 1);
    }
    CHECK(Given("a: 1\n").set("a", "").mistakes.size() == 1);
    CHECK(Given("a: 1\n").set("a", "[1").mistakes.size() == 1);
    CHECK(Given("a: 1\n").set("a", "[1").mistakes[0].place.file == "--set a");
}

TEST_CASE("a key that is itself a path is found where the path goes on that way", "[set]") {
    Given given("changes: [{set: {teams.a.posts.sw: 6}, add: {'b.list[1].seats': 2}}]\n");

    given.set("changes[0].set.teams.a.posts.sw", "9").set("changes[0].add.b.list[1].seats", "3");

    CHECK(given.mistakes.empty());
    const Tree& change = given.tree.find("changes")->list[0];
    CHECK(change.find("set")->map.size() == 1);
    CHECK(change.find("set")->find("teams.a.posts.sw")->scalar == "9");
    CHECK(change.find("add")->map.size() == 1);
    CHECK(change.find("add")->find("b.list[1].seats")->scalar == "3");
}

TEST_CASE("what a change sets besides is one path, as it is in a file", "[set]") {
    Given given("changes: [{at: 2024-01-01}]\nuncertain: {set: {demand.trend: 1%}}\n");

    given.set("changes[0].set.teams.a.posts.sw", "9").set("uncertain.set.pathway.drift", "0.5");

    CHECK(given.tree.find("changes")->list[0].find("set")->find("teams.a.posts.sw")->scalar == "9");
    CHECK(given.tree.find("uncertain")->find("set")->find("pathway.drift")->scalar == "0.5");
}

TEST_CASE("a role, team or stage is not begun by a value of it; a policy may be, but not by a slip",
          "[set]") {
    const std::string text =
        "roles: {social_worker: {cap: 1}}\npolicies: {academy: {cost: {one_off: 1}}}\n";
    const auto slip = Given(text).set("roles.socail_worker.cap", "2").mistakes;
    REQUIRE(slip.size() == 1);
    CHECK(slip[0].found == "'roles.socail_worker' is not in the scenario");
    CHECK(slip[0].nearest == "roles.social_worker.cap");
    CHECK(Given(text).set("roles.other.cap", "2").mistakes.size() == 1);
    CHECK(Given(text).set("policies.acadmy.cost.one_off", "2").mistakes.size() == 1);
    CHECK(Given(text).set("policies.retention.changes", "[]").mistakes.empty());
    CHECK(Given(text).set("roles.other", "{cap: 2}").mistakes.empty());
}
