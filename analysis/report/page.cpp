#include "analysis/report/page.hpp"

#include <map>
#include <string_view>

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
            default:
                told += c;
        }
    }
    return told;
}

/// JSON that cannot end the element that it stands in.
std::string embedded(const Json& document) {
    const std::string text = document.dump(-1, ' ', false, Json::error_handler_t::replace);
    std::string told;
    told.reserve(text.size());
    for (const char c : text) {
        if (c == '<')
            told += "\\u003c";
        else
            told += c;
    }
    return told;
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
