import { readFileSync } from "node:fs";
import { join } from "node:path";
import { connectCloud, localConnection } from "@modelstudio-sso/alibaba-cloud";
import { test as base, expect, type Page } from "@playwright/test";
import { dataDirectory, type ServiceProcess, startServiceProcess } from "../service/service.ts";
import { takeScreenshot } from "./screenshots.ts";

export interface Product {
  service: ServiceProcess;
  /** The sandbox's cloud, asked through the SDKs and not through the UI. */
  cloud: ReturnType<typeof connectCloud>;
  cloudUrl: string;
  /** Stops the service and starts it again on the same data. */
  restart(): Promise<void>;
}

interface Fixtures {
  product: Product;
  shot: (name: string) => Promise<void>;
}

function cloudOf(dataDir: string) {
  const cloudUrl = readFileSync(join(dataDir, "sandbox", "cloud-url"), "utf8").trim();
  const key = { accessKeyId: "SANDBOXADMIN", accessKeySecret: "sandbox-admin-secret" };
  return { cloudUrl, cloud: connectCloud(localConnection(new URL(cloudUrl).host, key)) };
}

/** Each test gets a fresh product: its own process, database, sandbox and identity provider. */
export const test = base.extend<Fixtures>({
  // Playwright wants the pattern even where nothing is taken from it.
  product: async ({ page: _page }, use) => {
    const data = dataDirectory();
    const product: Product = await (async () => {
      const service = await startServiceProcess(data.path);
      return { service, ...cloudOf(data.path), restart: async () => undefined };
    })();
    product.restart = async () => {
      const port = new URL(product.service.url).port;
      await product.service.stop("SIGTERM");
      product.service = await startServiceProcess(data.path, { PORT: port });
      Object.assign(product, cloudOf(data.path));
    };
    await use(product);
    await product.service.stop("SIGTERM");
    data.remove();
  },
  shot: async ({ page }, use) => {
    await use((name) => takeScreenshot(page, name));
  },
});

export const owner = { name: "Olga Owner", email: "olga@acme.example", password: "correct horse battery" };

/** Follows the one-time link and becomes the owner. */
export async function claim(page: Page, openUrl: string): Promise<void> {
  await page.goto(openUrl);
  await page.getByLabel("Your name").fill(owner.name);
  await page.getByLabel("E-mail").fill(owner.email);
  await page.getByLabel("Password", { exact: true }).fill(owner.password);
  await page.getByRole("button", { name: "Create the owner account" }).click();
  await expect(page.getByRole("link", { name: "Set up single sign-on" }).first()).toBeVisible();
}

/** Signs in at the rehearsal identity provider's page. */
export async function signInAtIdp(page: Page, user: string): Promise<void> {
  await page.getByTestId(`user-${user}`).click();
  await page.getByTestId("sign-in-submit").click();
}

export { expect };
