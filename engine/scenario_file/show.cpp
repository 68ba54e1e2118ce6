// The merged scenario as text: its sections, which of them are off, and what follows.
#include "engine/scenario_file/show.hpp"

#include <string>

#include "engine/core/text.hpp"
#include "engine/scenario_file/follows.hpp"
#include "engine/scenario_file/write_sections.hpp"
#include "engine/scenario_file/yaml_text.hpp"

namespace caseforce::scenario_file {

namespace {

SectionWriter written(const scenario::Scenario& scenario) {
    SectionWriter writer;
    scenario::Scenario::visit(writer, scenario);
    std::erase_if(writer.map.map, [](const auto& pair) {  // supply without any of its sections
        return pair.second.kind == Tree::Kind::map && pair.second.map.empty();
    });
    return writer;
}

}  // namespace

Tree to_tree(const scenario::Scenario& scenario) { return written(scenario).map; }

std::string show(const scenario::Scenario& scenario) {
    const SectionWriter writer = written(scenario);
    std::string text = yaml_text(writer.map);
    if (!writer.off.empty()) text += "# off: " + text::joined(writer.off) + "\n";
    return text + what_follows(scenario);
}

}  // namespace caseforce::scenario_file
