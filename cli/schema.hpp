// `caseforce schema`: the JSON Schema of the format, on stdout.
#pragma once

namespace caseforce::cli {

void print_schema();

}  // namespace caseforce::cli
