#!/usr/bin/env bash
# Walks through the example cases with the program at $1: the first in full, the others briefly, in
# Chinese or in the language of RECOURSE_LANG. Fails if any of them does not run through.
set -euo pipefail
recourse=$(realpath "${1:?usage: scripts/demo.sh PROGRAM}")
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# The vaults of the demo go with it.
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
brief=$place/brief

echo "== not-delivered ($recourse demo not-delivered)"
"$recourse" demo not-delivered --keep "$place/not-delivered" </dev/null

for example in duplicate-charge fraud-site; do
  echo
  echo "== $example (the end of it)"
  if ! "$recourse" demo "$example" --keep "$place/$example" </dev/null >"$brief"; then
    cat "$brief"
    echo "demo: $example did not run through" >&2
    exit 1
  fi
  tail -n 20 "$brief"
done

echo
echo "== the same command lines, each as a process of its own, against what is expected"
scripts/check-examples.py "$recourse"
