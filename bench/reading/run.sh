#!/usr/bin/env bash
# Builds the bench of the readers of texts and writes docs/reading-accuracy.md.
set -euo pipefail
cd "$(dirname "$0")/../.."
CORE_ONLY=1 BENCH=1 swift build -c release --product reading-bench --scratch-path .build-bench-core
python3 bench/reading/accuracy.py .build-bench-core/release/reading-bench
