import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Browser, formFields } from "../service/form-browser.ts";
import { installed } from "./packages.ts";
import { prove } from "./proof.ts";
import { contentOf, guideAt, type Person, people } from "./sample.ts";
import { password, startSimplesamlphp } from "./simplesamlphp.ts";

type Idp = Awaited<ReturnType<typeof startSimplesamlphp>>;

/** Follows the guide's tile address and signs in, as an employee does. */
async function signIn(idp: Idp, person: Person) {
  const endpoint = `${idp.url}/saml2/idp/SSOService.php`;
  const guide = guideAt("simplesamlphp", { entityId: idp.entityId, endpoints: [endpoint] });
  const tile = guide.values.find((value) => value.id === "tile-url");
  expect(tile?.kind).toBe("literal");
  const browser = new Browser("");
  const login = await browser.follow(tile?.value ?? "");
  const page = await browser.submitAndFollow(`${idp.url}/module.php/core/loginuserpass.php`, {
    ...formFields(login.body),
    username: person.login,
    password,
  });
  const fields = formFields(page.body);
  const response = fields.SAMLResponse;
  if (response === undefined) throw new Error(`no response: ${page.body.slice(0, 2000)} ${idp.output()}`);
  return {
    action: /<form[^>]*action="([^"]*)"/.exec(page.body)?.[1] ?? "",
    response,
    relayState: fields.RelayState,
  };
}

describe.skipIf(!installed("simplesamlphp"))("SimpleSAMLphp with the generated entry, unchanged", () => {
  let idp: Idp;
  let metadata: string;
  beforeAll(async () => {
    idp = await startSimplesamlphp(
      contentOf(guideAt("simplesamlphp", { entityId: "", endpoints: [] }), "sp-remote"),
    );
    metadata = await (await fetch(`${idp.url}/saml2/idp/metadata.php`)).text();
  });
  afterAll(() => idp?.stop());

  it.each(people)("lets $login in with the right roles", async (person) => {
    await prove(await signIn(idp, person), metadata, person);
  });

  it("sends three attributes and no group", async () => {
    const [person] = people;
    if (person === undefined) throw new Error("nobody");
    const { response } = await signIn(idp, person);
    const xml = Buffer.from(response, "base64").toString();
    expect(
      [...xml.matchAll(/<saml:Attribute Name="([^"]*)"/g)].map(([, name]) => name?.split("/").at(-1)),
    ).toEqual(["Role", "RoleSessionName", "SessionDuration"]);
  });
});
