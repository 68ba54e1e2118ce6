#include "cli/version.hpp"

#include <fmt/format.h>

#include "analysis/write/hdf5_file.hpp"

namespace caseforce::cli {

std::string version_text() {
    return fmt::format("caseforce {}\nHDF5 {}, yaml-cpp {}, Boost {}, fmt {}.{}.{}, compiler {}\n",
                       version,
                       write::hdf5_version(),
                       CASEFORCE_YAML_VERSION,
                       CASEFORCE_BOOST_VERSION,
                       FMT_VERSION / 10000,
                       FMT_VERSION / 100 % 100,
                       FMT_VERSION % 100,
                       __VERSION__);
}

}  // namespace caseforce::cli
