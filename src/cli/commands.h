// The commands of `sorora`. Each returns the exit code: 0 fine, 1 problems found, 2 wrong call.
// Results go to standard output, problems to standard error.
#pragma once

#include "cli/arguments.h"

namespace cli {

int sample(Arguments& arguments);
int validate(Arguments& arguments);
int merge(Arguments& arguments);
int groups(Arguments& arguments);
int hash(Arguments& arguments);
int schema(Arguments& arguments);

int wrong_call(const std::string& why);

}  // namespace cli
