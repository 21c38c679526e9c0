import type { Express, NextFunction, Request, Response } from "express";
import type { Cloud } from "../cloud.ts";
import { callCounts, recordedCalls } from "./call-view.ts";
import { readFaultOrder } from "./fault-order.ts";
import { readSeed, readSeedAccount } from "./read-seed.ts";
import { readSettings, usualSettings } from "./settings.ts";
import { stateView } from "./state-view.ts";

const loopback = /^(?:127(?:\.\d{1,3}){3}|localhost|::1|\[::1\])$/;

/** The emulator's own API under `/_emulator/`; answers only when bound to a loopback address. */
export function mountAdmin(app: Express, cloud: Cloud, place: { host: string }): void {
  app.use("/_emulator", (request: Request, response: Response, next: NextFunction) => {
    if (loopback.test(place.host) && isLocalCaller(request)) next();
    else response.status(403).json({ error: "The admin API answers on loopback addresses only." });
  });
  mountViews(app, cloud);
  mountFaults(app, cloud);
  mountSettings(app, cloud);
  mountContents(app, cloud);
  app.use("/_emulator", (_request, response) => void response.status(404).json({ error: "not found" }));
}

/** A page of another site in the developer's browser must not reach this, nor a name that points here. */
function isLocalCaller(request: Request): boolean {
  const host = (request.headers.host ?? "").replace(/:\d+$/, "");
  return loopback.test(host) && request.headers.origin === undefined;
}

function mountViews(app: Express, cloud: Cloud): void {
  app.get("/_emulator/state", (request, response) => {
    response.json(stateView(cloud.store, textOf(request.query.account)));
  });
  app.get("/_emulator/calls", (request, response) => {
    response.json({ calls: recordedCalls(cloud.recorder, request.query) });
  });
  app.get("/_emulator/calls/counts", (_request, response) => {
    response.json(callCounts(cloud.recorder));
  });
  app.delete("/_emulator/calls", (_request, response) => {
    cloud.recorder.clear();
    response.json({ ok: true });
  });
}

function mountFaults(app: Express, cloud: Cloud): void {
  const view = () => ({ latencyMs: cloud.faults.latencyMs, faults: cloud.faults.pending() });
  app.get("/_emulator/faults", (_request, response) => void response.json(view()));
  app.post("/_emulator/faults", (request, response) => {
    const order = readFaultOrder(bodyOf(request));
    if ("error" in order) {
      response.status(400).json(order);
      return;
    }
    if (order.latencyMs !== undefined) cloud.faults.latencyMs = order.latencyMs;
    for (const fault of order.faults) cloud.faults.add(fault);
    response.json(view());
  });
  app.delete("/_emulator/faults", (_request, response) => {
    cloud.faults.clear();
    response.json(view());
  });
}

function mountSettings(app: Express, cloud: Cloud): void {
  const view = () => ({ ...cloud.settings, assumptionsInForce: cloud.assumptions });
  app.get("/_emulator/settings", (_request, response) => void response.json(shownAsJson(view())));
  app.put("/_emulator/settings", (request, response) =>
    orComplain(response, () => {
      cloud.settings = readSettings(jsonOf(request));
      response.json(shownAsJson(view()));
    }),
  );
  app.delete("/_emulator/settings", (_request, response) => {
    cloud.settings = usualSettings();
    response.json(shownAsJson(view()));
  });
}

function mountContents(app: Express, cloud: Cloud): void {
  app.post("/_emulator/reset", (_request, response) => {
    cloud.reset();
    response.json({ ok: true });
  });
  app.get("/_emulator/seed", (_request, response) => void response.json(cloud.seed));
  app.put("/_emulator/seed", (request, response) =>
    orComplain(response, () => {
      cloud.seed = readSeed(jsonOf(request), cloud.assumptions);
      cloud.reset();
      response.json({ ok: true });
    }),
  );
  app.post("/_emulator/accounts", (request, response) =>
    orComplain(response, () => {
      cloud.addAccount(readSeedAccount(jsonOf(request), cloud.assumptions));
      response.status(201).json({ ok: true });
    }),
  );
  app.delete("/_emulator/accounts/:accountId", (request, response) => {
    const removed = cloud.removeAccount(request.params.accountId);
    response.status(removed ? 200 : 404).json({ ok: removed });
  });
}

/** Regular expressions as their text, which is also how they are set. */
function shownAsJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_key, inner) => (inner instanceof RegExp ? inner.source : inner)));
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function bodyOf(request: Request): Buffer {
  return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
}

function jsonOf(request: Request): unknown {
  return JSON.parse(bodyOf(request).toString("utf8"));
}

/** What a reader throws says what is wrong with the order; nothing was changed then. */
function orComplain(response: Response, work: () => void): void {
  try {
    work();
  } catch (error) {
    response.status(400).json({ error: error instanceof Error ? error.message : String(error) });
  }
}
