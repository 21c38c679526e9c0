import { contentGuards } from "./content-guards.ts";
import { formGuards } from "./form-guards.ts";
import type { Guard } from "./guard.ts";
import { signatureGuards } from "./signature-guards.ts";

/** Every guard of the pipeline a response goes through, in its order. */
export const guards: readonly Guard[] = [...formGuards, ...signatureGuards, ...contentGuards];
