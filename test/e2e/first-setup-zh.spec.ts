import type { Page } from "@playwright/test";
import { serverWords, zhCN } from "../../apps/web/src/i18n/zh-CN/index.ts";
import { countedPage, Effort, recordEffort } from "./actions.ts";
import { addMembers } from "./console.ts";
import { account, expect, type Product, research, SetupSteps, say, signInAtIdp, test } from "./product.ts";

const { idp, groups, guide, memberships, review, road, run, start, test: proving } = zhCN;
const steps = new SetupSteps(zhCN);

/** The step is there under its name, and no sentence on it was left in English but titles of pages elsewhere. */
async function expectStep(page: Page, step: string, title: string): Promise<void> {
  await expect(page.getByTestId(`step-${step}`)).toHaveText(title);
  const textOf = async (selector: string) => (await page.locator(selector).allInnerTexts()).join("\n");
  const left = async () => {
    const elsewhere = await textOf("main a[target=_blank]");
    const sentences = (await textOf("main")).match(/\b[A-Za-z]+(?: [a-z]+){3,}/g) ?? [];
    return sentences.filter((sentence) => !elsewhere.includes(sentence));
  };
  await expect.poll(left).toEqual([]);
}

/** Somebody makes a role of that name while the plan is being read. */
async function makeByHand(product: Product, name: string): Promise<void> {
  const root = { RAM: [`acs:ram::${account}:root`] };
  await product.cloud.createRole({
    kind: "role",
    name,
    description: "made by hand meanwhile",
    trustPolicy: {
      Version: "1",
      Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: root }],
    },
    maxSessionDurationSeconds: 3600,
    tags: {},
  });
}

/** The plan is refused because the account moved; the page leads to the name, and the next plan is applied. */
async function refusedThenApplied(page: Page, product: Product): Promise<void> {
  await expect(page.getByTestId("plan-summary")).toContainText(
    say(review.summary, { create: 2, update: 0, delete: 0 }),
  );
  await expectStep(page, "review", review.title);
  await makeByHand(product, "AI-Admins");
  await page.getByRole("button", { name: review.apply }).click();
  const refused = page.getByTestId("diagnostic-plan.reality-moved");
  await expect(refused).toContainText(serverWords["code.plan.reality-moved"] ?? "no title");
  expect(await product.cloud.listSamlProviders()).toEqual([]);
  await page.getByRole("button", { name: review.again }).click();
  await expect(page.getByText(review.blocked)).toBeVisible();
  await page.getByRole("link", { name: say(review.toFix, { step: road.steps.groups }) }).click();
  await page.getByLabel(groups.name).fill("AI-Platform");
  await page.getByRole("button", { name: groups.fold, exact: true }).click();
  await expect(page.getByTestId("saved")).toHaveAttribute("data-state", "saved");
  await page.getByTestId("continue").click();
  await steps.applyPlan(page);
  await expectStep(page, "run", run.titleDone);
}

/** Both proofs by rehearsal: one that the identity provider gets wrong, and one it gets right. */
async function failedThenPassed(page: Page): Promise<void> {
  await page.getByRole("button", { name: proving.rehearsal.start }).click();
  await page.getByTestId("sign-in-form").locator("summary").click();
  await page.getByTestId("fault-select").selectOption("wrong-audience");
  await signInAtIdp(page, "chen.yu");
  await expect(page.getByTestId("test-verdict")).toHaveText(proving.report.failed);
  const check = page.getByTestId("check-audience");
  await expect(check).toHaveAttribute("data-outcome", "fail");
  await expect(check).toContainText(serverWords["check.audience"] ?? "no title");
  await expect(check).toContainText(proving.report.outcome.fail);

  await page.getByRole("button", { name: proving.rehearsal.start }).click();
  await signInAtIdp(page, "chen.yu");
  await expect(page.getByTestId("test-verdict")).toHaveText(proving.report.passed);
  await expect(page.getByTestId("result-AI-Platform")).toContainText(research.name);
  await expectStep(page, "test", proving.title);
}

test("the first set-up in Chinese, through a refused plan and a failed login", async ({
  browser,
  product,
}, info) => {
  const context = await browser.newContext({ locale: "zh-CN", viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const effort = new Effort();
  const counted = countedPage(page, effort);
  await steps.claim(page, product.service.openUrl);
  await expectStep(page, "start", start.title);
  await steps.beginSetup(page, "acme-zh", "identity provider");

  await expectStep(page, "identity-provider", idp.title);
  effort.begin();
  await steps.takeRehearsalIdp(counted, "AcmeIdp");
  await expectStep(page, "groups", groups.title);
  const role = {
    name: "AI-Admins",
    group: "AI-Platform-Admins",
    workspace: research,
    right: "Admin",
  } as const;
  await steps.addRole(counted, role);
  await counted.getByTestId("continue").click();
  await refusedThenApplied(counted, product);
  await counted.getByTestId("continue").click();

  await counted.getByRole("button", { name: guide.rehearse }).click();
  await expect(page.getByTestId("rehearsal-configured")).toContainText(guide.rehearsed);
  await expectStep(page, "guide", guide.title);
  await counted.getByTestId("continue").click();

  await expectStep(page, "memberships", memberships.title);
  const member = page.getByTestId(`membership-AI-Platform-${research.id}`);
  await expect(member).toContainText((await product.cloud.getRole("AI-Platform"))?.roleId ?? "no such role");
  await expect(member).toContainText(memberships.steps["add-user"]);
  await addMembers(context, product, [{ role: "AI-Platform", workspace: research.id, as: "Administrator" }]);
  const attest = say(memberships.attestOf, { role: "AI-Platform", workspace: research.name });
  await counted.getByRole("button", { name: attest }).click();
  await expect(page.getByTestId("membership-count")).toContainText(
    say(memberships.count, { done: 1, all: 1 }),
  );
  await counted.getByTestId("continue").click();

  await failedThenPassed(counted);
  const journey = "In Chinese: a refused plan, a failed and a passed rehearsal login";
  recordEffort(info, journey, effort);
  await context.close();
});
