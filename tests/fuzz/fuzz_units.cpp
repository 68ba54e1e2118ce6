// Short texts as quantities, dates, distributions and the words of a measure: each is a value or a
// complaint, and what was understood is finite, reads the same from what is printed of it, and as a
// law gives quantiles in order. The first byte says which reader it is for.
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "cli/aggregate_words.hpp"
#include "cli/typed.hpp"
#include "engine/core/text.hpp"
#include "engine/plan/law.hpp"
#include "engine/scenario_file/dates.hpp"
#include "engine/scenario_file/load.hpp"
#include "engine/scenario_file/parse.hpp"
#include "engine/scenario_file/read_values.hpp"
#include "engine/scenario_file/units.hpp"
#include "engine/scenario_file/write_values.hpp"
#include "engine/scenario_file/yaml_text.hpp"
#include "engine/simulator/experiment.hpp"
#include "tests/fuzz/find.hpp"

namespace caseforce::fuzz {
namespace {

using namespace scenario_file;

template <class T>
void check(const Result<T>& result) {
    if (!result.is_sound() && result.complaint().says.empty()) find("a complaint without words");
    if constexpr (std::is_same_v<T, double>) {
        if (!result.is_sound()) return;
        if (!std::isfinite(result.value())) find("a quantity that is not finite");
        const Result<double> number = number_from(text::number(result.value()));
        if (!number.is_sound() || number.value() != result.value())
            find("a number that does not read back: " + text::number(result.value()));
    }
}

void quantities(std::string_view text) {
    check(number_from(text));
    check(whole_number_from(text));
    check(seed_from(text));
    check(truth_from(text));
    check(duration_from(text));
    check(working_days_from(text));
    check(hazard_from(text));
    check(weekly_hazard_from(text));
    check(rate_from(text));
    check(growth_from(text));
    check(pounds_per_year_from(text));
    check(pounds_per_week_from(text));
    check(pounds_per_hour_from(text));
    (void)quantity_from(text);
    (void)days_in(text);
    const Result<double> share = share_from(text);
    check(share);
    if (!share.is_sound()) return;
    const Result<double> again = share_from(text::percent(share.value()));
    if (!again.is_sound() || again.value() != share.value())
        find("a share that does not read back: " + text::percent(share.value()));
}

void dates(std::string_view text) {
    check(date_from(text));
    check(month_day_from(text));
    check(period_from(text));
    check(tenure_band_from(text));
    check(span_from(text));
    (void)is_financial_year(text);
    (void)month_from(text);
}

void check_law(const scenario::Law& words) {
    const plan::Law law(words);
    if (!(law.mean() >= 0) || !std::isfinite(law.mean())) find("a law without a mean");
    double before = 0;
    for (const double u : {1e-12, 0.001, 0.25, 0.5, 0.75, 0.999, 1 - 1e-12}) {
        const double value = law.quantile(u);
        if (!(value >= before) || std::isinf(value)) find("quantiles that are not in order");
        before = value;
        const double survival = law.survival(value);
        if (!(survival >= 0 && survival <= 1)) find("a survival that is no probability");
        if (!(law.length_biased_quantile(u) >= 0)) find("a length-biased quantile below 0");
    }
}

/// What a text says as a value of a type; nothing where it is refused.
template <class T>
std::optional<T> read_from(const Tree& tree) {
    const Field field{.name = "key", .about = "a value", .low = 0};
    Collector collector;
    T read{};
    read_value(collector, Spot{tree, "key", tree.place}, field, read);
    return collector.is_clean() ? std::optional<T>(std::move(read)) : std::nullopt;
}

template <class T>
std::string written(const T& value) {
    Tree map;
    map.kind = Tree::Kind::map;
    map.map.emplace_back(Tree::Key{"key", {}}, tree_of(Field{.name = "key"}, value));
    return yaml_text(map);
}

/// A value of a type from its text and, where it is sound, from what is printed of it.
template <class T>
void value(std::string_view text) {
    std::vector<Mistake> mistakes;
    const std::optional<Tree> tree = parse(text, "text", mistakes);
    if (!tree || !mistakes.empty()) return;
    const std::optional<T> read = read_from<T>(*tree);
    if (!read) return;
    if constexpr (requires { read->law; }) check_law(read->law);
    const std::string once = written(*read);
    const std::optional<Tree> printed = parse(once, "printed", mistakes);
    if (!printed || !mistakes.empty()) find("what is printed is not YAML: " + once);
    const Tree* again = printed->find("key");
    if (again == nullptr) find("what is printed has no key: " + once);
    if (again->kind == Tree::Kind::nothing) return;  // left out where it is the default
    const std::optional<T> reread = read_from<T>(*again);
    if (!reread) find("what is printed is refused: " + once);
    if (written(*reread) != once) find("what is printed reads as another value: " + once);
}

void values(std::string_view text) {
    value<scenario::DurationLaw>(text);
    value<scenario::NumberLaw>(text);
    value<scenario::CountLaw>(text);
    value<scenario::Months>(text);
    value<scenario::Steps>(text);
    value<scenario::FactorOverTime>(text);
    value<scenario::OverCap>(text);
    value<scenario::BankHolidays>(text);
    value<scenario::Intakes>(text);
    value<scenario::LeavingHazard>(text);
    value<scenario::Raw>(text);
}

const scenario::Scenario& small_council() {
    static const scenario::Scenario scenario =
        load_scenario(std::string(CASEFORCE_SOURCE_DIR) + "/tests/cli/small.yaml").scenario;
    return scenario;
}

void measures(std::string_view text) {
    static const Experiment experiment({{"baseline", &small_council()}}, seeds_of(1));
    try {
        (void)cli::asked_for(experiment.results(), text, "--best");
    } catch (const UsageError&) {
    }
}

/// KEY=VALUE laid over a small scenario.
void settings(std::string_view text) {
    static const std::string file = std::string(CASEFORCE_SOURCE_DIR) + "/tests/cli/small.yaml";
    try {
        const auto loaded = load_scenario(file, {cli::settings({std::string(text)})});
        (void)loaded;
    } catch (const UsageError&) {
    } catch (const ScenarioError&) {
    }
}

constexpr std::array readers{quantities, dates, values, measures, settings};

}  // namespace
}  // namespace caseforce::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace caseforce::fuzz;
    if (size == 0) return 0;
    const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
    readers[*data % readers.size()](text);
    return 0;
}
