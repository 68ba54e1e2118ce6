#include "cli/report.hpp"

#include <fstream>
#include <system_error>

#include <fmt/format.h>

#include "analysis/read/supervised.hpp"
#include "analysis/report/page.hpp"
#include "analysis/write/whole_file.hpp"
#include "cli/log.hpp"
#include "cli/output.hpp"
#include "engine/core/error.hpp"

namespace caseforce::cli {
namespace {

namespace fs = std::filesystem;

void write_file(const fs::path& path, const std::string& text) {
    std::ofstream stream(path, std::ios::binary);
    stream << text;
    stream.close();
    if (!stream) throw FileError(fmt::format("{}: cannot write the page", path.string()));
}

void check_output(const ReportOptions& options) {
    std::error_code error;
    if (fs::equivalent(options.output, options.results, error))
        throw UsageError(fmt::format("-o {}: is the result file itself", options.output.string()));
    check_replaced(options.output, Kind::page);
}

}  // namespace

void write_report(const ReportOptions& options) {
    set_log_level(options.log_level);
    const auto partial = options.allow_partial ? read::Partial::allowed : read::Partial::refused;
    const auto page = [&] { return report::page_of(read::ResultFile(options.results, partial)); };
    if (options.output == "-") return read::supervised(options.results, [&] { print(page()); });
    check_output(options);
    write::WholeFile whole(options.output);
    read::supervised(options.results, [&] { write_file(whole.aside(), page()); });
    whole.commit();
    info(fmt::format("wrote {}; any browser opens it, without a network", options.output.string()));
}

}  // namespace caseforce::cli
