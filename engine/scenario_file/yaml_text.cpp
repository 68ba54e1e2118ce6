// Writes trees as YAML that reads back to the same tree.
#include "engine/scenario_file/yaml_text.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

namespace caseforce::scenario_file {

namespace {

constexpr std::size_t widest = 120;

bool stands_unquoted(std::string_view text) {
    if (text.empty() || text == "null" || text == "Null" || text == "NULL" || text == "true" ||
        text == "false" || text.back() == ' ')
        return false;
    const auto is_word = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_';
    };
    const bool is_negative = text.size() > 1 && text[0] == '-' && is_word(text[1]);
    if (!is_word(text.front()) && !is_negative) return false;
    return std::all_of(text.begin(), text.end(), [&](char c) {
        return is_word(c) || std::string_view(" .%+-/()'").find(c) != std::string_view::npos;
    });
}

std::string in_quotes(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            quoted += '\\';
            quoted += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            quoted += fmt::format("\\x{:02x}", static_cast<unsigned>(c));
        } else {
            quoted += c;
        }
    }
    return quoted + "\"";
}

/// Truth values are written as they are; only texts in quotation marks keep them.
std::string word(std::string_view text) {
    return stands_unquoted(text) ? std::string(text) : in_quotes(text);
}

std::string one_line(const Tree& tree) {
    switch (tree.kind) {
        case Tree::Kind::nothing:
            return "~";
        case Tree::Kind::scalar:
            if (tree.quoted) return in_quotes(tree.scalar);
            if (tree.scalar == "true" || tree.scalar == "false") return tree.scalar;
            return word(tree.scalar);
        case Tree::Kind::list: {
            std::string text = "[";
            for (const Tree& entry : tree.list)
                text += (text.size() > 1 ? ", " : "") + one_line(entry);
            return text + "]";
        }
        case Tree::Kind::map: {
            std::string text = "{";
            for (const auto& [key, value] : tree.map)
                text += (text.size() > 1 ? ", " : "") + word(key.text) + ": " + one_line(value);
            return text + "}";
        }
    }
    return "";
}

void write_map(const Tree& map, std::size_t indent, std::string& text);

/// A value behind "key:" or "-", on the same line where it fits.
void write_value(const Tree& value, std::size_t column, std::size_t indent, std::string& text) {
    const bool is_scalar = value.kind == Tree::Kind::scalar || value.kind == Tree::Kind::nothing;
    const std::string line = one_line(value);
    const bool is_empty = value.list.empty() && value.map.empty();
    if (is_scalar || is_empty || column + 1 + line.size() <= widest) {
        text.append(1, ' ').append(line).append(1, '\n');
        return;
    }
    text += "\n";
    if (value.kind == Tree::Kind::map) {
        write_map(value, indent, text);
        return;
    }
    for (const Tree& entry : value.list) {
        const std::size_t begin = text.size();
        text.append(indent, ' ').append(1, '-');
        write_value(entry, indent + 1, indent + 2, text);
        // A map that takes several lines begins behind its dash.
        if (const std::size_t dash = begin + indent + 1; text[dash] == '\n') {
            text.erase(dash, indent + 2);
            text[dash] = ' ';
        }
    }
}

void write_map(const Tree& map, std::size_t indent, std::string& text) {
    for (const auto& [key, value] : map.map) {
        const std::string name = word(key.text);
        text += std::string(indent, ' ') + name + ":";
        write_value(value, indent + name.size() + 1, indent + 2, text);
    }
}

}  // namespace

std::string yaml_text(const Tree& map) {
    std::string text;
    write_map(map, 0, text);
    return text;
}

}  // namespace caseforce::scenario_file
