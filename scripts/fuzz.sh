#!/usr/bin/env bash
# Builds every fuzz target and runs each for $1 seconds. A target named *-canary holds a planted
# fault and must fail: it shows that the others could.
set -euo pipefail
seconds=${1:-20}
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export FUZZ=1 CORE_ONLY=1 SWIFT_BACKTRACE=enable=no
scratch=.build-fuzz

targets=$(swift package --scratch-path "$scratch" dump-package |
  python3 -c 'import json, sys
for target in json.load(sys.stdin)["targets"]:
    if target["name"].startswith("fuzz-"):
        print(target["name"])')
if [ -z "$targets" ]; then
  echo "fuzz: no target named fuzz-* in Package.swift" >&2
  exit 2
fi

failed=0
for target in $targets; do
  # gold stops with an internal error on the sanitizer's sections; lld links them.
  swift build --scratch-path "$scratch" --sanitize fuzzer -Xswiftc -use-ld=lld \
    --product "$target"
  mkdir -p "$scratch/corpus/$target"
  seeds=()
  [ -d "Fuzz/corpus/$target" ] && seeds+=("Fuzz/corpus/$target")
  case $target in
    fuzz-imports) seeds+=(examples) ;;
    fuzz-chats) seeds+=(Tests/ImportsTests/Fixtures/chats Tests/ImportsTests/Fixtures/qq) ;;
    fuzz-screens) seeds+=(Tests/ImportsTests/Fixtures/screens) ;;
    fuzz-documents) seeds+=(Tests/ImportsTests/Fixtures/documents) ;;
    fuzz-mail) seeds+=(Tests/ImportsTests/Fixtures/orders Tests/ImportsTests/Fixtures/pages) ;;
    fuzz-archives) seeds+=(Tests/ImportsTests/Fixtures/archives Tests/ImportsTests/Fixtures/zips) ;;
    fuzz-reading) seeds+=(examples) ;;
    fuzz-playbook) seeds+=(bench/playbooks/judge14 Tests/PlaybookYAMLTests/Sound) ;;
  esac
  # With standard input inherited a crash leaves the pipe open.
  status=0
  "$scratch/debug/$target" -max_total_time="$seconds" -rss_limit_mb=2048 -timeout=10 \
    -artifact_prefix="$scratch/" "$scratch/corpus/$target" "${seeds[@]}" </dev/null || status=$?
  case "$target:$status" in
    *-canary:0) echo "fuzz: $target did not find its planted fault" >&2; failed=1 ;;
    *-canary:*) echo "fuzz: $target found its planted fault, as it must" ;;
    *:0) echo "fuzz: $target ran $seconds s without a finding" ;;
    *) echo "fuzz: $target found something, see $scratch/" >&2; failed=1 ;;
  esac
done
exit $failed
