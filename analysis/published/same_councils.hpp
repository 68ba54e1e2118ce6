// Which codes are those of one council. Where a county becomes a unitary council, the tables go on
// under a new code, each from a year of its own; its name or its code of three digits stays.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace caseforce::published {

class SameCouncils {
  public:
    /// That a row names a council so. `old_code`: of three digits, or empty.
    /// `year`: by which its latest code is told from earlier ones, or 0.
    void note(const std::string& code,
              const std::string& old_code,
              const std::string& name,
              int year);
    /// Of each council that has more than one: its codes, that of the latest year first.
    [[nodiscard]] std::vector<std::vector<std::string>> codes();

  private:
    [[nodiscard]] std::string first_of(const std::string& word);
    void unite(const std::string& one, const std::string& other);

    std::map<std::string, std::string> same_as_;  ///< a word and one before it; the first: itself
    std::map<std::string, int> latest_;           ///< year, by code
};

}  // namespace caseforce::published
