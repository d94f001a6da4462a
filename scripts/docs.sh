#!/usr/bin/env bash
# Writes the reference pages of the pure rooms below $1, one folder a room. Warnings are errors.
set -euo pipefail
out=${1:-out/docs}
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export CORE_ONLY=1
scratch=.build-docs
graphs=$scratch/graphs
rm -rf "$graphs" && mkdir -p "$graphs" "$out"
docc=$(command -v docc || dirname "$(readlink -f "$(command -v swift)")")
[ -x "$docc" ] && [ ! -d "$docc" ] || docc=$docc/docc

for room in CaseCore Merkle Playbook Evidence Drafting; do
  swift build --scratch-path "$scratch" --target "$room" \
    -Xswiftc -emit-symbol-graph -Xswiftc -emit-symbol-graph-dir -Xswiftc "$graphs"
  mkdir -p "$graphs/$room"
  find "$graphs" -maxdepth 1 -name "$room*.symbols.json" -exec mv {} "$graphs/$room/" \;
  rm -f "$graphs"/*.symbols.json
  "$docc" convert --fallback-display-name "$room" --fallback-bundle-identifier "recourse.$room" \
    --additional-symbol-graph-dir "$graphs/$room" --output-path "$out/$room" \
    --transform-for-static-hosting --hosting-base-path "$room" --warnings-as-errors
done
echo "docs: written below $out"
