#!/usr/bin/env bash
# Makes the Python environment of the tests, .venv-test: bagit and playwright, which drive the tools
# that our bundles are checked with, and the libraries that read spreadsheets beside us. Returns at
# once when it is there.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
wanted=Tests/OtherTools/requirements.txt
if cmp -s "$wanted" .venv-test/requirements.txt; then exit 0; fi
python3 -m venv .venv-test
.venv-test/bin/pip install --quiet --disable-pip-version-check -r "$wanted"
cp "$wanted" .venv-test/requirements.txt
