#include "analysis/report/assumed.hpp"

#include <cctype>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "analysis/report/scenario_words.hpp"
#include "engine/core/text.hpp"
#include "engine/scenario_file/england.hpp"
#include "engine/scenario_file/schema.hpp"

namespace caseforce::report {
namespace {

using Path = std::vector<std::string>;

/// What is no assumption about the council: names, the run itself, what is only shown, options.
const std::set<std::string, std::less<>> not_assumed{
    "caseforce", "name", "run", "start", "horizon", "events", "history", "targets", "policies"};
const std::set<std::string, std::less<>> months{
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};

/// Every value with its path; a list is one value.
void add_leaves(const Tree& tree, Path& path, std::vector<std::pair<Path, std::string>>& leaves) {
    if (tree.kind != Tree::Kind::map || tree.map.empty()) {
        leaves.emplace_back(path, tree.kind == Tree::Kind::map ? "{}" : one_line(tree));
        return;
    }
    for (const auto& [key, value] : tree.map) {
        path.push_back(key.text);
        add_leaves(value, path, leaves);
        path.pop_back();
    }
}

std::vector<std::pair<Path, std::string>> leaves_of(const Tree& tree) {
    std::vector<std::pair<Path, std::string>> leaves;
    Path path;
    add_leaves(tree, path, leaves);
    return leaves;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_of_word(char c) { return is_digit(c) || std::isalpha(static_cast<unsigned char>(c)) != 0; }

/// Where what begins at `from` and is all of this kind ends.
template <class Is>
std::size_t end_of(const std::string& text, std::size_t from, const Is& is) {
    while (from < text.size() && is(text[from]))
        ++from;
    return from;
}

/// A text such that two that say the same are the same: 41.5% and 0.415, 0 weeks and 0 days, 8 and
/// 8 per year; without spaces.
std::string plain(const std::string& written) {
    const std::string text = text::lowered(written);
    std::string told;
    for (std::size_t at = 0; at < text.size();) {
        if (!is_digit(text[at]) || (at > 0 && is_of_word(text[at - 1]))) {
            told += text[at++];
            continue;
        }
        std::size_t end = end_of(text, at, is_digit);
        if (end + 1 < text.size() && text[end] == '.' && is_digit(text[end + 1]))
            end = end_of(text, end + 1, is_digit);
        const bool is_percent = end < text.size() && text[end] == '%';
        const std::string number = text.substr(at, end - at);
        // A date or the like is no number.
        const bool is_number = number.size() <= 20 && (number == "0" || number.front() != '0' ||
                                                       number.find('.') != std::string::npos);
        const std::string shown =
            is_number ? fmt::format("{:.10g}", std::stod(number) / (is_percent ? 100 : 1)) : number;
        told += shown;
        at = end + (is_percent ? 1 : 0);
        if (shown == "0" && at < text.size() && text[at] == ' ')
            at = end_of(text, at + 1, is_of_word);
    }
    for (std::size_t at; (at = told.find(" per year")) != std::string::npos;)
        told.erase(at, std::string_view(" per year").size());
    std::erase(told, ' ');
    return told;
}

/// The defaults of the format, from its schema.
class Defaults {
  public:
    Defaults() : schema_(scenario_file::schema()) {}

    /// The default at a path; one that stands for a whole section gives those of its keys.
    [[nodiscard]] std::optional<std::string> of(const Path& path) const {
        std::vector<const Tree*> nodes{&schema_};
        const Tree* told = nullptr;
        for (const std::string& key : path) {
            std::vector<const Tree*> found;
            for (const Tree* node : nodes)
                add_under(*node, key, found);
            told = told == nullptr ? nullptr : told->find(key);
            for (const Tree* node : found) {
                if (const Tree* usual = node->find("default")) told = usual;
            }
            nodes = std::move(found);
        }
        if (told != nullptr) return one_line(*told);
        if (months.contains(path.back())) return "1";
        return std::nullopt;
    }

  private:
    /// What stands under a key of the node, and of all that it refers to or may be.
    void add_under(const Tree& node,
                   const std::string& key,
                   std::vector<const Tree*>& found) const {
        const Tree* properties = node.find("properties");
        const Tree* any = node.find("additionalProperties");
        const Tree* under = properties == nullptr ? nullptr : properties->find(key);
        if (under == nullptr && any != nullptr && any->kind == Tree::Kind::map) under = any;
        if (under != nullptr) found.push_back(under);
        if (const Tree* reference = node.find("$ref")) {
            const std::string name = reference->scalar.substr(reference->scalar.rfind('/') + 1);
            if (const Tree* definition = schema_.find("definitions")->find(name))
                add_under(*definition, key, found);
        }
        for (const char* const way : {"anyOf", "oneOf", "allOf"}) {
            const Tree* parts = node.find(way);
            if (parts == nullptr) continue;
            for (const Tree& part : parts->list)
                add_under(part, key, found);
        }
    }

    Tree schema_;
};

}  // namespace

Json assumed(const Tree& scenario) {
    std::map<Path, std::string> englands;
    for (auto& [path, text] : leaves_of(tree_of(std::string(scenario_file::england_text))))
        englands.emplace(std::move(path), std::move(text));
    const Defaults defaults;
    Json told = Json::array();
    for (const auto& [path, text] : leaves_of(scenario)) {
        if (path.empty() || not_assumed.contains(path.front())) continue;
        const auto theirs = englands.find(path);
        const std::optional<std::string> usual =
            theirs != englands.end() ? std::optional(theirs->second) : defaults.of(path);
        if (usual && plain(*usual) == plain(text)) continue;
        told.push_back(
            {{"key", fmt::format("{}", fmt::join(path, "."))},
             {"value", text},
             {"england", theirs != englands.end() ? Json(theirs->second) : Json(nullptr)}});
    }
    return told;
}

}  // namespace caseforce::report
