import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { toNodeHandler } from "better-auth/node";
import compression from "compression";
import express, { type ErrorRequestHandler, type Express } from "express";
import helmet from "helmet";
import { pinoHttp } from "pino-http";
import type { Counter } from "prom-client";
import { describeError } from "../log.ts";
import type { OurServiceProvider } from "../saml/service-provider.ts";
import type { Services } from "../services.ts";
import { tracedRequests } from "../telemetry/traced-requests.ts";
import { apiRoutes } from "./api-routes.ts";
import { onlyUsedPaths, ownClientAddress, smallBodies } from "./auth-guards.ts";
import { docsRoutes } from "./docs-routes.ts";
import { bodiesByOperation, formsOfSize, notStored, pacedByClient } from "./front-door.ts";
import { identifyCaller } from "./identify.ts";
import { processMetrics } from "./metrics.ts";
import { publishedDocument } from "./openapi/document.ts";
import { plainPage } from "./plain-page.ts";
import { sameOriginWrites } from "./same-origin.ts";
import { samlRoutes } from "./saml-routes.ts";
import { signInRoutes } from "./sign-in-routes.ts";

export interface AppDependencies {
  services: Services;
  sp: OurServiceProvider;
  /** Asks the database; rejects where the service cannot work. */
  ready(): Promise<void>;
  allowedOrigins: ReadonlySet<string>;
  /** Metrics of other parts. */
  counters: readonly Counter[];
}

function headers(https: boolean) {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // The component library sets style attributes; scripts stay strict.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", "data:"],
        fontSrc: ["'self'", "data:"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        ...(https ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: https,
    crossOriginEmbedderPolicy: false,
  });
}

function webRoutes(app: Express, webRoot: string): void {
  const page = join(webRoot, "index.html");
  // Files under assets carry a hash of their content in their name. They hold no secret that their length could tell,
  // unlike answers of the API, which stay as they are.
  app.use(
    "/assets",
    compression(),
    express.static(join(webRoot, "assets"), { immutable: true, maxAge: "1y", fallthrough: false }),
  );
  app.use(express.static(webRoot, { index: false }));
  app.get("/{*path}", (_request, response) => {
    if (!existsSync(page)) {
      plainPage(response, 503, "The UI is not built", "Start the service with npm start, which builds it.");
      return;
    }
    response.set("cache-control", "no-cache").sendFile(page);
  });
}

const lastResort =
  (services: Services): ErrorRequestHandler =>
  (error, request, response, _next) => {
    const status = typeof error?.status === "number" ? error.status : 500;
    if (status >= 500) services.log.error({ err: error, url: request.path }, "a request broke");
    if (response.headersSent) {
      response.destroy();
      return;
    }
    plainPage(
      response,
      status,
      status === 413
        ? "That is too large"
        : status >= 500
          ? "Something broke on our side"
          : "This cannot be answered",
      status >= 500 ? "The log has the cause." : "Check the address and what was sent.",
    );
  };

/** The whole HTTP surface, in the order in which requests meet it. */
export function createApp({ services, sp, ready, allowedOrigins, counters }: AppDependencies): Express {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", services.config.trustedProxies);
  const identify = identifyCaller(services);
  const metrics = processMetrics(counters);
  app.use(metrics.observe);
  app.use(tracedRequests);
  app.use(headers(services.publicUrl.startsWith("https://")));
  app.use(pacedByClient(services.config.requestsPerSecond));
  app.get("/metrics", metrics.answer);
  app.get("/healthz", (_request, response) => {
    response.json({ ok: true });
  });
  app.get("/readyz", async (_request, response) => {
    const problem = await ready().then(
      () => null,
      (error: unknown) => error,
    );
    response.status(problem === null ? 200 : 503).json({ ok: problem === null });
  });
  app.use(
    pinoHttp({
      logger: services.log,
      genReqId: (_request, response) => {
        const id = randomUUID();
        response.setHeader("x-request-id", id);
        return id;
      },
      // Bodies are never logged; a query can hold a one-time link or a SAML request.
      wrapSerializers: false,
      serializers: {
        err: describeError,
        req: (request: { id: unknown; method: string; url: string }) => ({
          id: request.id,
          method: request.method,
          path: request.url.split("?")[0],
        }),
        res: (response: { statusCode: number }) => ({ status: response.statusCode }),
      },
      customLogLevel: (_request, response) => (response.statusCode >= 500 ? "error" : "debug"),
    }),
  );
  app.use(["/api", "/saml"], notStored);
  app.use("/api/v1", bodiesByOperation);
  app.use("/saml/sign-in", formsOfSize, signInRoutes(services));
  app.use("/saml", formsOfSize, samlRoutes({ services, sp, identify }));
  app.use(sameOriginWrites(allowedOrigins));
  app.use("/api/auth", onlyUsedPaths, smallBodies(64 * 1024), ownClientAddress);
  app.all("/api/auth/{*path}", toNodeHandler(services.auth));
  app.use(apiRoutes(services, identify));
  app.get("/openapi.json", async (_request, response) => {
    response.json(await publishedDocument());
  });
  app.use("/docs", docsRoutes(services.config.docsRoot));
  app.use("/api", (_request, response) => {
    response.status(404).json({ code: "NOT_FOUND", status: 404, message: "There is no such operation" });
  });
  webRoutes(app, services.config.webRoot);
  app.use(lastResort(services));
  return app;
}
