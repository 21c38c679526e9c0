import { expect, type Page } from "@playwright/test";
import type { Stage } from "../stage.ts";

/** Who looks: the owner, somebody who may only look and approve, or a browser that is not signed in. */
export type Who = "owner" | "approver" | "nobody";
/** What the server does instead of answering; who is signed in it says all the same. */
export type Server = "waits" | "fails";

/** One page in one of its main states. */
export interface State {
  /** As the router has it. */
  route: string;
  name: string;
  /** Its address, without the origin. */
  at: string;
  who?: Who;
  server?: Server;
  /** What a person does there before it is looked at. */
  act?: (page: Page) => Promise<unknown>;
}

const press = (name: string | RegExp) => (page: Page) => page.getByRole("button", { name }).first().click();
/** A button by what it is for, since the page may speak either language. */
const pressId = (id: string) => (page: Page) => page.getByTestId(id).first().click();

/** What of a stage its pages are reached by. */
export type Shown = Omit<Stage, "client" | "cookies">;

/** Before anybody has claimed the service. */
export function unclaimed(openUrl: string): State[] {
  const { pathname, search } = new URL(openUrl);
  return [
    { route: "/welcome", name: "valid link", at: `${pathname}${search}`, who: "nobody" },
    { route: "/welcome", name: "used link", at: "/welcome?token=used", who: "nobody" },
  ];
}

/** While the owner is alone and nothing is set up. */
export function empty(): State[] {
  return [
    { route: "/", name: "nothing set up", at: "/" },
    { route: "/", name: "fit asked", at: "/", act: answerFit },
    { route: "/federations/new", name: "account shown", at: "/federations/new" },
    { route: "/explain", name: "empty", at: "/explain" },
    { route: "/people", name: "alone", at: "/people" },
    { route: "/keys", name: "none", at: "/keys" },
    { route: "/notifications", name: "none", at: "/notifications" },
    { route: "/audit", name: "short", at: "/audit" },
    { route: "/me", name: "nothing set", at: "/me" },
  ];
}

const answerFit = async (page: Page) => {
  const choice = page.getByRole("radio");
  if ((await choice.count()) > 0) await choice.first().check();
};

/** Without a session. */
function outside(stage: Shown): State[] {
  const link = (address: string) => new URL(address).pathname + new URL(address).hash;
  return [
    { route: "/sign-in", name: "empty", at: "/sign-in", who: "nobody" },
    { route: "/sign-in", name: "refused", at: "/sign-in", who: "nobody", act: signInWrongly },
    { route: "/join", name: "valid link", at: link(stage.links.join), who: "nobody" },
    { route: "/join", name: "bad link", at: "/join#nothing", who: "nobody" },
    { route: "/reset", name: "valid link", at: link(stage.links.reset), who: "nobody" },
    { route: "/reset", name: "bad link", at: "/reset#nothing", who: "nobody" },
    { route: "/handover", name: "valid link", at: link(stage.links.handover), who: "nobody" },
    { route: "/handover", name: "bad link", at: "/handover#nothing", who: "nobody" },
  ];
}

async function signInWrongly(page: Page): Promise<void> {
  await page.locator("input[type=email]").fill("olga@acme.example");
  await page.locator("input[type=password]").fill("not the password");
  await page.locator("form button[type=submit]").click();
  await expect(page.getByRole("alert")).toBeVisible();
}

/** The pages beside the set-ups. */
function beside(stage: Shown): State[] {
  return [
    { route: "/", name: "list", at: "/" },
    { route: "/", name: "failing", at: "/", server: "fails" },
    { route: "/", name: "loading", at: "/", server: "waits" },
    { route: "not found", name: "no such page", at: "/no/such/page" },
    { route: "/federations/new", name: "failing", at: "/federations/new", server: "fails" },
    { route: "/explain", name: "explained", at: `/explain?federation=${stage.applied.id}`, act: explain },
    { route: "/people", name: "filled", at: "/people" },
    { route: "/people", name: "only to look", at: "/people", who: "approver" },
    { route: "/people", name: "failing", at: "/people", server: "fails" },
    { route: "/keys", name: "filled", at: "/keys" },
    { route: "/notifications", name: "filled", at: "/notifications" },
    { route: "/notifications", name: "failing", at: "/notifications", server: "fails" },
    {
      route: "/audit",
      name: "filled",
      at: "/audit",
      act: (page) => page.locator("details summary").last().click(),
    },
    { route: "/audit", name: "nothing found", at: "/audit?from=2001-01-01&to=2001-01-02" },
  ];
}

const response = Buffer.from("<Response>no signature</Response>").toString("base64");

