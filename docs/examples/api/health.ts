// What needs a person's attention, in all federations: drift, certificates, waiting steps.
//   MSSO_URL=https://sso.example.com MSSO_TOKEN=msso_… node docs/examples/api/health.ts
import { createClient, refusalOf } from "@modelstudio-sso/client";

const client = createClient({ url: process.env.MSSO_URL ?? "", token: process.env.MSSO_TOKEN ?? "" });

try {
  const { federations } = await client.federations.list();
  for (const { id, document } of federations) {
    const report = await client.runs.verify({ id });
    const { memberships } = await client.memberships.list({ id });
    const waiting = memberships.filter(({ state }) => state === "unknown").length;
    const drift = report.ok ? "as applied" : `differs at ${report.drift.map(({ address }) => address).join(", ")}`;
    process.stdout.write(`${document.name}: ${drift}; ${waiting} membership(s) to add by hand\n`);
    if (!report.ok) process.exitCode = 1;
  }
} catch (error) {
  const refused = refusalOf(error);
  if (refused === null) throw error;
  for (const { code, title, detail } of refused.diagnostics) process.stderr.write(`${code}: ${title}. ${detail}\n`);
  process.exitCode = 1;
}
