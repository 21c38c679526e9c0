import type {
  ApplyEvent,
  Diagnostic,
  Federation,
  FederationDocument,
  LoginTest,
  Membership,
  PlanRecord,
  Run,
} from "@modelstudio-sso/contracts";
import { rightsOfRole } from "@modelstudio-sso/contracts";
import { makeGuide, reviewDocument, whoMayAddMembers } from "@modelstudio-sso/federation";
import {
  accountReport,
  loginReport,
  membershipsFor,
  metadataCheck,
  metadataXml,
  planFor,
  rehearsalGroups,
  workspaces,
} from "./fixtures.ts";

export interface FakeState {
  ownerExists: boolean;
  signedIn: boolean;
  trouble: boolean;
  failRun: boolean;
  eventMs: number;
  federations: Federation[];
  plans: PlanRecord[];
  runs: Run[];
  memberships: Map<string, Membership>;
  tests: LoginTest[];
}

export function freshState(): FakeState {
  return {
    ownerExists: true,
    signedIn: true,
    trouble: false,
    failRun: false,
    eventMs: 150,
    federations: [],
    plans: [],
    runs: [],
    memberships: new Map(),
    tests: [],
  };
}

export type Answer = { json: unknown; status?: number } | { events: AsyncIterable<ApplyEvent> };

interface Asked {
  state: FakeState;
  id: string;
  body: Record<string, unknown>;
  search: URLSearchParams;
}

type Route = [method: string, pattern: RegExp, act: (asked: Asked) => Answer | Promise<Answer>];

const ok = (json: unknown): Answer => ({ json });
const v1 = (path: string) => new RegExp(`^/api/v1${path.replace("{id}", "([^/]+)")}$`);
const now = () => new Date().toISOString();

function refuse(status: number, code: string, diagnostics: Diagnostic[] = []): Answer {
  return { status, json: { defined: true, code, status, message: code, data: { diagnostics } } };
}

function federation(state: FakeState, id: string): Federation {
  const found = state.federations.find((item) => item.id === id);
  if (found === undefined) throw new Error(`no federation ${id}`);
  return found;
}

function applied(state: FakeState, id: string): boolean {
  return state.runs.some((run) => run.federationId === id && run.status === "succeeded");
}

function memberships(state: FakeState, id: string): Membership[] {
  return membershipsFor(federation(state, id).document, applied(state, id)).map(
    (membership) => state.memberships.get(`${membership.role} ${membership.workspace}`) ?? membership,
  );
}

function session({ state }: Asked): Answer {
  return ok({
    user: state.signedIn ? { id: "u1", name: "Mei Tan", email: "mei@acme.example" } : null,
    organization: state.signedIn ? { id: "o1", name: "Acme" } : null,
    role: state.signedIn ? "owner" : null,
    rights: state.signedIn ? rightsOfRole.owner : [],
    accounts: null,
    passkeyHost: "localhost",
    ownerExists: state.ownerExists,
    cloud: "sandbox",
    sandbox: { cloudUrl: "http://127.0.0.1:4701", idpUrl: "http://127.0.0.1:4700" },
    publicUrl: "http://127.0.0.1:4600",
  });
}

function save({ state, id, body }: Asked): Answer {
  const old = federation(state, id);
  if (body.version !== old.version) return refuse(409, "CONFLICT");
  const document = body.document as FederationDocument;
  Object.assign(old, { document, version: old.version + 1, updatedAt: now() });
  return ok(old);
}

function createPlan({ state, id }: Asked): Answer {
  const { document, version } = federation(state, id);
  const findings = reviewDocument(document, { workspaces });
  const plan: PlanRecord = {
    id: `p${state.plans.length + 1}`,
    federationId: id,
    federationVersion: version,
    returnsTo: null,
    createdAt: now(),
    plan: planFor(document, applied(state, id), findings),
  };
  state.plans.unshift(plan);
  return ok(plan);
}

