#include "analysis/read/contents.hpp"

#include <algorithm>
#include <functional>
#include <numeric>

namespace caseforce::read {

bool Variable::has(Dimension axis) const {
    return std::find(axes.begin(), axes.end(), axis) != axes.end();
}

std::size_t Variable::size() const {
    return std::accumulate(lengths.begin(), lengths.end(), std::size_t{1}, std::multiplies<>());
}

bool Group::has(Dimension dimension) const {
    return std::any_of(coordinates.begin(), coordinates.end(), [&](const Coordinate& one) {
        return one.dimension == dimension;
    });
}

const Coordinate& Group::along(Dimension dimension) const {
    return *std::find_if(coordinates.begin(), coordinates.end(), [&](const Coordinate& one) {
        return one.dimension == dimension;
    });
}

const Variable* Group::find(std::string_view variable) const {
    const auto found = std::find_if(variables.begin(), variables.end(), [&](const Variable& one) {
        return one.name == variable;
    });
    return found == variables.end() ? nullptr : &*found;
}

}  // namespace caseforce::read
