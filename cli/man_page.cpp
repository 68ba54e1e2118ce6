#include "cli/man_page.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "cli/version.hpp"

namespace caseforce::cli {
namespace {

/// Text as roff takes it: no macro by accident, dashes that can be copied, no line that begins like
/// a request.
std::string plain(std::string_view text) {
    std::string safe;
    for (const char c : text) {
        if (c == '\\') {
            safe += "\\e";
        } else if (c == '-') {
            safe += "\\-";
        } else if ((c == '.' || c == '\'') && (safe.empty() || safe.back() == '\n')) {
            safe += "\\&";
            safe += c;
        } else {
            safe += c;
        }
    }
    return safe;
}

std::string bold(std::string_view text) { return "\\fB" + plain(text) + "\\fR"; }
std::string italic(std::string_view text) { return "\\fI" + plain(text) + "\\fR"; }

std::string operand_of(const VerbWords& verb) {
    if (!verb.operand) return "";
    const FlagWords& operand = *verb.operand;
    const std::string more = operand.repeats == Repeats::often ? "\\&..." : "";
    const std::string text = italic(operand.value) + more;
    return operand.is_required ? " " + text : " [" + text + "]";
}

std::string entry(const FlagWords& flag) {
    std::vector<std::string> names;
    for (const std::string& name : flag.names)
        names.push_back(bold(name));
    std::string text = fmt::format(".TP\n{}", fmt::join(names, ", "));
    if (!flag.value.empty()) text += (flag.names.empty() ? "" : " ") + italic(flag.value);
    text += "\n" + plain(flag.about);
    if (!flag.usual.empty()) text += " (" + plain(flag.usual) + ")";
    return text + ".\n";
}

std::string examples_of(const std::vector<std::string>& examples) {
    std::string text;
    for (const std::string& example : examples)
        text += (text.empty() ? "" : ".PP\n") + (".RS 4\n.nf\n" + plain(example)) + "\n.fi\n.RE\n";
    return text;
}

/// Paragraphs but the one of the exit statuses, which has a section of its own.
std::string notes_of(const VerbWords& verb) {
    std::string text;
    for (const std::string& note : verb.notes)
        if (statuses_in(note).empty()) text += ".PP\n" + plain(note) + "\n";
    return text;
}

/// --help is every verb's and told once, with the program's own flags.
bool is_help(const FlagWords& flag) {
    return std::find(flag.names.begin(), flag.names.end(), "--help") != flag.names.end();
}

/// "run [flags] FILE"
std::string call_of(const VerbWords& verb) {
    const bool has_flags = std::any_of(
        verb.flags.begin(), verb.flags.end(), [](const auto& flag) { return !is_help(flag); });
    return bold(verb.name) + (has_flags ? " [\\fIflags\\fR]" : "") + operand_of(verb);
}

std::string section_of(const VerbWords& verb) {
    std::string text = fmt::format(".SS caseforce {}\n{}.\n", call_of(verb), plain(verb.about));
    if (verb.operand) text += entry(*verb.operand);
    for (const FlagWords& flag : verb.flags)
        if (!is_help(flag)) text += entry(flag);
    text += notes_of(verb);
    if (!verb.examples.empty())
        text += fmt::format(".PP\n{}\n", verb.examples.size() == 1 ? "Example:" : "Examples:") +
                examples_of(verb.examples);
    return text;
}

std::string statuses_of(const VerbWords& program) {
    std::string text = ".SH EXIT STATUS\n";
    for (const std::string& note : program.notes)
        for (const auto& [status, meaning] : statuses_in(note))
            text += fmt::format(".TP\n{}\n{}.\n", bold(status), plain(meaning));
    return text;
}

constexpr std::string_view rest = R"(.SH ENVIRONMENT
.TP
.B NO_COLOR
Where it is set and not empty, nothing is coloured; without it, only on a terminal.
.TP
.B COLUMNS
How wide tables and \fB\-\-help\fR may be; the terminal's width where it is not set.
.TP
.B TERM
Where it is \fBdumb\fR or not set, no progress is shown.
.SH FILES
.TP
.I *.yaml
A scenario. One that begins with \fBextends: england.yaml\fR takes the rest from that file, beside it.
.TP
.I *.h5
A result file: HDF5 with named dimensions, as xarray and netCDF readers open it.
It appears under its name only when it is whole; an earlier one stays until then.
)";

}  // namespace

std::string man_page(const CommandWords& words) {
    const VerbWords& program = words.program;
    std::string text = fmt::format(
        ".\\\" Made by 'caseforce man' from the flags it understands.\n"
        ".TH CASEFORCE 1 \"\" \"caseforce {}\" \"User Commands\"\n"
        ".SH NAME\ncaseforce \\- simulate a council's children's social "
        "work\n.SH SYNOPSIS\n",
        version);
    for (const VerbWords& verb : words.verbs) {
        text += fmt::format("{}{} {}\n",
                            &verb == &words.verbs.front() ? "" : ".br\n",
                            bold("caseforce"),
                            call_of(verb));
    }
    text += ".SH DESCRIPTION\n" + plain(program.about) +
            "\nResults go to standard output, all else to standard error.\n";
    for (const FlagWords& flag : program.flags)
        text += entry(flag);
    text += notes_of(program) + ".SH VERBS\n";
    for (const VerbWords& verb : words.verbs)
        text += section_of(verb);
    text += ".SH EXAMPLES\n" + examples_of(program.examples);
    return text + statuses_of(program) + std::string(rest);
}

}  // namespace caseforce::cli
