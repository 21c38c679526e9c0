import AxeBuilder from "@axe-core/playwright";
import { test as base, type Page } from "@playwright/test";
import { clientWith, signIn } from "../service/api-client.ts";
import { addPerson, password } from "../service/people.ts";
import { dataDirectory, type ServiceProcess, startServiceProcess } from "../service/service.ts";
import {
  signaturesThatHold,
  startWebhookReceiver,
  type WebhookReceiver,
} from "../service/webhook-receiver.ts";
import { claim, expect, owner } from "./product.ts";

interface Told {
  service: ServiceProcess;
  receiver: WebhookReceiver;
}

/** A service that may reach a receiver beside it, and knows no mail server. */
const test = base.extend<{ told: Told }>({
  // Playwright wants the pattern even where nothing is taken from it.
  told: async ({ browserName: _browser }, use) => {
    const data = dataDirectory();
    const receiver = await startWebhookReceiver();
    const service = await startServiceProcess(data.path, {
      OUTBOUND_ALLOW: "127.0.0.1",
      OUTBOUND_HTTP: "on",
    });
    await use({ service, receiver });
    await service.stop("SIGTERM");
    await receiver.close();
    data.remove();
  },
});

async function accessible(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

test("a webhook is added, tested, given a new secret, and seen by whoever may only look", async ({
  page,
  browser,
  told: { service, receiver },
}) => {
  await claim(page, service.openUrl);
  await page.getByRole("link", { name: "Notifications" }).click();
  await expect(page.getByTestId("channels")).toContainText("There is no channel yet");
  await accessible(page);

  const add = page.getByTestId("new-channel");
  await add.getByText("Mail", { exact: true }).click();
  await expect(page.getByTestId("mail-unset")).toBeVisible();
  await add.getByText("Webhook", { exact: true }).click();
  await add.getByLabel("Name").fill("Security operations");
  await add.getByLabel("Address").fill(`${receiver.url}/hook`);
  await add.getByRole("button", { name: "Add the channel" }).click();
  const secret = (await page.getByTestId("webhook-secret").locator("code").textContent()) ?? "";
  expect(secret).toMatch(/^whsec_/);
  await accessible(page);
  await page.getByRole("button", { name: "I have it" }).click();
  await expect(page.getByText(secret)).toHaveCount(0);

  receiver.answerNext({ status: 503, body: "maintenance" });
  await page.getByRole("button", { name: "Send a test" }).click();
  await expect(page.getByTestId("test-result")).toContainText("503 maintenance");
  const delivery = page.getByTestId("delivery");
  await expect(delivery).toHaveAttribute("data-status", "failed");
  await delivery.getByRole("button", { name: /^Send again/ }).click();
  await expect(delivery).toHaveAttribute("data-status", "delivered");
  expect(new Set(receiver.calls.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  expect(receiver.calls.map((call) => signaturesThatHold(call, secret))).toEqual([1, 1]);

  await page.getByRole("button", { name: "New secret" }).click();
  await page.getByRole("button", { name: "New secret" }).click();
  await expect(page.getByTestId("webhook-secret")).not.toContainText(secret);
  await accessible(page);

  const client = clientWith(service.url, { cookie: await signIn(service.url, owner.email, owner.password) });
  const { email } = await addPerson(service.url, client, { name: "Audrey", role: "auditor" });
  const looking = await browser.newPage();
  await looking.goto(`${service.url}/sign-in?to=/notifications`);
  await looking.getByLabel("E-mail").fill(email);
  await looking.getByLabel("Password", { exact: true }).fill(password);
  await looking.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(looking.getByTestId("channels")).toContainText("Security operations");
  await expect(looking.getByRole("button", { name: "Send a test" })).toHaveCount(0);
  await expect(looking.getByTestId("new-channel")).toHaveCount(0);
});
