import { systemPolicies } from "../access/system-policies.ts";
import { defaultAssumptions } from "../assumptions.ts";
import type { Refusal } from "../wire/api-error.ts";
import { commonRefusals, notEmulated, refusalsOf } from "../wire/declared-refusals.ts";
import type { AnonymousOperation, Asked, Call, ProductApi, SignedOperation } from "../wire/operation.ts";
import { products } from "../wire/products.ts";
import { type AssumptionLine, usualValue } from "./assumption-lines.ts";
import { signInRoutes } from "./sign-in-site.ts";

type AnyOperation = SignedOperation | AnonymousOperation;

/** The table of coverage, made from the operations themselves. */
export function coverageMarkdown(assumptions: AssumptionLine[]): string {
  return `${[
    "# What the emulator covers",
    "",
    "Made from the code by `pnpm --filter @modelstudio-sso/emulator coverage`; a test fails when it is out of date, when an operation raises an error it does not declare, and when a declared error cannot be brought about.",
    "",
    ...summary(),
    ...products.flatMap(productSection),
    ...signInSection(),
    ...policySection(),
    ...assumptionSection(assumptions),
  ].join("\n")}\n`;
}

function summary(): string[] {
  return [
    ...table(
      ["Product", "Version", "Style", "Actions", "Known, not emulated"],
      products.map((api) => [
        api.title,
        api.version,
        api.routes === undefined ? "RPC" : "ROA",
        String(Object.keys(api.operations).length),
        String(Object.keys(api.notEmulated).length),
      ]),
    ),
    "",
    `A known action that is left out answers ${notEmulated.status} \`${notEmulated.code}\`, which the cloud never does; an unknown one answers 404 \`InvalidAction.NotFound\`.`,
    "",
  ];
}

function productSection(api: ProductApi): string[] {
  const common = commonRefusals(api, defaultAssumptions);
  return [
    `## ${api.title} ${api.version}`,
    "",
    `Source: ${api.source.general}.`,
    "",
    `Every signed call can get: ${listed(common)}; throttling where it is ordered.`,
    "",
    ...table(
      ["Action", "Parameters checked", "Errors", "RAM is asked for", "Paging", "Bounded by", "Page"],
      Object.entries(api.operations).map(([action, operation]) => row(api, action, operation)),
    ),
    "",
    "Known, not emulated:",
    "",
    ...Object.entries(api.notEmulated).map(([action, reason]) => `- \`${action}\`: ${reason}`),
    "",
  ];
}

function row(api: ProductApi, action: string, operation: AnyOperation): string[] {
  const params = Object.entries(operation.params);
  const paging = params.find(([name]) => ["MaxItems", "PageSize", "maxResults"].includes(name));
  return [
    `\`${action}\``,
    params
      .map(([name, rule]) => {
        const words = rule.words(defaultAssumptions);
        return words === "" ? `\`${name}\`` : `\`${name}\`: ${words}`;
      })
      .join("<br>"),
    refusalsOf(operation, defaultAssumptions)
      .map((refusal) => `${refusal.status} \`${refusal.code}\``)
      .join("<br>"),
    operation.anonymous ? "nothing; it is anonymous" : askedOf(operation).join("<br>") || "nothing",
    paging === undefined ? "" : `\`${paging[0]}\` ${paging[1].words(defaultAssumptions)}`,
    operation.limits.map((path) => `\`${path}\` ${usualValue(path)}`).join("<br>"),
    operation.source ?? api.source.page(action),
  ];
}

/** Where the resource depends on the call, it is shown for a call without parameters. */
function askedOf(operation: SignedOperation): string[] {
  const call = { params: {}, account: { accountId: "{account}" }, assumptions: defaultAssumptions };
  const asked: readonly Asked[] =
    typeof operation.asks === "function" ? operation.asks(call as unknown as Call) : operation.asks;
  return asked.map(({ action, resource }) => `\`${action}\` on \`${resource}\``);
}

function signInSection(): string[] {
  return [
    "## The sign-in site",
    "",
    "International and China site differ in entity ID, ACS, recipient and console hosts; an account belongs to one of them.",
    "",
    ...table(
      ["Route", "Fields checked", "Answers", "Source"],
      signInRoutes.map((route) => [`\`${route.path}\``, route.fields, route.answers, route.source]),
    ),
    "",
  ];
}

function policySection(): string[] {
  return [
    "## System policies",
    "",
    ...table(
      ["Name", "Version", "Updated", "Text"],
      [...systemPolicies.values()].map((policy) => [
        policy.policyName,
        policy.defaultVersion,
        policy.assumed ? "" : policy.updateDate.slice(0, 10),
        policy.assumed ? "assumed; its page was not at hand" : "as its page shows it",
      ]),
    ),
    "",
  ];
}

function assumptionSection(lines: AssumptionLine[]): string[] {
  return [
    "## Quotas and assumptions",
    "",
    'Each can be set: `startEmulator({ settings: { assumptions } })`, or `PUT /_emulator/settings` with `{"assumptions": {"ims": {"maxProviders": 3}}}`.',
    "",
    ...table(
      ["Assumption", "Usual value", "Meaning"],
      lines.map(({ path, usual, words }) => [`\`${path}\``, `\`${usual}\``, words]),
    ),
  ];
}

function listed(refusals: readonly Refusal[]): string {
  return refusals.map(({ status, code }) => `${status} \`${code}\``).join(", ");
}

function table(heads: string[], rows: string[][]): string[] {
  const line = (cells: string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(heads), line(heads.map(() => "---")), ...rows.map(line)];
}
