import type { Express, NextFunction, Request, Response } from "express";
import type { Cloud } from "../cloud.ts";
import { readFaultOrder } from "./fault-order.ts";
import { stateView } from "./state-view.ts";

const loopback = /^(?:127(?:\.\d{1,3}){3}|localhost|::1|\[::1\])$/;

/** The emulator's own API under `/_emulator/`; answers only when bound to a loopback address. */
export function mountAdmin(app: Express, cloud: Cloud, place: { host: string }): void {
  app.use("/_emulator", (request: Request, response: Response, next: NextFunction) => {
    if (loopback.test(place.host) && isLocalCaller(request)) next();
    else response.status(403).json({ error: "The admin API answers on loopback addresses only." });
  });
  app.get("/_emulator/state", (_request, response) => void response.json(stateView(cloud.store)));
  app.get("/_emulator/calls", (_request, response) => void response.json({ calls: cloud.recorder.list() }));
  app.post("/_emulator/reset", (_request, response) => {
    cloud.reset();
    response.json({ ok: true });
  });
  app.get("/_emulator/faults", (_request, response) => void response.json(faultView(cloud)));
  app.post("/_emulator/faults", (request, response) => {
    const order = readFaultOrder(Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));
    if ("error" in order) {
      response.status(400).json(order);
      return;
    }
    if (order.latencyMs !== undefined) cloud.faults.latencyMs = order.latencyMs;
    for (const fault of order.faults) cloud.faults.add(fault);
    response.json(faultView(cloud));
  });
  app.delete("/_emulator/faults", (_request, response) => {
    cloud.faults.clear();
    response.json(faultView(cloud));
  });
  app.use("/_emulator", (_request, response) => void response.status(404).json({ error: "not found" }));
}

/** A page of another site in the developer's browser must not reach this, nor a name that points here. */
function isLocalCaller(request: Request): boolean {
  const host = (request.headers.host ?? "").replace(/:\d+$/, "");
  return loopback.test(host) && request.headers.origin === undefined;
}

function faultView(cloud: Cloud) {
  return { latencyMs: cloud.faults.latencyMs, faults: cloud.faults.pending() };
}
