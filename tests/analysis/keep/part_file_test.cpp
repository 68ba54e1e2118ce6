#include "analysis/keep/part_file.hpp"

#include <filesystem>
#include <fstream>

#include "analysis/keep/kept_work.hpp"
#include "engine/core/error.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/folder.hpp"

namespace caseforce::keep {
namespace {

namespace fs = std::filesystem;

/// Of `values` floats and three years, told apart by their number.
Run run_of(std::uint32_t number, std::size_t values = 1001) {
    std::vector<float> series(values, static_cast<float>(number));
    return {Series(std::move(series)),
            Years(std::vector{1.0, 2.0, static_cast<double>(number)}),
            number * 7U};
}

std::vector<Record> records_of(PartFile& file, PartFile::Found& found) {
    std::vector<Record> records;
    found = file.look([&](Record record) { records.push_back(std::move(record)); });
    return records;
}

void flip(const fs::path& path, std::uintmax_t at) {
    std::fstream stream(path, std::ios::in | std::ios::out | std::ios::binary);
    stream.seekg(static_cast<std::streamoff>(at));
    const int byte = stream.get();
    stream.seekp(static_cast<std::streamoff>(at));
    stream.put(static_cast<char>(byte ^ 4));
}

/// The file with so many runs, numbered from 1.
void write_runs(const fs::path& path, std::uint32_t runs) {
    const auto file = PartFile::begin(path, "the job");
    for (std::uint32_t number = 1; number <= runs; ++number)
        static_cast<void>(file->append({0, number % 2, number}, run_of(number)));
}

}  // namespace

TEST_CASE("what was appended is found as it was, and gone on with", "[part_file]") {
    const test::Folder folder;
    const fs::path path = folder / "a.h5.part";
    write_runs(path, 3);
    {
        const auto file = PartFile::go_on(path);
        CHECK(file->undertaking() == "the job");
        PartFile::Found found;
        CHECK(records_of(*file, found).size() == 3);
        const Run kept = file->append({1, 5, 4}, run_of(4, 0));
        CHECK(kept.series.empty());
        CHECK(kept.years.values()[2] == 4);
    }
    const auto file = PartFile::look_into(path);
    PartFile::Found found;
    const std::vector<Record> records = records_of(*file, found);
    REQUIRE(records.size() == 4);
    CHECK((found.damaged == 0 && !found.unfinished_end));
    CHECK((records[3].key == RunKey{1, 5, 4}));
    for (std::uint32_t i = 0; i < 3; ++i) {
        CHECK((records[i].key == RunKey{0, (i + 1) % 2, i + 1}));
        CHECK(same_bits(records[i].run.series, run_of(i + 1).series));
        CHECK(same_bits(records[i].run.years, run_of(i + 1).years));
        CHECK(records[i].run.events == (i + 1) * 7U);
    }
}

TEST_CASE("every bit of a record is under its checksum", "[part_file]") {
    const test::Folder folder;
    const fs::path path = folder / "a.h5.part";
    write_runs(path, 1);
    const std::uintmax_t one = fs::file_size(path);
    write_runs(path, 2);
    const std::uintmax_t two = fs::file_size(path);
    write_runs(path, 3);
    for (std::uintmax_t at = one; at < two; at += at < one + 80 ? 1 : 97) {
        flip(path, at);
        PartFile::Found found;
        const auto file = PartFile::look_into(path);
        const std::vector<Record> records = records_of(*file, found);
        INFO("byte " << at - one << " of the second record");
        REQUIRE(records.size() == 2);
        CHECK(records[1].key.replication == 3);
        CHECK(found.damaged == 1);
        flip(path, at);
    }
    for (std::uintmax_t at = 0; at < 70; ++at) {
        if (at >= 24 && at < 64) continue;  // nothing stands there
        flip(path, at);
        INFO("byte " << at << " of the beginning");
        CHECK_THROWS_AS(PartFile::look_into(path), UnusablePart);
        flip(path, at);
    }
}

TEST_CASE("a file that ends within a record holds what goes before", "[part_file]") {
    const test::Folder folder;
    const fs::path path = folder / "a.h5.part";
    write_runs(path, 1);
    const std::uintmax_t one = fs::file_size(path);
    write_runs(path, 2);
    const std::uintmax_t two = fs::file_size(path);
    for (std::uintmax_t size = one + 1; size < two; size += 131) {
        write_runs(path, 2);
        fs::resize_file(path, size);
        PartFile::Found found;
        {
            const auto file = PartFile::go_on(path);
            CHECK(records_of(*file, found).size() == 1);
            CHECK((found.unfinished_end && found.damaged == 0));
            static_cast<void>(file->append({0, 0, 9}, run_of(9)));
        }
        const auto file = PartFile::look_into(path);
        const std::vector<Record> records = records_of(*file, found);
        REQUIRE(records.size() == 2);
        CHECK(records[1].key.replication == 9);
        CHECK(fs::file_size(path) == two);
    }
}

TEST_CASE("a part is written by one at a time", "[part_file]") {
    const test::Folder folder;
    const fs::path path = folder / "a.h5.part";
    const auto file = PartFile::begin(path, "the job");
    CHECK_THROWS_AS(PartFile::begin(path, "the job"), FileError);
    CHECK_THROWS_AS(PartFile::go_on(path), FileError);
    CHECK_NOTHROW(PartFile::look_into(path));
    CHECK_THROWS_AS(PartFile::go_on(folder / "none"), FileError);
}

TEST_CASE("kept work is taken up by the same job and by no other", "[part_file]") {
    const test::Folder folder;
    const fs::path result = folder / "a.h5";
    write_runs(part_beside(result), 0);
    CHECK_FALSE(PartFile::is_only_begun(part_beside(result)));
    fs::resize_file(part_beside(result), 70);  // within the job's text
    CHECK(PartFile::is_only_begun(part_beside(result)));
    CHECK(KeptWork(result, "the job", Going::on).found() == 0);
    write_runs(part_beside(result), 4);
    {
        CHECK_THROWS_AS(KeptWork(result, "another job", Going::on), UnusablePart);
        KeptWork work(result, "the job", Going::on);
        CHECK(work.found() == 4);
        Keeper& keeper = work.of_experiment(0);
        CHECK(keeper.find(1, 1).has_value());
        CHECK_FALSE(keeper.find(1, 1).has_value());  // taken
        CHECK_FALSE(keeper.find(0, 1).has_value());
        static_cast<void>(keeper.keep(0, 1, run_of(1)));
        CHECK(work.kept() == 5);
        CHECK(work.complete(0, 2).empty());
    }
    const KeptWork work(result, "the job", Going::on);
    CHECK(work.complete(0, 2) == std::vector<std::uint32_t>{1});
    CHECK(work.options_of(0) == 2);
}

TEST_CASE("numbers of replications go by shard, or are named", "[part_file]") {
    const Numbering all, shard{3, 4, {}}, named{1, 1, {2, 5, 9}};
    CHECK((all.at(0) == 1 && all.at(6) == 7 && all.count_to(7) == 7 && all.count_to(0) == 0));
    CHECK((shard.at(0) == 3 && shard.at(2) == 11));
    CHECK((shard.count_to(2) == 0 && shard.count_to(3) == 1 && shard.count_to(11) == 3));
    CHECK((named.at(1) == 5 && named.count_to(8) == 2));
}

}  // namespace caseforce::keep
