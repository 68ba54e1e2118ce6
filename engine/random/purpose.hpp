// Every use of random numbers in the model, one line each (MODEL 9). A draw is keyed by (seed,
// replication, entity, purpose, ordinal); a purpose's number is never reused, so that adding one
// leaves every other draw as it was. Four numbers in a row share a block of the generator
// (engine/random/stream.hpp): what is drawn together stands together.
#pragma once

#include <cstdint>

namespace caseforce {

enum class Purpose : std::uint32_t {
    // demand: strips of the planar Poisson process and the households on them
    points_in_strip = 0x100,  ///< number of points of a strip in a week
    point_time = 0x101,       ///< when in the week
    point_height = 0x102,     ///< at which rate
    yearly_demand = 0x110,    ///< Y; ordinal: simulated year
    weekly_demand = 0x111,    ///< G; ordinal: simulated week
    household_size = 0x120,
    case_weight = 0x121,
    // pathway; ordinal: visit, unless said otherwise
    stage_duration = 0x200,
    next_stage = 0x201,
    escalation = 0x202,    ///< ordinal: joining of a queue
    comes_back = 0x203,    ///< ordinal: closing
    return_delay = 0x204,  ///< ordinal: closing
    // initial cases
    initial_age = 0x300,    ///< the length-biased duration
    initial_split = 0x301,  ///< where in it the beginning falls
    initial_order = 0x302,  ///< place among equals in a queue
    legacy = 0x303,
    // workers
    tenure = 0x400,
    leaving_threshold = 0x410,
    sickness_threshold = 0x411,    ///< ordinal: spell
    sickness_length = 0x412,       ///< ordinal: spell
    long_leave_threshold = 0x413,  ///< ordinal: spell
    long_leave_length = 0x414,     ///< ordinal: spell
    notice_split = 0x415,  ///< of those under notice at the beginning: where in it that falls
    // supply
    lead_time = 0x500,
    fall_through = 0x501,
    lead_residual = 0x502,  ///< of those who have accepted by the beginning: the length-biased time
    lead_split = 0x503,     ///< and where in it the beginning falls
    time_to_fill = 0x510,
    assignment_length = 0x511,
    assignment_residual = 0x512,  ///< of those in post at the beginning: the length-biased length
    assignment_split = 0x513,     ///< and where in it the beginning falls
    early_end_threshold = 0x514,
    conversion = 0x515,
    promotion = 0x520,  ///< ordinal: week
    seat_filled = 0x530,
    seat_passed = 0x531,
    training_length = 0x532,
    // what is not known
    uncertain_value = 0x600,
    echo = 0x601,  ///< the seed of chance of replications that share what is not known
};

}  // namespace caseforce
