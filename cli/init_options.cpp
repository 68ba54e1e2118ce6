#include "cli/init_options.hpp"

#include <optional>
#include <string>

#include <fmt/format.h>

#include "engine/core/error.hpp"

namespace caseforce::cli {

namespace {

std::optional<PublishedFor> published_for(const Typed& typed) {
    if (typed.from_published.empty()) {
        if (!typed.council.empty()) throw UsageError("--council needs --from-published");
        if (!typed.year.empty()) throw UsageError("--year needs --from-published");
        return std::nullopt;
    }
    if (typed.council.empty()) throw UsageError("--from-published needs --council");
    PublishedFor published{typed.from_published, typed.council, std::nullopt};
    if (!typed.year.empty()) published.year = whole_number(typed.year, "--year", 1900, 2999);
    return published;
}

}  // namespace

InitOptions init_options(const Typed& typed) {
    InitOptions options;
    options.overwriting = typed.force ? Overwriting::forced : Overwriting::never;
    options.published = published_for(typed);
    if (typed.files.empty() && options.published) return options;
    options.file = typed.files.empty() ? usual_name : typed.files.front();
    const std::string name = options.file.filename().string();
    if (name.empty() || name == "." || name == "..")
        throw UsageError(fmt::format("init '{}': a name is needed, such as {}",
                                     options.file.string(),
                                     (options.file / "liverpool").string()));
    const std::string extension = options.file.extension().string();
    if (options.file != "-" && extension != ".yaml" && extension != ".yml") options.file += ".yaml";
    return options;
}

}  // namespace caseforce::cli
