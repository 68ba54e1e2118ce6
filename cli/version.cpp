#include "cli/version.hpp"

#include <fmt/format.h>

#include "analysis/write/hdf5_file.hpp"
#include "cli/crew.hpp"

namespace caseforce::cli {

std::string version_text() {
    return fmt::format(
        "caseforce {}\nHDF5 {}, yaml-cpp {}, Boost {}, fmt {}.{}.{}, MPI {}, compiler {}\n",
        version,
        write::hdf5_version(),
        CASEFORCE_YAML_VERSION,
        CASEFORCE_BOOST_VERSION,
        FMT_VERSION / 10000,
        FMT_VERSION / 100 % 100,
        FMT_VERSION % 100,
        mpi_version(),
        __VERSION__);
}

}  // namespace caseforce::cli
