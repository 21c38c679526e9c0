import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import { setTimeout as wait } from "node:timers/promises";

export interface ReceivedCall {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface GivenAnswer {
  status: number;
  headers?: Record<string, string>;
  body?: string;
}

export interface WebhookReceiver {
  url: string;
  calls: ReceivedCall[];
  /** Answers of the next calls, in order; after them, and without any, 204. */
  answerNext(...answers: GivenAnswer[]): void;
  /** Waits until so many calls have come. */
  received(count: number): Promise<ReceivedCall[]>;
  close(): Promise<void>;
}

/** A real receiver on 127.0.0.1, of whoever is told. */
export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const calls: ReceivedCall[] = [];
  const answers: GivenAnswer[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (part) => {
      body += part;
    });
    request.on("end", () => {
      calls.push({ path: request.url ?? "", headers: request.headers, body });
      const { status, headers = {}, body: text = "" } = answers.shift() ?? { status: 204 };
      response.writeHead(status, headers).end(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    answerNext: (...given) => answers.push(...given),
    received: async (count) => {
      for (let waited = 0; calls.length < count; waited += 20) {
        if (waited > 20_000) throw new Error(`${calls.length} of ${count} calls came`);
        await wait(20);
      }
      return calls;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** How many of a call's signatures hold for a secret; as docs/notifications.md tells receivers to look. */
export function signaturesThatHold({ headers, body }: ReceivedCall, secret: string): number {
  const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const want = createHmac("sha256", key).update(signed, "utf8").digest();
  return String(headers["webhook-signature"])
    .split(" ")
    .filter((entry) => {
      const [version, signature = ""] = entry.split(",");
      const given = Buffer.from(signature, "base64");
      return version === "v1" && given.length === want.length && timingSafeEqual(given, want);
    }).length;
}