async function* play(state: FakeState, run: Run): AsyncIterable<ApplyEvent> {
  if (run.events.length > 0) {
    yield* run.events;
    return;
  }
  const plan = state.plans.find((item) => item.id === run.planId);
  const writes = (plan?.plan.changes ?? []).filter(
    ({ action }) => action !== "no-op" && action !== "untouched",
  );
  const tell = async (event: ApplyEvent) => {
    run.events.push(event);
    await new Promise((resolve) => setTimeout(resolve, state.eventMs));
    return event;
  };
  yield await tell({ type: "run-started", at: now(), changes: writes.length });
  for (const [index, { address, action }] of writes.entries()) {
    yield await tell({ type: "change-started", at: now(), address, action });
    if (state.failRun && index === 2) {
      yield await tell({ type: "change-failed", at: now(), address, diagnostic: refusedChange });
      run.status = "failed";
      yield await tell({ type: "run-finished", at: now(), outcome: "failed" });
      return;
    }
    yield await tell({
      type: "change-done",
      at: now(),
      address,
      outcome: index === 0 ? "settled" : "applied",
      requestId: `7F3A-${index}`,
    });
  }
  run.status = "succeeded";
  yield await tell({ type: "run-finished", at: now(), outcome: "succeeded" });
}

const refusedChange: Diagnostic = {
  code: "apply.change-failed",
  severity: "error",
  title: "A change was refused by the cloud",
  detail: "RAM says that the quota of roles is used up. Ask for a higher quota or delete roles nobody uses.",
  got: "LimitExceeded.Role (request 0B2C-44)",
  fixAt: "cloud",
  docs: "docs/errors/apply.change-failed.md",
};

function startRun({ state, id }: Asked): Answer {
  const plan = state.plans.find((item) => item.id === id);
  const run: Run = {
    id: `r${state.runs.length + 1}`,
    federationId: plan?.federationId ?? "",
    planId: id,
    kind: "apply",
    federationVersion: plan?.federationVersion ?? null,
    returnable: false,
    status: "running",
    startedAt: now(),
    finishedAt: null,
    startedBy: "Mei Tan",
    events: [],
  };
  state.runs.unshift(run);
  return ok(run);
}

function addTest({ state, id, body }: Asked, kind: LoginTest["kind"]): LoginTest {
  const base = loginReport(federation(state, id).document);
  const landed = body.landed !== false;
  const test: LoginTest = {
    id: `t${state.tests.length + 1}`,
    federationId: id,
    kind,
    status: landed ? "passed" : "failed",
    startedAt: now(),
    finishedAt: now(),
    startedBy: "Mei Tan",
    report: { ...base, passed: landed },
  };
  state.tests.unshift(test);
  return test;
}

function attest({ state, id, body }: Asked, state2: Membership["state"]): Answer {
  const key = `${String(body.role)} ${String(body.workspace)}`;
  const old = memberships(state, id).find((item) => `${item.role} ${item.workspace}` === key);
  if (old === undefined) return refuse(404, "NOT_FOUND");
  const evidence = state2 === "attested" ? { at: now(), by: "Mei Tan" } : null;
  const membership: Membership = { ...old, state: state2, evidence };
  state.memberships.set(key, membership);
  return ok(membership);
}

