// A small deterministic random number generator, the same on every machine and compiler.
//
// The standard library's engines are portable but its distributions and std::shuffle are not, and
// whoever repeats a seed on another machine has to get the same result. So the generator, the
// bounded numbers and the shuffle live here: xoshiro256** 1.0 (Blackman and Vigna) with its state
// filled by SplitMix64, and Lemire's unbiased bounded numbers. Nothing in here is cryptographic.
//
// Invariants: the same seed gives the same sequence for ever, so none of these functions may change
// how many numbers it draws. A generator is a plain value: a copy continues the same sequence.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace base {

// One step of SplitMix64. Good for filling states and for making one seed out of another.
inline std::uint64_t split_mix(std::uint64_t& state) {
  state += 0x9e3779b97f4a7c15U;
  std::uint64_t mixed = state;
  mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9U;
  mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebU;
  return mixed ^ (mixed >> 31);
}

class Random {
 public:
  explicit Random(std::uint64_t seed) {
    for (std::uint64_t& word : state_) word = split_mix(seed);
  }

  std::uint64_t next() {
    const std::uint64_t result = rotate(state_[1] * 5, 7) * 9;
    const std::uint64_t shifted = state_[1] << 17;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= shifted;
    state_[3] = rotate(state_[3], 45);
    return result;
  }

  // Uniform in 0 .. bound-1; 0 when the bound is 0.
  std::uint32_t below(std::uint32_t bound) {
    std::uint64_t product = upper_half() * bound;
    if (static_cast<std::uint32_t>(product) < bound) {
      const std::uint32_t unfair = (0U - bound) % bound;
      while (static_cast<std::uint32_t>(product) < unfair) product = upper_half() * bound;
    }
    return static_cast<std::uint32_t>(product >> 32);
  }

  template <typename Item>
  void shuffle(Item* items, std::size_t count) {
    for (std::size_t left = count; left > 1; --left) {
      std::swap(items[left - 1], items[below(static_cast<std::uint32_t>(left))]);
    }
  }

  template <typename Item>
  void shuffle(std::vector<Item>& items) {
    shuffle(items.data(), items.size());
  }

 private:
  static std::uint64_t rotate(std::uint64_t word, int bits) {
    return (word << bits) | (word >> (64 - bits));
  }

  std::uint64_t upper_half() { return next() >> 32; }

  std::uint64_t state_[4] = {};
};

}  // namespace base
