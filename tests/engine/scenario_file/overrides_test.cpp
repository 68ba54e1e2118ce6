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
