// Bytes as a result file: opened, read, told apart into tables and put into a page's document, in a
// child process as the program does it (analysis/read/supervised.hpp). HDF5 1.10 itself crashes and
// loops on damaged files; the program answers that with status 4, so it is no find. A crash in our
// code is one, in the child too, and so is whatever happens to the parent.
#include <algorithm>
#include <cstdint>
#include <exception>

#include <nlohmann/json.hpp>

#include "analysis/read/result_file.hpp"
#include "analysis/read/supervised.hpp"
#include "analysis/report/document.hpp"
#include "analysis/tidy/rows.hpp"
#include "tests/fuzz/child.hpp"
#include "tests/fuzz/find.hpp"
#include "tests/fuzz/hdf5_checksums.hpp"
#include "tests/support/folder.hpp"

namespace caseforce::fuzz {
namespace {

constexpr std::size_t most_rows = 200'000;

void use(const std::filesystem::path& path) {
    const read::ResultFile file(path);
    std::size_t bytes = 0;
    const tidy::Form form(tidy::Format::csv);
    for (const tidy::Table& table : tidy::tables_of(file)) {
        if (table.rows() > most_rows) continue;
        tidy::write_table(
            file, table, {}, form, {[&](std::string_view text) { bytes += text.size(); }});
    }
    std::size_t values = 0;
    for (const read::Group& group : file.groups()) {
        for (const read::Variable& variable : group.variables)
            values += std::min(variable.size(), most_rows);
    }
    using Json = nlohmann::json;
    if (values <= most_rows)
        (void)report::document_of(file).dump(-1, ' ', false, Json::error_handler_t::replace);
}

void one(const std::uint8_t* data, std::size_t size) {
    static const test::Folder folder;
    static Child child;
    const auto path = folder.write("fuzzed.h5", {reinterpret_cast<const char*>(data), size});
    child.forget();
    try {
        read::supervised(path, [&] { child.watch([&] { use(path); }); });
    } catch (const std::exception&) {
        // As the command line answers it. What must not be thrown, the child has told.
    }
    child.learn();
    if (child.has_find()) find("a fault of our own code in the child; its report stands above");
}

}  // namespace
}  // namespace caseforce::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    caseforce::fuzz::one(data, size);
    return 0;
}

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most)
    __attribute__((weak));

/// As the fuzzer mutates, and in three cases of four with checksums that fit again.
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data,
                                               std::size_t size,
                                               std::size_t most,
                                               unsigned seed) {
    const std::size_t mutated = LLVMFuzzerMutate(data, size, most);
    if (seed % 4 != 0) caseforce::fuzz::mend_checksums({data, mutated});
    return mutated;
}
