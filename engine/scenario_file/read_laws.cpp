// Distributions: a fixed value, or a family with its parameters. A law without spread is read as
// the fixed value it is.
#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "engine/core/text.hpp"
#include "engine/scenario_file/read_values.hpp"
#include "engine/scenario_file/units.hpp"

namespace caseforce::scenario_file {

namespace {

const std::vector<std::string>& families() {
    static const std::vector<std::string> names{
        "exponential", "lognormal", "gamma", "weibull", "uniform", "empirical"};
    return names;
}

class LawReader {
  public:
    LawReader(Collector& collector, const Field& field, Unit unit)
        : collector_(collector), field_(field), unit_(unit) {
        field_.low = std::max(field.low, 0.0);
        positive_ = field_;
    }

    /// Of quantities of any unit, which may be negative where the key's own may.
    LawReader(Collector& collector, const Field& field, const ReadQuantity& read)
        : collector_(collector), field_(field), positive_(field), unit_(Unit::plain), read_(&read) {
        positive_.low = std::max(field.low, 0.0);
    }

    std::optional<scenario::Law> read(const Spot& spot) {
        if (spot.tree.kind == Tree::Kind::scalar) {
            const std::optional<double> value = quantity(spot);
            return value ? std::optional<scenario::Law>(scenario::Fixed{*value}) : std::nullopt;
        }
        if (spot.tree.kind != Tree::Kind::map) {
            collector_.add_wrong_kind(spot, expected());
            return std::nullopt;
        }
        if (spot.tree.map.size() != 1) {
            collector_.add(spot.at, named(spot) + " is not a single distribution", expected());
            return std::nullopt;
        }
        return family(Spot::value(spot.tree.map.front()));
    }

  private:
    [[nodiscard]] std::string expected() const {
        return fmt::format("{} or a distribution: {}",
                           unit_ == Unit::days ? "a duration, such as '14 weeks'," : "a number",
                           text::one_of(families()));
    }

    std::optional<scenario::Law> family(const Spot& spot) {
        in_family_ = true;  // whose parameters are no distributions
        if (!is_family(spot.key)) {
            collector_.add(spot.at,
                           fmt::format("'{}' is not a distribution", shortened(spot.key)),
                           text::one_of(families()),
                           text::nearest(spot.key, families()));
            return std::nullopt;
        }
        if (spot.key == "exponential") {
            const std::optional<double> mean = quantity(spot, positive_);
            if (!mean) return std::nullopt;
            if (*mean == 0) return scenario::Fixed{0};
            return scenario::Exponential{*mean};
        }
        if (spot.key == "uniform") return uniform(spot);
        if (spot.key == "empirical") return empirical(spot);
        if (spot.key == "weibull") return weibull(spot);
        const auto both = parameters(spot, "mean", "cv");
        if (!both) return std::nullopt;
        const std::optional<double> mean = quantity(both->first, positive_);
        const std::optional<double> cv = plain(both->second, {.low = 0, .high = highest_cv});
        if (!mean || !cv) return std::nullopt;
        if (*cv == 0 || *mean == 0) return scenario::Fixed{*mean};
        if (spot.key == "gamma") return scenario::Gamma{*mean, *cv};
        return scenario::Lognormal{*mean, *cv};
    }

    std::optional<scenario::Law> weibull(const Spot& spot) {
        const auto both = parameters(spot, "shape", "scale");
        if (!both) return std::nullopt;
        const std::optional<double> shape =
            plain(both->first, {.low = lowest_shape, .high = highest_shape});
        const std::optional<double> scale = quantity(both->second, positive_);
        if (!shape || !scale) return std::nullopt;
        if (*scale == 0) return scenario::Fixed{0};
        return scenario::Weibull{*shape, *scale};
    }

    std::optional<scenario::Law> uniform(const Spot& spot) {
        const bool is_pair = spot.tree.kind == Tree::Kind::list && spot.tree.list.size() == 2;
        if (!is_pair) {
            collector_.add(
                spot.at,
                "'uniform' is not a pair",
                unit_ == Unit::days ? "two ends: [2 weeks, 6 weeks]" : "two ends: [0.5, 1.5]");
            return std::nullopt;
        }
        Field at_low = field_;
        at_low.above = false;
        const std::optional<double> low = quantity(Spot::entry(spot.tree.list[0]), at_low);
        const std::optional<double> high = quantity(Spot::entry(spot.tree.list[1]));
        if (!low || !high) return std::nullopt;
        if (*low > *high) {
            collector_.add(
                spot.tree.place, "'uniform' ends before it begins", "the lower end first");
            return std::nullopt;
        }
        if (*low == *high) return scenario::Fixed{*low};
        return scenario::Uniform{*low, *high};
    }

    std::optional<scenario::Law> empirical(const Spot& spot) {
        const std::string form = unit_ == Unit::days
                                     ? "values with probabilities: [[20 days, 0.3], [45 days, 0.7]]"
                                     : "values with probabilities: [[0.8, 0.5], [1.2, 0.5]]";
        if (spot.tree.kind != Tree::Kind::list || spot.tree.list.empty()) {
            collector_.add_wrong_kind(spot, form);
            return std::nullopt;
        }
        scenario::Empirical law;
        double sum = 0;
        for (const Tree& atom : spot.tree.list) {
            if (atom.kind != Tree::Kind::list || atom.list.size() != 2) {
                collector_.add(atom.place, "an entry of 'empirical' is not a pair", form);
                return std::nullopt;
            }
            const std::optional<double> value = quantity(Spot::entry(atom.list[0]));
            scenario::Share probability;
            const std::size_t known = collector_.size();
            read_value(collector_,
                       Spot::entry(atom.list[1]),
                       {.about = "a probability", .low = 0, .high = 1},
                       probability);
            if (!value || collector_.size() != known) return std::nullopt;
            law.atoms.emplace_back(*value, probability.value);
            sum += probability.value;
        }
        if (std::abs(sum - 1) > scenario::sum_tolerance) {
            collector_.add(spot.at,
                           fmt::format("the probabilities of 'empirical' sum to {}",
                                       text::number(std::round(sum * 1e9) / 1e9)),
                           "1");
            return std::nullopt;
        }
        return law;
    }

