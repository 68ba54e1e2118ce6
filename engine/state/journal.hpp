// What a replication tells of itself where somebody asks (`caseforce trace`, tests): a note for
// each thing that happens, in the order in which it does. A replication without a journal pays a
// test of a pointer for each (docs/decisions/0009).
#pragma once

#include <initializer_list>
#include <span>
#include <vector>

#include "engine/core/index.hpp"
#include "engine/core/units.hpp"
#include "engine/state/happening.hpp"

namespace caseforce {

/// Whom a note is about; what does not apply is none.
struct Subjects {
    CaseIndex of = {};
    WorkerIndex worker = {};
    TeamIndex team = {};
    StageIndex stage = {};
    RoleIndex role = {};
};

struct Note {
    Days at;
    Happening what;
    Subjects about;
    std::uint32_t first_figure, n_figures;  ///< in Journal::figures
};

struct Journal {
    std::vector<Note> notes;
    std::vector<double> figures;  ///< of all notes, each as its row of the table lists them

    [[gnu::cold, gnu::noinline]] void write(Days at,
                                            Happening what,
                                            const Subjects& about,
                                            std::initializer_list<double> with) {
        notes.push_back({at,
                         what,
                         about,
                         static_cast<std::uint32_t>(figures.size()),
                         static_cast<std::uint32_t>(with.size())});
        figures.insert(figures.end(), with);
    }
    [[nodiscard]] std::span<const double> figures_of(const Note& note) const {
        return std::span(figures).subspan(note.first_figure, note.n_figures);
    }
};

}  // namespace caseforce
