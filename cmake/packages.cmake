# The packages of apt.txt as targets. Imported targets count as system headers, so that our warnings
# do not fire in them; none of them may appear in a header of ours.
find_package(Threads REQUIRED)
find_package(fmt 9 REQUIRED)
find_package(Boost 1.74 CONFIG REQUIRED)  # headers only
find_package(Eigen3 3.4 CONFIG REQUIRED)
find_package(CLI11 2.1 REQUIRED)
find_package(spdlog 1.10 REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)

find_package(yaml-cpp 0.7 REQUIRED)
if(NOT TARGET yaml-cpp)  # from 0.8 on the target has a namespace
    add_library(yaml-cpp ALIAS yaml-cpp::yaml-cpp)
endif()

# The serial library, also where the parallel one is installed beside it: one process writes.
set(HDF5_PREFER_PARALLEL OFF)
find_package(HDF5 1.10 REQUIRED COMPONENTS C HL)

# Compresses as zlib does, in a third of its time; without a CMake package in Debian 12.
find_path(CASEFORCE_DEFLATE_INCLUDE_DIR libdeflate.h REQUIRED)
find_library(CASEFORCE_DEFLATE_LIBRARY deflate REQUIRED)
mark_as_advanced(CASEFORCE_DEFLATE_INCLUDE_DIR CASEFORCE_DEFLATE_LIBRARY)
add_library(caseforce_deflate INTERFACE)
target_include_directories(caseforce_deflate SYSTEM INTERFACE "${CASEFORCE_DEFLATE_INCLUDE_DIR}")
target_link_libraries(caseforce_deflate INTERFACE "${CASEFORCE_DEFLATE_LIBRARY}")

# What draws the charts of a report's page, and the licence that goes with it.
find_file(CASEFORCE_CHART_JS chart.js/chart.min.js
    PATHS /usr/share/javascript /usr/share/nodejs REQUIRED)
find_file(CASEFORCE_CHART_JS_LICENCE libjs-chart.js/copyright PATHS /usr/share/doc REQUIRED)
mark_as_advanced(CASEFORCE_CHART_JS CASEFORCE_CHART_JS_LICENCE)

# Random123 is headers without a CMake package.
find_path(CASEFORCE_RANDOM123_INCLUDE_DIR Random123/philox.h REQUIRED)
mark_as_advanced(CASEFORCE_RANDOM123_INCLUDE_DIR)
add_library(caseforce_random123 INTERFACE)
target_include_directories(caseforce_random123 SYSTEM INTERFACE
    "${CASEFORCE_RANDOM123_INCLUDE_DIR}")

# xxHash is used as a header too.
find_path(CASEFORCE_XXHASH_INCLUDE_DIR xxhash.h REQUIRED)
mark_as_advanced(CASEFORCE_XXHASH_INCLUDE_DIR)
add_library(caseforce_xxhash INTERFACE)
target_include_directories(caseforce_xxhash SYSTEM INTERFACE "${CASEFORCE_XXHASH_INCLUDE_DIR}")

# Where it is installed, the program spreads over the processes of mpirun.
find_package(MPI COMPONENTS C)

if(CASEFORCE_BUILD_TESTS)
    find_package(Catch2 2.13 REQUIRED)
    find_package(rapidcheck REQUIRED)
    # Debian's own interpreter, which has h5py and xarray; another first in PATH may not.
    set(CASEFORCE_PYTHON /usr/bin/python3 CACHE FILEPATH "Interpreter with h5py, xarray, netCDF4")
endif()
if(CASEFORCE_BUILD_BENCH)
    find_package(benchmark 1.7 REQUIRED)
endif()
