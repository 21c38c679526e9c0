// A load in a process of its own: `node load.ts FILE` reads a LoadOrder and prints a LoadResult.
import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { createHistogram } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";

export interface LoadRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string;
}

export interface LoadOrder {
  url: string;
  seconds: number;
  connections: number;
  requests: LoadRequest[];
  /** Each request is sent at most once, and the load ends when all are; otherwise they go round. */
  once: boolean;
}

export interface LoadResult {
  seconds: number;
  /** Answers by status; `0`: a connection that broke. */
  statuses: Record<string, number>;
  /** Milliseconds of answers that were no refusal for too much at once (429, 503). */
  p50: number;
  p90: number;
  p99: number;
  max: number;
}

/** How long a client waits that was told to come back, in milliseconds. */
const backOffMs = 100;

function sendOne(
  order: LoadOrder,
  agent: Agent,
  { method, path, headers, body }: LoadRequest,
): Promise<number> {
  const { hostname, port } = new URL(order.url);
  return new Promise((resolve) => {
    const sent = request({ hostname, port, method, path, headers, agent }, (response) => {
      response.on("error", () => resolve(0));
      response.on("end", () => resolve(response.statusCode ?? 0));
      response.resume();
    });
    sent.on("error", () => resolve(0));
    sent.end(body);
  });
}

async function run(order: LoadOrder): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: order.connections });
  const times = createHistogram();
  const statuses: Record<string, number> = {};
  const began = performance.now();
  const end = began + order.seconds * 1_000;
  let next = 0;
  const worker = async () => {
    while (performance.now() < end) {
      const asked = order.requests[order.once ? next : next % order.requests.length];
      if (asked === undefined) return;
      next += 1;
      const from = performance.now();
      const status = await sendOne(order, agent, asked);
      statuses[status] = (statuses[status] ?? 0) + 1;
      if (status === 503 || status === 429) await wait(backOffMs);
      else times.record(Math.max(1, Math.round((performance.now() - from) * 1e6)));
    }
  };
  await Promise.all(Array.from({ length: order.connections }, worker));
  const seconds = (performance.now() - began) / 1_000;
  agent.destroy();
  const at = (percent: number) => times.percentile(percent) / 1e6;
  return { seconds, statuses, p50: at(50), p90: at(90), p99: at(99), max: times.max / 1e6 };
}

const [file = ""] = process.argv.slice(2);
process.stdout.write(JSON.stringify(await run(JSON.parse(readFileSync(file, "utf8")))));
