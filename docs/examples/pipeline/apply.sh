#!/bin/sh
# apply.sh FINGERPRINT [federation.yaml [folder]]: applies exactly the plan that was approved, then looks again.
# Dangerous findings are accepted by name: ACKNOWLEDGE="plan.deletes-role".
# Exit code 1 also where the cloud has moved since the plan: plan again, and let it be approved again.
set -eu
msso="${MSSO:-msso}"
fingerprint="$1"
file="${2:-federation.yaml}"
out="${3:-plan}"

# shellcheck disable=SC2086 # Several codes are several words.
"$msso" apply -f "$file" --plan "$out/plan.json" --approve "$fingerprint" ${ACKNOWLEDGE:+--acknowledge $ACKNOWLEDGE}
"$msso" verify -f "$file"
