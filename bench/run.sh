#!/usr/bin/env bash
# Builds everything in release, prepares the peers in an environment of their own, and measures.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export BENCH=1
for product in recourse recourse-verify recourse-typeset recourse-bench store-bench reading-bench; do
  swift build -c release --static-swift-stdlib --scratch-path .build-bench --product "$product"
done
if [ ! -x .venv-bench/bin/python ]; then
  python3 -m venv .venv-bench
fi
.venv-bench/bin/pip install --quiet --disable-pip-version-check -r bench/peers/requirements.txt
built=.build-bench/release
exec .venv-bench/bin/python bench/run.py $built/recourse $built/recourse-bench $built/store-bench \
  $built/recourse-verify
