import { type AnswerOfKey, askSamlify } from "./ask-samlify.ts";
import type { Question } from "./question.ts";
import { certificatesOfTrustedKeys } from "./same-key.ts";
import type { SecondOpinion } from "./types.ts";

/**
 * Tries every signing key and joins the answers. One key that agrees is enough, as it is for the first verifier; a
 * key that verifies and shows another identity outweighs keys that only fail.
 */
export async function judge(question: Question): Promise<SecondOpinion> {
  const xml = Buffer.from(question.response, "base64").toString("utf8");
  const answers: AnswerOfKey[] = [];
  for (const certificate of certificatesOfTrustedKeys(question.certificates, xml)) {
    const answer = await askSamlify(question, certificate);
    if (answer.kind === "agrees") return { opinion: "agrees" };
    answers.push(answer);
  }
  return joined(answers);
}

function joined(answers: readonly AnswerOfKey[]): SecondOpinion {
  const differs = answers.find((answer) => answer.kind === "differs");
  if (differs !== undefined) return { opinion: "disagrees", reason: differs.reason };
  const has = (kind: AnswerOfKey["kind"]) => answers.some((answer) => answer.kind === kind);
  if (has("unsupported")) return { opinion: "cannot-judge", reason: "algorithm" };
  if (has("own-limit")) return { opinion: "cannot-judge", reason: "own-limit" };
  if (has("bad-signature")) return { opinion: "disagrees", reason: "signature" };
  if (has("broke")) return { opinion: "cannot-judge", reason: "broke" };
  return { opinion: "disagrees", reason: "signature" };
}
