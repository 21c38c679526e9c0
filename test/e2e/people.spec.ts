import { createHmac } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import { federationDocumentSchema } from "@modelstudio-sso/contracts";
import type { Page } from "@playwright/test";
import { clientWith, signedInClient } from "../service/api-client.ts";
import { addPerson, password } from "../service/people.ts";
import { account, claim, expect, owner, type Product, test } from "./product.ts";

async function signIn(page: Page, given: { url: string; email: string; password: string }): Promise<void> {
  await page.goto(`${given.url}/sign-in`);
  await page.getByLabel("E-mail").fill(given.email);
  await page.getByLabel("Password", { exact: true }).fill(given.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** RFC 6238, as an authenticator app does it. */
function codeOf(secret: string): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const hash = createHmac("sha1", key).update(counter).digest();
  const number = hash.readUInt32BE((hash.at(-1) ?? 0) & 0xf) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

async function accessible(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

/** A set-up that the operator wrote, under a rule that the owner set. */
async function twoPersons(product: Product) {
  const client = await signedInClient(product.service);
  const { url } = product.service;
  const operator = await addPerson(url, client, { name: "Otto", role: "operator" });
  const approver = await addPerson(url, client, { name: "Anna", role: "approver" });
  const { xml } = await client.sandbox.metadata();
  const document = federationDocumentSchema.parse({
    apiVersion: "modelstudio-sso/v1",
    name: "acme-ai",
    site: "international",
    accountId: account,
    loginPath: { kind: "idp", providerName: "AcmeIdp", metadataXml: xml },
    roles: [{ name: "AI-Admins", groups: ["AI-Platform-Admins"] }],
  });
  const { id } = await operator.client.federations.create({ document });
  await client.federations.saveSettings({ id, approval: "two-persons" });
  return { id, operator, approver };
}

test("an owner invites, and the invited person sees only what they may do", async ({
  page,
  browser,
  product,
}) => {
  await claim(page, product.service.openUrl);
  await page.getByRole("link", { name: "People" }).click();
  await page.getByLabel("Their e-mail").fill("audrey@acme.example");
  await page.getByTestId("invite").getByLabel("Role").selectOption("auditor");
  await page.getByRole("button", { name: "Make a one-time link" }).click();
  const link = (await page.getByTestId("shown-once").locator("code").textContent()) ?? "";
  await accessible(page);

  const theirs = await (await browser.newContext()).newPage();
  await theirs.goto(link);
  await expect(theirs.getByLabel("E-mail")).toHaveValue("audrey@acme.example");
  await theirs.getByLabel("Your name").fill("Audrey");
  await theirs.getByLabel("Password", { exact: true }).fill(password);
  await theirs.getByRole("button", { name: "Create the account" }).click();
  await theirs.getByRole("link", { name: "Audit log" }).click();
  await expect(theirs.getByTestId("audit-person.joined")).toContainText("audrey@acme.example");
  await accessible(theirs);
  await theirs.getByRole("link", { name: "People" }).click();
  await expect(theirs.getByTestId("members")).toContainText("Owners invite people");
  await expect(theirs.getByTestId("invite")).toHaveCount(0);

  await page.reload();
  await page.getByRole("button", { name: "Change Audrey" }).click();
  await page.getByRole("button", { name: "Remove this person" }).click();
  await page
    .getByRole("group", { name: /loses access/ })
    .getByRole("button", { name: "Remove this person" })
    .click();
  await expect(page.getByTestId("member-audrey@acme.example")).toHaveCount(0);
  await theirs.reload();
  await expect(theirs.getByRole("heading", { name: "Sign in" })).toBeVisible();
});

test("a key is made, shown once, works and is revoked", async ({ page, product }) => {
  await claim(page, product.service.openUrl);
  await page.goto(`${product.service.url}/keys`);
  await page.getByLabel("What it is for").fill("Nightly drift check");
  await page.getByRole("button", { name: "Make the key" }).click();
  const token = (await page.getByTestId("shown-once").locator("code").textContent()) ?? "";
  const client = clientWith(product.service.url, { authorization: `Bearer ${token}` });
  expect((await client.session.get()).rights).toEqual(["read"]);
  await accessible(page);
  await page.reload();
  await expect(page.getByTestId("key-Nightly drift check")).toContainText("last used");
  await expect(page.locator("body")).not.toContainText(token);
  await page.getByRole("button", { name: "Revoke Nightly drift check" }).click();
  await page.getByRole("button", { name: "Revoke", exact: true }).click();
  await expect(page.getByTestId("keys")).toContainText("There is no key.");
  expect((await client.session.get()).rights).toEqual([]);
});

test("a second factor is set up, asked for, and replaced by a recovery code", async ({ page, product }) => {
  const { url } = product.service;
  await claim(page, product.service.openUrl);
  await page.goto(`${url}/me`);
  const panel = page.getByTestId("second-factor-panel");
  await panel.getByRole("button", { name: "Set up an authenticator app" }).click();
  await panel.getByLabel("Current password").fill(owner.password);
  await panel.getByRole("button", { name: "Set up an authenticator app" }).click();
  const secret = (await page.getByTestId("totp-secret").locator("code").textContent()) ?? "";
  await accessible(page);
  await panel.getByLabel("Code from your authenticator app").fill(codeOf(secret));
  await panel.getByRole("button", { name: "Confirm" }).click();
  const shown = page.getByTestId("recovery-codes").locator("code");
  await expect(shown).toHaveCount(10);
  const codes = await shown.allTextContents();
  await panel.getByRole("button", { name: "I have kept them" }).click();
  await expect(panel).toContainText("On");

  const leave = async () => {
    await page.locator("summary", { hasText: owner.name }).click();
    await page.getByRole("button", { name: "Sign out", exact: true }).click();
  };
  await leave();
  await signIn(page, { url, ...owner });
  await page.getByLabel("Code from your authenticator app").fill(codeOf(secret));
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("link", { name: "Set up single sign-on" }).first()).toBeVisible();
  await leave();
  await signIn(page, { url, ...owner });
  await page.getByRole("button", { name: "Use a recovery code instead" }).click();
  await page.getByLabel("Recovery code").fill(codes[0] ?? "");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("link", { name: "Set up single sign-on" }).first()).toBeVisible();
});

test("a passkey signs in where the address has a name, and nowhere else", async ({ page, product }) => {
  await claim(page, product.service.openUrl);
  await page.goto(`${product.service.url}/me`);
  await expect(page.getByTestId("passkeys-panel")).toContainText("Passkeys belong to a name");

  const named = product.service.url.replace("127.0.0.1", "localhost");
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await signIn(page, { url: named, ...owner });
  await expect(page.getByRole("link", { name: "Set up single sign-on" }).first()).toBeVisible();
  await page.goto(`${named}/me`);
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByLabel("Its name").fill("Work laptop");
  await page.getByRole("button", { name: "Create the passkey" }).click();
  await expect(page.getByTestId("passkeys-panel")).toContainText("Work laptop");
  await page.locator("summary", { hasText: owner.name }).click();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page.getByRole("link", { name: "Set up single sign-on" }).first()).toBeVisible();
  const told = await page.evaluate(async () =>
    (await fetch("/api/v1/audit?action=session.signed-in")).json(),
  );
  expect(told.events[0].facts).toEqual({ method: "passkey" });
  await page.goto(`${named}/me`);
  await page.getByRole("button", { name: "Remove Work laptop" }).click();
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(page.getByTestId("passkeys-panel")).not.toContainText("Work laptop");
});

