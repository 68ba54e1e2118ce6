// The schema of a value by its type: what read_values.hpp, read_laws and read_shapes accept, and no
// more where draft-07 can say so. The field gives the range.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "engine/scenario/field.hpp"
#include "engine/scenario/values.hpp"
#include "engine/scenario_file/tree_parts.hpp"

namespace caseforce::scenario_file {

using scenario::Field;

/// Parts of the schema that stand once under a name.
class Definitions {
  public:
    /// A reference to a part, which is made where it is not there yet. A part may refer to itself.
    Tree named(const std::string& name, const std::function<Tree()>& make);
    /// The same for a part whose name others have with other content: `name`, `name_2`, ...
    Tree numbered(const std::string& name, Tree content);

    [[nodiscard]] Tree take();

  private:
    std::map<std::string, Tree> parts_;
};

/// A text of a pattern; editors that know the keyword say the message where it does not match.
[[nodiscard]] Tree text_like(const std::string& pattern, const std::string& message);
/// One of some words.
[[nodiscard]] Tree one_of_words(const std::vector<std::string>& all);

/// {type: null} is one more thing that a schema accepts: `~` removes what an earlier file gave.
[[nodiscard]] Tree or_nothing(Tree shape);
/// That a key is there with a value.
[[nodiscard]] Tree has(const std::string& key);
/// What may stand under a key, or nothing, with words about it and a value as an example.
[[nodiscard]] Tree described(Tree shape, const std::string& about, Tree example);
/// A key of a value of several parts, which is no section.
struct Key {
    std::string name;
    Tree shape;
    std::string about;
    Tree example;
};
/// A map of these keys, none of them needed.
[[nodiscard]] Tree keys_of(std::vector<Key> keys);

/// A map of any keys, each with a value of one shape.
[[nodiscard]] Tree map_by_name(Definitions& definitions, Tree value);

Tree shape_of(Definitions&, const Field&, const double&);
Tree shape_of(Definitions&, const Field&, const int&);
Tree shape_of(Definitions&, const Field&, const std::uint64_t&);
Tree shape_of(Definitions&, const Field&, const bool&);
Tree shape_of(Definitions&, const Field&, const std::string&);
Tree shape_of(Definitions&, const Field&, const scenario::Share&);
Tree shape_of(Definitions&, const Field&, const scenario::Duration&);
Tree shape_of(Definitions&, const Field&, const scenario::WorkingDays&);
Tree shape_of(Definitions&, const Field&, const scenario::Hazard&);
Tree shape_of(Definitions&, const Field&, const scenario::WeeklyHazard&);
Tree shape_of(Definitions&, const Field&, const scenario::Rate&);
Tree shape_of(Definitions&, const Field&, const scenario::Growth&);
Tree shape_of(Definitions&, const Field&, const scenario::PoundsPerYear&);
Tree shape_of(Definitions&, const Field&, const scenario::PoundsPerWeek&);
Tree shape_of(Definitions&, const Field&, const scenario::PoundsPerHour&);
Tree shape_of(Definitions&, const Field&, const scenario::Date&);
Tree shape_of(Definitions&, const Field&, const scenario::MonthDay&);
Tree shape_of(Definitions&, const Field&, const scenario::Contract&);
Tree shape_of(Definitions&, const Field&, const scenario::Grade&);
Tree shape_of(Definitions&, const Field&, const scenario::Transfer&);
Tree shape_of(Definitions&, const Field&, const scenario::Counts&);

// ---- distributions: schema_laws.cpp
Tree shape_of(Definitions&, const Field&, const scenario::DurationLaw&);
Tree shape_of(Definitions&, const Field&, const scenario::NumberLaw&);
Tree shape_of(Definitions&, const Field&, const scenario::CountLaw&);
/// A quantity, or a distribution of it.
struct LawOf {
    Tree value, low_end, positive;  ///< shapes; of means and scales the last
    std::string example;            ///< "16 weeks"
};
[[nodiscard]] Tree law_of(Definitions&, LawOf quantity);
/// That no parameter of a distribution is missing; an overlay may leave some to the file below.
[[nodiscard]] Tree complete_law(Definitions& definitions);

// ---- values of several parts: schema_shapes.cpp
Tree shape_of(Definitions&, const Field&, const scenario::Months&);
Tree shape_of(Definitions&, const Field&, const scenario::Steps&);
Tree shape_of(Definitions&, const Field&, const scenario::FactorOverTime&);
Tree shape_of(Definitions&, const Field&, const scenario::OverCap&);
Tree shape_of(Definitions&, const Field&, const scenario::BankHolidays&);
Tree shape_of(Definitions&, const Field&, const scenario::Span&);
Tree shape_of(Definitions&, const Field&, const scenario::Intakes&);
Tree shape_of(Definitions&, const Field&, const scenario::LeavingHazard&);
Tree shape_of(Definitions&, const Field&, const scenario::Raw&);
/// That no key of a repeated intake is missing.
[[nodiscard]] Tree complete_intakes(const Field& field);

}  // namespace caseforce::scenario_file
