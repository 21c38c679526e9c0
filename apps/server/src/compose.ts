import { createServer, type Server } from "node:http";
import { auditSigner } from "@modelstudio-sso/federation";
import { startSecondVerifier } from "@modelstudio-sso/second-opinion";
import type { Express } from "express";
import type { Logger } from "pino";
import { cloudAccounts } from "./account/cloud-accounts.ts";
import { keepRetention } from "./audit/retention.ts";
import { newLinkToken, tokenHash } from "./auth/api-token.ts";
import { createAuth } from "./auth/auth.ts";
import type { Config } from "./config.ts";
import { openCluster } from "./database/cluster.ts";
import { keepCluster } from "./database/keep-cluster.ts";
import { createApp } from "./http/app.ts";
import { startEngine } from "./jobs/engine.ts";
import { keepNotifying } from "./notifications/keep-notifying.ts";
import { openNotifications } from "./notifications/open-notifications.ts";
import { createOutbound } from "./outbound/outbound.ts";
import { openSamlDesk } from "./saml/saml-desk.ts";
import { ourServiceProvider } from "./saml/service-provider.ts";
import { startSandbox } from "./sandbox/sandbox.ts";
import { numbered, secretFor, secretsFor } from "./secret.ts";
import type { Services } from "./services.ts";
import { callBudget } from "./storage/call-budget.ts";
import { openDatabase } from "./storage/database.ts";
import { createStore, type Store } from "./storage/store.ts";
import { startTracing } from "./telemetry/tracing.ts";
import { keepWatch } from "./watch/keep-watch.ts";

export interface RunningService {
  url: string;
  /** Address to open now: the one-time owner link while there is no owner. */
  openUrl: string;
  close(): Promise<void>;
}

/** Closes what was opened, last first, even where one of them fails. */
function closing() {
  const open: { name: string; close: () => Promise<void> }[] = [];
  return {
    add: (name: string, close: () => Promise<void>) => open.push({ name, close }),
    closeAll: async (log: Logger) => {
      for (const { name, close } of open.reverse()) {
        await close().catch((error: unknown) => log.error({ err: error }, `${name} did not close cleanly`));
      }
    },
  };
}

async function listen(server: Server, config: Config): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        error.code === "EADDRINUSE"
          ? new Error(`Port ${config.port} is taken. Set PORT to a free one.`, { cause: error })
          : error,
      ),
    );
    server.listen(config.port, config.host, resolve);
  });
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : config.port;
}

async function close(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    // Followers of a run keep their connection open; they come back to the next server.
    setTimeout(() => server.closeAllConnections(), 2_000).unref();
  });
}

async function offerOwnerLink(store: Store, publicUrl: string): Promise<string> {
  if (await store.organizations.ownerExists()) return publicUrl;
  const token = newLinkToken();
  await store.organizations.offerClaim(tokenHash(token));
  return `${publicUrl}/welcome?token=${token}`;
}

/**
 * Milliseconds. Whole requests and their headers must arrive in time, which is looked at every two seconds. A quiet
 * connection stays longer than load balancers keep theirs (60 s), or they would now and then use one that just ended.
 */
const timeLimits = {
  requestTimeout: 30_000,
  headersTimeout: 10_000,
  connectionsCheckingInterval: 2_000,
  keepAliveTimeout: 65_000,
};

/** The only wiring: opens everything in order, and hands back how to close it. */
export async function startService(config: Config, log: Logger): Promise<RunningService> {
  const resources = closing();
  // First, so that it is closed last: the end of everything else is worth seeing, too.
  const tracing = startTracing(config);
  resources.add("tracing", tracing.close);
  let app: Express | null = null;
  const server = createServer(timeLimits, (request, response) => {
    if (app !== null) app(request, response);
    else response.writeHead(503, { "retry-after": "1" }).end();
  });
  const closeAll = async () => {
    await close(server);
    await resources.closeAll(log);
  };
  try {
    // Bound first: the public address is part of what follows, and a taken port should say so at once.
    const port = await listen(server, config);
    const publicUrl = config.publicUrl ?? `http://127.0.0.1:${port}`;

    const cluster = config.databaseUrl === undefined ? await openCluster(config.dataDir) : null;
    if (cluster !== null) {
      log.info(`PostgreSQL in ${config.dataDir}: ${cluster.how}`);
      const keeper = keepCluster(cluster, log.child({ part: "PostgreSQL" }));
      resources.add("PostgreSQL", async () => {
        await keeper.stop();
        await cluster.stop();
      });
    }
    const databaseUrl = config.databaseUrl ?? cluster?.url ?? "";
    const database = await openDatabase(databaseUrl, (error) =>
      log.warn(`a database connection was lost: ${error.message}`),
    );
    resources.add("database", database.close);
    const store = createStore(database.db);

    const sp = ourServiceProvider(publicUrl);
    const sandbox =
      config.cloud === "sandbox"
        ? await startSandbox({
            dataDir: config.dataDir,
            cloudUrl: config.sandbox.cloudUrl,
            cloudPort: config.sandbox.cloudPort ?? (config.port === 0 ? 0 : config.port + 1),
            idpPort: config.sandbox.idpPort ?? (config.port === 0 ? 0 : config.port + 2),
            serviceProvider: { entityId: sp.entityId, acsUrl: sp.acsUrl },
          })
        : null;
    if (sandbox !== null) resources.add("sandbox", sandbox.close);

    const saml = openSamlDesk(log);
    resources.add("SAML workers", saml.close);
    const secondOpinion = config.secondOpinion ? startSecondVerifier() : null;
    if (secondOpinion !== null) resources.add("second verifier", secondOpinion.close);

    const pace = { perSecond: config.callsPerSecond, burst: config.callsPerSecond };
    const accounts = cloudAccounts({
      config,
      sandbox,
      limiterOf: (key) => callBudget(database.db, key, pace),
    });
    const cloud = accounts.of;
    const engine = await startEngine({ store, cloud, databaseUrl, ownCluster: cluster !== null, log });
    resources.add("engine", engine.stop);

    const localOrigins = [new URL(publicUrl).origin, `http://localhost:${port}`, `http://127.0.0.1:${port}`];
    const signer = auditSigner(secretFor("audit-signing", config));
    const days = config.auditRetentionDays;
    const retention = keepRetention({ store, signer, days, now: () => new Date() }, log);
    resources.add("retention", retention.stop);
    const auth = createAuth({
      pool: database.pool,
      store,
      secrets: numbered(secretsFor("session-secret", config)),
      publicUrl,
      trustedOrigins: localOrigins,
    });
    const outbound = createOutbound(config.outbound);
    const notifications = await openNotifications({ config, store, outbound, publicUrl, log });
    const services: Services = {
      config,
      publicUrl,
      store,
      auth,
      signer,
      log,
      cloud,
      accounts,
      sandbox,
      saml,
      secondOpinion,
      startRun: engine.startRun,
      outbound,
      sealer: notifications.sealer,
      sender: notifications.sender,
      now: () => new Date(),
    };
    const watch = keepWatch(services);
    resources.add("watch", watch.stop);
    const notifying = keepNotifying(services, notifications.everyMs);
    resources.add("notifications", notifying.stop);
    app = createApp({
      services,
      sp,
      ready: async () => {
        await database.pool.query("select 1");
      },
      allowedOrigins: new Set(localOrigins),
      counters: [notifications.counter],
    });
    return {
      url: publicUrl,
      openUrl: await offerOwnerLink(store, publicUrl),
      close: closeAll,
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
}
