#include "engine/kernel/event_queue.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <stdexcept>

namespace caseforce::kernel {

namespace {

constexpr Days least_span = 1e-6;         // of all buckets together
constexpr std::size_t most_sampled = 15;  // for their median
constexpr std::size_t few_pending = 16;   // for which buckets are not worth laying out
constexpr std::size_t few_in_all = 256;
constexpr double come_in_a_bucket = 6, most_by_rate = 8;  // of few in all
constexpr std::size_t least_room = 8, worth_forgetting = 32;
constexpr std::size_t many = 4096, very_many = 65536;  // a council has a thousand

/// How many times as far as the median of what comes later buckets reach. Far, and an event is
/// looked at once before it gets one; but there are more of them, with more of them in the caches,
/// and more that may grow. A council's next replications are to ask for no memory.
constexpr std::size_t stretch_for(std::size_t events) {
    if (events < few_in_all) return 4;
    return events >= many && events < very_many ? 2 : 1;
}

/// Events of a bucket when buckets are laid out. Of many events, longer ones: there are fewer of
/// them to have in the caches, and putting one in order costs less than coming to another.
constexpr std::size_t in_a_bucket(std::size_t events) { return events < many ? 4 : 8; }

// A lambda, which std::sort can take in; a function would be called for every comparison.
constexpr auto comes_after = [](const Event& a, const Event& b) { return before(b, a); };

constexpr std::size_t few = 24;
constexpr std::size_t of_a_day = 256;  // room for its events; seldom are there more

/// `ordered` are these, the next one last. Which of two events is first cannot be foretold: of a
/// few, each is compared with every other, and goes where the number of those after it says,
/// without a branch.
void put_in_order(const std::vector<Event>& events, std::vector<Event>& ordered) {
    ordered.assign(events.begin(), events.end());
    if (events.size() > few) {
        std::sort(ordered.begin(), ordered.end(), comes_after);
        return;
    }
    std::array<std::uint32_t, few> after;  // each written when its turn comes
    for (std::size_t i = 0; i < events.size(); ++i) {
        std::uint32_t after_this = 0;
        for (std::size_t k = 0; k < i; ++k) {
            const std::uint32_t first = before(events[i], events[k]) ? 1 : 0;
            after_this += first;
            after[k] += 1 - first;
        }
        after[i] = after_this;
    }
    for (std::size_t i = 0; i < events.size(); ++i)
        ordered[after[i]] = events[i];
}

/// Near the median of the times: that of some of them, evenly taken.
Days middle(const std::vector<Event>& events) {
    std::array<Days, most_sampled> sample{};
    const std::size_t count = std::min(events.size(), most_sampled);
    for (std::size_t i = 0; i < count; ++i)
        sample[i] = events[i * events.size() / count].time;
    const auto median = sample.begin() + static_cast<std::ptrdiff_t>(count / 2);
    std::nth_element(sample.begin(), median, sample.begin() + static_cast<std::ptrdiff_t>(count));
    return *median;
}

}  // namespace

/// Requires: something is pending, and nothing today.
void EventQueue::begin_next_day() {
    while (today_.empty()) {
        today_.swap(tomorrow_);
        days_begun_ += 1;
        open_next_bucket();
    }
}

/// Tomorrow are the events of the next bucket that has any; none where there is none. Requires:
/// nothing is tomorrow.
void EventQueue::open_next_bucket() {
    while (tomorrow_.empty()) {
        if (n_opened_ == n_buckets_) spread_later();
        today_ends_ = n_opened_;
        if (n_opened_ == n_buckets_) return;
        std::vector<Event>& bucket = buckets_[static_cast<std::size_t>(n_opened_)];
        n_opened_ += 1;
        forget_stale(bucket);
        put_in_order(bucket, tomorrow_);
        bucket.clear();
    }
}

/// How many to lay out over a span from `first` on. By what is pending; of few events also by how
/// often they have come since buckets were laid out last, as near ones may be pending for so short
/// that few of them are at any instant, and most would come into a bucket that is open already.
std::size_t EventQueue::buckets_for(Days span, Days first) const {
    const std::size_t stretched = stretch_for(later_.size()) * later_.size();
    const std::size_t by_number = std::bit_ceil(stretched / (2 * in_a_bucket(later_.size())) + 1);
    const Days since = first - first_;
    if (later_.size() >= few_in_all || since <= 0) return by_number;
    const double by_rate = span * static_cast<double>(taken_) / since / come_in_a_bucket;
    const auto least = static_cast<double>(by_number);
    return static_cast<std::size_t>(std::clamp(by_rate, least, most_by_rate * least));
}

/// All buckets have been opened: the nearer half of what comes later, if anything does, is spread
/// over new ones, or most of it (stretch_for), so that it is done less often.
/// Nothing is lost where the events are few, simultaneous or unevenly far: the order in which they
/// come out does not depend on how they are spread.
void EventQueue::spread_later() {
    forget_stale(later_);
    if (later_.empty()) return;
    if (pending_ <= few_pending) return do_without_buckets();
    Days first = never;
    Days last = -never;
    for (const Event& event : later_) {
        first = std::min(first, event.time);
        last = std::max(last, event.time);
    }
    today_.reserve(of_a_day);  // equal ones, as they change places
    tomorrow_.reserve(of_a_day);
    const std::size_t stretch = stretch_for(later_.size());
    Days span = static_cast<double>(stretch) * (middle(later_) - first);
    if (span < least_span) span = std::max(last - first, least_span);
    const std::size_t buckets = buckets_for(span, first);
    taken_ = 0;
    if (buckets_.size() < buckets) buckets_.resize(buckets);
    first_ = first;
    per_day_ = static_cast<double>(buckets) / span;
    n_buckets_ = static_cast<double>(buckets);
    n_opened_ = 0;
    std::size_t kept = 0;
    for (const Event& event : later_) {
        const double bucket = (event.time - first_) * per_day_;
        if (bucket < n_buckets_) {
            buckets_[static_cast<std::size_t>(bucket)].push_back(event);
        } else {
            later_[kept++] = event;
        }
    }
    later_.resize(kept, Event(never, 0, 0, 0));
}

void EventQueue::forget_stale(std::vector<Event>& events) const {
    std::erase_if(events, [&](const Event& event) { return is_stale(event); });
}

/// Events that are moved again and again before they are near leave an entry each time: where there
/// are many, more memory is taken only if three quarters of them are pending.
void EventQueue::make_room_in(std::vector<Event>& events) const {
    const std::size_t room = events.capacity();
    if (room >= worth_forgetting) forget_stale(events);
    if (4 * events.size() >= 3 * room) events.reserve(std::max(least_room, 2 * room));
}

/// Whatever its time, an event is among today's from now on. Requires: nothing is in a bucket.
void EventQueue::do_without_buckets() {
    for (const Event& event : later_)
        put_among(today_, event);
    later_.clear();
    per_day_ = 0;
    n_buckets_ = n_opened_ = today_ends_ = 1;
}

/// Today has become long. Where that is for want of buckets, all come later, which lays them out.
void EventQueue::are_no_longer_few() {
    if (per_day_ > 0) return;
    later_.swap(today_);
    n_buckets_ = n_opened_ = today_ends_ = 0;
}

void EventQueue::make_room(std::uint32_t kind, std::uint32_t subject) {
    if (subject >> Event::subject_bits != 0)
        throw std::length_error("more subjects than events can tell apart");
    std::vector<Days>& due = due_[kind];
    const std::size_t room = subject + subject / 4 + 64;
    due.reserve(room);  // no more than that
    due.resize(room, never);
}

void EventQueue::clear() {
    for (std::vector<Days>& due : due_)
        std::fill(due.begin(), due.end(), never);
    for (std::vector<Event>& bucket : buckets_)
        bucket.clear();
    today_.clear();
    tomorrow_.clear();
    later_.clear();
    first_ = per_day_ = n_buckets_ = n_opened_ = today_ends_ = 0;
    pending_ = taken_ = 0;
}

}  // namespace caseforce::kernel
