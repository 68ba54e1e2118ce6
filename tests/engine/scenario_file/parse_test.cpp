// Whatever bytes come, the parser gives a tree or mistakes: it never throws, crashes or hangs.
#include "engine/scenario_file/parse.hpp"

#include <fstream>
#include <iterator>
#include <random>
#include <string>

#include "engine/scenario_file/read.hpp"
#include "tests/support/catch.hpp"

using namespace caseforce;
using scenario_file::parse;

namespace {

std::string example() {
    std::ifstream stream(CASEFORCE_SOURCE_DIR "/tests/scenarios/example.yaml");
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::vector<Mistake> mistakes_of(std::string_view text) {
    std::vector<Mistake> mistakes;
    (void)parse(text, "a.yaml", mistakes);
    return mistakes;
}

/// Parses a text and reads the tree, if there is one; true where it came to an end.
bool comes_to_an_end(std::string_view text) {
    std::vector<Mistake> mistakes;
    const std::optional<Tree> tree = parse(text, "a.yaml", mistakes);
    if (tree) (void)scenario_file::read(*tree, mistakes);
    return tree || !mistakes.empty();
}

}  // namespace

TEST_CASE("every node of a tree has its place", "[parse]") {
    std::vector<Mistake> mistakes;
    const std::optional<Tree> tree = parse(
        "# first\nname: Base\nroles:\n  worker: {cap: 3, list: [a, \"7\"]}\n", "a.yaml", mistakes);

    REQUIRE(tree.has_value());
    REQUIRE(mistakes.empty());
    CHECK(tree->find("name")->place.line == 2);
    CHECK(tree->find("name")->place.column == 7);
    const Tree& worker = *tree->find("roles")->find("worker");
    CHECK(worker.find("cap")->place.column == 17);
    CHECK(worker.find("list")->list[1].place.line == 4);
    CHECK(worker.find("list")->list[1].quoted);
    CHECK_FALSE(worker.find("list")->list[0].quoted);
}

TEST_CASE("an empty value and an explicit removal are told apart", "[parse]") {
    std::vector<Mistake> mistakes;
    const std::optional<Tree> tree = parse("a:\nb: ~\nc: null\nd: \"~\"\n", "a.yaml", mistakes);

    REQUIRE(tree.has_value());
    CHECK(tree->find("a")->scalar == "");
    CHECK(tree->find("b")->scalar == "~");
    CHECK(tree->find("c")->kind == Tree::Kind::nothing);
    CHECK(tree->find("d")->kind == Tree::Kind::scalar);
}

TEST_CASE("an anchor repeats its value", "[parse]") {
    std::vector<Mistake> mistakes;
    const std::optional<Tree> tree = parse("a: &x {b: [1, 2]}\nc: *x\n", "a.yaml", mistakes);

    REQUIRE(tree.has_value());
    REQUIRE(tree->find("c")->find("b") != nullptr);
    CHECK(tree->find("c")->find("b")->list.size() == 2);
}

TEST_CASE("bytes that are no text are refused with their place", "[parse]") {
    using namespace std::string_literals;
    CHECK(mistakes_of("a: b\nc: \0"s)[0].place.line == 2);
    CHECK(mistakes_of("a: \xff"s)[0].found == "the byte 0xff is not text");
    CHECK(mistakes_of("a: \xed\xa0\x80"s).size() == 1);
    CHECK(mistakes_of("a: \xc0\x80"s).size() == 1);
    CHECK(mistakes_of("a: \x04 b"s).size() == 1);
    CHECK(mistakes_of("").size() == 1);
    CHECK(mistakes_of("\xef\xbb\xbf"s + "a: £ and é").empty());
}

TEST_CASE("a text of more than 1 MiB is refused", "[parse]") {
    const std::string large = "a: " + std::string(1024 * 1024, 'x');

    CHECK(mistakes_of(large)[0].found == "the file is larger than 1 MiB");
    CHECK(mistakes_of(large.substr(0, 1024 * 1024)).empty());
}

TEST_CASE("nesting of 32 levels is read and of 33 refused", "[parse]") {
    const auto nested = [](std::size_t levels) {
        return std::string(levels, '[') + std::string(levels, ']');
    };

    CHECK(mistakes_of(nested(32)).empty());
    CHECK(mistakes_of(nested(33)).size() == 1);
    CHECK(mistakes_of(nested(100000)).size() == 1);
    CHECK(mistakes_of(std::string(100000, '[')).size() == 1);
    CHECK(mistakes_of("a: &x " + nested(20) + "\nb: [[[[[[[[[[[[*x]]]]]]]]]]]]\n").size() == 1);
}

TEST_CASE("a map of very many keys is refused before it takes long", "[parse]") {
    std::string text;
    for (int i = 0; i < 100000; ++i)
        text += "k" + std::to_string(i) + ": 1\n";

    CHECK(mistakes_of(text)[0].found == "too many keys in one map");
}

TEST_CASE("every beginning of a scenario comes to an end", "[parse]") {
    const std::string text = example();
    REQUIRE(text.size() > 5000);

    for (std::size_t length = 0; length < text.size(); length += 7) {
        INFO(length);
        REQUIRE(comes_to_an_end(std::string_view(text).substr(0, length)));
    }
}

TEST_CASE("a scenario with any bytes changed comes to an end", "[parse]") {
    const std::string text = example();
    const std::string unkind = "[]{}:-,&*!|>'\"%@`#?~\n\t 0\\\xff";
    std::mt19937 random(20230403);

    for (int round = 0; round < 1500; ++round) {
        std::string changed = text;
        for (int change = 0; change < 1 + round % 5; ++change)
            changed[random() % changed.size()] = unkind[random() % unkind.size()];
        INFO(round);
        REQUIRE(comes_to_an_end(changed));
    }
}
