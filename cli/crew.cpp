#include "cli/crew.hpp"

#include <algorithm>
#include <cstdlib>
#include <initializer_list>

#include "engine/core/error.hpp"

#ifdef CASEFORCE_MPI
#include <mpi.h>
#endif

namespace caseforce::cli {
namespace {

/// What OpenMPI, or a launcher that speaks PMI, tells the processes that it starts; no less than
/// `least`, which it is where nothing is told.
int told_by_launcher(std::initializer_list<const char*> names, int least = 1) {
    for (const char* const name : names) {
        const char* const value = std::getenv(name);
        if (value != nullptr) return std::max(std::atoi(value), least);
    }
    return least;
}

int launched() { return told_by_launcher({"OMPI_COMM_WORLD_SIZE", "PMI_SIZE"}); }

#ifdef CASEFORCE_MPI
bool is_initialised() {
    int initialised = 0, finalised = 0;
    MPI_Initialized(&initialised);
    MPI_Finalized(&finalised);
    return initialised != 0 && finalised == 0;
}
#endif

}  // namespace

bool speaks_for_crew() { return told_by_launcher({"OMPI_COMM_WORLD_RANK", "PMI_RANK"}, 0) == 0; }

int crew_on_this_machine() {
    return told_by_launcher({"OMPI_COMM_WORLD_LOCAL_SIZE", "MPI_LOCALNRANKS"});
}

#ifdef CASEFORCE_MPI

keep::Crew crew() {
    // Not before somebody has started several: setting MPI up takes longer than a small run.
    if (launched() == 1) return {};
    if (!is_initialised()) {
        int provided = 0;
        // The threads of a rank simulate; only its first speaks to other ranks.
        MPI_Init_thread(nullptr, nullptr, MPI_THREAD_FUNNELED, &provided);
        if (provided < MPI_THREAD_FUNNELED)
            throw UsageError("this MPI does not allow a process to have threads");
    }
    keep::Crew crew;
    MPI_Comm_rank(MPI_COMM_WORLD, &crew.rank);
    MPI_Comm_size(MPI_COMM_WORLD, &crew.size);
    if (crew.size > 1) crew.wait_for_all = [] { MPI_Barrier(MPI_COMM_WORLD); };
    return crew;
}

void leave_crew(int status) {
    if (!is_initialised()) return;
    if (status != 0) MPI_Abort(MPI_COMM_WORLD, status);
    MPI_Finalize();
}

const char* mpi_version() { return CASEFORCE_MPI; }

#else

keep::Crew crew() {
    if (launched() == 1) return {};
    throw UsageError(
        "this program was built without MPI, so that each process of mpirun would do the whole "
        "work; install libopenmpi-dev and build it again, or use --shard and caseforce merge");
}

void leave_crew(int) {}

const char* mpi_version() { return "none"; }

#endif

}  // namespace caseforce::cli
