// Councils that count their workforce together (Kingston upon Thames and Richmond upon Thames, of
// code "E09000021 / E09000027"): in the tables of children each has rows of its own, and what all
// of them have is added up.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/published/statistics.hpp"

namespace caseforce::published {

/// "E08000014", or several, apart by '/'; none where anything else stands there.
[[nodiscard]] std::vector<std::string> codes_in(std::string_view text);

class JointCouncils {
  public:
    /// That a row has this code, which is of these councils, and this name.
    void note(const std::string& code,
              const std::vector<std::string>& members,
              const std::string& name);
    /// Figures of children of those whose workforce is counted together are there, as sums; they
    /// are found by the code and the name of each. Requires: all rows have been taken in, and
    /// earlier codes united with those of today.
    void add_up(Statistics& all) const;

  private:
    void add_up(Statistics& all,
                const std::string& code,
                const std::vector<std::string>& members) const;

    std::map<std::string, std::vector<std::string>> members_;  ///< by the code that they share
    std::map<std::string, std::string> names_;                 ///< of single councils, by code
};

}  // namespace caseforce::published
