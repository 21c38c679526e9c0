import { federationDocumentSchema } from "@modelstudio-sso/contracts";
import { type ApiClient, signedInClient } from "./api-client.ts";
import { Browser, formFields } from "./form-browser.ts";
import type { ServiceProcess } from "./service.ts";

/** A federation on the sandbox, applied, with the rehearsal IdP set up for it. */
export interface SandboxLogin {
  client: ApiClient;
  federationId: string;
  urls: { cloudUrl: string; idpUrl: string };
  /** Where a fresh response of the application can be copied. */
  capturedUrl: string;
}

export async function setUpSandboxLogin(service: ServiceProcess, name: string): Promise<SandboxLogin> {
  const client = await signedInClient(service);
  const { xml } = await client.sandbox.metadata();
  const document = federationDocumentSchema.parse({
    apiVersion: "modelstudio-sso/v1",
    name,
    site: "international",
    accountId: "5123456789012345",
    loginPath: { kind: "idp", providerName: `Idp-${name}`, metadataXml: xml },
    roles: [
      {
        name: "AI-Admins",
        groups: ["AI-Platform-Admins"],
        policies: ["AliyunBailianReadOnlyAccess"],
        workspaces: [{ workspace: "ws-1f2e3d4c5b6a7988", role: "Admin" }],
      },
    ],
  });
  const { id: federationId } = await client.federations.create({ document });
  const plan = await client.plans.create({ id: federationId });
  const run = await client.runs.start({ id: plan.id, fingerprint: plan.plan.fingerprint });
  for await (const event of await client.runs.events({ id: run.id })) {
    if (event.type === "run-finished" && event.outcome !== "succeeded") throw new Error("the run failed");
  }
  const { capturedUrl } = await client.sandbox.configureIdp({ id: federationId });
  const { sandbox } = await client.session.get();
  if (sandbox === null) throw new Error("no sandbox");
  return { client, federationId, urls: sandbox, capturedUrl };
}

export interface AnsweredRehearsal {
  testId: string;
  browser: Browser;
  /** What the IdP has the browser post: SAMLResponse and RelayState. */
  fields: Record<string, string>;
}

/** Starts a rehearsal and signs in at the rehearsal IdP; what it answers is not posted yet. */
export async function answeredRehearsal(
  service: ServiceProcess,
  { client, federationId, urls }: SandboxLogin,
  user: string,
): Promise<AnsweredRehearsal> {
  const { test, startUrl } = await client.loginTests.startRehearsal({ id: federationId });
  const browser = new Browser(service.cookie ?? "");
  const signIn = await browser.follow(`${service.url}${startUrl}`);
  const page = await browser.submit(new URL("/sign-in", urls.idpUrl).href, {
    ...formFields(signIn.body),
    user,
  });
  return { testId: test.id, browser, fields: formFields(page.body) };
}
