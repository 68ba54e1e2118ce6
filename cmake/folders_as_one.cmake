# CASEFORCE_FOLDERS_AS_ONE: most of a file's compilation is its headers, so the files of a folder are compiled as one, which
# takes half the time. Whoever changes one file now and then again builds without (the dev preset), which also sees that each
# file includes what it needs. Where the compiler says that a name of one file is another thing in the file before it, that file
# goes to those that stand alone.
set(together
    engine/calendar engine/caseload engine/core engine/kernel engine/plan engine/random engine/record
    engine/scenario engine/scenario_file engine/simulator engine/state engine/supply engine/workforce
    engine/workload
    analysis analysis/compare analysis/design analysis/hdf5 analysis/keep analysis/observed analysis/published analysis/read
    analysis/report analysis/selftest analysis/theory analysis/tidy analysis/trace analysis/write
    cli)
set(alone
    engine/plan/timeline.cpp
    engine/scenario_file/read.cpp engine/scenario_file/schema_laws.cpp engine/scenario_file/schema_paths.cpp
    analysis/compare/findings.cpp analysis/compare/not_knowing.cpp analysis/compare/paired.cpp
    analysis/report/over_time.cpp analysis/report/scenario_words.cpp analysis/report/years.cpp
    analysis/selftest/queueing_laws.cpp analysis/selftest/switch_laws.cpp
    analysis/read/shard.cpp
    analysis/write/series.cpp analysis/write/whole_file.cpp analysis/write/years.cpp
    cli/compare.cpp cli/comparison_table.cpp cli/completion_fish.cpp cli/completion_zsh.cpp cli/export.cpp cli/keeping.cpp cli/merge.cpp
    cli/parser.cpp cli/run.cpp cli/schema.cpp cli/signals.cpp cli/undertaking.cpp)

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
    endforeach()
endfunction()
