#include "cli/schema.hpp"

#include <nlohmann/json.hpp>

#include "cli/output.hpp"
#include "engine/scenario_file/schema.hpp"
#include "engine/scenario_file/units.hpp"

namespace caseforce::cli {
namespace {

using Json = nlohmann::ordered_json;

Json scalar_as_json(const Tree& tree) {
    if (tree.quoted) return tree.scalar;
    if (tree.scalar == "true") return true;
    if (tree.scalar == "false") return false;
    if (tree.scalar == "null") return nullptr;
    // Parsed as it stands, so that a whole number stays one.
    if (scenario_file::number_from(tree.scalar).is_sound()) return Json::parse(tree.scalar);
    return tree.scalar;
}

Json as_json(const Tree& tree) {
    Json json;
    switch (tree.kind) {
        case Tree::Kind::nothing:
            break;
        case Tree::Kind::scalar:
            return scalar_as_json(tree);
        case Tree::Kind::list:
            json = Json::array();
            for (const Tree& entry : tree.list)
                json.push_back(as_json(entry));
            break;
        case Tree::Kind::map:
            json = Json::object();
            for (const auto& [key, value] : tree.map)
                json[key.text] = as_json(value);
            break;
    }
    return json;
}

/// On one line what fits on it, else an entry a line.
std::string laid_out(const Json& json, std::size_t indent) {
    constexpr std::size_t widest = 100;
    std::string flat = json.dump();
    if (!json.is_structured() || json.empty() || indent + flat.size() <= widest) return flat;
    const std::string margin(indent + 2, ' ');
    std::string text(1, flat.front());
    for (const auto& [key, value] : json.items()) {
        text += text.size() > 1 ? ",\n" + margin : "\n" + margin;
        if (json.is_object()) text += Json(key).dump() + ": ";
        text += laid_out(value, indent + 2);
    }
    return text + "\n" + std::string(indent, ' ') + flat.back();
}

}  // namespace

void print_schema() { print(laid_out(as_json(scenario_file::schema()), 0) + "\n"); }

}  // namespace caseforce::cli
