// The processes that `mpirun` started together, where the program was built with MPI.
#pragma once

#include "analysis/keep/crew.hpp"

namespace caseforce::cli {

/// This process among those that were started with it; alone where it was not started by mpirun.
/// Throws UsageError where it was and the program knows no MPI: all would do the whole work.
[[nodiscard]] keep::Crew crew();

/// Whether this process says what all of them would say: warnings, and how far it is. Known before
/// MPI is set up.
[[nodiscard]] bool speaks_for_crew();

/// How many of them there are on this machine, which share its cores.
[[nodiscard]] int crew_on_this_machine();

/// To be called at the end with the exit status: where it is not 0, the others are ended too.
void leave_crew(int status);

/// "3.1", the standard; "none" where the program was built without.
[[nodiscard]] const char* mpi_version();

}  // namespace caseforce::cli
