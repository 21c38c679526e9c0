// Plans a federation and applies exactly what was shown, with nothing but fetch.
//   MSSO_URL=… MSSO_TOKEN=… node docs/examples/api/apply.mjs <name> [fingerprint]
// Without the fingerprint it shows the plan; with it, the plan is carried out if it is still the same.
const [name, approved] = process.argv.slice(2);

async function call(method, path, body) {
  const response = await fetch(`${process.env.MSSO_URL}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${process.env.MSSO_TOKEN}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = await response.json();
  if (response.ok) return answer;
  for (const { code, title, detail } of answer.data?.diagnostics ?? []) console.error(`${code}: ${title}. ${detail}`);
  throw new Error(`${method} ${path}: ${response.status} ${answer.message}`);
}

const { federations } = await call("GET", "/federations");
const federation = federations.find(({ document }) => document.name === name);
if (federation === undefined) throw new Error(`There is no federation ${name}.`);

const { id, plan } = await call("POST", `/federations/${federation.id}/plans`, {});
const changes = plan.changes.filter(({ action }) => action !== "no-op" && action !== "untouched");
for (const { action, address } of changes) console.log(`${action} ${address}`);
for (const { severity, title, code } of plan.findings) console.log(`${severity}: ${title} (${code})`);

if (approved === undefined) {
  console.log(`To apply this: node apply.mjs ${name} ${plan.fingerprint}`);
} else {
  const run = await call("POST", `/plans/${id}/runs`, { fingerprint: approved, acknowledge: [] });
  let { status } = run;
  while (status === "queued" || status === "running") {
    await new Promise((resolve) => setTimeout(resolve, 500));
    ({ status } = await call("GET", `/runs/${run.id}`));
  }
  console.log(status);
  if (status !== "succeeded") process.exitCode = 1;
}
