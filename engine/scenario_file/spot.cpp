// The words of mistakes in values.
#include "engine/scenario_file/spot.hpp"

#include <fmt/format.h>

#include "engine/core/text.hpp"

namespace caseforce::scenario_file {

std::string shortened(std::string_view text) {
    constexpr std::size_t longest = 60;
    std::string line;
    for (const char c : text)
        line += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
    return text::cut(line, longest);
}

std::string quoted(const Spot& spot) {
    const std::string mark = spot.tree.quoted ? "\"" : "";
    const std::string text = mark + shortened(spot.tree.scalar) + mark;
    return spot.key.empty() ? fmt::format("'{}'", text)
                            : fmt::format("'{}: {}'", shortened(spot.key), text);
}

std::string named(const Spot& spot) {
    if (!spot.key.empty()) return fmt::format("'{}'", shortened(spot.key));
    return spot.tree.kind == Tree::Kind::scalar ? quoted(spot) : "an entry";
}

void Collector::add(const Place& place,
                    std::string found,
                    std::string expected,
                    std::string nearest) {
    if (++size_ > most_mistakes + 1) return;
    mistakes_.push_back({place, std::move(found), std::move(expected), std::move(nearest)});
}

void Collector::add(const Spot& spot, const Complaint& complaint) {
    add(spot.tree.place,
        quoted(spot) + " " + complaint.says,
        complaint.expected,
        complaint.nearest);
}

void Collector::add_missing(const Place& place, std::string found, std::string expected) {
    if (is_whole) add(place, std::move(found), std::move(expected));
}

void Collector::add_wrong_kind(const Spot& spot, std::string expected) {
    const auto kind = [&] {
        switch (spot.tree.kind) {
            case Tree::Kind::nothing:
                return "has no value";
            case Tree::Kind::scalar:
                return "is a single value";
            case Tree::Kind::list:
                return spot.tree.list.empty() ? "is an empty list" : "is a list";
            case Tree::Kind::map:
                return spot.tree.map.empty() ? "is an empty map" : "is a map";
        }
        return "";
    }();
    const bool is_scalar = spot.tree.kind == Tree::Kind::scalar;
    add(is_scalar || spot.key.empty() ? spot.tree.place : spot.at,
        (is_scalar ? quoted(spot) : named(spot)) + " " + kind,
        std::move(expected));
}

}  // namespace caseforce::scenario_file
