// The words of the command line as values. One list of flags serves every verb that runs. Help
// is in parser.cpp and flags.cpp.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "analysis/design/design.hpp"
#include "analysis/tidy/rows.hpp"
#include "analysis/write/hdf5_file.hpp"
#include "cli/log.hpp"
#include "engine/scenario_file/load.hpp"

namespace caseforce::cli {

using scenario_file::Settings;

/// On stdout. `findings`: as JSON, besides the measures all else that was found.
enum class Shown { table, json, csv, findings };
enum class Doing { everything, dry_run };

/// What is simulated: a scenario as the command line has it.
struct Simulated {
    std::filesystem::path scenario;  ///< "-": stdin
    scenario_file::ReadOptions reading;
    std::optional<int> replications;    ///< the scenario's where left out
    std::optional<std::uint64_t> seed;  ///< the scenario's where left out
    std::string policy = "baseline";    ///< "baseline", or one of the scenario's
};

/// A number that is of a measure.
struct OfMeasure {
    double value = 0;
    bool is_percentage = false;  ///< so it was typed: of a share
};

/// --until: as many replications as make an interval that narrow.
struct Until {
    std::string measure;   ///< and when, in words (cli/aggregate_words.hpp)
    OfMeasure half_width;  ///< of its 95% interval
    enum class Of { mean, difference } of = Of::mean;
};

/// --best: by what options are ranked.
struct Best {
    std::string measure;  ///< likewise
    double confidence = 0.95;
    std::optional<OfMeasure> indifference;  ///< 1% of the baseline's value where left out
};

/// optimise: the point of which there is least to pay, of those that meet what is asked.
struct Optimise {
    std::string minimise;                 ///< a measure and when, in words
    std::vector<std::string> subject_to;  ///< likewise, with <= or >= and a bound; none: targets
    double probability = 0.8;             ///< that all of it is met
    double confidence = 0.95;
};

/// --shard i/n: every n-th replication, from the i-th on.
struct ShardOf {
    int number = 1, of = 1;
};

inline constexpr write::Detail usual_detail = write::Detail::means,
                               detail_of_analyses = write::Detail::summary;

/// backtest: against what the run is held.
struct Backtesting {
    std::filesystem::path data;
    int from = 0;  ///< days since 1970-01-01: what was observed from here on is to be foreseen
};

struct RunOptions {
    Simulated of;
    std::filesystem::path output;  ///< empty only with Doing::dry_run
    int threads = 1;
    write::Detail detail = usual_detail;
    bool is_detail_asked = false;  ///< else --add keeps that of the file
    Doing doing = Doing::everything;
    Shown shown = Shown::table;
    LogLevel log_level = LogLevel::info;
    std::optional<Until> until;
    ShardOf shard;
    std::optional<int> add;      ///< so many more than the finished result holds
    bool resume = false;         ///< it is an error that another job's runs are kept
    bool allow_partial = false;  ///< the result is made of what is kept
    std::optional<Backtesting> backtest;
    bool points_alone = false;  ///< of many points, of which no statistics one by one are written
    bool merging = false;       ///< of shards, whose own verb said what they do
    std::optional<double> require_targets;  ///< the probability that each target must have
    std::string command_line;               ///< as it could be typed again

    [[nodiscard]] bool is_shard() const { return shard.of > 1; }
};

/// Shards of one run or comparison into the file that one machine would have written.
struct MergeOptions {
    std::vector<std::filesystem::path> shards;
    std::filesystem::path output;
    int threads = 1;
    bool allow_partial = false;  ///< shards may be missing
    Shown shown = Shown::table;
    LogLevel log_level = LogLevel::info;
    std::string command_line;
};

struct CompareOptions {
    RunOptions run;                              ///< of the first file, whose baseline all meet
    std::vector<std::filesystem::path> further;  ///< files whose baselines are options too
    std::vector<std::string> policies;           ///< of the first file; all where empty
    std::optional<Best> best;
    std::optional<std::string> waterfall;  ///< the policy whose effect is shared out
    std::optional<int> echoes;
    std::vector<std::string> sensitivity_of = {};  ///< measures in words, of sensitivity alone
    std::optional<Optimise> optimise = {};
};

/// A scenario as it is, and at every point of a sweep.
struct SweepOptions {
    CompareOptions compare;  ///< of no policies, no further files and no waterfall
    design::Sweep sweep;
};

/// Values of a scenario fitted to what was observed.
struct CalibrateOptions {
    SweepOptions at;  ///< points through the ranges
    std::filesystem::path data;
    double model_error = 0;  ///< by how much of each observed value the model may be off
};

struct TraceOptions {
    Simulated of;
    std::uint64_t replication = 1;
    std::optional<std::uint32_t> worker, of_case;  ///< numbers from 1
    std::optional<std::pair<int, int>> weeks;      ///< first and last
    Shown shown = Shown::table;
};

/// The page of a result file.
struct ReportOptions {
    std::filesystem::path results;
    std::filesystem::path output;  ///< "-": stdout
    bool allow_partial = false;    ///< a shard will do, or a result of fewer than were asked for
    LogLevel log_level = LogLevel::info;
};

/// A table of a result file, as text.
struct ExportOptions {
    std::filesystem::path results;
    std::filesystem::path output;  ///< "-": stdout
    tidy::Format format = tidy::Format::csv;
    std::string table;  ///< empty: the series where they are kept, else the summary
    tidy::Filter filter;
    tidy::Disclosing disclosing = tidy::Disclosing::everything;
    enum class What { table, list } what = What::table;
    bool allow_partial = false;  ///< as of ReportOptions
    LogLevel log_level = LogLevel::info;
};

struct CheckOptions {
    std::vector<std::filesystem::path> scenarios;
    scenario_file::ReadOptions reading;
};

struct ShowOptions {
    std::filesystem::path scenario;
    scenario_file::ReadOptions reading;
};

struct SelftestOptions {
    std::uint64_t seed = 1;
    int threads = 1;
    Shown shown = Shown::table;
};

struct MeasuresOptions {
    Shown shown = Shown::table;
};

struct SchemaOptions {};

enum class Overwriting { never, forced };

/// Whose published figures a scenario begins from.
struct PublishedFor {
    std::filesystem::path folder;  ///< of the statistics' CSV files
    std::string council;           ///< name or code
    std::optional<int> year;       ///< the last one published where left out
};

/// What the scenario of `caseforce init` is called where it is not said.
inline constexpr const char* usual_name = "council.yaml";

struct InitOptions {
    std::filesystem::path file;  ///< "-": stdout; empty: called after the council
    Overwriting overwriting = Overwriting::never;
    std::optional<PublishedFor> published;
};

/// What the words themselves ask for: help, the version, a completion, the manual page.
struct Told {
    std::string text;
};

using Command = std::variant<Told,
                             RunOptions,
                             CompareOptions,
                             SweepOptions,
                             CalibrateOptions,
                             MergeOptions,
                             TraceOptions,
                             ReportOptions,
                             ExportOptions,
                             CheckOptions,
                             ShowOptions,
                             MeasuresOptions,
                             SelftestOptions,
                             SchemaOptions,
                             InitOptions>;

/// Throws UsageError where the words make no command.
[[nodiscard]] Command parse(int argc, const char* const* argv);

}  // namespace caseforce::cli
