# Builds with sanitizers: what is watched, and how such a build is made in minutes.

if(NOT CASEFORCE_SANITIZE)
    return()
endif()
list(JOIN CASEFORCE_SANITIZE "," sanitizers)
target_compile_options(caseforce_rules INTERFACE
    -fsanitize=${sanitizers} -fno-sanitize-recover=all -fno-omit-frame-pointer)
if("undefined" IN_LIST CASEFORCE_SANITIZE)
    # What the address sanitizer sees in its own way, at every access; it is a third of the compiler's time.
    target_compile_options(caseforce_rules INTERFACE -fno-sanitize=null,alignment,object-size,vptr)
endif()
target_link_options(caseforce_rules INTERFACE -fsanitize=${sanitizers})
target_compile_definitions(caseforce_rules INTERFACE _GLIBCXX_ASSERTIONS)

# Most of a file's compilation is its headers, so the files of a folder are compiled as one: half the time. Where the compiler
# says that a name of one file is another thing in the file before it, that file goes to those that stand alone.
set(together
    engine/calendar engine/caseload engine/core engine/kernel engine/plan engine/random engine/record
    engine/scenario engine/scenario_file engine/simulator engine/state engine/supply engine/workforce
    engine/workload
    analysis analysis/compare analysis/read analysis/report analysis/selftest analysis/theory analysis/tidy
    analysis/trace
    cli)
set(alone
    engine/plan/timeline.cpp
    engine/scenario_file/read.cpp engine/scenario_file/schema_laws.cpp engine/scenario_file/schema_paths.cpp
    analysis/compare/findings.cpp analysis/compare/not_knowing.cpp analysis/compare/paired.cpp
    analysis/report/over_time.cpp analysis/report/scenario_words.cpp analysis/report/years.cpp
    analysis/selftest/switch_laws.cpp
    analysis/read/shard.cpp
    cli/compare.cpp cli/comparison_table.cpp cli/completion_fish.cpp cli/completion_zsh.cpp cli/export.cpp cli/keeping.cpp cli/merge.cpp
    cli/parser.cpp cli/run.cpp cli/signals.cpp cli/undertaking.cpp)

function(caseforce_compile_folders_as_one)
    foreach(target IN LISTS ARGN)
        get_target_property(sources ${target} SOURCES)
        foreach(source IN LISTS sources)
            file(RELATIVE_PATH file "${PROJECT_SOURCE_DIR}" "${source}")
            get_filename_component(folder "${file}" DIRECTORY)
            if(folder IN_LIST together AND NOT file IN_LIST alone)
                string(REPLACE "/" "_" group "${folder}")
                set_source_files_properties("${source}" TARGET_DIRECTORY ${target}
                    PROPERTIES UNITY_GROUP ${group})
            endif()
        endforeach()
        set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
        if(NOT target STREQUAL "caseforce_engine")
            # A name that hides one of the file before it is no mistake; the ordinary build looks at each file alone.
            target_compile_options(${target} PRIVATE -Wno-shadow)
        endif()
    endforeach()
endfunction()
