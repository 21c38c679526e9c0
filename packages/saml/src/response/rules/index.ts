import { assertionTimes } from "./assertion-times.ts";
import { audience } from "./audience.ts";
import { authnStatement } from "./authn-statement.ts";
import { binding } from "./binding.ts";
import { conditions } from "./conditions.ts";
import { confirmation } from "./confirmation.ts";
import { destination } from "./destination.ts";
import { inResponseTo } from "./in-response-to.ts";
import { issuer } from "./issuer.ts";
import { replay } from "./replay.ts";
import type { ResponseRule } from "./rule.ts";
import { status } from "./status.ts";
import { subject } from "./subject.ts";
import { version } from "./version.ts";

/** Every rule about what a response says, in the order in which findings are shown. */
export const responseRules: readonly ResponseRule[] = [
  binding,
  status,
  version,
  issuer,
  destination,
  inResponseTo,
  subject,
  confirmation,
  conditions,
  audience,
  authnStatement,
  assertionTimes,
  replay,
];
