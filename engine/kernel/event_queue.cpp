#include "engine/kernel/event_queue.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <memory>
#include <stdexcept>
#include <utility>

namespace caseforce::kernel {

namespace {

constexpr Days least_span = 1e-6;        // of all buckets together
constexpr std::size_t few_pending = 16;  // for which buckets are not worth laying out
constexpr std::size_t very_many = 65536;
constexpr double most_by_rate = 16;    // times as many buckets as by number
constexpr std::size_t few = 24;        // in a bucket
constexpr std::size_t of_a_day = 256;  // room for its events; seldom are there more

/// How events that come later are spread over buckets.
struct Spread {
    /// How many times as far as the median of them buckets reach. Far, and an event is looked at
    /// once before it gets one; but there are more of them, with more of them in the caches, and
    /// more that may grow. A council's next replications are to ask for no memory.
    std::size_t reach;
    /// No farther than until so many times as many have come: where nine in ten events are near
    /// and the others are most of what is pending, their median is so far that buckets for all that
    /// come till then would be more than the caches hold.
    double come_by_the_end;
    /// Events of a bucket. Of many events, longer ones: there are fewer of them to have in the
    /// caches, and putting one in order costs less than coming to another.
    std::size_t in_a_bucket;
    /// Likewise, of all that will have come by then. Any number of a council's, whose replications
    /// would else differ in how many buckets they have, and of very many, which would have more
    /// than the caches hold.
    double come_in_a_bucket;
    std::size_t sampled;  ///< for their median
};
constexpr std::size_t most_sampled = 15;
constexpr double any_number = std::numeric_limits<double>::infinity();

constexpr Spread spread_of(std::size_t events) {
    if (events < 256)
        return {.reach = 4,
                .come_by_the_end = 4,
                .in_a_bucket = 4,
                .come_in_a_bucket = 3,
                .sampled = 5};
    if (events < 4096)  // a council has a thousand
        return {.reach = 1,
                .come_by_the_end = any_number,
                .in_a_bucket = 4,
                .come_in_a_bucket = any_number,
                .sampled = most_sampled};
    if (events < very_many)
        return {.reach = 2,
                .come_by_the_end = 1,
                .in_a_bucket = 8,
                .come_in_a_bucket = 8,
                .sampled = most_sampled};
    return {.reach = 1,
            .come_by_the_end = any_number,
            .in_a_bucket = 8,
            .come_in_a_bucket = any_number,
            .sampled = most_sampled};
}

/// Near the median of the times: that of so many of them, evenly taken.
Days middle(const EventList& events, std::size_t sampled) {
    std::array<Days, most_sampled> sample{};
    const std::size_t count = std::min(events.size(), sampled);
    for (std::size_t i = 0; i < count; ++i)
        sample[i] = events.begin()[i * events.size() / count].time;
    const auto median = sample.begin() + static_cast<std::ptrdiff_t>(count / 2);
    std::nth_element(sample.begin(), median, sample.begin() + static_cast<std::ptrdiff_t>(count));
    return *median;
}

}  // namespace

void EventList::make_room(std::size_t events) {
    auto more = std::make_unique_for_overwrite<Event[]>(events);
    end_ = std::copy(begin(), end_, more.get());
    events_ = std::move(more);
    room_ = static_cast<std::uint32_t>(events);
    asks_from_ = where_asked();
}

void EventList::grow() {
    constexpr std::size_t least_room = 16;
    make_room(2 * size() + least_room);
}

/// What opening this bucket, and the one after it, will look at.
void EventQueue::fetch_bucket(std::size_t number) const {
    if (number + 1 >= static_cast<std::size_t>(n_buckets_)) return;
    __builtin_prefetch(buckets_[number + 1].begin());  // null of one that never had any
    for (const Event& event : buckets_[number].events())
        fetch(event.kind(), event.subject());
}

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
        EventList& bucket = buckets_[static_cast<std::size_t>(n_opened_)];
        n_opened_ += 1;
        if (pending_ >= very_many) fetch_bucket(static_cast<std::size_t>(n_opened_));
        put_in_order(bucket, tomorrow_);
        bucket.clear();
    }
}

/// `ordered` are those of these that are pending, the next one last. Which of two events is first
/// cannot be foretold: of a few, each is compared with every other, and goes where the number of
/// those after it says, without a branch.
void EventQueue::put_in_order(EventList& events, EventList& ordered) const {
    if (events.size() > few) {
        forget_stale(events);
        ordered = events;
        std::sort(ordered.begin(), ordered.end(), [](const Event& a, const Event& b) {
            return before(b, a);
        });
        return;
    }
    std::array<std::uint32_t, few> after;  // each written when its turn comes
    Event* const of = events.begin();
    std::uint32_t n = 0;
    for (const Event event : events.events()) {
        if (is_stale(event)) continue;
        std::uint32_t after_this = 0;
        for (std::uint32_t k = 0; k < n; ++k) {
            const std::uint32_t first = before(event, of[k]) ? 1 : 0;
            after_this += first;
            after[k] += 1 - first;
        }
        after[n] = after_this;
        of[n++] = event;
    }
    ordered.resize(n);
    for (std::uint32_t i = 0; i < n; ++i)
        ordered.begin()[after[i]] = of[i];
}

