// The flags of the verbs, each described once and given to every verb that has it.
#pragma once

#include <initializer_list>

#include <CLI/CLI.hpp>

#include "cli/typed.hpp"

namespace caseforce::cli {

/// Of every verb that reads a scenario: --set and --allow-outside.
void add_reading(CLI::App& verb, Typed& typed);

/// The scenario and policy that are simulated alone.
void add_simulated(CLI::App& verb, Typed& typed);

/// Of every verb that runs many futures; `usual` is the detail where it is left out.
void add_shared_flags(CLI::App& verb, Typed& typed, write::Detail usual);

/// Not told by help, manual page and completions: flags of every verb that runs, to which this one
/// only says why it cannot take them.
void hide_flags(CLI::App& verb, std::initializer_list<const char*> names);

// What each verb has besides.
void add_compare_flags(CLI::App& verb, Typed& typed);
void add_sweep_flags(CLI::App& verb, Typed& typed);
void add_sensitivity_flags(CLI::App& verb, Typed& typed);
void add_optimise_flags(CLI::App& verb, Typed& typed);
void add_backtest_flags(CLI::App& verb, Typed& typed);
void add_calibrate_flags(CLI::App& verb, Typed& typed);
void add_merge_flags(CLI::App& verb, Typed& typed);
void add_trace_flags(CLI::App& verb, Typed& typed);
void add_report_flags(CLI::App& verb, Typed& typed);
void add_export_flags(CLI::App& verb, Typed& typed);

}  // namespace caseforce::cli
