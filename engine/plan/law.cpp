#include "engine/plan/law.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/elementary.hpp"
#include "engine/plan/gamma_table.hpp"
#include "engine/random/special.hpp"

namespace caseforce::plan {

namespace {

/// The position that u falls on among cumulative probabilities.
std::size_t position(const std::vector<double>& up_to, double u) {
    const auto at = std::upper_bound(up_to.begin(), up_to.end(), u);
    return std::min(static_cast<std::size_t>(at - up_to.begin()), up_to.size() - 1);
}

/// Running sums over their total; empty where that is 0.
std::vector<double> cumulative(const std::vector<double>& weights) {
    std::vector<double> up_to;
    up_to.reserve(weights.size());
    double sum = 0;
    for (const double weight : weights)
        up_to.push_back(sum += weight);
    if (!(sum > 0.0)) return {};
    for (double& one : up_to)
        one /= sum;
    return up_to;
}

}  // namespace

Law::Law(const scenario::Law& words) {
    std::visit([this](const auto& law) { set(law); }, words);
}

void Law::set(const scenario::Fixed& words) { scale_ = mean_ = words.value; }

void Law::set(const scenario::Exponential& words) {
    kind_ = Kind::exponential;
    scale_ = mean_ = words.mean;
    biased_table_ = GammaTable::of(2.0);
    bias_ = 2;
}

// With sigma^2 = log(1 + cv^2), e^mu is the mean over sqrt(1 + cv^2).
void Law::set(const scenario::Lognormal& words) {
    if (words.cv == 0.0) return set(scenario::Fixed{words.mean});
    const double spread = 1.0 + words.cv * words.cv;
    kind_ = Kind::lognormal;
    mean_ = words.mean;
    scale_ = words.mean / std::sqrt(spread);
    shape_ = std::sqrt(elementary::log1p(words.cv * words.cv));
    bias_ = spread;
}

void Law::set(const scenario::Gamma& words) {
    if (words.cv == 0.0) return set(scenario::Fixed{words.mean});
    kind_ = Kind::gamma;
    scale_ = mean_ = words.mean;
    shape_ = 1.0 / (words.cv * words.cv);
    table_ = GammaTable::of(shape_);
    biased_table_ = GammaTable::of(shape_ + 1.0);
    bias_ = 1.0 + 1.0 / shape_;
}

// (x / scale)^shape is exponential; length-biased it is gamma of shape 1 + 1/shape.
void Law::set(const scenario::Weibull& words) {
    kind_ = Kind::weibull;
    scale_ = words.scale;
    shape_ = 1.0 / words.shape;
    mean_ = words.scale * special::gamma(1.0 + shape_);
    table_ = GammaTable::of(1.0, shape_);
    biased_table_ = GammaTable::of(1.0 + shape_, shape_);
    bias_ = elementary::pow(1.0 + shape_, shape_);
}

void Law::set(const scenario::Uniform& words) {
    if (words.high == words.low) return set(scenario::Fixed{words.low});
    kind_ = Kind::uniform;
    scale_ = words.high - words.low;
    shape_ = words.low / scale_;
    mean_ = 0.5 * (words.low + words.high);
}

void Law::set(const scenario::Empirical& words) {
    auto sorted = words.atoms;
    std::erase_if(sorted, [](const auto& atom) { return atom.second <= 0.0; });
    std::ranges::stable_sort(sorted, {}, [](const auto& atom) { return atom.first; });
    if (sorted.empty()) return;
    auto atoms = std::make_shared<Atoms>();
    std::vector<double> weights;
    std::vector<double> biased;
    for (const auto& [value, probability] : sorted) {
        atoms->value.push_back(value);
        weights.push_back(probability);
        biased.push_back(probability * value);
    }
    atoms->up_to = cumulative(weights);
    atoms->up_to_biased = cumulative(biased);
    double before = 0;
    for (std::size_t i = 0; i < atoms->value.size(); ++i) {
        mean_ += atoms->value[i] * (atoms->up_to[i] - before);
        before = atoms->up_to[i];
    }
    kind_ = Kind::empirical;
    scale_ = 1;
    atoms_ = std::move(atoms);
}

double Law::mean() const { return mean_; }

double Law::quantile(double u) const {
    switch (kind_) {
        case Kind::fixed:
            return scale_;
        case Kind::exponential:
            return -scale_ * elementary::log(1.0 - u);
        case Kind::lognormal:
            return scale_ * elementary::exp(shape_ * elementary::normal_quantile(u));
        case Kind::gamma:
        case Kind::weibull:
            return scale_ * table_->quantile(u);
        case Kind::uniform:
            return scale_ * (shape_ + u);
        case Kind::empirical:
            return scale_ * atoms_->value[position(atoms_->up_to, u)];
    }
    return 0;
}

double Law::survival(double x) const {
    if (scale_ == 0.0 || kind_ == Kind::fixed) return x < scale_ ? 1.0 : 0.0;
    const double y = x / scale_;
    if (kind_ == Kind::empirical) {
        const auto over = std::ranges::upper_bound(atoms_->value, y) - atoms_->value.begin();
        return over == 0 ? 1.0 : 1.0 - atoms_->up_to[static_cast<std::size_t>(over) - 1];
    }
    if (kind_ == Kind::uniform) return std::clamp(1.0 + shape_ - y, 0.0, 1.0);
    if (y <= 0.0) return 1.0;
    if (kind_ == Kind::exponential) return elementary::exp(-y);
    if (kind_ == Kind::weibull) return elementary::exp(-elementary::pow(y, 1.0 / shape_));
    if (kind_ == Kind::gamma) return special::incomplete_gamma(shape_, shape_ * y).above;
    return special::normal_survival(elementary::log(y) / shape_);
}

double Law::length_biased_quantile(double u) const {
    switch (kind_) {
        case Kind::fixed:
            return scale_;
        case Kind::lognormal:
            return bias_ * quantile(u);
        case Kind::exponential:
        case Kind::gamma:
        case Kind::weibull:
            return scale_ * bias_ * biased_table_->quantile(u);
        case Kind::uniform: {
            // P(at most x) = (x^2 - low^2) / (high^2 - low^2)
            const double high = shape_ + 1.0;
            const double low_square = shape_ * shape_;
            return scale_ * std::sqrt(low_square + u * (high * high - low_square));
        }
        case Kind::empirical:
            if (atoms_->up_to_biased.empty()) return 0;
            return scale_ * atoms_->value[position(atoms_->up_to_biased, u)];
    }
    return 0;
}

CountTable::CountTable(double mean) {
    // Up to where what is left is under half the least step of a uniform number.
    double probability = elementary::exp(-mean);
    double sum = probability;
    up_to_.push_back(sum);
    for (int n = 1; n <= mean || probability > 0x1p-60; ++n) {
        probability *= mean / n;
        sum += probability;
        up_to_.push_back(sum);
    }
    up_to_.back() = 1;
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < n_guides; ++i) {
        while (up_to_[count] <= static_cast<double>(i) / n_guides)
            ++count;
        guide_[i] = count;
    }
}

int CountTable::quantile(double u) const {
    std::size_t count = guide_[static_cast<std::size_t>(u * n_guides)];
    while (up_to_[count] <= u)
        ++count;
    return static_cast<int>(count);
}

}  // namespace caseforce::plan
