// `pnpm bench web`: how soon the built pages are there and how quickly they answer, in Chromium on a slow processor.
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { federationDocumentSchema } from "@modelstudio-sso/contracts";
import { chromium, type Page } from "@playwright/test";
import { type ApiClient, signedInClient } from "../../service/api-client.ts";
import { dataDirectory, startServiceProcess } from "../../service/service.ts";
import { median, short } from "../measure.ts";
import { machine, type Row, table, writeSection } from "../report.ts";
import { type Load, measureLoad, measureTyping, type Session, type TypingPlace, throttle } from "./vitals.ts";

const dist = fileURLToPath(new URL("../../../apps/web/dist/", import.meta.url));
/** Served by the service as any file of the build; removed at the end. */
const floorFile = "bench-floor.html";
const floorPage = `<!doctype html><html lang="en"><title>Floor</title><h1>Floor</h1><input aria-label="Floor">`;

const loads = 5;
const typings = 2;
const aims = { paintMs: 1_000, shift: 0.02, keyMs: 50 };
const typed = "Team-Research-and-Care";
const busyBefore = loadavg()[0] ?? 0;

async function create(client: ApiClient, name: string, count: number): Promise<string> {
  const { xml: metadataXml } = await client.sandbox.metadata();
  const document = federationDocumentSchema.parse({
    apiVersion: "modelstudio-sso/v1",
    name,
    site: "international",
    accountId: "5123456789012345",
    loginPath: { kind: "idp", providerName: "Bench", metadataXml },
    roles: Array.from({ length: count }, (_, at) => ({
      name: `Team-${String(at + 1).padStart(3, "0")}`,
      groups: [`group-${at + 1}`],
      workspaces: [{ workspace: "ws-1f2e3d4c5b6a7988", role: "Visitor" }],
    })),
  });
  return (await client.federations.create({ document })).id;
}

interface Place {
  name: string;
  path: string;
  signedIn: boolean;
}

interface Measured {
  pages: [name: string, loads: Load[]][];
  keys: [name: string, times: number[]][];
}

/** Every place once in every round, so that whatever disturbs the machine disturbs all of them. */
async function loadAll(session: Session, places: readonly Place[]): Promise<Measured["pages"]> {
  const pages = places.map(({ name }): [string, Load[]] => [name, []]);
  for (let round = 0; round < loads; round += 1) {
    process.stderr.write(`loads: round ${round + 1} of ${loads}\n`);
    for (const [at, { path, signedIn }] of places.entries())
      pages[at]?.[1].push(await measureLoad(signedIn ? session : { ...session, cookie: undefined }, path));
  }
  return pages;
}

async function typeAll(
  session: Session,
  places: Readonly<Record<string, TypingPlace>>,
): Promise<Measured["keys"]> {
  const keys = Object.keys(places).map((name): [string, number[]] => [name, []]);
  for (let round = 0; round < typings; round += 1) {
    process.stderr.write(`typing: round ${round + 1} of ${typings}\n`);
    for (const [name, times] of keys) {
      const place = places[name];
      if (place !== undefined) times.push(...(await measureTyping(session, place, typed)));
    }
  }
  return keys;
}

async function openRole(page: Page): Promise<void> {
  await page.getByTestId("role-Team-005").click();
  await page.getByLabel("Role name in RAM").fill("");
}

const floor = "floor";

function measuredPlaces(ids: { few: string; many: string }) {
  const groups = `/federations/${ids.many}/groups`;
  const places: Place[] = [
    { name: floor, path: `/${floorFile}`, signedIn: false },
    { name: "sign-in", path: "/sign-in", signedIn: false },
    { name: "start, a list of two", path: "/", signedIn: true },
    { name: "a federation's home", path: `/federations/${ids.few}`, signedIn: true },
    { name: "review of a plan of 20 roles", path: `/federations/${ids.few}/review`, signedIn: true },
  ];
  const typing: Record<string, TypingPlace> = {
    [floor]: { path: `/${floorFile}`, focus: (page) => page.locator("input").focus() },
    "name of one of 300 roles": { path: groups, focus: openRole },
    "search among 300 roles": { path: groups, focus: (page) => page.getByRole("searchbox").focus() },
  };
  return { places, typing };
}

