#include "engine/scenario_file/extends.hpp"

#include "engine/core/error.hpp"
#include "engine/scenario_file/load.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/folder.hpp"

using namespace caseforce;
using scenario_file::merged_tree;
using scenario_file::Reach;
using test::Folder;

TEST_CASE("maps merge, lists and values replace, and each keeps its own place", "[extends]") {
    Folder folder;
    folder.write("low.yaml", "name: Low\nroles: {a: {cap: 1, list: [1, 2]}, b: {cap: 2}}\n");
    folder.write("top.yaml",
                 "extends: low.yaml\nroles:\n  c: {cap: 4}\n  a: {cap: 3, list: [9]}\n");

    std::vector<Mistake> mistakes;
    const std::optional<Tree> tree = merged_tree(folder / "top.yaml", Reach::folder, mistakes).tree;

    REQUIRE(tree.has_value());
    CHECK(mistakes.empty());
    const Tree& roles = *tree->find("roles");
    CHECK(roles.map[0].first.text == "a");
    CHECK(roles.map[1].first.text == "b");
    CHECK(roles.map[2].first.text == "c");
    CHECK(roles.find("a")->find("cap")->scalar == "3");
    CHECK(roles.find("a")->find("cap")->place.file == (folder / "top.yaml").string());
    CHECK(roles.find("b")->find("cap")->place.file == (folder / "low.yaml").string());
    CHECK(roles.find("a")->find("list")->list.size() == 1);
    CHECK(tree->find("extends") == nullptr);
}

TEST_CASE("a removal takes away what an earlier file gave", "[extends]") {
    Folder folder;
    folder.write("low.yaml", "a: {b: 1, c: 2}\nd: 3\n");
    folder.write("top.yaml", "extends: [low.yaml]\na: {b: ~}\nd: ~\n");

    std::vector<Mistake> mistakes;
    std::optional<Tree> tree = merged_tree(folder / "top.yaml", Reach::folder, mistakes).tree;
    REQUIRE(tree.has_value());
    scenario_file::settle(*tree, mistakes);

    CHECK(mistakes.empty());
    CHECK(tree->find("a")->map.size() == 1);
    CHECK(tree->find("d") == nullptr);
}

TEST_CASE("the sizes of a household replace those below; a team of that name is merged",
          "[extends]") {
    Folder folder;
    folder.write(
        "low.yaml",
        "demand: {household: {1: 0.5, 2: 0.3, 3: 0.2}}\nteams: {household: {posts: {a: 1}}}\n");
    folder.write("top.yaml",
                 "extends: low.yaml\ndemand: {household: {1: 0.6, 2: 0.4}}\n"
                 "teams: {household: {posts: {b: 1}}}\n");

    std::vector<Mistake> mistakes;
    const std::optional<Tree> tree = merged_tree(folder / "top.yaml", Reach::folder, mistakes).tree;

    REQUIRE(tree.has_value());
    CHECK(tree->find("demand")->find("household")->map.size() == 2);
    CHECK(tree->find("teams")->find("household")->find("posts")->map.size() == 2);
}

TEST_CASE("a distribution of another family replaces the one below", "[extends]") {
    Folder folder;
    folder.write("low.yaml",
                 "a: {gamma: {mean: 3 weeks, cv: 1}}\nb: {gamma: {mean: 3 weeks, cv: 1}}\n");
    folder.write("top.yaml", "extends: low.yaml\na: {exponential: 2 weeks}\nb: {gamma: {cv: 2}}\n");

    std::vector<Mistake> mistakes;
    const std::optional<Tree> tree = merged_tree(folder / "top.yaml", Reach::folder, mistakes).tree;

    REQUIRE(tree.has_value());
    CHECK(tree->find("a")->map.size() == 1);
    CHECK(tree->find("b")->find("gamma")->map.size() == 2);
}

TEST_CASE(
    "later files of a list lie over earlier ones, and paths are from the file that names them",
    "[extends]") {
    Folder folder;
    folder.write("sub/one.yaml", "a: 1\nb: 1\n");
    folder.write("sub/two.yaml", "extends: one.yaml\nb: 2\n");
    folder.write("three.yaml", "b: 3\n");
    folder.write("top.yaml", "extends: [sub/two.yaml, three.yaml]\n");

    std::vector<Mistake> mistakes;
    const std::optional<Tree> tree = merged_tree(folder / "top.yaml", Reach::folder, mistakes).tree;

    REQUIRE(tree.has_value());
    CHECK(tree->find("a")->scalar == "1");
    CHECK(tree->find("b")->scalar == "3");
}

