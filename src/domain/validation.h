// Checks a record against the description of its noun (domain/schema.h) and the catalogues. These
// rules warn: they never keep a file out, for a word that someone wrote must not be lost.
#pragma once

#include "base/problem.h"
#include "crdt/record.h"
#include "domain/program.h"
#include "domain/schema.h"

namespace domain {

// Every problem of the record, in the order of its fields. `where` is the field's name.
base::Problems validate(const crdt::Record& record, const Catalogues& catalogues,
                        const Program& program);

// The problem of one field, if any.
base::Problems validate_field(const Field& field, const crdt::Record& record,
                              const Catalogues& catalogues, const Program& program);

bool plausible_email(std::string_view text);

}  // namespace domain
