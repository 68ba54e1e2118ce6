// caseforce_studies [coverage|selection|intervals] [SEEDS]
#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <string_view>
#include <thread>

#include <fmt/format.h>

#include "analysis/studies/studies.hpp"

namespace caseforce::studies {

void tell(const Promise& promise) {
    fmt::print("{:64}  promised {:6.2f}%  measured {:6.2f}% ± {:.2f}\n",
               promise.what,
               100 * promise.promised,
               100 * promise.measured,
               100 * promise.error);
    std::fflush(stdout);
}

}  // namespace caseforce::studies

int main(int argc, char** argv) {
    using namespace caseforce::studies;
    const std::string_view which = argc > 1 ? argv[1] : "all";
    int seeds = 4000;
    if (argc > 2) {
        const char* const end = argv[2] + std::strlen(argv[2]);
        const auto [stopped, error] = std::from_chars(argv[2], end, seeds);
        if (error != std::errc{} || stopped != end || seeds < 10) {
            fmt::print(stderr, "caseforce_studies: '{}': 10 seeds or more are needed\n", argv[2]);
            return 2;
        }
    }
    const bool all = which == "all";
    if (!all && which != "coverage" && which != "selection" && which != "intervals") {
        fmt::print(stderr, "caseforce_studies: '{}': coverage, selection or intervals\n", which);
        return 2;
    }
    const int threads = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    if (all || which == "coverage") study_coverage(seeds, threads);
    if (all || which == "selection") study_selection(std::max(10, seeds / 4), threads);
    if (all || which == "intervals") study_intervals(std::max(10, seeds / 2), threads);
    return 0;
}
