// A value in the tree with the key it stands at, and the collector of what is wrong. The words in
// which a text is quoted in messages are made here alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/core/tree.hpp"
#include "engine/scenario_file/complaint.hpp"

namespace caseforce::scenario_file {

struct Spot {
    const Tree& tree;
    std::string key;  ///< empty for an entry of a list
    Place at;         ///< of the key; of the value for an entry of a list

    /// An entry of a list.
    [[nodiscard]] static Spot entry(const Tree& tree) { return {tree, "", tree.place}; }
    [[nodiscard]] static Spot value(const Tree::Entry& pair) {
        return {pair.second, pair.first.text, pair.first.place};
    }
};

/// A text for a message: on one line, cut where it is long.
[[nodiscard]] std::string shortened(std::string_view text);
/// "'lead_time: 14'"; "'14'" for an entry of a list.
[[nodiscard]] std::string quoted(const Spot& spot);
/// "'roles'"; what kind of value it is for an entry of a list ("a map").
[[nodiscard]] std::string named(const Spot& spot);

/// Nobody reads more of them; what is added after them is left out.
inline constexpr std::size_t most_mistakes = 1000;

class Collector {
  public:
    void add(const Place& place,
             std::string found,
             std::string expected = {},
             std::string nearest = {});
    /// A text that is not what its key needs.
    void add(const Spot& spot, const Complaint& complaint);
    /// A key that is not there. Not told where it may be in a file that could not be read.
    void add_missing(const Place& place, std::string found, std::string expected);
    /// A list where a map is needed, and the like.
    void add_wrong_kind(const Spot& spot, std::string expected);

    [[nodiscard]] bool is_clean() const { return size_ == 0; }
    /// Of what was added, told or not.
    [[nodiscard]] std::size_t size() const { return size_; }
    /// Whether nothing more is told: the nearest right word need not be sought then.
    [[nodiscard]] bool is_full() const { return size_ > most_mistakes; }
    [[nodiscard]] std::vector<Mistake> take() { return std::move(mistakes_); }

    std::vector<std::string> role_names = {};  ///< the scenario's, which `leaving.hazard` may name
    bool is_whole = true;                      ///< else a file below could not be read

  private:
    std::vector<Mistake> mistakes_;
    std::size_t size_ = 0;
};

}  // namespace caseforce::scenario_file
