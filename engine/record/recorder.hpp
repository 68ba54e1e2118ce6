// What a week leaves behind (MEASURES): the state as of the week's end and the week's tally as one
// row.
#pragma once

#include "engine/record/caseloads.hpp"
#include "engine/record/row.hpp"
#include "engine/state/state.hpp"
#include "engine/workforce/posts.hpp"

namespace caseforce::record {

/// Writes the row of the week that ends now. Requires: every worker settled, strain brought up to
/// date and their week in the tally, held cases accounted for, `posts` and `caseloads` counted.
/// Runs once a week.
void record_week(const plan::Plan& plan,
                 const State& state,
                 const workforce::Posts& posts,
                 Caseloads& caseloads,
                 Row row);

// The parts of a row, each in a file of its own.
void record_workforce(const plan::Plan& plan,
                      const State& state,
                      const workforce::Posts& posts,
                      Row& row);
void record_cases(const plan::Plan& plan, const State& state, Row& row);
void record_hours(const plan::Plan& plan, const State& state, Row& row);
void record_costs(const State& state, Row& row);

}  // namespace caseforce::record
