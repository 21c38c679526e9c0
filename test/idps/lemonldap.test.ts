import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Browser, formFields } from "../service/form-browser.ts";
import { startLemonldap } from "./lemonldap.ts";
import { installed } from "./packages.ts";
import { prove } from "./proof.ts";
import { contentOf, guideAt, type Person, people } from "./sample.ts";

type Idp = Awaited<ReturnType<typeof startLemonldap>>;

/** Follows the guide's tile address and signs in, as an employee does. */
async function signIn(idp: Idp, person: Person) {
  const endpoint = `${idp.url}/saml/singleSignOn`;
  const guide = guideAt("lemonldap", { entityId: `${idp.url}/saml/metadata`, endpoints: [endpoint] });
  const tile = guide.values.find((value) => value.id === "tile-url")?.value ?? "";
  const browser = new Browser("");
  const login = await browser.follow(tile);
  const page = await browser.submitAndFollow(tile, {
    ...formFields(login.body),
    user: person.login,
    password: person.login,
  });
  const fields = formFields(page.body);
  const response = fields.SAMLResponse;
  if (response === undefined)
    throw new Error(`no response: ${page.status} ${page.body.slice(0, 3000)} ${idp.output()}`);
  return {
    action: /<form[^>]*action="([^"]*)"/.exec(page.body)?.[1] ?? "",
    response,
    relayState: fields.RelayState,
  };
}

describe.skipIf(!installed("lemonldap"))(
  "LemonLDAP::NG with the generated fragment, merged unchanged",
  () => {
    let idp: Idp;
    let metadata: string;
    const fragment = contentOf(guideAt("lemonldap", { entityId: "", endpoints: [] }), "lm-conf");
    beforeAll(async () => {
      idp = await startLemonldap(fragment);
      metadata = await (await fetch(`${idp.url}/saml/metadata/idp`)).text();
    });
    afterAll(() => idp?.stop());

    it("is plain ASCII, for the command line reads it as bytes", () => {
      expect(/^[\n\x20-\x7e]*$/.test(fragment)).toBe(true);
    });

    it.each(people)("lets $login in with the right roles", async (person) => {
      await prove(await signIn(idp, person), metadata, person);
    });
  },
);
