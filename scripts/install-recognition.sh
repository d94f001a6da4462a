#!/usr/bin/env bash
# Installs RapidOCR, which reads the text on pictures, into an environment of its own below the folder
# $1 (default: recognition/ of this checkout), with the worker beside it. What is fetched is held to
# the SHA-256 in recognition/requirements.txt; afterwards nothing asks the network. Returns at once
# when it is there.
#
# With RECOGNITION=tesseract nothing is installed here: pictures are then read with Tesseract.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
from=$here/recognition
to=$(realpath -m "${1:-$from}")
case ${RECOGNITION:-rapidocr} in
  rapidocr) ;;
  tesseract | no) exit 0 ;;
  *) echo "install-recognition: RECOGNITION is rapidocr, tesseract or no" >&2; exit 2 ;;
esac

mkdir -p "$to"
if [ "$to" != "$from" ]; then install -m 644 "$from/worker.py" "$to/worker.py"; fi
if cmp -s "$from/requirements.txt" "$to/venv/requirements.txt"; then exit 0; fi
# Wheels are pinned for the Python of Debian 12.
python=$(command -v /usr/bin/python3.11 || command -v python3.11 || true)
if [ -z "$python" ]; then
  echo "install-recognition: there is no Python 3.11; RECOGNITION=tesseract does without" >&2
  exit 3
fi
echo "install-recognition: installing RapidOCR into $to/venv" >&2
rm -rf "$to/venv"
"$python" -m venv "$to/venv"
"$to/venv/bin/pip" install --quiet --disable-pip-version-check --no-deps --require-hashes \
  --only-binary :all: -r "$from/requirements.txt"
"$to/venv/bin/python" -I -c 'import rapidocr_onnxruntime'
# Last: an installation that was broken off is begun again.
cp "$from/requirements.txt" "$to/venv/requirements.txt"
