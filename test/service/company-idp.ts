import { type Fault, type RunningRehearsalIdp, startRehearsalIdp } from "@modelstudio-sso/rehearsal-idp";
import type { ApiClient } from "./api-client.ts";
import { Browser, type Page } from "./form-browser.ts";

/** The IdP of a company, with these people; a person's ID is the first part of the e-mail. */
export async function startCompanyIdp(emails: readonly string[]): Promise<RunningRehearsalIdp> {
  const users = emails.map((email) => {
    const [id = ""] = email.toLowerCase().split("@");
    return { id, displayName: id, email, groups: [] };
  });
  return startRehearsalIdp({ users });
}

/** An owner brings the IdP and switches company sign-in on. */
export async function switchOn(
  owner: ApiClient,
  idp: RunningRehearsalIdp,
  { only = false, emailAttribute = null as string | null } = {},
) {
  const saved = await owner.companySignIn.saveSettings({
    enabled: true,
    only,
    metadataXml: idp.metadataXml(),
    emailAttribute,
  });
  await idp.registerServiceProvider(saved.serviceProvider);
  return saved;
}

/** One way of a browser to the company's IdP and back, step by step. */
export class CompanySignIn {
  readonly browser: Browser;
  readonly url: string;

  constructor(url: string, browser = new Browser("")) {
    this.url = url;
    this.browser = browser;
  }

  /** Begins and gives the ID of the request, which is also the RelayState. */
  async begin(query = ""): Promise<string> {
    const { location = "" } = await this.browser.get(`${this.url}/saml/sign-in${query}`);
    const id = new URL(location, this.url).searchParams.get("RelayState");
    if (id === null) throw new Error(`The sign-in did not begin: ${location}`);
    return id;
  }

  post(SAMLResponse: string, RelayState?: string): Promise<Page> {
    const fields = { SAMLResponse, ...(RelayState === undefined ? {} : { RelayState }) };
    return this.browser.submit(`${this.url}/saml/sign-in/acs`, fields, { crossSite: true });
  }

  /** Goes on from the ACS as a browser does, and gives where it ends. */
  async finish(posted: Page, browser = this.browser): Promise<string> {
    const { location = "" } = posted;
    if (!location.startsWith("/saml/sign-in/finish")) return location;
    return (await browser.get(`${this.url}${location}`)).location ?? "";
  }

  /** The whole way for one person; gives the address it ends at. */
  async walk(idp: RunningRehearsalIdp, userId: string, given: { query?: string; fault?: Fault } = {}) {
    const inResponseTo = await this.begin(given.query);
    const { samlResponse } = await idp.createResponse({
      userId,
      audience: "sp",
      inResponseTo,
      ...(given.fault === undefined ? {} : { fault: given.fault }),
    });
    return this.finish(await this.post(samlResponse, inResponseTo));
  }

  /** Whom the service takes this browser for. */
  async who(): Promise<string | null> {
    const { user } = JSON.parse((await this.browser.get(`${this.url}/api/v1/session`)).body);
    return user?.email ?? null;
  }
}

/** The code that the sign-in page is told, where it was a refusal; else the address itself. */
export function refusalIn(address: string): string {
  const { pathname, searchParams } = new URL(address, "http://service.example");
  return pathname === "/sign-in" ? (searchParams.get("refused") ?? address) : address;
}
