#include "analysis/write/findings.hpp"

#include <array>
#include <bit>
#include <string>

#include "analysis/hdf5/attribute_names.hpp"
#include "analysis/no_value.hpp"
#include "analysis/write/attributes.hpp"
#include "analysis/write/blocks.hpp"
#include "engine/calendar/date.hpp"

namespace caseforce::write {
namespace {

using namespace analysis;

using About = std::array<std::string_view, 3>;  ///< name, unit, sentence

/// Writes a whole variable of doubles.
void put(const Group& group,
         const Coordinates& coordinates,
         const About& about,
         const std::vector<Dimension>& axes,
         const std::vector<double>& values) {
    write_whole(group.variable(about, axes, H5T_IEEE_F64LE),
                coordinates,
                axes,
                std::span<const double>(values));
}

Coordinates with_statistics(const Coordinates& all, std::vector<std::string> statistics) {
    Coordinates others = all;
    others.statistics = std::move(statistics);
    return others;
}

template <class Row>
void append(std::vector<double>& values, const Row& row) {
    const auto all = std::bit_cast<std::array<double, sizeof(Row) / sizeof(double)>>(row);
    values.insert(values.end(), all.begin(), all.end());
}

const std::vector<std::string> difference_statistics{difference_names.begin(),
                                                     difference_names.end()};

Coordinates with_targets(const Coordinates& all, const Findings& findings) {
    Coordinates others = all;
    for (const Goal& goal : findings.goals)
        others.targets.push_back(goal.name);
    return others;
}

void write_targets(const Work& work, const Results& results, const Findings& findings) {
    if (findings.goals.empty()) return;
    const Coordinates coordinates = with_targets(work.coordinates, findings);
    const Group group(work.file, "targets", coordinates, {Dimension::policy, Dimension::target});
    write_text(group.handle(), hdf5::attribute::asked, as_targets(results, findings.goals));
    const auto each = [&](const About& about, double Probability::*which) {
        std::vector<double> values;
        for (const GoalsMet& met : findings.goals_met) {
            for (const Probability& one : met.each)
                values.push_back(one.*which);
        }
        put(group, coordinates, about, {Dimension::policy, Dimension::target}, values);
    };
    const auto all = [&](const About& about, double Probability::*which) {
        std::vector<double> values;
        for (const GoalsMet& met : findings.goals_met)
            values.push_back(met.all.*which);
        put(group, coordinates, about, {Dimension::policy}, values);
    };
    each({"probability", "1", "share of simulated futures in which the target is met"},
         &Probability::share);
    each({"lower", "1", "lower end of its 95% interval (Wilson)"}, &Probability::lower);
    each({"upper", "1", "upper end of its 95% interval (Wilson)"}, &Probability::upper);
    each({"n", "1", "simulated futures in which the target's measure has a value"},
         &Probability::n);
    all({"all_met", "1", "share of simulated futures in which all targets are met together"},
        &Probability::share);
    all({"all_met_lower", "1", "lower end of its 95% interval (Wilson)"}, &Probability::lower);
    all({"all_met_upper", "1", "upper end of its 95% interval (Wilson)"}, &Probability::upper);
    all({"all_met_n", "1", "simulated futures in which each target that ever has a value has one"},
        &Probability::n);
}

void write_excessive(const Work& work, const Findings& findings) {
    const Coordinates values_at = with_statistics(work.coordinates, {"mean", "se", "n"});
    const Coordinates differences_at = with_statistics(work.coordinates, difference_statistics);
    const std::vector<Dimension> axes{Dimension::policy, Dimension::statistic};
    const Group values(work.file, "excessive_hours", values_at, axes);
    for (const ExcessiveCompared& one : findings.excessive) {
        const ExcessiveRow& row = excessive_rows[static_cast<std::size_t>(one.what)];
        std::vector<double> numbers;
        for (const Estimate& estimate : one.told.estimates)
            append(numbers, estimate);
        put(values, values_at, {row.name, row.unit, row.about}, axes, numbers);
    }
    if (work.coordinates.policies.size() < 2) return;
    const Group differences(work.file, "difference_excessive_hours", differences_at, axes);
    for (const ExcessiveCompared& one : findings.excessive) {
        const ExcessiveRow& row = excessive_rows[static_cast<std::size_t>(one.what)];
        std::vector<double> numbers;
        for (const Difference& difference : one.told.differences)
            append(numbers, difference);
        put(differences, differences_at, {row.name, row.unit, row.about}, axes, numbers);
    }
}

void write_worth(const Work& work, const Findings& findings) {
    if (findings.worth.empty()) return;
    const Coordinates coordinates = with_targets(work.coordinates, findings);
    const std::vector<Dimension> axes{Dimension::policy, Dimension::target};
    const Group group(work.file, "cost_effectiveness", coordinates, axes);
    const auto each = [&](const About& about, const auto& of) {
        std::vector<double> values;
        for (std::size_t p = 0; p < coordinates.policies.size(); ++p) {
            for (const Worth& worth : findings.worth)
                values.push_back(of(worth.policies[p]));
        }
        put(group, coordinates, about, axes, values);
    };
    each({"cost", "GBP", "cost_total over the horizon less the baseline's"},
         [](const CostEffectiveness& one) { return one.cost.mean; });
    each({"gain", "1", "of the target's measure in its unit, positive where it gets better"},
         [](const CostEffectiveness& one) { return one.gain.mean; });
    each({"ratio", "GBP", "cost / gain"}, [](const CostEffectiveness& one) { return one.ratio; });
    each({"ratio_lower",
          "GBP",
          "lower end of its 95% interval (Fieller); none where the gain is not distinguishable"},
         [](const CostEffectiveness& one) { return one.lower.value_or(no_value); });
    each({"ratio_upper",
          "GBP",
          "upper end of its 95% interval (Fieller); none where the gain is not distinguishable"},
         [](const CostEffectiveness& one) { return one.upper.value_or(no_value); });
    each({"dominated_by",
          "1",
          "position of a policy that costs no more and gains no less; none where there is none"},
         [](const CostEffectiveness& one) {
             return one.dominated_by ? static_cast<double>(*one.dominated_by) : no_value;
         });
    each({"probability_dominated",
          "1",
          "share of simulated futures in which that policy is no worse in both"},
         [](const CostEffectiveness& one) { return one.probability_dominated; });
}

void write_payback(const Work& work, const Findings& findings) {
    if (findings.paybacks.empty()) return;
    const Coordinates coordinates =
        with_statistics(work.coordinates, {extra_cost_names.begin(), extra_cost_names.end()});
    const std::vector<Dimension> by_week{Dimension::policy, Dimension::time, Dimension::statistic};
    const Group group(work.file, "payback", coordinates, by_week);
    std::vector<double> extra;
    for (const Payback& one : findings.paybacks) {
        for (const ExtraCost& week : one.extra)
            append(extra, week);
        extra.resize(extra.size() + (coordinates.length(Dimension::time) - one.extra.size()) *
                                        extra_cost_names.size(),
                     no_value);
    }
    put(group,
        coordinates,
        {"extra_cost", "GBP", "cost_total so far, to the week's end, less the baseline's"},
        by_week,
        extra);
    const auto each = [&](const About& about, const auto& of) {
        std::vector<double> values;
        for (const Payback& one : findings.paybacks)
            values.push_back(of(one));
        put(group, coordinates, about, {Dimension::policy}, values);
    };
    const auto weeks = [&](const About& about, std::optional<std::size_t> Payback::*which) {
        each(about, [which](const Payback& one) {
            return one.*which ? static_cast<double>(*(one.*which)) : no_value;
        });
    };
    each({"outlay", "GBP", "the greatest mean extra cost; none where nothing is laid out"},
         [](const Payback& one) { return one.outlay_after ? one.outlay().mean : no_value; });
    each({"outlay_se", "GBP", "its standard error"},
         [](const Payback& one) { return one.outlay_after ? one.outlay().se : no_value; });
    weeks({"outlay_after", "weeks", "of the run at whose end that is so"}, &Payback::outlay_after);
    weeks({"back_after",
           "weeks",
           "of the run after which the mean extra cost is 0 or less to its end; none where it is "
           "not"},
          &Payback::back_after);
    weeks({"back_after_earliest", "weeks", "the same of the lower end of its 95% interval"},
          &Payback::back_after_earliest);
    weeks({"back_after_latest", "weeks", "the same of the upper end of its 95% interval"},
          &Payback::back_after_latest);
    const auto by_end = [&](const About& about, double Probability::*which) {
        each(about, [which](const Payback& one) { return one.by_end.*which; });
    };
    by_end({"probability_by_end",
            "1",
            "share of simulated futures in which it costs no more over the horizon"},
           &Probability::share);
    by_end({"probability_by_end_lower", "1", "lower end of its 95% interval (Wilson)"},
           &Probability::lower);
    by_end({"probability_by_end_upper", "1", "upper end of its 95% interval (Wilson)"},
           &Probability::upper);
}

void write_shares(const Work& work,
                  const std::string& name,
                  const std::vector<NotKnown>& all,
                  bool by_echoes) {
    if (all.empty()) return;
    const Coordinates coordinates = with_statistics(work.coordinates, {"share", "se", "n"});
    const std::vector<Dimension> axes{Dimension::policy, Dimension::statistic};
    const Group group(work.file, name, coordinates, axes);
    for (const NotKnown& one : all) {
        std::vector<double> values;
        for (const VarianceShare& share : one.shares)
            append(values, share);
        const MeasureRow& row = row_of(one.what.measure);
        put(group,
            coordinates,
            {row.name,
             "1",
             by_echoes ? "share of the variance that comes from uncertain values, by echoes"
                       : "share of the variance that comes from uncertain values, by regression"},
            axes,
            values);
    }
}

/// The probability at both ends of a value's draws, with intervals, by `put_one(about, of)`.
template <class PutOne>
void write_if_known(const std::string& name, const std::string& what, const PutOne& put_one) {
    const auto at = [&](const char* end, const char* where, Probability IfKnown::*which) {
        const std::string of_end = name + end;
        const auto part =
            [&](const std::string& of, const std::string& says, double Probability::*one) {
                put_one({of, "1", says}, [&](const IfKnown& known) { return known.*which.*one; });
            };
        part(of_end, what + where, &Probability::share);
        part(of_end + "_lower", "lower end of its 95% interval (Wilson)", &Probability::lower);
        part(of_end + "_upper", "upper end of its 95% interval (Wilson)", &Probability::upper);
    };
    at("_low", " where the value is low (10%)", &IfKnown::low);
    at("_high", " where the value is high (90%)", &IfKnown::high);
    put_one({name + "_sd", "1", "how far that would move were the value known"},
            [](const IfKnown& known) { return known.sd; });
}

void write_knowing(const Work& work, const Findings& findings) {
    if (findings.knowing.empty()) return;
    Coordinates coordinates = with_targets(work.coordinates, findings);
    for (const Knowing& one : findings.knowing)
        coordinates.uncertain.push_back(one.name);
    const std::vector<Dimension> all{Dimension::policy, Dimension::target, Dimension::uncertain};
    const Group group(work.file, "knowing", coordinates, all);
    const auto by_target = [&](const About& about, const auto& of) {
        std::vector<double> values;
        for (std::size_t p = 0; p < coordinates.policies.size(); ++p) {
            for (std::size_t g = 0; g < findings.goals.size(); ++g) {
                for (const Knowing& one : findings.knowing)
                    values.push_back(of(one.targets[p][g]));
            }
        }
        put(group, coordinates, about, all, values);
    };
    const auto of_all = [&](const About& about, const auto& of) {
        std::vector<double> values;
        for (std::size_t p = 0; p < coordinates.policies.size(); ++p) {
            for (const Knowing& one : findings.knowing)
                values.push_back(of(one.all[p]));
        }
        put(group, coordinates, about, {Dimension::policy, Dimension::uncertain}, values);
    };
    write_if_known("probability", "that the target is met", by_target);
    write_if_known("all_met", "that all targets are met", of_all);
    const auto once = [&](const About& about, const auto& of) {
        std::vector<double> values;
        for (const Knowing& one : findings.knowing)
            values.push_back(of(one));
        put(group, coordinates, about, {Dimension::uncertain}, values);
    };
    once({"value_low", "1", "the value, or the factor, that 10% of the draws lie below"},
         [](const Knowing& one) { return one.at.front(); });
    once({"value_high", "1", "the value, or the factor, that 90% of the draws lie below"},
         [](const Knowing& one) { return one.at.back(); });
    once({"gain",
          "1",
          "what knowing it before choosing would add to the probability that all targets are met"},
         [](const Knowing& one) { return one.gain.gain; });
    once({"gain_se", "1", "its standard error"}, [](const Knowing& one) { return one.gain.se; });
}

void write_ranking(const Work& work, const Findings& findings, const Results& results) {
    if (!findings.ranked) return;
    const Ranked& ranked = *findings.ranked;
    const std::vector<Dimension> axes{Dimension::policy};
    const Group group(work.file, "ranking", work.coordinates, axes);
    write_text(group.handle(), hdf5::attribute::of, words_of(results, ranked.what));
    write_text(group.handle(),
               hdf5::attribute::better,
               ranked.ranking.better == Better::lower ? "lower" : "higher");
    const auto each = [&](const About& about, const auto& of) {
        std::vector<double> values(work.coordinates.policies.size(), no_value);
        for (std::size_t i = 0; i < ranked.ranking.ranks.size(); ++i)
            values[ranked.ranking.ranks[i].policy] = of(i, ranked.ranking.ranks[i]);
        put(group, work.coordinates, about, axes, values);
    };
    const std::string_view unit = unit_over_time(row_of(ranked.what.measure));
    each({"place", "1", "1 is the first of the ranking"},
         [](std::size_t i, const Rank&) { return static_cast<double>(i + 1); });
    each({"mean", unit, "over its simulated futures"},
         [](std::size_t, const Rank& one) { return one.mean; });
    each({"se", unit, "standard error of the mean"},
         [](std::size_t, const Rank& one) { return one.se; });
    each({"behind", unit, "from the first, positive where worse"},
         [](std::size_t, const Rank& one) { return one.behind; });
    each({"lower", unit, "of its interval, which holds for all pairs together"},
         [](std::size_t, const Rank& one) { return one.lower; });
    each({"upper", unit, "of its interval, which holds for all pairs together"},
         [](std::size_t, const Rank& one) { return one.upper; });
    each({"may_be_best", "1", "1 where it cannot be told from the first, else 0"},
         [](std::size_t, const Rank& one) { return one.may_be_best ? 1.0 : 0.0; });
    each({"n", "1", "simulated futures"}, [](std::size_t, const Rank& one) { return one.n; });
}

/// Over the whole horizon: one variable a measure.
void write_waterfall(const Work& work, const Results& results, const Findings& findings) {
    if (!findings.waterfall) return;
    const Waterfall& waterfall = *findings.waterfall;
    Coordinates coordinates = with_statistics(work.coordinates, difference_statistics);
    coordinates.parts = waterfall.parts;
    const std::vector<Dimension> axes{Dimension::part, Dimension::statistic};
    const Group group(work.file, "waterfall", coordinates, axes);
    write_text(
        group.handle(), hdf5::attribute::of_policy, work.coordinates.policies[waterfall.policy]);
    for (const Waterfall::OfMeasure& one : waterfall.measures) {
        if (!(one.what == whole_horizon_of(results, one.what.measure))) continue;
        std::vector<double> values;
        for (const Difference& share : one.shares)
            append(values, share);
        const MeasureRow& row = row_of(one.what.measure);
        put(group, coordinates, {row.name, unit_over_time(row), row.about}, axes, values);
    }
}

void write_backtest(const Work& work, const observed::Backtest& backtest) {
    Coordinates coordinates = work.coordinates;
    for (const observed::Foreseen& one : backtest.foreseen)
        coordinates.observations.push_back(one.words);
    const std::vector<Dimension> axes{Dimension::observation};
    const Group group(work.file, "backtest", coordinates, axes);
    write_text(group.handle(), hdf5::attribute::from, calendar::iso_text(backtest.from));
    const auto each = [&](const About& about, const auto& of) {
        std::vector<double> values;
        for (const observed::Foreseen& one : backtest.foreseen)
            values.push_back(of(one));
        put(group, coordinates, about, axes, values);
    };
    using One = const observed::Foreseen&;
    each({"observed", "1", "as the table has it; all here in the measure's own unit"},
         [](One one) { return one.value; });
    each({"mean", "1", "of the simulated futures"}, [](One one) { return one.mean; });
    each({"se", "1", "standard error of the mean"}, [](One one) { return one.se; });
    each({"q05", "1", "one more future is below with a probability of 5%"},
         [](One one) { return one.q05; });
    each({"q25", "1", "one more future is below with a probability of 25%"},
         [](One one) { return one.q25; });
    each({"q75", "1", "one more future is below with a probability of 75%"},
         [](One one) { return one.q75; });
    each({"q95", "1", "one more future is below with a probability of 95%"},
         [](One one) { return one.q95; });
    each({"place", "1", "share of the futures below the observed value, half of those equal to it"},
         [](One one) { return one.place; });
    each({"crps", "1", "continuous ranked probability score (fair)"},
         [](One one) { return one.crps; });
    each({"last", "1", "naive forecast: the last known value; NaN where none is"},
         [](One one) { return one.last.value_or(no_value); });
    each({"trend", "1", "naive forecast: the known trend goes on; NaN where none is"},
         [](One one) { return one.trend.value_or(no_value); });
}

}  // namespace

void write_findings(const Work& work, const Results& results, const Findings& findings) {
    write_targets(work, results, findings);
    write_excessive(work, findings);
    write_worth(work, findings);
    write_payback(work, findings);
    write_shares(work, "not_known", findings.not_known, findings.not_known_by_echoes);
    write_shares(
        work, "not_known_difference", findings.not_known_differences, findings.not_known_by_echoes);
    write_knowing(work, findings);
    write_ranking(work, findings, results);
    write_waterfall(work, results, findings);
    if (findings.backtest) write_backtest(work, *findings.backtest);
}

}  // namespace caseforce::write
