#!/bin/sh
# drift.sh [federation.yaml [report.json]]: says whether somebody changed the cloud by hand. Changes nothing.
# Exit codes: 0 no drift, 1 drift (the report names it), 3 the cloud could not be asked, which says nothing about drift.
set -eu
msso="${MSSO:-msso}"
file="${1:-federation.yaml}"
report="${2:-drift.json}"

code=0
"$msso" drift -f "$file" --json >"$report" || code=$?
case "$code" in
  0) echo "The cloud is as $file says." ;;
  1) echo "The cloud differs from $file: see $report." >&2 ;;
  *) echo "The cloud could not be asked (exit code $code)." >&2 ;;
esac
exit "$code"
