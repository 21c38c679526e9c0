import type { Right } from "@modelstudio-sso/contracts";
import type { SignedInContext } from "../operations/context.ts";
import { noted } from "./record.ts";

/** A page that asks in a loop must not fill the log; a person who tries is seen. */
const limit = { window: 3600, max: 60 };

/** Somebody who is signed in asked for more than they may. */
export async function noteForbidden(signed: SignedInContext, operation: string, right: Right): Promise<void> {
  const { store } = signed.services;
  const { allowed } = await store.attempts.count(`forbidden:${signed.person.id}`, limit);
  if (allowed) await noted(signed, { action: "request.forbidden", facts: { operation, right } });
}
