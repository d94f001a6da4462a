#!/usr/bin/env bash
# Builds everything in release, prepares the peers in an environment of their own, and measures.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export BENCH=1
swift build -c release --scratch-path .build-bench --product recourse
swift build -c release --scratch-path .build-bench --product recourse-bench
if [ ! -x .venv-bench/bin/python ]; then
  python3 -m venv .venv-bench
fi
.venv-bench/bin/pip install --quiet --disable-pip-version-check -r bench/peers/requirements.txt
exec .venv-bench/bin/python bench/run.py .build-bench/release/recourse \
  .build-bench/release/recourse-bench
