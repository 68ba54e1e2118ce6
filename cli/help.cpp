#include "cli/help.hpp"

#include <string>

#include "cli/panel.hpp"
#include "cli/wrapped.hpp"

namespace caseforce::cli {
namespace {

class HelpThatFits : public CLI::Formatter {
  public:
    std::string make_option(const CLI::Option* option, bool is_positional) const override {
        return beside(make_option_name(option, is_positional) + make_option_opts(option),
                      make_option_desc(option));
    }
    std::string make_subcommand(const CLI::App* verb) const override {
        return beside(verb->get_name(), verb->get_description());
    }
    std::string make_description(const CLI::App* verb) const override {
        return wrapped(verb->get_description(), terminal_width());
    }

  private:
    /// The name, and beside it or, where it is long, below it what it is.
    [[nodiscard]] std::string beside(const std::string& name, const std::string& what) const {
        const std::size_t column = get_column_width();
        std::string text = "  " + name;
        const std::string about = wrapped(what, terminal_width(), column);
        if (about.empty()) return text + "\n";
        if (text.size() >= column) return text + "\n" + about;
        return text + about.substr(text.size());
    }
};

}  // namespace

std::shared_ptr<CLI::FormatterBase> help_that_fits() { return std::make_shared<HelpThatFits>(); }

}  // namespace caseforce::cli
