import {
  accountIdSchema,
  diagnostic,
  type Right,
  type SiteId,
  siteIdSchema,
} from "@modelstudio-sso/contracts";
import { z } from "zod";
import type { AccountRef } from "../account/cloud-accounts.ts";
import { noteForbidden } from "../audit/note-forbidden.ts";
import { type RequestContext, type SignedInContext, signedIn } from "../operations/context.ts";
import { Refused } from "../operations/refused.ts";
import { isTargetKind } from "../storage/targets.ts";
import { accountBehind } from "./service-account.ts";
import { reaches } from "./standing.ts";

export interface AskedOperation {
  right: Right;
  method: string;
  /** As the contract writes it: `/federations/{id}/plans`. */
  path: string;
  /** Before it is validated. */
  input: unknown;
}

/** These look at each federation or account themselves, or touch nothing that is kept: open also to whoever sees only a part. */
const judgeThemselves = new Set([
  "GET /federations",
  "GET /accounts",
  "POST /federations",
  "POST /metadata/check",
  "POST /diagnosis/explain",
  "GET /health",
]);

/** What belongs to the organisation and not to an account; for people, not for a key of one federation. */
const ofTheOrganization = new Set(["GET /people", "GET /organization", "GET /sandbox/idp-metadata"]);

/** What is asked of one account at the cloud. */
const ofOneAccount = /^\/(account|workspaces)(\/|$)/;

function signedOut({ keyRejected }: RequestContext): Refused {
  return new Refused(
    [
      keyRejected
        ? diagnostic("key.rejected", {
            detail: "It is unknown, revoked or too old, or its maker has left the organisation.",
          })
        : diagnostic("request.signed-out", { detail: "Your session has ended or never began." }),
    ],
    "SIGNED_OUT",
  );
}

function forbidden(detail: string, facts: { want: string; got: string }): Refused {
  return new Refused([diagnostic("request.forbidden", { detail, ...facts })], "FORBIDDEN");
}

const accountRefIn = z.object({ site: siteIdSchema.optional(), accountId: accountIdSchema.optional() });

const notFound = () =>
  new Refused(
    [diagnostic("request.not-found", { detail: "There is no such thing in your organisation." })],
    "NOT_FOUND",
  );

function idIn(input: unknown): string {
  return typeof input === "object" && input !== null && "id" in input ? String(input.id) : "";
}

/** Not validated yet: whatever is no account that is configured stands for the service's own. */
function accountIn(input: unknown, own: SiteId): AccountRef {
  const { site, accountId } = accountRefIn.safeParse(input).data ?? {};
  return { site: site ?? own, accountId };
}

/** The word before `{id}` says what the operation is about. */
function subjectOf(path: string): string | null {
  return /([^/]+)\/\{id\}/.exec(path)?.[1] ?? null;
}

async function withinReach(
  signed: SignedInContext,
  { right, method, path, input }: AskedOperation,
): Promise<boolean> {
  const { standing, services, organization } = signed;
  const subject = subjectOf(path);
  if (subject !== null && isTargetKind(subject)) {
    const target = await services.store.targets.find(organization.id, subject, idIn(input));
    return target !== null && reaches(standing, target);
  }
  const oneFederation = standing.key !== null && standing.key.federationId !== null;
  const limited = oneFederation || standing.accounts !== null;
  // What is one's own, and what is asked of people's rights over people, is looked up by its own operation.
  if (!limited || right === "own" || judgeThemselves.has(`${method} ${path}`)) return true;
  if (oneFederation) return false;
  if (ofTheOrganization.has(`${method} ${path}`)) return true;
  if (!ofOneAccount.test(path)) return false;
  return reaches(standing, await accountBehind(services, accountIn(input, services.config.site)));
}

/**
 * Lets an operation begin or refuses it: signed in, with the right, and within reach. Whatever is not known to be
 * open to somebody who sees only a part of the organisation is closed to them.
 */
export async function admit(context: RequestContext, asked: AskedOperation): Promise<void> {
  if (asked.right === "public") return;
  if (context.standing === null) throw signedOut(context);
  const signed = signedIn(context);
  if (!signed.standing.rights.has(asked.right)) {
    await noteForbidden(signed, `${asked.method} ${asked.path}`, asked.right);
    throw forbidden(
      signed.standing.key === null
        ? "Ask an owner of your organisation to do it, or for another role."
        : "The key was not given this right, or its maker has it no more.",
      { want: asked.right, got: [...signed.standing.rights].join(", ") },
    );
  }
  if (await withinReach(signed, asked)) return;
  if (subjectOf(asked.path) !== null) throw notFound();
  await noteForbidden(signed, `${asked.method} ${asked.path}`, asked.right);
  throw forbidden("It is about more than the accounts or the federation you are limited to.", {
    want: "the whole organisation",
    got:
      signed.standing.key?.federationId ??
      signed.standing.accounts?.map((one) => one.accountId).join(", ") ??
      "",
  });
}
