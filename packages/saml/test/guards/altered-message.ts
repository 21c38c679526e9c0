import { verifyResponse } from "../../src/index.ts";
import type { Outcome } from "../samples/response-samples.ts";
import { expectation, post, signedResponse } from "../support/response.ts";

/** The sound response that the messages of guards are made from. */
export const xml = signedResponse();

/** What a text in its place leads to. */
export function judge(text: string): Outcome {
  return verifyResponse(post(text), expectation());
}

/** Into a place no signature covers, where the schema lets anything be. */
export function aside(content: string): Outcome {
  return judge(
    xml.replace("<samlp:Status>", `<samlp:Extensions>${content}</samlp:Extensions><samlp:Status>`),
  );
}

export const inBox = (content: string) => `<x:box xmlns:x="urn:x">${content}</x:box>`;

export const many = (count: number, write: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => write(at)).join("");
