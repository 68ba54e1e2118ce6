// The keys under which entities draw (MODEL 9): made of what an entity is, never of when or in
// which order it came up, so that the same child, candidate and worker meets every policy.
#pragma once

#include <cstdint>
#include <string_view>

namespace caseforce::entity {

/// What kind of thing a key stands for: its upper eight bits.
enum class Kind : std::uint64_t {
    council = 1,
    household_strip = 2,  ///< strip and week; a household adds its point, a child its number
    closure_strip = 3,    ///< likewise, of children closed before the beginning
    candidate_strip = 4,  ///< role, strip and week
    initial_case = 5,
    initial_worker = 6,
    agency_ask = 7,
    academy_seat = 8,
    overseas_offer = 9,
    managed_worker = 10,
    promotion = 11,
    uncertain_path = 12,
    initial_candidate = 13,  ///< who has accepted by the beginning
};

namespace detail {
inline constexpr std::uint64_t key(Kind kind, std::uint64_t rest) {
    return static_cast<std::uint64_t>(kind) << 56 | rest;
}
/// Weeks count from `start` and are negative in the warm-up.
inline constexpr std::uint64_t week16(int week) {
    return static_cast<std::uint64_t>(week + 32768) & 0xffff;
}
}  // namespace detail

inline constexpr std::uint64_t council() { return detail::key(Kind::council, 0); }

/// A strip of the planar Poisson process of households in a week. Low 20 bits are free for point
/// and child.
inline constexpr std::uint64_t strip(Kind kind, std::uint64_t strip, int week) {
    return detail::key(kind, (strip & 0xfffff) << 36 | detail::week16(week) << 20);
}
/// Point number 0..4095 of a strip.
inline constexpr std::uint64_t point(std::uint64_t strip_key, std::uint64_t number) {
    return strip_key | (number & 0xfff) << 8;
}
/// Child number 0..255 of a household.
inline constexpr std::uint64_t child(std::uint64_t household_key, std::uint64_t number) {
    return household_key | (number & 0xff);
}

/// A strip of one role's candidates in a week. Low 12 bits are free for the point (see candidate).
inline constexpr std::uint64_t candidate_strip(std::uint64_t role, std::uint64_t strip, int week) {
    return detail::key(Kind::candidate_strip,
                       (role & 0xfff) << 44 | (strip & 0xffff) << 28 | detail::week16(week) << 12);
}
inline constexpr std::uint64_t candidate(std::uint64_t strip_key, std::uint64_t number) {
    return strip_key | (number & 0xfff);
}

inline constexpr std::uint64_t initial_candidate(std::uint64_t role, std::uint64_t number) {
    return detail::key(Kind::initial_candidate, (role & 0xfff) << 32 | number);
}
inline constexpr std::uint64_t initial_case(std::uint64_t stage, std::uint64_t number) {
    return detail::key(Kind::initial_case, (stage & 0xfff) << 32 | number);
}
/// Line of a team's `initial` list, and number within it.
inline constexpr std::uint64_t initial_worker(std::uint64_t team,
                                              std::uint64_t line,
                                              std::uint64_t number) {
    return detail::key(Kind::initial_worker, (team & 0xfff) << 40 | (line & 0xfff) << 28 | number);
}
/// Number of the ask among those of its team, role and week.
inline constexpr std::uint64_t agency_ask(std::uint64_t team,
                                          std::uint64_t role,
                                          int week,
                                          std::uint64_t number) {
    return detail::key(Kind::agency_ask,
                       (team & 0xfff) << 44 | (role & 0xfff) << 32 | detail::week16(week) << 16 |
                           (number & 0xffff));
}

/// Seat, offer or worker of the intake that is `of_date`-th of its date (days since 1970-01-01).
inline constexpr std::uint64_t intake(Kind kind, int date, int of_date, int number) {
    return detail::key(kind,
                       (static_cast<std::uint64_t>(date) & 0xfffff) << 36 |
                           (static_cast<std::uint64_t>(of_date) & 0xff) << 28 |
                           (static_cast<std::uint64_t>(number) & 0xfffffff));
}
/// Number of the post among those to fill of a team and role; weeks are ordinals.
inline constexpr std::uint64_t promotion(std::uint64_t team,
                                         std::uint64_t role,
                                         std::uint64_t number) {
    return detail::key(Kind::promotion, (team & 0xfff) << 44 | (role & 0xfff) << 32 | number);
}

/// A value that is drawn once a replication, by what is done to it and its path: "set a.b". FNV-1a
/// (Fowler, Noll, Vo 1991) folded to 56 bits.
inline constexpr std::uint64_t uncertain(std::string_view words) {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char letter : words)
        hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001b3;
    return detail::key(Kind::uncertain_path, (hash >> 56 ^ hash) & 0xffffffffffffff);
}

}  // namespace caseforce::entity