async function measure(): Promise<Measured> {
  const data = dataDirectory();
  const service = await startServiceProcess(data.path, { REQUESTS_PER_SECOND: "0" });
  const browser = await chromium.launch({
    ...(process.env.CHROMIUM_PATH === undefined ? {} : { executablePath: process.env.CHROMIUM_PATH }),
    args: ["--no-sandbox", "--disable-gpu"],
  });
  writeFileSync(`${dist}${floorFile}`, floorPage);
  try {
    const client = await signedInClient(service);
    const ids = { few: await create(client, "few", 20), many: await create(client, "many", 300) };
    await client.plans.create({ id: ids.few });
    const session = { browser, origin: service.url, cookie: service.cookie };
    const { places, typing } = measuredPlaces(ids);
    return { pages: await loadAll(session, places), keys: await typeAll(session, typing) };
  } finally {
    rmSync(`${dist}${floorFile}`);
    await browser.close();
    await service.stop("SIGTERM");
    data.remove();
  }
}

const at = (values: readonly number[], part: number) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ??
  Number.NaN;

function report({ pages, keys }: Measured): boolean {
  const verdicts = [
    ...pages
      .slice(1)
      .flatMap(([name, all]) => [
        verdict(`${name}: largest contentful paint, ms`, median(all.map(({ paint }) => paint)), aims.paintMs),
        verdict(`${name}: cumulative layout shift`, median(all.map(({ shift }) => shift)), aims.shift),
      ]),
    ...keys.slice(1).map(([name, times]) => verdict(`${name}: a key, ms`, median(times), aims.keyMs)),
  ];
  const lines = verdicts.map(({ text, held }) => `- ${held ? "held" : "**missed**"}: ${text}`).join("\n");
  const pageRows = pages.map(([name, all]): Row => {
    const paints = all.map(({ paint }) => paint);
    const shifts = all.map(({ shift }) => shift);
    return [
      name,
      ...[median(paints), Math.min(...paints), Math.max(...paints)].map(Math.round),
      short(median(shifts)),
      short(Math.max(...shifts)),
    ];
  });
  const keyRows = keys.map(
    ([name, times]): Row => [name, short(median(times)), short(at(times, 0.95)), times.length],
  );
  writeSection(
    "bench web",
    `## Pages (\`pnpm bench web\`)

${machine()}. Chromium with its processor throttled ${throttle}×, nothing cached, the built product over HTTP on the same machine. The machine is shared and noisy: its load average was ${busyBefore.toFixed(1)} before the bench began. Compare with the floor of the same run before comparing with another day.

${lines}

### Loading (${loads} first visits each, taking turns)

${table([["", "largest contentful paint, median ms", "fastest", "slowest", "layout shift, median", "largest"], ...pageRows])}

The floor is a page of one heading and one field, a file of the same server. A network adds to these its own time, for the page, its script, the texts of the language, the page's own part and its data one after another.

### Typing (${typings} × ${typed.length} keys each)

${table([["", "median ms", "95 % within", "keys"], ...keyRows])}

From the key going down to the end of the frame that shows it, so a frame's wait is in every number. The floor is the field of the page above.`,
  );
  process.stdout.write(`${lines}\n`);
  return verdicts.every(({ held }) => held);
}

const verdict = (what: string, value: number, aim: number) => ({
  text: `${what}: ${short(value)} (at most ${aim})`,
  held: value <= aim,
});

if (!existsSync(`${dist}index.html`))
  throw new Error("build the UI first: pnpm --filter @modelstudio-sso/web build");
process.exitCode = report(await measure()) ? 0 : 1;
