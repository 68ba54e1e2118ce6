#include "analysis/report/page.hpp"

#include <array>
#include <map>
#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

#include "analysis/report/document.hpp"
#include "analysis/report/page_parts.hpp"

namespace caseforce::report {
namespace {

std::string escaped(std::string_view text) {
    std::string told;
    for (const char c : text) {
        switch (c) {
            case '&':
                told += "&amp;";
                break;
            case '<':
                told += "&lt;";
                break;
            case '>':
                told += "&gt;";
                break;
            case '"':
                told += "&quot;";
                break;
            case '\'':
                told += "&#x27;";
                break;
            default:
                told += c;
        }
    }
    return told;
}

/// JSON that cannot end the element that it stands in, nor a line of a script.
std::string embedded(const Json& document) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 3> escapes{
        {{"<", "\\u003c"}, {"\u2028", "\\u2028"}, {"\u2029", "\\u2029"}}};
    std::string text = document.dump(-1, ' ', false, Json::error_handler_t::replace);
    for (const auto& [plain, escape] : escapes) {
        std::string told;
        std::size_t from = 0;
        for (std::size_t at; (at = text.find(plain, from)) != text.npos; from = at + plain.size())
            told.append(text, from, at - from).append(escape);
        text = told.append(text, from);
    }
    return text;
}

/// The template with its places filled, once: what is put in is not looked at for places again.
std::string filled(std::string_view page, const std::map<std::string_view, std::string>& parts) {
    std::string told;
    for (std::size_t at = 0; at < page.size();) {
        const std::size_t open = page.find("{{", at);
        const std::size_t close = open == page.npos ? page.npos : page.find("}}", open);
        if (close == page.npos) return told.append(page.substr(at));
        told.append(page.substr(at, open - at));
        told.append(parts.at(page.substr(open + 2, close - open - 2)));
        at = close + 2;
    }
    return told;
}

}  // namespace

std::string page_of(const read::ResultFile& file) {
    return filled(parts::page,
                  {{"title", escaped(file.origin().title)},
                   {"style", std::string(parts::style)},
                   {"document", embedded(document_of(file))},
                   {"licence", std::string(parts::licence)},
                   {"library", std::string(parts::library)},
                   {"script", std::string(parts::script)}});
}

}  // namespace caseforce::report
