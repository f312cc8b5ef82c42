// Invented people over the real juntas and posts, for practice, tests and benches. They are said to
// be fictitious in every file ("note"). Deterministic for a seed.
#pragma once

#include "app/event.h"

namespace app {

// `count` women in distinct posts of the 332 juntas × 5 Vocalías while there are enough posts.
std::vector<crdt::Record> sample_people(size_t count, uint64_t seed,
                                        const domain::Program& program);

inline constexpr std::string_view fictitious_note = "Datos ficticios";

// One ficha file of a sample person.
Download sample_file(const crdt::Record& person, const domain::Program& program);

}  // namespace app
