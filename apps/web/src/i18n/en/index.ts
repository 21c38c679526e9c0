import { access } from "./access.ts";
import { account, sites } from "./account.ts";
import { approval } from "./approval.ts";
import { audit } from "./audit.ts";
import { common } from "./common.ts";
import { diagnostics } from "./diagnostics.ts";
import { done } from "./done.ts";
import { explain } from "./explain.ts";
import { groups } from "./groups.ts";
import { guide } from "./guide.ts";
import { handover } from "./handover.ts";
import { certificate, idp } from "./idp.ts";
import { memberships } from "./memberships.ts";
import { notifications } from "./notifications.ts";
import { people } from "./people.ts";
import { plan } from "./plan.ts";
import { review, run } from "./review.ts";
import { road } from "./road.ts";
import { session } from "./session.ts";
import { start } from "./start.ts";
import { terms } from "./terms.ts";
import { test } from "./test.ts";
import { watch } from "./watch.ts";

/** All texts of this language. */
export const en = {
  access,
  account,
  certificate,
  approval,
  audit,
  common,
  diagnostics,
  done,
  explain,
  groups,
  guide,
  handover,
  idp,
  memberships,
  notifications,
  people,
  plan,
  review,
  road,
  run,
  session,
  sites,
  start,
  terms,
  test,
  watch,
};

/** The shape every language must have. */
export type Catalogue = typeof en;
