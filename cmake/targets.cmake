# How our targets are compiled: warnings, the rules that keep results the same to the bit, and the
# functions by which CMakeLists.txt makes libraries and executables that follow both.

add_library(caseforce_warnings INTERFACE)
target_compile_options(caseforce_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow
    $<$<BOOL:${CASEFORCE_WARNINGS_AS_ERRORS}>:-Werror>)

add_library(caseforce_rules INTERFACE)
target_compile_features(caseforce_rules INTERFACE cxx_std_20)
target_include_directories(caseforce_rules INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_options(caseforce_rules INTERFACE
    # A fused multiply-add rounds once where two operations round twice; which of them a compiler
    # chooses would decide the last bit, so none is formed. For the same reason there is no
    # -ffast-math and no -march=native (docs/decisions/0006).
    -ffp-contract=off
    $<$<CONFIG:Debug>:-Og>)
target_compile_definitions(caseforce_rules INTERFACE $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>)

include(sanitizers)
if(CASEFORCE_FUZZ)
    # Counts what an input reaches; the fuzzer's own main comes with the harnesses.
    target_compile_options(caseforce_rules INTERFACE -fsanitize=fuzzer-no-link)
    target_link_options(caseforce_rules INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(CASEFORCE_COVERAGE)
    target_compile_options(caseforce_rules INTERFACE --coverage)
    target_link_options(caseforce_rules INTERFACE --coverage)
endif()

# A library of ours; the folders add their files with target_sources.
function(caseforce_add_library name)
    add_library(${name} STATIC)
    target_link_libraries(${name} PUBLIC caseforce_rules PRIVATE caseforce_warnings)
endfunction()

# An executable of ours, likewise.
function(caseforce_add_executable name)
    add_executable(${name})
    target_link_libraries(${name} PRIVATE caseforce_rules caseforce_warnings)
endfunction()

# What runs once for each command, and not once for each event, need not be fast: it is compiled in half the time. Harnesses
# of hostile input are about nothing else, and keep what the build says.
function(caseforce_compile_briefly)
    if(CASEFORCE_FUZZ)
        return()
    endif()
    foreach(target IN LISTS ARGN)
        if(CASEFORCE_SANITIZE)
            target_compile_options(${target} PRIVATE -O0)
        else()
            target_compile_options(${target} PRIVATE $<$<CONFIG:Release>:-O1>)
        endif()
    endforeach()
endfunction()
