// A bare Express with the same middleware and nothing behind it: what the frame alone costs. Plain JavaScript, because
// the packages are the server's and not the bench's. `node bare.mjs WEB_ROOT PLAN_FILE` prints its address.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const ofServer = createRequire(new URL("../../../apps/server/package.json", import.meta.url));
const express = ofServer("express");
const helmet = ofServer("helmet").default ?? ofServer("helmet");
const pino = ofServer("pino");
const pinoHttp = ofServer("pino-http");

const [webRoot, planFile] = process.argv.slice(2);
const plan = JSON.parse(readFileSync(planFile, "utf8"));
const app = express();
app.disable("x-powered-by");
app.get("/metrics", (_request, response) => {
  const { user, system } = process.cpuUsage();
  response.type("text").send(`process_cpu_seconds_total ${(user + system) / 1e6}\n`);
});
app.use(pinoHttp({ logger: pino({ level: "info" }, pino.destination(2)), customLogLevel: () => "debug" }));
app.use(helmet());
app.get("/api/v1/plans/:id", (_request, response) => response.json(plan));
app.post("/saml/acs", express.urlencoded({ extended: false, limit: "600kb" }), (_request, response) =>
  response.redirect(303, "/"),
);
app.use("/assets", express.static(`${webRoot}/assets`, { immutable: true, maxAge: "1y" }));
app.use(express.static(webRoot));
const server = app.listen(0, "127.0.0.1", () => {
  process.stdout.write(`http://127.0.0.1:${server.address().port}\n`);
});
process.on("SIGTERM", () => process.exit(0));