test("a plan waits for a second person, who sees everything and can change nothing", async ({
  browser,
  product,
}) => {
  const { id, operator, approver } = await twoPersons(product);
  const { url } = product.service;
  const open = async (email: string) => {
    const page = await (await browser.newContext()).newPage();
    await signIn(page, { url, email, password });
    await expect(page.getByText("acme-ai")).toBeVisible();
    await page.goto(`${url}/federations/${id}/review`);
    return page;
  };
  const maker = await open(operator.email);
  await expect(maker.getByTestId("approval-state")).toHaveText("Waits for approval");
  await expect(maker.getByRole("button", { name: "Apply exactly this plan" })).toBeDisabled();
  await expect(maker.getByRole("button", { name: "Approve exactly this plan" })).toHaveCount(0);

  const second = await open(approver.email);
  await expect(second.getByTestId("look-only")).toBeVisible();
  await expect(second.getByRole("button", { name: "Apply exactly this plan" })).toHaveCount(0);
  await accessible(second);
  await second.getByLabel("Note").fill("As discussed");
  await second.getByRole("button", { name: "Approve exactly this plan" }).click();
  await expect(second.getByTestId("approval-state")).toHaveText("Approved");
  await second.goto(`${url}/federations/${id}/groups`);
  await expect(second.getByLabel("Role name in RAM")).toBeDisabled();

  await maker.reload();
  await expect(maker.getByTestId("approval")).toContainText("As discussed");
  await maker.getByRole("button", { name: "Apply exactly this plan" }).click();
  await expect(maker.getByTestId("run-status")).toHaveAttribute("data-status", "succeeded");
});

test("the new pages fit a narrow screen, and are as easy to read in the dark", async ({ page, product }) => {
  await page.setViewportSize({ width: 360, height: 780 });
  await page.emulateMedia({ colorScheme: "dark" });
  await claim(page, product.service.openUrl);
  for (const path of ["/people", "/keys", "/me", "/audit"]) {
    await page.goto(`${product.service.url}${path}`);
    await page.waitForLoadState("networkidle");
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect([path, over]).toEqual([path, 0]);
    await accessible(page);
  }
  await page.locator("header summary").click();
  await page.getByRole("link", { name: "Audit log" }).click();
  await expect(page.getByTestId("audit-owner.claimed")).toBeVisible();
});
