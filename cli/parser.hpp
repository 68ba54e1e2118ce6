// The verbs, their flags and their help. Besides this CLI11 is known to cli/flags.*, which describe
// the flags, to cli/help.*, which lay help out, to cli/options.cpp, which says in plain words what
// was typed wrong, and to cli/command_words.*, which read these tables.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/typed.hpp"

namespace caseforce::cli {

/// The verbs and their flags, and what was typed of them.
struct Parser {
    Typed typed;
    CLI::App app{
        "Simulates a council's children's social work: its workforce, its caseloads and what they "
        "cost.",
        "caseforce"};
    CLI::App *init, *run, *compare, *sweep, *sensitivity, *optimise, *backtest, *calibrate, *merge,
        *trace, *report, *export_, *check, *show, *measures, *selftest, *schema, *completion, *man;

    Parser();
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;
};

}  // namespace caseforce::cli
