#!/bin/sh
# plan.sh [federation.yaml [folder]]: compares the file with the cloud and keeps what a reviewer needs. Changes nothing.
# Writes plan.json, plan.txt, findings.txt, access.txt (who gains and loses what) and fingerprint into the folder.
# Exit codes are those of `msso plan`: 0 fine, 1 findings of severity error, 2 usage, 3 the cloud is away. An error whose
# code is in ACKNOWLEDGE is not counted; which codes may be acknowledged at all, apply decides.
set -eu
msso="${MSSO:-msso}"
file="${1:-federation.yaml}"
out="${2:-plan}"
mkdir -p "$out"
rm -f "$out/plan.json"

code=0
"$msso" plan -f "$file" -o "$out/plan.json" >"$out/plan.txt" 2>"$out/findings.txt" || code=$?
cat "$out/findings.txt" >&2
[ -f "$out/plan.json" ] || exit "$code"
"$msso" access -f "$file" --plan "$out/plan.json" >"$out/access.txt" 2>>"$out/findings.txt" || code=$?
sed -n 's/^ *"fingerprint": "\([0-9a-f]*\)".*/\1/p' "$out/plan.json" >"$out/fingerprint"
cat "$out/plan.txt" "$out/access.txt"

errors=$(sed -n 's/^✗ .*\[\([a-z.-]*\)\]$/\1/p' "$out/findings.txt" | sort -u)
if [ "$code" -eq 1 ] && [ -n "$errors" ]; then
  code=0
  for found in $errors; do
    case " ${ACKNOWLEDGE:-} " in *" $found "*) ;; *) code=1 ;; esac
  done
fi
exit "$code"
