import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import type { BrowserContext, Page } from "@playwright/test";
import { captureResponse } from "../service/capture.ts";
import { type SandboxLogin, setUpSandboxLogin } from "../service/sandbox-login.ts";
import { expect, type Product, research, test } from "./product.ts";

async function begin(product: Product, context: BrowserContext): Promise<SandboxLogin> {
  const login = await setUpSandboxLogin(product.service, "acme-ai");
  const [name = "", value = ""] = (product.service.cookie ?? "").split("=");
  await context.addCookies([
    { name, value: value.split(";")[0] ?? "", url: product.service.url, httpOnly: true, sameSite: "Lax" },
  ]);
  return login;
}

/** Accessible and without a sideways scroll, wide and light, narrow and dark; with a picture of each. */
async function expectPresentable(page: Page, picture: (name: string) => string): Promise<void> {
  const looks = [
    [1280, "light"],
    [360, "dark"],
  ] as const;
  for (const [width, colorScheme] of looks) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: picture(`${width}-${colorScheme}`), fullPage: true });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(sideways).toBeLessThanOrEqual(0);
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 1280, height: 900 });
}

async function fileOf(page: Page, button: string): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: button }).click(),
  ]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

type Picture = (name: string) => string;

/** Locked without a proof, then a text in both languages to copy and to download. */
async function announce(page: Page, login: SandboxLogin, picture: Picture): Promise<void> {
  const { client, federationId: id, urls } = login;
  await page.goto(`${new URL(page.url()).origin}/federations/${id}/done`);
  await expect(page.getByTestId("announcement-locked")).toContainText("No login test has reached");
  await expect(page.getByTestId("announcement")).toHaveCount(0);
  await page.getByRole("link", { name: "Go to Prove the login" }).click();
  await page.getByRole("button", { name: "I landed there" }).click();
  await expect(page.getByTestId("test-report")).toContainText("Passed");
  await client.memberships.attest({ id, role: "AI-Admins", workspace: research.id });

  await page.getByTestId("continue").click();
  const text = page.getByRole("textbox", { name: "Text for your people" });
  await expect(text).toHaveValue(new RegExp(`or this address:\\n {3}${urls.idpUrl}/apps\\n`));
  await expect(text).toHaveValue(
    /members of AI-Platform-Admins\n {2}Workspaces: AI Research \(administrator\)/,
  );
  await page.getByLabel("Whom to ask").fill("ai-help@acme.example");
  await expect(text).toHaveValue(/Ask ai-help@acme\.example,/);
  await expect(page.getByTestId("road-url")).toContainText(urls.idpUrl);
  await expect(page.getByTestId("handed-AI-Admins")).toContainText("see workspaces, accounts and API keys");

  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy the text" }).click();
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(copied).toBe(await text.inputValue());
  await expectPresentable(page, (name) => picture(`announce-en-${name}.png`));

  await page.getByText("简体中文", { exact: true }).click();
  await expect(text).toHaveValue(/请联系 ai-help@acme\.example，/);
  const plain = await fileOf(page, "As .txt");
  expect(plain).toEqual({ name: "model-studio-acme-ai-zh-CN.txt", text: await text.inputValue() });
  const markdown = await fileOf(page, "As Markdown");
  expect(markdown.text).toContain("- **AI-Admins**");

  await page.getByRole("button", { name: "中文", exact: true }).click();
  await expect(page.getByTestId("handed-AI-Admins")).toContainText("业务空间");
  await page.screenshot({ path: picture("announce-zh.png"), fullPage: true });
}

/** A failed login against the last one that passed, then another pair under its own address. */
async function compare(page: Page, login: SandboxLogin, picture: Picture): Promise<void> {
  const { client, federationId: id, capturedUrl } = login;
  const judge = async (user: string, fault?: string) => {
    const response = await captureResponse({ capturedUrl, user, ...(fault === undefined ? {} : { fault }) });
    return client.loginTests.captured({ id, response });
  };
  const good = await judge("chen.yu");
  const other = await judge("priya.raman");
  const broken = await judge("chen.yu", "wrong-audience");
  expect([good.status, broken.status]).toEqual(["passed", "failed"]);

  await page.goto(`${new URL(page.url()).origin}/federations/${id}/test`);
  await page.getByRole("link", { name: "Compare two proofs" }).click();
  const verdict = page.getByTestId("comparison-verdict");
  await expect(verdict).toHaveText("It passed before and fails now. 1 check newly fails.");
  const changed = page.getByTestId("comparison-checks").getByRole("listitem");
  await expect(changed.first()).toHaveAttribute("data-testid", "changed-audience");
  await expect(changed.first()).toContainText("Newly wrong");
  await expect(page.getByTestId("comparison-sign-in")).toContainText("no verified sign-in");
  await page.screenshot({ path: picture("compare-broke.png"), fullPage: true });

  // Another pair is another address: it survives a reload, and the back button leads to the pair before.
  const later = page.getByLabel("Later");
  await later.focus();
  await later.selectOption(other.id);
  await expect(later).toBeFocused();
  await expect(page.getByTestId("differs-nameId")).toContainText("chen.yu@acme.example");
  await expect(page.getByTestId("differs-nameId")).toContainText("priya.raman@acme.example");
  await page.reload();
  await expect(later).toHaveValue(other.id);
  await expect(page.getByLabel("Earlier")).toHaveValue(good.id);
  await expect(page.getByTestId("differs-roles")).toContainText("AI-Admins");
  await expectPresentable(page, (name) => picture(`compare-en-${name}.png`));
  await page.goBack();
  await expect(later).toHaveValue(broken.id);
  await page.getByRole("button", { name: "中文", exact: true }).click();
  await expect(page.getByTestId("step-compare")).toHaveText("比较两次验证");
  await expect(verdict).toHaveText("以前通过，现在未通过。 新增 1 项错误。");
  await page.screenshot({ path: picture("compare-zh.png"), fullPage: true });
}

test("two logins are compared, and a proved one is handed out to employees", async ({
  page,
  product,
  context,
}, info) => {
  const login = await begin(product, context);
  await page.goto(product.service.url);
  await compare(page, login, (name) => info.outputPath(name));
  await page.getByRole("button", { name: "English", exact: true }).click();
  await announce(page, login, (name) => info.outputPath(name));
});
