// Overlays (docs/writing.md): `extends: england.yaml` lays a file over earlier ones. Maps merge in
// order of first appearance, lists and values replace, `~` removes. Every node keeps its own place.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "engine/core/tree.hpp"
#include "engine/scenario/field.hpp"

namespace caseforce::scenario_file {

/// The one key of a file that is no key of the merged scenario.
inline constexpr scenario::Field extends_field{
    .name = "extends",
    .about =
        "a file, or a list of files, that this one is laid over; beside this one; "
        "england.yaml comes with the program",
    .left_out = "the file stands by itself",
    .example = "england.yaml"};

/// Which files a scenario may name: those in its folder and below, links followed, or any.
enum class Reach { folder, anywhere };

struct Merged {
    std::optional<Tree> tree;  ///< nothing where the file itself is broken
    bool is_whole = true;      ///< else a file that it extends is missing or broken
};

/// The merged tree of a file and all that it extends; adds what is wrong. Throws FileError where
/// `file` itself cannot be read.
[[nodiscard]] Merged merged_tree(const std::filesystem::path& file,
                                 Reach reach,
                                 std::vector<Mistake>& mistakes);

/// Lays one tree over another, both of what stands at a dotted path; a distribution of another
/// family, or of the sizes of a household, replaces. Values that the upper one removes are gone.
void lay_over(Tree& below, Tree above, const std::string& path = {});

/// Takes the removals (`~`) out of a tree that nothing more is laid over, and reports values that
/// were left empty.
void settle(Tree& tree, std::vector<Mistake>& mistakes);

}  // namespace caseforce::scenario_file
