#include "cli/report.hpp"

#include <fmt/format.h>

#include "analysis/read/result_file.hpp"
#include "analysis/read/supervised.hpp"
#include "analysis/read/unusable.hpp"
#include "analysis/report/page.hpp"
#include "analysis/write/whole_file.hpp"
#include "cli/log.hpp"
#include "cli/output.hpp"

namespace caseforce::cli {
namespace {

/// What a file without statistics is of, and how it has them.
std::string how_to_have_them(const read::ResultFile& file) {
    const char* const what = file.find("optimum") != nullptr       ? "a search for the cheapest"
                             : file.find("sensitivity") != nullptr ? "a sensitivity analysis"
                                                                   : nullptr;
    return what == nullptr ? "" : fmt::format("{} has them with --detail means, and ", what);
}

std::string page_of(const ReportOptions& options) {
    const auto partial = options.allow_partial ? read::Partial::allowed : read::Partial::refused;
    const read::ResultFile file(options.results, partial);
    if (file.find("summary") == nullptr)
        throw read::UnusableResult(fmt::format(
            "{}: has no statistics of the simulated futures, which a page is made of; {}caseforce "
            "export writes what it has",
            options.results.string(),
            how_to_have_them(file)));
    return report::page_of(file);
}

void check_output(const ReportOptions& options) {
    refuse_input(options.output, {options.results}, "the result file itself");
    check_replaced(options.output, Kind::page);
}

}  // namespace

void write_report(const ReportOptions& options) {
    set_log_level(options.log_level);
    if (options.output == "-")
        return read::supervised(options.results, [&] { print(page_of(options)); });
    check_output(options);
    write::WholeFile whole(options.output);
    read::supervised(options.results,
                     [&] { write_text(whole.aside(), page_of(options), "the page"); });
    whole.commit();
    info(fmt::format("wrote {}; any browser opens it, without a network", options.output.string()));
}

}  // namespace caseforce::cli
