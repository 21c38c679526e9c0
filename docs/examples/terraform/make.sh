#!/bin/sh
# Makes idp.tf and ram-user.tf: plan, apply, look for drift, export, each on a local cloud of its own.
# OUT is the folder to write to; by default the one this script is in.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
msso="${MSSO:-$here/../../../bin/msso}"
out="${OUT:-$here}"
work=$(mktemp -d)
emulator=
trap '[ -z "$emulator" ] || kill "$emulator" 2>/dev/null || true; rm -rf "$work"' EXIT
export CLOUD=sandbox

for example in idp ram-user; do
  file="$here/../$example/federation.yaml"
  "$msso" emulator --port 0 >"$work/url" &
  emulator=$!
  until [ -s "$work/url" ]; do sleep 0.1; done
  SANDBOX_CLOUD_URL=$(cat "$work/url")
  export SANDBOX_CLOUD_URL

  "$msso" plan -f "$file" -o "$work/plan.json" >"$work/plan.txt"
  fingerprint=$(sed -n 's/^ *"fingerprint": "\([0-9a-f]*\)".*/\1/p' "$work/plan.json")
  "$msso" apply -f "$file" --plan "$work/plan.json" --approve "$fingerprint" >/dev/null 2>&1
  "$msso" drift -f "$file" >/dev/null
  "$msso" export terraform -f "$file" >"$out/$example.tf"

  kill "$emulator"
  wait "$emulator" 2>/dev/null || true
  emulator=
  rm "$work/url"
done
