import { readFileSync } from "node:fs";
import express, { type ErrorRequestHandler, type Express } from "express";
import { mountAdmin } from "./admin/routes.ts";
import type { Cloud } from "./cloud.ts";
import { mountAccounts } from "./console/accounts-routes.ts";
import { mountHome } from "./console/home-routes.ts";
import { mountModelStudio } from "./console/model-studio-routes.ts";
import { mountFederation } from "./signin/federation-routes.ts";
import { showIndex, showMissing } from "./signin/index-page.ts";
import { mountLogin } from "./signin/login-routes.ts";
import { mountSaml } from "./signin/saml-routes.ts";
import { mountSwitchIdentity } from "./signin/switch-identity-routes.ts";
import { answerApi, isApiRequest } from "./wire/http.ts";

const stylesheet = readFileSync(new URL("./html/site.css", import.meta.url), "utf8");

/** Wires the emulator's doors: the API products, the admin API, the sign-in site and the console. */
export function createApp(cloud: Cloud, place: { host: string }): Express {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.use(express.raw({ type: () => true, limit: cloud.assumptions.wire.maxBodyBytes, inflate: false }));
  app.use((request, response, next) =>
    isApiRequest(request) ? answerApi(cloud, request, response) : next(),
  );
  mountAdmin(app, cloud, place);
  app.get("/_assets/site.css", (_request, response) => void response.type("css").send(stylesheet));
  mountSaml(app, cloud);
  mountLogin(app, cloud);
  mountSwitchIdentity(app, cloud);
  mountFederation(app, cloud);
  mountHome(app, cloud);
  mountModelStudio(app, cloud);
  mountAccounts(app, cloud);
  app.get("/", showIndex);
  app.use(showMissing);
  app.use(plainError);
  return app;
}

/** Express's own error page would show stack traces. */
const plainError: ErrorRequestHandler = (error: { status?: number }, _request, response, _next) => {
  const status = error.status ?? 500;
  if (status >= 500) console.error("emulator: unexpected failure", error);
  response.status(status).json({ error: status === 413 ? "the body is too large" : "the request failed" });
};
