#!/usr/bin/env bash
# The one list of Debian packages that Recourse needs. Installs those that are missing; returns at
# once when none is.
set -euo pipefail

packages=(
  ca-certificates   # fetching the Swift packages
  chromium          # pictures of captured pages; tests open the page that verifies with it
  curl              # asks time-stamp authorities, if any is configured; fetches captured pages
  ffmpeg            # takes frames out of recordings of a screen
  fonts-noto-cjk    # the fonts of dossiers
  git               # fetching the Swift packages; the tidy tests ask it which files are tracked
  graphicsmagick    # masked copies of pictures are made by it, in a process of its own
  libcairo2-dev     # draws the pages of dossiers
  libexpat1-dev     # spreadsheets are XML inside
  libpango1.0-dev   # sets the text of dossiers
  libsqlite3-dev    # the embedded database
  libzip-dev        # spreadsheets and mailed bills are archives, some with a password
  make
  openssl           # tests check our proofs with it
  poppler-utils     # takes the text out of PDF documents and says how large pages are
  qpdf              # opens locked PDF documents; puts their pages into dossiers
  pkg-config        # finds the C libraries
  python3           # tests check our archives with it
  python3-venv      # the tools that tests check with run in an environment of their own
  tesseract-ocr          # reads the text on pictures where RapidOCR is not wanted
  tesseract-ocr-chi-sim  # its Chinese
  tzdata            # legal days are counted in a named time zone
  unzip             # tests open our archives with it
  zip
  zlib1g-dev        # web archives are often compressed
)
if [ $# -gt 0 ]; then
  echo "usage: $0" >&2
  exit 2
fi

if ! command -v dpkg-query >/dev/null; then
  echo "install-packages: this is no Debian; please install: ${packages[*]}" >&2
  exit 0
fi

missing=()
for package in "${packages[@]}"; do
  state=$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null || true)
  [ "$state" = "install ok installed" ] || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

run=()
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null; then
    echo "install-packages: missing ${missing[*]}; run this as root" >&2
    exit 3
  fi
  run=(sudo -n)
fi
echo "install-packages: installing ${missing[*]}" >&2
export DEBIAN_FRONTEND=noninteractive
install=("${run[@]}" apt-get install -y -q --no-install-recommends "${missing[@]}")
# A fresh machine has no package lists; a machine that has them is spared the download.
"${install[@]}" >&2 || { "${run[@]}" apt-get update -q >&2 && "${install[@]}" >&2; }
