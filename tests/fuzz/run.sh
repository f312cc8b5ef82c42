#!/usr/bin/env bash
# Fuzzes the reader of files with libFuzzer: tests/fuzz/run.sh [SECONDS, 60 by default]. Starts from
# the frozen fixtures; what it finds stays in build/fuzz. Needs clang with its runtime (Debian:
# clang-14 libclang-rt-14-dev).
set -euo pipefail
cd "$(dirname "$0")/../.."
command -v clang++ >/dev/null || { echo "error: please install clang-14 libclang-rt-14-dev" >&2; exit 1; }
cmake --preset asan >/dev/null
cmake --build build/asan --target sorora_fuzz
mkdir -p build/fuzz/corpus
exec build/asan/tests/sorora_fuzz -max_total_time="${1:-60}" -max_len=20000 -timeout=10 \
  -artifact_prefix=build/fuzz/ build/fuzz/corpus tests/fixtures/sorora-1
