import type { RemovedFromBundle, ResponseExplained, SupportBundle } from "@modelstudio-sso/contracts";

/** Wraps a redacted explanation for somebody who helps, with the list of what is not in it. */
export function supportBundle(
  redacted: { explanation: ResponseExplained; removed: readonly RemovedFromBundle[] },
  about: { now: Date; vendor: string | undefined },
): SupportBundle {
  return {
    kind: "modelstudio-sso/support-bundle/v1",
    createdAt: about.now.toISOString(),
    ...(about.vendor === undefined ? {} : { vendor: about.vendor }),
    explanation: redacted.explanation,
    removed: [
      {
        what: "the message itself, with its signatures and certificates",
        count: 1,
        insteadOf: "nothing: what it says is in the explanation",
      },
      ...redacted.removed,
    ],
  };
}
