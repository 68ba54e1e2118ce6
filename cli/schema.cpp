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

}  // namespace

void print_schema() { print(as_json(scenario_file::schema()).dump(2) + "\n"); }

}  // namespace caseforce::cli
