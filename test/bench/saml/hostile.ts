import { explainResponse, verifyResponse } from "../../../packages/saml/src/index.ts";
import { hostile } from "../../../packages/saml/test/samples/hostile.ts";
import { expectation, idp, now, post } from "../../../packages/saml/test/support/response.ts";
import { median } from "../measure.ts";

/** How long one message of the corpus of bombs takes, in milliseconds. */
export interface Hostility {
  readonly name: string;
  readonly bytes: number;
  readonly verify: number;
  readonly explain: number;
}

/** Every hostile message up to the size limit, and one far beyond it; the median of five runs each. */
export function answerHostile(): Hostility[] {
  const beyond = `<a>${"x".repeat(20_000_000)}</a>`;
  return [...Object.entries(hostile), ["far beyond the size limit", beyond] as const].map(([name, xml]) => {
    const posted = post(xml);
    const verify = timed(() => {
      if (verifyResponse(posted, expectation()).verdict !== "reject") throw new Error(`accepted: ${name}`);
    });
    const explain = timed(() => explainResponse(posted, { now, idp }));
    return { name, bytes: Buffer.byteLength(xml), verify, explain };
  });
}

function timed(run: () => void): number {
  return median(
    Array.from({ length: 5 }, () => {
      const started = performance.now();
      run();
      return performance.now() - started;
    }),
  );
}
