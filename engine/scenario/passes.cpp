#include "engine/scenario/passes.hpp"

#include <algorithm>
#include <map>
#include <string_view>

#include "engine/scenario/returning.hpp"

namespace caseforce::scenario {

namespace {

struct Typical {
    double operator()(const Fixed& law) const { return law.value; }
    double operator()(const Uniform& law) const { return (law.low + law.high) / 2; }
    double operator()(const Empirical& law) const {
        double sum = 0;
        for (const auto& [value, probability] : law.atoms)
            sum += value * probability;
        return sum;
    }
    double operator()(const Exponential& law) const { return law.mean; }
    double operator()(const Lognormal& law) const { return law.mean; }
    double operator()(const Gamma& law) const { return law.mean; }
    double operator()(const Weibull& law) const { return law.scale; }
};

struct Way {
    std::size_t from, to;
    double share;
    Days delay;
};

class Ways {
  public:
    explicit Ways(const Pathway& pathway) {
        std::map<std::string_view, std::size_t> positions;
        for (const auto& [name, stage] : pathway.stages.entries)
            positions.emplace(name, positions.size());
        const auto add = [&](std::size_t from, const std::string& to, double share, Days delay) {
            const auto at = positions.find(to);
            if (at != positions.end() && share > 0) all.push_back({from, at->second, share, delay});
        };
        for (std::size_t i = 0; i < pathway.stages.size(); ++i) {
            const Stage& stage = pathway.stages.entries[i].second;
            lengths.push_back(std::max(0.0, typical(stage.duration.law)));
            double sum = 0;
            for (const auto& [to, share] : stage.next.entries)
                sum += std::max(0.0, share.value);
            for (const auto& [to, share] : stage.next.entries)
                add(i, to, share.value / std::max(1.0, sum), 0);
            if (pathway.return_)
                add(i,
                    pathway.return_->to,
                    std::max(0.0, 1 - sum) * std::min(greatest_return, stage.re_referral.value),
                    std::max(0.0, typical(pathway.return_->delay.law)));
        }
    }

    std::vector<Way> all;
    std::vector<Days> lengths;
};

/// Cases on their way into each stage, and when in the mean.
struct Wave {
    std::vector<double> cases, time;

    explicit Wave(std::size_t stages) : cases(stages, 0.0), time(stages, 0.0) {}

    void add(std::size_t stage, double count, Days at) {
        const double sum = cases[stage] + count;
        time[stage] += (at - time[stage]) * (count / sum);
        cases[stage] = sum;
    }
    [[nodiscard]] double sum() const {
        double all = 0;
        for (const double count : cases)
            all += count;
        return all;
    }
};

}  // namespace

double typical(const Law& law) { return std::visit(Typical{}, law); }

std::vector<double> entries_within(const Scenario& scenario,
                                   const std::vector<double>& first,
                                   Days horizon) {
    const Ways ways(*scenario.pathway);
    const std::size_t stages = first.size();
    // Some tens of milliseconds at most.
    const std::size_t most_passes =
        std::clamp<std::size_t>(5'000'000 / (ways.all.size() + stages + 1), 20, 5'000);
    std::vector<double> entries(stages, 0.0);
    Wave wave(stages);
    for (std::size_t i = 0; i < stages; ++i) {
        if (first[i] > 0) wave.add(i, first[i], 0);
    }
    double before = wave.sum();
    for (std::size_t pass = 1; before > 0; ++pass) {
        for (std::size_t i = 0; i < stages; ++i)
            entries[i] += wave.cases[i];
        Wave next(stages);
        for (const Way& way : ways.all) {
            const double count = wave.cases[way.from] * way.share;
            const Days at = wave.time[way.from] + ways.lengths[way.from] + way.delay;
            if (count > 0 && at <= horizon) next.add(way.to, count, at);
        }
        const double now = next.sum();
        if (pass == most_passes) {
            // As it went in this pass it goes on, until the cases or the time are at an end.
            const double kept = std::min(now / before, 1.0);
            for (std::size_t i = 0; i < stages; ++i) {
                const double of_time =
                    next.time[i] > 0 ? (horizon / next.time[i] - 1) * static_cast<double>(pass)
                                     : 1e12;
                entries[i] += next.cases[i] * std::min(of_time, 1 / std::max(1 - kept, 1e-12));
            }
            break;
        }
        before = now > 1e-9 ? now : 0;
        wave = std::move(next);
    }
    return entries;
}

}  // namespace caseforce::scenario
