#include "cli/export.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <limits>
#include <memory>
#include <optional>
#include <system_error>

#include <fmt/format.h>
#include <unistd.h>

#include "analysis/read/supervised.hpp"
#include "analysis/tidy/cells.hpp"
#include "analysis/write/whole_file.hpp"
#include "cli/log.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/signals.hpp"
#include "engine/core/error.hpp"
#include "engine/core/text.hpp"

namespace caseforce::cli {
namespace {

namespace fs = std::filesystem;
using read::ResultFile;
using tidy::Column;
using tidy::Table;

/// Text on its way to a file or to stdout.
class Sink {
  public:
    /// `name` is what the user calls it.
    Sink(const fs::path& file, const fs::path& name)
        : owned_(file == "-" ? nullptr : std::fopen(file.c_str(), "wb")),
          stream_(file == "-" ? stdout : owned_.get()),
          name_(name == "-" ? "the table to stdout" : name.string()) {
        if (stream_ == nullptr) fail();
    }
    void write(std::string_view text) {
        if (std::fwrite(text.data(), 1, text.size(), stream_) != text.size()) fail();
    }
    /// Throws FileError where not all has arrived.
    void finish() {
        if (std::fflush(stream_) != 0) fail();
        if (owned_ && std::fclose(owned_.release()) != 0) fail();
    }

