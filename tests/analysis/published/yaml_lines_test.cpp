// Values replaced in a text whose other lines stay.
#include "analysis/published/yaml_lines.hpp"

#include <string>

#include "engine/core/error.hpp"
#include "tests/support/catch.hpp"

using caseforce::InternalError;
using caseforce::published::comment;
using caseforce::published::YamlLines;

namespace {
const std::string text =
    "# of a council\n"
    "a: 1   # one\n"
    "b:\n"
    "  a: 2\n"
    "         # and more of it\n"
    "  # of c\n"
    "  c:\n"
    "    - 3\n"
    "\n"
    "    - 4\n"
    "\n"
    "# of d\n"
    "d: 5\n";
}  // namespace

TEST_CASE("a key's lines are replaced, and no others", "[published]") {
    YamlLines yaml(text);
    CHECK(yaml.text() == text);

    yaml.replace("b.a", {"a: 20"});
    yaml.replace("b.c", {"# new", "c: 30"});
    yaml.replace("d", {"# no d"});

    CHECK(yaml.text() ==
          "# of a council\n"
          "a: 1   # one\n"
          "b:\n"
          "  a: 20\n"
          "  # of c\n"
          "  # new\n"
          "  c: 30\n"
          "\n"
          "# of d\n"
          "# no d\n");
}

TEST_CASE("a key that is not there is a fault of the program, also where another level has it",
          "[published]") {
    YamlLines yaml(text);

    CHECK_THROWS_AS(yaml.replace("c", {}), InternalError);
    CHECK_THROWS_AS(yaml.replace("b.d", {}), InternalError);
    CHECK_THROWS_AS(yaml.replace_text("of e", ""), InternalError);
}

TEST_CASE("a comment is broken at a hundred letters, where it stands", "[published]") {
    const std::string word(30, 'x');
    const std::string words = word + " " + word + " " + word + " " + word;

    CHECK(comment("short") == std::vector<std::string>{"# short"});
    CHECK(comment(words) ==
          std::vector<std::string>{"# " + word + " " + word + " " + word, "# " + word});
    CHECK(comment(words, 8).front() == "# " + word + " " + word);
}
