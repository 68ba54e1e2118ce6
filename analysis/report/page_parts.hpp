// What the build puts into the program for a report's page: the files of analysis/report/page, and
// the library that draws its charts with its licence.
#pragma once

#include <string_view>

namespace caseforce::report::parts {

extern const std::string_view page;     ///< page.html, with places {{name}}
extern const std::string_view style;    ///< page.css
extern const std::string_view script;   ///< the scripts, in the order of scripts.txt
extern const std::string_view library;  ///< Chart.js
extern const std::string_view licence;  ///< of Chart.js

}  // namespace caseforce::report::parts
