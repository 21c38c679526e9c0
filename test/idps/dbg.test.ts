import { it } from "vitest";
import { Browser, formFields } from "../service/form-browser.ts";
import { startLemonldap } from "./lemonldap.ts";
import { contentOf, guideAt } from "./sample.ts";
it("x", async () => {
  const idp = await startLemonldap(contentOf(guideAt("lemonldap", { entityId: "", endpoints: [] }), "lm-conf"));
  const guide = guideAt("lemonldap", { entityId: `${idp.url}/saml/metadata`, endpoints: [`${idp.url}/saml/singleSignOn`] });
  const tile = guide.values.find((value) => value.id === "tile-url")?.value ?? "";
  const b = new Browser("");
  const login = await b.follow(tile);
  const strip = (t: string) => t.replace(/<script[\s\S]*?<\/script>/g, "").replace(/\n\s*\n/g, "\n");
  console.log("LOGIN", login.status, strip(login.body).slice(-2600));
  const page = await b.submitAndFollow(tile, { ...formFields(login.body), user: "lin", password: "lin" });
  console.log("PAGE", page.status, page.location, strip(page.body).slice(1200, 4200));
  console.log(idp.output());
  await idp.stop();
});
