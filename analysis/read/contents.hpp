// What a result file holds, in the words of the program: where it comes from, its groups, what
// stands along their dimensions, and the measures in them. All of it fits in memory; the values do
// not.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/hdf5/detail.hpp"
#include "analysis/hdf5/dimension.hpp"

namespace caseforce::read {

using hdf5::Detail;
using hdf5::Dimension;

/// Where the results come from: the attributes of the file.
struct Origin {
    std::string title;     ///< the scenario's name
    std::string scenario;  ///< the merged text, with the seed and replications in effect
    std::vector<std::string> further;  ///< merged texts of further files of a comparison
    std::uint64_t seed = 0;
    std::int64_t replications = 0;  ///< that it holds
    /// More than it holds in a shard, or where some are missing.
    std::int64_t replications_asked = 0;
    Detail detail = Detail::means;
    std::string version, created, command_line, digest;
    std::string under;  ///< the policy that all options are under; empty: none
};

/// What stands along a dimension of a group: texts, or numbers where the dimension is numeric. Of
/// `time`, days since 1970-01-01 of each week's end.
struct Coordinate {
    Dimension dimension = Dimension::policy;
    std::vector<std::string> texts;
    std::vector<std::int64_t> numbers;

    [[nodiscard]] std::size_t length() const {
        return hdf5::is_numeric(dimension) ? numbers.size() : texts.size();
    }
};

/// A variable of a group. Its name is a measure's in most groups, in `sweep` a key as it was
/// written.
struct Variable {
    std::string name, unit;
    std::string dataset;                ///< its name in the file
    std::string about;                  ///< one sentence
    std::string over_time;              ///< "sum" or "mean"; empty where it says nothing
    std::string year;                   ///< the kind of year of a yearly measure; empty elsewhere
    std::vector<std::string> meanings;  ///< where its values are positions: of what
    std::vector<Dimension> axes;
    std::vector<std::size_t> lengths, chunk;  ///< of each axis
    enum class Precision { single_, double_ } precision = Precision::double_;

    [[nodiscard]] bool has(Dimension axis) const;
    /// How many values it has.
    [[nodiscard]] std::size_t size() const;
};

/// The root, "/", or a group of it.
struct Group {
    std::string name;
    std::vector<Coordinate> coordinates;
    std::vector<Variable> variables;           ///< in the order of the file
    std::map<std::string, std::string> texts;  ///< its attributes that say of what it is

    [[nodiscard]] bool has(Dimension dimension) const;
    /// Requires: has(dimension). Every axis of its variables is one.
    [[nodiscard]] const Coordinate& along(Dimension dimension) const;
    /// The variable of that name; null where there is none.
    [[nodiscard]] const Variable* find(std::string_view variable) const;
};

}  // namespace caseforce::read