  private:
    [[noreturn]] void fail() const {
        throw FileError(
            fmt::format("cannot write {}: {}", name_, std::generic_category().message(errno)));
    }
    struct Close {
        void operator()(std::FILE* stream) const { static_cast<void>(std::fclose(stream)); }
    };
    std::unique_ptr<std::FILE, Close> owned_;
    std::FILE* stream_;
    std::string name_;
};

/// `where`: in what there is no such word; `elsewhere`: what has it, if anything.
[[noreturn]] void unknown(std::string_view flag,
                          std::string_view word,
                          std::string_view where,
                          const std::vector<std::string>& words,
                          const std::vector<std::string>& elsewhere = {}) {
    throw UsageError(
        fmt::format("{} '{}': there is none in {}{}\n    expected {}{}",
                    flag,
                    word,
                    where,
                    elsewhere.empty() ? "" : "; --table " + text::one_of(elsewhere) + " has it",
                    text::one_of(words),
                    text::nearest_line(word, words)));
}

/// The words of a table's rows by which it can be filtered.
struct Words {
    std::vector<std::string> measures, levels;
};

Words words_in(const Table& table) {
    Words words;
    for (const read::Group* group : table.groups) {
        for (const read::Variable* variable : table.variables(*group)) {
            words.measures.push_back(variable->name);
            words.levels.emplace_back(tidy::level_of(*variable));
        }
    }
    for (std::vector<std::string>* const some : {&words.measures, &words.levels}) {
        std::sort(some->begin(), some->end());
        some->erase(std::unique(some->begin(), some->end()), some->end());
    }
    return words;
}

bool has(const std::vector<std::string>& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Throws UsageError where one of these is none of the table's.
void check_words(const ResultFile& file,
                 const Table& table,
                 std::string_view flag,
                 const std::vector<std::string>& typed,
                 std::vector<std::string> Words::*which) {
    const std::vector<std::string> words = words_in(table).*which;
    for (const std::string& word : typed) {
        if (has(words, word)) continue;
        std::vector<std::string> elsewhere;
        for (const Table& other : tidy::tables_of(file)) {
            if (has(words_in(other).*which, word)) elsewhere.emplace_back(other.name);
        }
        unknown(flag, word, fmt::format("the table '{}'", table.name), words, elsewhere);
    }
}

Table table_of(const ResultFile& file, const ExportOptions& options) {
    const std::vector<Table> tables = tidy::tables_of(file);
    if (tables.empty()) throw UsageError("the file has no table");
    if (options.table.empty()) return tables.front();
    std::vector<std::string> names;
    for (const Table& table : tables) {
        if (table.name == options.table) return table;
        names.emplace_back(table.name);
    }
    unknown("--table", options.table, "the file", names);
}

/// A name without blanks beside its commas, as words between commas are.
std::string beside_commas(std::string_view name) {
    std::string text;
    for (const char letter : name) {
        if (letter == ' ' && text.ends_with(',')) continue;
        if (letter == ',') text.erase(text.find_last_not_of(' ') + 1);
        text += letter;
    }
    return text;
}

/// Words between commas as the names of options that they are: a council's may hold a comma
/// ("Bristol, City of"), and so may a swept value. What is no name stays as it is.
std::vector<std::string> options_named(const std::vector<std::string>& words,
                                       const std::vector<std::string>& names) {
    std::vector<std::string> all, plain;
    std::ptrdiff_t most_commas = 0;
    for (const std::string& name : names) {
        plain.push_back(beside_commas(name));
        most_commas = std::max(most_commas, std::count(name.begin(), name.end(), ','));
    }
    for (std::size_t from = 0; from < words.size();) {
        std::size_t end = from + 1;
        std::string name = words[from], longer = name;
        const std::size_t last = from + static_cast<std::size_t>(most_commas);
        for (std::size_t to = end; to < words.size() && to <= last; ++to) {
            longer += "," + words[to];
            const auto called = std::find(plain.begin(), plain.end(), longer);
            if (called == plain.end()) continue;
            name = names[static_cast<std::size_t>(called - plain.begin())];
            end = to + 1;
        }
        all.push_back(name);
        from = end;
    }
    return all;
}

void check_filter(const ResultFile& file, const Table& table, const ExportOptions& options) {
    for (const std::string& policy : options.filter.policies) {
        if (!has(file.policies(), policy)) unknown("--policy", policy, "the file", file.policies());
    }
    check_words(file, table, "--measure", options.filter.measures, &Words::measures);
    check_words(file, table, "--level", options.filter.levels, &Words::levels);
    const tidy::Filter all;
    const bool by_date = options.filter.from != all.from || options.filter.to != all.to;
    if (by_date && !table.has(Column::date))
        throw UsageError(fmt::format("--from and --to: the table '{}' has no dates", table.name));
    if (options.disclosing == tidy::Disclosing::safely && !tidy::can_be_safe(table.name))
        throw UsageError(fmt::format(
            "--disclosure: the table '{}' mixes what it counts and cannot be made safe by a rule",
            table.name));
}

/// A price times a number of people tells that number to whoever knows the price.
void warn_of_prices(const Table& table, const ExportOptions& options) {
    if (options.disclosing != tidy::Disclosing::safely) return;
    const std::vector<std::string>& asked = options.filter.measures;
    const std::vector<std::string> measures = asked.empty() ? words_in(table).measures : asked;
    std::vector<std::string> priced;
    for (const std::string& measure : measures) {
        const bool is_of_all = measure == "cost_total" || measure == "cost_vs_budget";
        if ((measure.starts_with("cost_") && !is_of_all) || measure == "agency_premium" ||
            measure == "vacancy_saving")
            priced.push_back(measure);
    }
    if (!priced.empty())
        warn(fmt::format(
            "--disclosure leaves costs as they are: from {}, where prices are known (of a "
            "placement, an agency hour, a salary), small numbers can be worked out; --measure "
            "leaves them out",
            fmt::join(priced, ", ")));
}

std::string listed(const ResultFile& file) {
    std::string text;
    for (const Table& table : tidy::tables_of(file))
        text += fmt::format("{:<27}{:>12} rows  {}\n", table.name, table.rows(), table.about);
    return text;
}

/// A bar where the table is not on the same terminal.
ProgressBar bar_of(const ExportOptions& options) {
    const bool on_terminal = options.output == "-" && ::isatty(STDOUT_FILENO) == 1;
    return options.log_level > LogLevel::info || on_terminal ? ProgressBar::never
                                                             : ProgressBar::where_it_can_be_seen;
}

/// Writes the table to `output`, which is stdout or a file aside.
void write_table(ExportOptions options, const fs::path& output) {
    const std::atomic<int>& stop_signal = watch_signals();
    const ResultFile file(options.results,
                          options.allow_partial ? read::Partial::allowed : read::Partial::refused);
    if (options.what == ExportOptions::What::list) {
        Sink sink(output, options.output);
        sink.write(listed(file));
        return sink.finish();
    }
    const Table table = table_of(file, options);
    options.filter.policies = options_named(options.filter.policies, file.policies());
    check_filter(file, table, options);
    warn_of_prices(table, options);

    constexpr std::size_t thousand = 1000;
    const auto thousands = [](std::size_t rows) {
        return static_cast<int>(
            std::min<std::size_t>(rows / thousand, std::numeric_limits<int>::max()));
    };
    Progress progress(thousands(table.rows()), bar_of(options), "thousand rows");
    Sink sink(output, options.output);
    const tidy::Writing writing{.write = [&](std::string_view text) { sink.write(text); },
                                .done =
                                    [&](std::size_t rows) {
                                        read::still_going();
                                        if (const int signal = stop_signal.load(); signal != 0)
                                            throw Interrupted(signal);
                                        progress.update(thousands(rows));
                                    },
                                .disclosing = options.disclosing};
    tidy::write_table(file, table, options.filter, tidy::Form(options.format), writing);
    sink.finish();
}

void check_output(const ExportOptions& options) {
    if (options.output != "-")
        refuse_input(options.output, {options.results}, "the result file itself");
}

}  // namespace

void export_table(const ExportOptions& options) {
    set_log_level(options.log_level);
    const bool to_stdout = options.output == "-";
    std::optional<write::WholeFile> whole;
    if (!to_stdout) {
        check_output(options);
        whole.emplace(options.output);
    }
    const fs::path output = to_stdout ? fs::path("-") : whole->aside();
    read::supervised(options.results, [&] { write_table(options, output); });
    if (!whole) return;
    whole->commit();
    info(fmt::format("wrote {}", options.output.string()));
}

}  // namespace caseforce::cli
