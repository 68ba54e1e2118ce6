// What is YAML has no slip, whatever is not comes to an end soon, and columns count characters.
#include "engine/scenario_file/yaml_slips.hpp"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "engine/scenario_file/columns.hpp"
#include "engine/scenario_file/parse.hpp"
#include "tests/support/catch.hpp"

using namespace caseforce;
using namespace caseforce::scenario_file;

namespace {

std::string text_in(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::string repeated(std::string_view part, std::size_t bytes) {
    std::string text;
    while (text.size() + part.size() <= bytes)
        text += part;
    return text;
}

std::vector<Mistake> all_mistakes(std::string_view text) {
    std::vector<Mistake> mistakes;
    (void)parse(text, "a.yaml", mistakes);
    return mistakes;
}

}  // namespace

TEST_CASE("a scenario that is YAML has no slip", "[slips]") {
    for (const char* folder : {"scenarios", "tests/scenarios", "tests/mistakes/sound"}) {
        const auto path = std::filesystem::path(CASEFORCE_SOURCE_DIR) / folder;
        for (const auto& entry : std::filesystem::directory_iterator(path)) {
            if (entry.path().extension() != ".yaml") continue;
            INFO(entry.path().string());
            CHECK_FALSE(first_slip(text_in(entry.path())));
        }
    }
}

TEST_CASE("what is unusual and YAML all the same is no slip", "[slips]") {
    for (const char* text : {
             "note: a long text\n  that goes on\n here\nnext: 1\n",
             "a: |\n  x: y: z\n   {\n\n  'b\nc: >-\n  d: [\ne: 1\n",
             "a:\n- b: 1\n  c: 2\n- d\ne: {f: 1,\ng: 2\n}\nh: 1\n",
             "a:\n  - - b\n    - c\n  - d: {e: [f: 1, g], h}\n",
             "a: [it's, b c, -1, \"x\\n#\", 'y''z']  # [ {\n\"b\": {\"c\":1, d: \"e\n f\"}\n",
             "---\na: b#c # d: e: f\nb : c\nd: x:y\ne: -f\ng: what? [no]\n",
             "a: &x {b: 1}\nc: *x\nd:\ne: ~\nchanges: {supply.a[2].b: 1}\n",
             "a: b\r\nc:\r\n  - d\r\n  - {e: 1,\r\n     f: 2}\r\n",
         }) {
        INFO(text);
        CHECK_FALSE(first_slip(text));
    }
}

TEST_CASE("every beginning of a text is searched for a slip without harm", "[slips]") {
    const std::string text =
        "a: [{b: 'c''d', \"e\\n\": |}]\n- -x\n\t?: &y !z {f[2]: g;h i: j}\r\n" +
        std::string("k\xc2\xa0: \xe2\x80\x9cl\n  > m\n# n\n'o': p: q\n");

    for (std::size_t from = 0; from < text.size(); ++from) {
        for (std::size_t length = 0; from + length <= text.size(); ++length) {
            const std::string part = text.substr(from, length);
            const std::optional<Slip> slip = first_slip(part);
            if (slip) REQUIRE(slip->at <= part.size());
        }
    }
}

TEST_CASE("the largest text of anything is searched in no time to speak of", "[slips]") {
    for (const char* part : {"{",
                             "[",
                             "}",
                             "a: ",
                             "- ",
                             "a\n",
                             "a:\n ",
                             "{a b,",
                             "a b: c, ",
                             "\xc3\xa9",
                             "-x\n",
                             "'",
                             "\"\\",
                             "{a,",
                             "[\n",
                             "?",
                             "a{",
                             "\xc2\xa0",
                             "k:v,"}) {
        INFO(part);
        const auto begin = std::chrono::steady_clock::now();
        for (const char* first : {"", "x: {", "x: [a", "a: b\n"})
            (void)first_slip(first + repeated(part, 1000 * 1000));
        CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
    }
    // as many as keys may stand in a map, and that there are more
    CHECK(all_mistakes("x: {" + repeated("k:v,", 100 * 1000) + "}").size() == 5001);
}

TEST_CASE("columns count characters, from 1", "[slips]") {
    const std::string text = "é\n" + repeated("é£a", 1000) + "x";
    const Columns columns(text);

    CHECK(characters("Café £1") == 7);
    for (std::size_t at = 3; at <= text.size(); at += 5)
        CHECK(columns.column(3, at) == place_at(text, at, "a.yaml").column);
    CHECK(place_at(text, text.size() - 1, "a.yaml").line == 2);
    CHECK(columns.column(3, text.size() - 1) == 601);
}

TEST_CASE("a slip stands in the line that it is made in", "[slips]") {
    const auto line = [](const char* text) { return all_mistakes(text).at(0).place.line; };

    CHECK(line("a: 1\n\n# b\nc 2\n\nd: 3\n") == 4);
    CHECK(line("a: {b: 1,\n  c: 2\nd: 3\ne: 4\n") == 1);
    CHECK(line("a:\n  b: |\n    c: d: e\n  f g\n  h: 1\n") == 4);
    CHECK(line("a: \"b\n  c\"\nd e\nf: 1\n") == 3);
    CHECK(line("a: 1\r\nb 2\r\nc: 3\r\n") == 2);
    CHECK(line("\xef\xbb\xbf"
               "a: 1\nb 2\nc: 3\n") == 2);
}
