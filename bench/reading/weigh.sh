#!/usr/bin/env bash
# Learns the weights of words again from the corpus and writes reading/*/weights.yaml.
set -euo pipefail
cd "$(dirname "$0")/../.."
wanted=bench/reading/requirements.txt
if ! cmp -s "$wanted" .venv-weights/requirements.txt; then
  python3 -m venv .venv-weights
  .venv-weights/bin/pip install --quiet --disable-pip-version-check -r "$wanted"
  cp "$wanted" .venv-weights/requirements.txt
fi
.venv-weights/bin/python bench/reading/weigh.py
