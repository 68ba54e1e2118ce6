# Every option of the build, in one place, each with its reason.
option(CASEFORCE_BUILD_TESTS "Build the tests; they need the packages of the test group" OFF)
option(CASEFORCE_BUILD_BENCH "Build the benchmarks; they need the packages of the bench group" OFF)
option(CASEFORCE_WARNINGS_AS_ERRORS
    "Stop at a warning; turn off for a compiler newer than the one we know" ON)
option(CASEFORCE_FOLDERS_AS_ONE "Compile most files of a folder as one (cmake/folders_as_one.cmake)" OFF)
option(CASEFORCE_COVERAGE "Count the lines and branches that the tests reach (gcovr)" OFF)
option(CASEFORCE_FUZZ
    "Build the harnesses of tests/fuzz for libFuzzer; needs clang (preset fuzz)" OFF)
set(CASEFORCE_SANITIZE "" CACHE STRING
    "Sanitizers to build with, as a list: address;undefined or thread")

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "A simulator is run far more often than stepped" FORCE)
endif()

set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)  # for clang-tidy and editors

# A colleague's second build, and a switch between branches, then cost seconds.
find_program(CASEFORCE_CCACHE ccache)
mark_as_advanced(CASEFORCE_CCACHE)
if(CASEFORCE_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CASEFORCE_CCACHE}")
endif()
