#!/usr/bin/env bash
# Makes the Python environments of the tests: that of the recognition, and .venv-test with bagit and
# playwright, which drive the tools that our bundles are checked with, and the libraries that read
# spreadsheets and web archives beside us. Returns at once when they are there.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
scripts/install-recognition.sh
wanted=Tests/OtherTools/requirements.txt
if cmp -s "$wanted" .venv-test/requirements.txt; then exit 0; fi
python3 -m venv .venv-test
.venv-test/bin/pip install --quiet --disable-pip-version-check -r "$wanted"
cp "$wanted" .venv-test/requirements.txt
