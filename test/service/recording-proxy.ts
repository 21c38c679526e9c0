import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

export interface RecordingProxy {
  url: string;
  /** Bodies of all answers so far. */
  answers: string[];
  close(): void;
}

/** Stands before a local server, passes everything on as it is, and remembers what was answered. */
export async function startRecordingProxy(target: string): Promise<RecordingProxy> {
  const { hostname, port } = new URL(target);
  const answers: string[] = [];
  const server = createServer((asked, answer) => {
    const { method, url, headers } = asked;
    const passed = request({ hostname, port, method, path: url, headers, agent: false }, (given) => {
      const parts: Buffer[] = [];
      given.on("data", (part) => parts.push(part));
      given.on("end", () => {
        const body = Buffer.concat(parts);
        answers.push(body.toString("utf8"));
        answer.writeHead(given.statusCode ?? 502, given.headers).end(body);
      });
    });
    passed.on("error", () => answer.destroy());
    asked.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answers,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