    /// The two parameters of a family; adds those that are missing and those that do not belong.
    std::optional<std::pair<Spot, Spot>> parameters(const Spot& spot,
                                                    const std::string& one,
                                                    const std::string& other) {
        if (spot.tree.kind != Tree::Kind::map) {
            collector_.add_wrong_kind(spot, fmt::format("{{{}: .., {}: ..}}", one, other));
            return std::nullopt;
        }
        const Tree::Entry* found[2] = {nullptr, nullptr};
        for (const auto& pair : spot.tree.map) {
            if (pair.first.text == one) {
                found[0] = &pair;
            } else if (pair.first.text == other) {
                found[1] = &pair;
            } else {
                collector_.add(
                    pair.first.place,
                    fmt::format(
                        "'{}' is not a parameter of '{}'", shortened(pair.first.text), spot.key),
                    text::joined({one, other}),
                    text::nearest(pair.first.text, {one, other}));
            }
        }
        for (int i = 0; i < 2; ++i) {
            if (found[i] == nullptr)
                collector_.add_missing(
                    spot.at,
                    fmt::format("'{}' has no '{}'", spot.key, i == 0 ? one : other),
                    fmt::format("{{{}: .., {}: ..}}", one, other));
        }
        if (found[0] == nullptr || found[1] == nullptr) return std::nullopt;
        return std::pair(Spot::value(*found[0]), Spot::value(*found[1]));
    }

    std::optional<double> quantity(const Spot& spot) { return quantity(spot, field_); }

    std::optional<double> quantity(const Spot& spot, const Field& field) {
        if (read_ != nullptr) return (*read_)(collector_, spot, field);
        if (unit_ != Unit::days) return plain(spot, field);
        if (spot.tree.kind != Tree::Kind::scalar) {
            collector_.add_wrong_kind(spot, "a duration, such as '14 weeks'");
            return std::nullopt;
        }
        const Result<Days> days = duration_from(spot.tree.scalar);
        if (!days.is_sound()) {
            Complaint complaint = days.complaint();
            if (!in_family_ && complaint.expected.starts_with("a duration"))
                complaint.expected += ", or a distribution";
            collector_.add(spot, complaint);
            return std::nullopt;
        }
        if (!is_within(collector_, spot, field, days.value(), Unit::days)) return std::nullopt;
        return days.value();
    }

    std::optional<double> plain(const Spot& spot, const Field& field) {
        const std::size_t known = collector_.size();
        double value = 0;
        Field described = field;
        if (described.about.empty()) described.about = "a number";
        read_value(collector_, spot, described, value);
        if (collector_.size() != known) return std::nullopt;
        return value;
    }

    Collector& collector_;
    Field field_;
    Field positive_;  ///< for means and scales
    Unit unit_;
    const ReadQuantity* read_ = nullptr;
    bool in_family_ = false;
};

}  // namespace

bool is_family(std::string_view word) {
    return std::find(families().begin(), families().end(), word) != families().end();
}

std::optional<scenario::Law> law_of(Collector& c,
                                    const Spot& spot,
                                    const Field& field,
                                    const ReadQuantity& read) {
    return LawReader(c, field, read).read(spot);
}

void read_value(Collector& c, const Spot& spot, const Field& field, scenario::DurationLaw& value) {
    if (std::optional<scenario::Law> law = LawReader(c, field, Unit::days).read(spot))
        value.law = std::move(*law);
}

void read_value(Collector& c, const Spot& spot, const Field& field, scenario::NumberLaw& value) {
    if (std::optional<scenario::Law> law = LawReader(c, field, Unit::plain).read(spot))
        value.law = std::move(*law);
}

void read_value(Collector& c, const Spot& spot, const Field&, scenario::CountLaw& value) {
    const std::string form = "probabilities by number: {1: 0.55, 2: 0.27, 3: 0.18}";
    if (spot.tree.kind != Tree::Kind::map || spot.tree.map.empty()) {
        c.add_wrong_kind(spot, form);
        return;
    }
    scenario::CountLaw law;
    law.probability.clear();
    double sum = 0;
    const std::size_t known = c.size();
    for (const auto& pair : spot.tree.map) {
        const int count = text::digits(pair.first.text);  // a key is digits alone, 1 and not 1.0
        if (count < 1 || count > largest_household || pair.first.text.front() == '0') {
            c.add(pair.first.place,
                  fmt::format("'{}' is not a number of children", shortened(pair.first.text)),
                  fmt::format("a whole number from 1 to {}", largest_household));
            continue;
        }
        scenario::Share probability;
        read_value(
            c, Spot::value(pair), {.about = "a probability", .low = 0, .high = 1}, probability);
        law.probability.emplace_back(count, probability.value);
        sum += probability.value;
    }
    if (c.size() != known) return;
    if (std::abs(sum - 1) > scenario::sum_tolerance) {
        c.add(spot.at,
              fmt::format("the probabilities of '{}' sum to {}",
                          spot.key,
                          text::number(std::round(sum * 1e9) / 1e9)),
              "1");
        return;
    }
    value = std::move(law);
}

}  // namespace caseforce::scenario_file