TEST_CASE("national defaults come with the program, unless there is a file of that name",
          "[extends]") {
    const test::Folder folder;
    folder.write("top.yaml", "extends: england.yaml\nname: here\n");
    std::vector<Mistake> mistakes;
    const auto own = merged_tree(folder / "top.yaml", Reach::folder, mistakes).tree;
    REQUIRE(mistakes.empty());
    REQUIRE(own);
    REQUIRE(own->find("roles") != nullptr);
    CHECK(own->find("roles")->place.file == "<england.yaml>");
    CHECK(own->find("name")->scalar == "here");

    folder.write("england.yaml", "roles: {a: 1}\n");
    const auto beside = merged_tree(folder / "top.yaml", Reach::folder, mistakes).tree;
    REQUIRE(mistakes.empty());
    REQUIRE(beside->find("roles") != nullptr);
    CHECK(beside->find("roles")->map.size() == 1);

    // What is there and cannot be read is a mistake, and so is another name.
    std::filesystem::remove(folder / "england.yaml");
    std::filesystem::create_symlink("nowhere.yaml", folder / "england.yaml");
    CHECK_FALSE(merged_tree(folder / "top.yaml", Reach::folder, mistakes).is_whole);
    folder.write("other.yaml", "extends: England.yaml\n");
    CHECK_FALSE(merged_tree(folder / "other.yaml", Reach::folder, mistakes).is_whole);
    CHECK(mistakes.size() == 2);

    const test::Folder alone;
    alone.write("top.yaml", "extends: englnd.yaml\n");
    CHECK_FALSE(merged_tree(alone / "top.yaml", Reach::folder, mistakes).is_whole);
    CHECK(mistakes.back().nearest == "england.yaml");
}

TEST_CASE("files that multiply by extending each other are refused", "[extends]") {
    Folder folder;
    folder.write("0.yaml", "a: 1\n");
    for (int i = 1; i <= 30; ++i) {
        const std::string below = std::to_string(i - 1) + ".yaml";
        folder.write(std::to_string(i) + ".yaml", "extends: [" + below + ", " + below + "]\n");
    }

    std::vector<Mistake> mistakes;
    CHECK_FALSE(merged_tree(folder / "30.yaml", Reach::folder, mistakes).is_whole);
    mistakes.clear();
    CHECK_FALSE(merged_tree(folder / "14.yaml", Reach::folder, mistakes).is_whole);
}

TEST_CASE("a file that cannot be read is the person's at the terminal", "[extends]") {
    Folder folder;
    CHECK_THROWS_AS(scenario_file::load_scenario(folder / "none.yaml"), FileError);
    CHECK_THROWS_AS(scenario_file::load_scenario(folder / "."), FileError);
}

TEST_CASE("a file out of the scenario's folder is refused, links followed, and may be allowed",
          "[extends]") {
    Folder folder;
    folder.write("out.yaml", "a: 1\n");
    folder.write("home/in.yaml", "a: 2\n");
    folder.write("home/up.yaml", "extends: ../out.yaml\n");
    folder.write("home/link.yaml", "extends: linked.yaml\n");
    folder.write("home/sub/down.yaml", "extends: ../in.yaml\n");
    folder.write("home/by_way.yaml", "extends: sub/down.yaml\n");
    std::filesystem::create_symlink(folder / "out.yaml", folder / "home/linked.yaml");

    const auto read = [&](const char* name, Reach reach) {
        std::vector<Mistake> mistakes;
        const bool is_read = merged_tree(folder / name, reach, mistakes).is_whole;
        CHECK(is_read == mistakes.empty());
        return is_read;
    };
    CHECK_FALSE(read("home/up.yaml", Reach::folder));
    CHECK_FALSE(read("home/link.yaml", Reach::folder));
    CHECK(read("home/by_way.yaml", Reach::folder));
    CHECK_FALSE(read("home/sub/down.yaml", Reach::folder));
    CHECK(read("home/up.yaml", Reach::anywhere));
    CHECK(read("home/link.yaml", Reach::anywhere));
    CHECK(read("home/sub/down.yaml", Reach::anywhere));
}