/// How often events have come since buckets were laid out last, a day; 0 where that is not known.
double EventQueue::come_a_day(Days now) const {
    return now > first_ ? static_cast<double>(taken_) / (now - first_) : 0.0;
}

/// How many buckets to lay out. By what is pending, and by how many events will come: near ones may
/// be pending for so short that few of them are at any instant, and most would come into a bucket
/// that is open already.
std::size_t EventQueue::buckets_for(std::size_t events, double will_come) {
    const Spread spread = spread_of(events);
    const auto by_number =
        static_cast<double>(std::bit_ceil(spread.reach * events / (2 * spread.in_a_bucket) + 1));
    return static_cast<std::size_t>(
        std::clamp(will_come / spread.come_in_a_bucket, by_number, most_by_rate * by_number));
}

/// All buckets have been opened: the nearer half of what comes later, if anything does, is spread
/// over new ones, or most of it (spread_of), so that it is done less often.
/// Nothing is lost where the events are few, simultaneous or unevenly far: the order in which they
/// come out does not depend on how they are spread.
void EventQueue::spread_later() {
    EventList& events = later();
    forget_stale(events);
    if (events.empty()) return;
    if (pending_ <= few_pending) return do_without_buckets();
    Days first = never;
    Days last = -never;
    for (const Event& event : events) {
        first = std::min(first, event.time);
        last = std::max(last, event.time);
    }
    if (today_.room() < of_a_day) today_.make_room(of_a_day);  // equal, as they change places
    if (tomorrow_.room() < of_a_day) tomorrow_.make_room(of_a_day);
    const Spread spread = spread_of(events.size());
    Days span = static_cast<double>(spread.reach) * (middle(events, spread.sampled) - first);
    const double rate = come_a_day(first);
    if (rate > 0)
        span = std::min(span, spread.come_by_the_end * static_cast<double>(events.size()) / rate);
    if (span < least_span) span = std::max(last - first, least_span);
    const std::size_t buckets = buckets_for(events.size(), span * rate);
    taken_ = 0;
    first_ = first;
    per_day_ = static_cast<double>(buckets) / span;
    have_buckets(buckets);
    fill_buckets(later());
}

/// All that comes later is in the bucket in which it belongs. Requires: the buckets are empty.
void EventQueue::fill_buckets(EventList& later) {
    std::size_t kept = 0;
    for (const Event& event : later) {
        const double bucket = bucket_of(event.time);
        if (bucket < n_buckets_) {
            buckets_[static_cast<std::size_t>(bucket)].push_back(event);
        } else {
            later.begin()[kept++] = event;
        }
    }
    later.resize(kept);
}

/// So many, none of them opened. Requires: all are empty, but for that of what comes later.
void EventQueue::have_buckets(std::size_t number) {
    displaced_.swap(later());
    if (buckets_.size() <= number) buckets_.resize(number + 1);
    n_buckets_ = static_cast<double>(number);
    n_opened_ = today_ends_ = 0;
    displaced_.swap(later());
}

/// There is room for another, after what is stale has gone of a list that has doubled.
void EventQueue::make_way(EventList& events) const {
    if (events.has_doubled()) forget_stale(events);
    if (events.is_full()) events.grow();
}

/// Events that are moved again and again before they are near leave an entry each time.
void EventQueue::forget_stale(EventList& events) const {
    const Event* const end = std::remove_if(
        events.begin(), events.end(), [&](const Event& event) { return is_stale(event); });
    events.resize(static_cast<std::size_t>(end - events.begin()));
    events.looked_through();
}

/// Whatever its time, an event is among today's from now on. Requires: nothing is in a bucket.
void EventQueue::do_without_buckets() {
    for (const Event& event : later())
        today_.put_in_order(event);
    later().clear();
    are_few_ = true;
}

/// For which there must be buckets: all come later, which lays them out.
void EventQueue::are_no_longer_few() {
    are_few_ = false;
    per_day_ = 0;  // nothing is before what is today's
    have_buckets(0);
    later() = today_;  // each in the memory that it has
    today_.clear();
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
    for (EventList& bucket : buckets_)
        bucket.clear();
    today_.clear();
    tomorrow_.clear();
    first_ = per_day_ = 0;
    have_buckets(0);
    are_few_ = true;
    pending_ = taken_ = 0;
}

}  // namespace caseforce::kernel