async function explain(page: Page): Promise<void> {
  await page.getByTestId("explain-input").fill(response);
  await page.getByTestId("explain-submit").click();
  await expect(page.getByTestId("explain-verdict")).toBeVisible();
}

/** The steps of a set-up, by what there is to see in them. */
function steps(stage: Shown): State[] {
  const { applied, bare, many, ramUsers, staged } = stage;
  const of = (id: string, page: string) =>
    page === "" ? `/federations/${id}` : `/federations/${id}/${page}`;
  const step = (page: string, name: string, id: string, more: Partial<State> = {}): State => ({
    route: of("$id", page.split("?")[0] ?? ""),
    name,
    at: of(id, page),
    ...more,
  });
  const [first = "", second = ""] = applied.tests;
  return [
    step("", "next step", bare),
    step("", "no such set-up", "00000000-0000-4000-8000-000000000000"),
    step("account", "filled", applied.id),
    step("account", "failing", bare, { server: "fails" }),
    step("account", "loading", bare, { server: "waits" }),
    step("identity-provider", "empty", bare),
    step("identity-provider", "in use", applied.id),
    step("identity-provider", "bad metadata", bare, { act: readBadMetadata }),
    step("identity-provider", "many entities", bare, { act: readAggregate }),
    step("identity-provider", "only to look", bare, { who: "approver" }),
    step("groups", "no role", bare),
    step("groups", "cards", applied.id),
    step("groups", "one role, RAM users", ramUsers),
    step("groups", "table", many),
    step("groups", "table with a role open", many, {
      act: (page) => page.getByTestId("role-Team_08").click(),
    }),
    step("groups", "table, only to look", many, { who: "approver" }),
    step("groups", "bringing in a file", applied.id, { act: press(/CSV/) }),
    step("review", "errors", bare),
    step("review", "nothing to change", applied.id),
    step("review", "waits for approval", ramUsers, { who: "approver" }),
    step("review", "taking all away", applied.id, { act: pressId("plan-destroy") }),
    step("review", "failing", applied.id, { server: "fails" }),
    { route: "/federations/$id/runs/$runId", name: "done", at: of(applied.id, `runs/${applied.runId}`) },
    { route: "/federations/$id/runs/$runId", name: "no such run", at: of(applied.id, "runs/nothing") },
    step("guide", "generic", applied.id),
    step("guide", "nothing to send", bare),
    step("memberships", "open and attested", applied.id),
    step("memberships", "none", bare),
    step("memberships", "only to look", applied.id, { who: "approver" }),
    step("memberships", "failing", applied.id, { server: "fails" }),
    step("test", "untried", bare),
    step("test", "earlier ones", applied.id),
    step(`test?test=${first}`, "passed", applied.id),
    step(`test?test=${second}`, "failed", applied.id),
    step("test", "RAM users", ramUsers),
    step("test", "only to look", applied.id, { who: "approver" }),
    step("test/compare", "nothing to compare", bare),
    step(`test/compare?before=${first}&after=${second}`, "two tests", applied.id),
    step("done", "done", applied.id),
    step("done", "not yet", bare),
    step("done", "RAM users", ramUsers),
    step("access", "empty", bare),
    step("access", "filled", applied.id),
    step("watch", "filled", applied.id),
    step("watch", "staged", staged),
    step("watch", "only to look", applied.id, { who: "approver" }),
    step("watch", "failing", applied.id, { server: "fails" }),
  ];
}

async function paste(page: Page, text: string): Promise<void> {
  await page.locator("label", { hasText: /^(Paste|粘贴)$/ }).click();
  await page.locator("textarea").first().fill(text);
  await page.locator("form button[type=submit]").click();
}

async function readBadMetadata(page: Page): Promise<void> {
  await paste(page, "<html><body>Sign in</body></html>");
  await expect(page.getByTestId("diagnostic-metadata.html")).toBeVisible();
}

/** So many that they are searched and not only chosen. */
const aggregate = `<EntitiesDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata">${Array.from(
  { length: 12 },
  (_, at) => `<EntityDescriptor entityID="https://idp-${at}.university-of-a-long-name.example/idp/shibboleth">
<IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp-${at}.example/sso"/></IDPSSODescriptor>
</EntityDescriptor>`,
).join("")}</EntitiesDescriptor>`;

async function readAggregate(page: Page): Promise<void> {
  await paste(page, aggregate);
  await expect(page.getByTestId("entities").getByRole("listitem")).toHaveCount(12);
}

/** Once there is something to see everywhere. */
export function filled(stage: Shown): State[] {
  return [...outside(stage), ...beside(stage), ...steps(stage)];
}
