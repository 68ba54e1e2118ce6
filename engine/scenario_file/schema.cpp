// The schema of a whole file: the keys of a scenario and `extends`, and what must be there where
// the file is whole by itself.
#include "engine/scenario_file/schema.hpp"

#include <utility>

#include "engine/scenario_file/extends.hpp"
#include "engine/scenario_file/schema_sections.hpp"

namespace caseforce::scenario_file {

namespace {

constexpr const char* about_the_file =
    "A scenario of caseforce: what a council is, what it faces, what it may do. A file that "
    "extends "
    "others leaves to them what it does not say; ~ removes what they gave. A file that extends "
    "none "
    "and has neither start, horizon, population nor teams is a base for others.";

Tree extends_property() {
    const Tree file = map({{"type", list({words("string"), words("number"), words("boolean")})},
                           {"minLength", scalar("1")}});
    const Tree files = map({{"type", words("array")}, {"items", file}, {"minItems", scalar("1")}});
    return map({{"description", words(description(extends_field, "", LeftOut::in_words))},
                {"anyOf", list({file, files})},
                {"examples", list({example_of(extends_field)})}});
}

Tree is_there(const std::string& key) { return map({{"required", list({words(key)})}}); }

/// A file that extends none and holds what is a council's own, not a base's.
Tree is_whole() {
    std::vector<Tree> own;
    for (const char* const key : {"start", "horizon", "population", "teams"})
        own.push_back(is_there(key));
    return map({{"not", is_there("extends")}, {"anyOf", list(std::move(own))}});
}

}  // namespace

Tree schema() {
    Definitions definitions;
    Properties<scenario::Scenario> properties{definitions};
    const scenario::Scenario empty;
    scenario::Scenario::visit(properties, empty);
    Pairs keys{{"extends", extends_property()}};
    for (auto& key : properties.keys)
        keys.push_back(std::move(key));
    const Tree whole = needs(definitions, {}, empty);
    return map({{"$schema", words("http://json-schema.org/draft-07/schema#")},
                {"title", words("caseforce scenario")},
                {"description", words(about_the_file)},
                {"type", words("object")},
                {"properties", map(std::move(keys))},
                {"additionalProperties", scalar("false")},
                {"if", is_whole()},
                {"then", whole},
                {"else", map({{"anyOf", list({is_there("extends"), is_there("caseforce")})}})},
                {"definitions", definitions.take()}});
}

}  // namespace caseforce::scenario_file
