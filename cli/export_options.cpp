#include "cli/export_options.hpp"

#include <array>
#include <filesystem>
#include <string_view>
#include <system_error>

#include <fmt/format.h>

#include "cli/output.hpp"
#include "engine/core/error.hpp"

namespace caseforce::cli {
namespace {

/// Throws UsageError for the ending of another kind of file: nothing could open what would be in
/// it.
void check_ending(const std::string& file, const std::string& ending) {
    for (const std::string_view other :
         {"xlsx", "xlsm",    "xls",   "ods", "tsv", "xml", "html", "pdf",    "docx", "h5", "hdf5",
          "nc",   "feather", "arrow", "rds", "sav", "dta", "db",   "sqlite", "yaml", "gz", "zip"}) {
        if (ending != other) continue;
        const bool is_workbook = ending.starts_with("xls") || ending == "ods";
        throw UsageError(
            fmt::format("-o {}: no table is written as .{}; .csv, .json and .jsonl are{}",
                        file,
                        ending,
                        is_workbook ? ", and a spreadsheet opens .csv" : ""));
    }
}

tidy::Format format(const Typed& typed) {
    constexpr std::array<std::string_view, 4> formats{"csv", "json", "jsonl", "parquet"};
    std::string word = typed.format;
    if (word.empty() && typed.output != "-") {
        const std::string ending = ending_of(typed.output);
        for (const std::string_view one : formats) {
            if (ending == one) word = one;
        }
        std::error_code ignored;
        if (!std::filesystem::equivalent(typed.output, typed.files.front(), ignored))
            check_ending(typed.output, ending);
    }
    if (word.empty()) return tidy::Format::csv;
    if (word == "parquet")
        throw UsageError(
            "--format parquet: this program does not write Parquet, since Debian 12 has no package "
            "of\nApache Arrow. From the CSV it is one line, with DuckDB or with pandas and "
            "pyarrow:\n"
            "  caseforce export OUT.h5 -o OUT.csv\n"
            "  duckdb -c \"COPY (FROM 'OUT.csv') TO 'OUT.parquet'\"\n"
            "  python3 -c \"import pandas; pandas.read_csv('OUT.csv').to_parquet('OUT.parquet')\"");
    return chosen<tidy::Format>(word, "--format", formats);
}

}  // namespace

ExportOptions export_options(const Typed& typed) {
    ExportOptions options;
    options.results = typed.files.front();
    if (options.results == "-")
        throw UsageError("export -: an HDF5 file cannot be read from a stream; a file is needed");
    options.output = typed.output.empty() ? "-" : typed.output;
    options.format = format(typed);
    options.table = typed.table;
    if (!typed.policies.empty()) options.filter.policies = names(typed.policies, "--policy");
    if (!typed.measure.empty()) options.filter.measures = names(typed.measure, "--measure");
    if (!typed.level.empty()) options.filter.levels = names(typed.level, "--level");
    if (!typed.from.empty()) options.filter.from = date(typed.from, "--from");
    if (!typed.to.empty()) options.filter.to = date(typed.to, "--to");
    if (options.filter.from > options.filter.to)
        throw UsageError(fmt::format("--from {} is after --to {}", typed.from, typed.to));
    if (typed.disclosure) options.disclosing = tidy::Disclosing::safely;
    options.allow_partial = typed.allow_partial;
    if (typed.list) options.what = ExportOptions::What::list;
    if (typed.quiet) options.log_level = LogLevel::error;
    return options;
}

}  // namespace caseforce::cli
