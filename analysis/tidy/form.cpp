#include "analysis/tidy/form.hpp"

#include <cmath>
#include <iterator>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace caseforce::tidy {
namespace {

std::string quoted_for_json(std::string_view text) {
    constexpr int no_indent = -1;
    return nlohmann::json(text).dump(
        no_indent, ' ', false, nlohmann::json::error_handler_t::replace);
}

constexpr std::string_view value_key = "\"value\":";

}  // namespace

std::string quoted_for_csv(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
    std::string quoted = "\"";
    for (const char c : text)
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

std::string Form::key(Column column) const {
    return format_ == Format::csv ? "" : fmt::format("\"{}\":", name_of(column));
}

std::string Form::head(const std::vector<Column>& columns) const {
    if (format_ != Format::csv) return format_ == Format::json ? "[\n" : "";
    std::string head;
    for (const Column column : columns) {
        if (!head.empty()) head += ',';
        head += name_of(column);
    }
    return head + '\n';
}

std::string_view Form::foot() const { return format_ == Format::json ? "\n]\n" : ""; }

std::string_view Form::close() const {
    return format_ == Format::csv ? "\n" : format_ == Format::json ? "}" : "}\n";
}

std::string Form::text(Column column, std::string_view text) const {
    return key(column) + (format_ == Format::csv ? quoted_for_csv(text) : quoted_for_json(text));
}

std::string Form::nothing(Column column) const {
    return format_ == Format::csv ? "" : key(column) + "null";
}

void Form::value(std::string& to, double value, read::Variable::Precision precision) const {
    if (format_ != Format::csv) to += value_key;
    if (std::isnan(value) || (std::isinf(value) && format_ != Format::csv)) {
        if (format_ != Format::csv) to += "null";
        return;
    }
    if (precision == read::Variable::Precision::single_)
        fmt::format_to(std::back_inserter(to), "{}", static_cast<float>(value));
    else
        fmt::format_to(std::back_inserter(to), "{}", value);
}

void Form::symbol(std::string& to, char symbol) const {
    if (format_ == Format::csv) {
        to += symbol;
        return;
    }
    to += value_key;
    to += '"';
    to += symbol;
    to += '"';
}

}  // namespace caseforce::tidy
