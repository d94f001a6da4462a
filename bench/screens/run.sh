#!/usr/bin/env bash
# Draws the screenshots, lets both engines look at each of them once, and writes
# docs/recognition-accuracy.md. Pictures and pages stay in .build-screens: a run that was broken off
# goes on, and one after a change of the recognisers takes seconds.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
needed=(fonts-noto-cjk fonts-wqy-zenhei fonts-wqy-microhei fonts-lxgw-wenkai tesseract-ocr
  tesseract-ocr-chi-sim)
for package in "${needed[@]}"; do
  if ! dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q "install ok installed"; then
    echo "accuracy: please install ${needed[*]}" >&2
    exit 3
  fi
done
folder=.build-screens
mkdir -p "$folder"
if ! cmp -s bench/screens/requirements.txt .venv-screens/requirements.txt; then
  python3 -m venv .venv-screens
  .venv-screens/bin/pip install --quiet --disable-pip-version-check \
    -r bench/screens/requirements.txt
  cp bench/screens/requirements.txt .venv-screens/requirements.txt
fi
export OMP_NUM_THREADS=1
nice -n 15 .venv-screens/bin/python bench/screens/draw.py "$folder"
scripts/install-recognition.sh
export BENCH=1
for product in recognise-bench recourse-bench; do
  swift build -c release --static-swift-stdlib --scratch-path .build-bench --product "$product"
done
for engine in rapidocr tesseract; do
  nice -n 15 .build-bench/release/recognise-bench "$engine" "$folder"
done
exec python3 bench/screens/measure.py .build-bench/release/recourse-bench "$folder" \
  --report docs/recognition-accuracy.md
