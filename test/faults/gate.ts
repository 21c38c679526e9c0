import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Where a call is held: before it reaches the cloud, or when it has taken effect and before its answer is known. */
export type Moment = "before" | "after";

/** One call on its way, by its number since the gate was armed, from 1. */
export interface PassingCall {
  nth: number;
  action: string;
}

/** Answers whether the call may go on; `false` leaves its sender without an answer for ever. */
export type Guard = (call: PassingCall, moment: Moment) => Promise<boolean>;

/**
 * A cloud's front door that a test can stand in. It changes no byte, since requests are signed with their Host: who
 * sends through it cannot tell it from the cloud.
 */
export async function openGate(cloudUrl: string) {
  const { hostname, port } = new URL(cloudUrl);
  let guard: Guard | null = null;
  let passed: PassingCall[] = [];

  const forward = async (from: IncomingMessage, to: ServerResponse) => {
    const call = { nth: passed.length + 1, action: String(from.headers["x-acs-action"] ?? "unknown") };
    passed.push(call);
    const parts: Buffer[] = [];
    for await (const part of from) parts.push(Buffer.from(part));
    if (guard !== null && !(await guard(call, "before"))) return;
    const answer = await new Promise<{ status: number; headers: IncomingMessage["headers"]; body: Buffer }>(
      (resolve, reject) => {
        const sent = request(
          { hostname, port, method: from.method, path: from.url, headers: from.headers },
          (received) => {
            const body: Buffer[] = [];
            received.on("data", (part) => body.push(part));
            received.on("end", () =>
              resolve({
                status: received.statusCode ?? 502,
                headers: received.headers,
                body: Buffer.concat(body),
              }),
            );
          },
        );
        sent.on("error", reject);
        sent.end(Buffer.concat(parts));
      },
    );
    if (guard !== null && !(await guard(call, "after"))) return;
    to.writeHead(answer.status, answer.headers).end(answer.body);
  };

  const server = createServer({ maxHeaderSize: 1024 * 1024 }, (from, to) => {
    forward(from, to).catch(() => to.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    endpoint: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Counts anew, and asks this guard about every call from now on. */
    arm: (by: Guard | null) => {
      guard = by;
      passed = [];
    },
    passed: (): readonly PassingCall[] => passed,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
export type Gate = Awaited<ReturnType<typeof openGate>>;