/** Every request the pages may make. Anything else is answered with 404 and reported. */
export const routes: Route[] = [
  ["GET", v1("/session"), session],
  [
    "POST",
    /^\/api\/auth\/sign-in\/email$/,
    ({ state, body }) => {
      state.signedIn = body.password !== "wrong";
      return { status: state.signedIn ? 200 : 401, json: {} };
    },
  ],
  [
    "POST",
    /^\/api\/auth\/sign-out$/,
    ({ state }) => {
      state.signedIn = false;
      return ok({});
    },
  ],
  [
    "POST",
    v1("/owner"),
    ({ state, body }) => {
      state.ownerExists = true;
      return ok({ email: body.email });
    },
  ],
  ["GET", v1("/federations/{id}/settings"), () => ok({ approval: "one" })],
  [
    "GET",
    v1("/plans/{id}/approval"),
    () => ok({ rule: "one", approvals: [], missing: [], mayApprove: false }),
  ],
  ["GET", v1("/account"), ({ state }) => ok(accountReport(state.trouble))],
  [
    "GET",
    v1("/account/users"),
    () =>
      ok({
        users: [
          { name: "sso-admin", displayName: "SSO administrator", userId: "1" },
          { name: "lin.wei", displayName: "Lin Wei", userId: "2" },
        ],
      }),
  ],
  ["GET", v1("/workspaces"), () => ok({ workspaces })],
  [
    "POST",
    v1("/workspaces"),
    ({ body }) => {
      const made = { id: `ws-${Date.now()}`, name: String(body.name), region: "ap-southeast-1" };
      workspaces.push(made);
      return ok(made);
    },
  ],
  ["POST", v1("/metadata/check"), () => ok({ ...metadataCheck, xml: metadataXml })],
  ["GET", v1("/federations"), ({ state }) => ok({ federations: state.federations })],
  [
    "POST",
    v1("/federations"),
    ({ state, body }) => {
      const made = { id: "f1", document: body.document as FederationDocument, version: 1 };
      const federation = { ...made, createdAt: now(), updatedAt: now() };
      state.federations.push(federation);
      return ok(federation);
    },
  ],
  [
    "GET",
    v1("/federations/{id}"),
    ({ state, id }) =>
      state.federations.some((item) => item.id === id) ? ok(federation(state, id)) : refuse(404, "NOT_FOUND"),
  ],
  ["PUT", v1("/federations/{id}"), save],
  [
    "GET",
    v1("/federations/{id}/review"),
    ({ state, id }) => {
      const { document } = federation(state, id);
      const idp =
        document.loginPath.kind === "idp" && document.loginPath.metadataXml ? metadataCheck : undefined;
      return ok({ diagnostics: reviewDocument(document, { workspaces }), idp });
    },
  ],
  [
    "GET",
    v1("/federations/{id}/guide"),
    ({ state, id }) =>
      ok(
        makeGuide(federation(state, id).document, {
          vendor: "keycloak",
          relayState: "https://modelstudio.console.alibabacloud.com/",
        }),
      ),
  ],
  ["POST", v1("/federations/{id}/plans"), createPlan],
  ["GET", v1("/federations/{id}/plans/latest"), ({ state }) => ok({ plan: state.plans[0] ?? null })],
  ["GET", v1("/plans/{id}"), ({ state, id }) => ok(state.plans.find((plan) => plan.id === id))],
  ["POST", v1("/plans/{id}/runs"), startRun],
  ["GET", v1("/runs/{id}"), ({ state, id }) => ok(state.runs.find((run) => run.id === id))],
  [
    "GET",
    v1("/runs/{id}/events"),
    ({ state, id }) => {
      const run = state.runs.find((item) => item.id === id);
      return run === undefined ? refuse(404, "NOT_FOUND") : { events: play(state, run) };
    },
  ],
  ["GET", v1("/federations/{id}/runs"), ({ state }) => ok({ runs: state.runs })],
  ["POST", v1("/federations/{id}/verify"), () => ok({ ok: true, checked: 6, drift: [], diagnostics: [] })],
  [
    "GET",
    v1("/federations/{id}/memberships"),
    ({ state, id }) => ok({ memberships: memberships(state, id), whoMay: whoMayAddMembers }),
  ],
  ["POST", v1("/federations/{id}/memberships/attest"), (asked) => attest(asked, "attested")],
  ["POST", v1("/federations/{id}/memberships/withdraw"), (asked) => attest(asked, "unknown")],
  ["GET", v1("/federations/{id}/login-tests"), ({ state }) => ok({ tests: state.tests })],
  ["GET", v1("/login-tests/{id}"), ({ state, id }) => ok(state.tests.find((test) => test.id === id))],
  [
    "POST",
    v1("/federations/{id}/login-tests/rehearsal"),
    (asked) => {
      const test = addTest(asked, "rehearsal");
      return ok({ test, startUrl: `/federations/${asked.id}/test?test=${test.id}` });
    },
  ],
  ["POST", v1("/federations/{id}/login-tests/captured"), (asked) => ok(addTest(asked, "captured"))],
  ["POST", v1("/federations/{id}/login-tests/real-road"), (asked) => ok(addTest(asked, "real-road"))],
  [
    "GET",
    v1("/federations/{id}/road"),
    () => ok({ kind: "tile", url: "http://127.0.0.1:4700/apps/model-studio", switchUrl: null }),
  ],
  ["GET", v1("/sandbox/idp-metadata"), () => ok({ xml: metadataXml, groups: rehearsalGroups })],
  [
    "POST",
    v1("/sandbox/federations/{id}/configure-idp"),
    () => ok({ tileUrl: "http://127.0.0.1:4700/apps/model-studio", capturedUrl: "http://127.0.0.1:4700/c" }),
  ],
];
