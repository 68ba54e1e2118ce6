// A file under its final name is whole, whatever happens while it is written.
#include "analysis/write/whole_file.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "engine/core/error.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/folder.hpp"

namespace fs = std::filesystem;
using caseforce::FileError;
using caseforce::write::check_output;
using caseforce::write::WholeFile;

namespace {

void put(const fs::path& path, const std::string& text) { std::ofstream(path) << text; }

std::string text_of(const fs::path& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("a committed file stands under its name and nothing is left beside it", "[whole_file]") {
    const caseforce::test::Folder folder;
    const fs::path path = folder / "out.h5";

    {
        WholeFile file(path);
        put(file.aside(), "new");
        CHECK_FALSE(fs::exists(path));
        file.commit();
    }

    CHECK(text_of(path) == "new");
    CHECK(folder.entries() == 1);
}

TEST_CASE("a file that is not committed leaves the earlier one and nothing beside it",
          "[whole_file]") {
    const caseforce::test::Folder folder;
    const fs::path path = folder / "out.h5";
    put(path, "earlier");

    {
        const WholeFile file(path);
        put(file.aside(), "half");
    }

    CHECK(text_of(path) == "earlier");
    CHECK(folder.entries() == 1);
}

TEST_CASE("a committed file replaces an earlier one and keeps its permissions", "[whole_file]") {
    const caseforce::test::Folder folder;
    const fs::path path = folder / "out.h5";
    put(path, "earlier");
    fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);

    WholeFile file(path);
    put(file.aside(), "new");
    file.commit();

    CHECK(text_of(path) == "new");
    CHECK(fs::status(path).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("a link stays a link and what it stands for is replaced or made", "[whole_file]") {
    const caseforce::test::Folder folder;
    const fs::path target = folder / "target.h5", link = folder / "link.h5";
    put(target, "earlier");
    fs::create_symlink(target, link);

    WholeFile file(link);
    put(file.aside(), "new");
    file.commit();

    CHECK(fs::is_symlink(link));
    CHECK(text_of(target) == "new");

    fs::remove(target);
    WholeFile again(link);
    put(again.aside(), "made");
    again.commit();

    CHECK(fs::is_symlink(link));
    CHECK(text_of(target) == "made");
}

TEST_CASE("an output that could not be written is refused before the run", "[whole_file]") {
    const caseforce::test::Folder folder;

    CHECK_THROWS_AS(check_output(folder.path()), FileError);
    CHECK_THROWS_AS(check_output(folder / "no_such" / "out.h5"), FileError);
    CHECK_THROWS_AS(check_output("/dev/null"), FileError);
    CHECK_THROWS_AS(WholeFile("/dev/full"), FileError);
    CHECK_NOTHROW(check_output(folder / "out.h5"));
}
