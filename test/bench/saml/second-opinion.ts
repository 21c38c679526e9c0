import { verifyResponse } from "../../../packages/saml/src/index.ts";
import { startSecondVerifier } from "../../../packages/second-opinion/src/index.ts";
import type { Contestant } from "../measure.ts";
import { expected, idp, posted, sp } from "./material.ts";

/** A live login as the server does it: our verdict, then samlify's in its thread. */
export function withSecondOpinion(): Contestant & { close(): Promise<void> } {
  const second = startSecondVerifier();
  return {
    name: "packages/saml with samlify's second opinion",
    times: 4,
    async run() {
      const verdict = verifyResponse(posted, expected);
      if (verdict.verdict !== "accept") throw new Error("refused");
      const { opinion } = await second.judge({ response: posted, idp, sp, assertion: verdict.assertion });
      if (opinion !== "agrees") throw new Error(`the second opinion ${opinion}`);
    },
    close: () => second.close(),
  };
}
