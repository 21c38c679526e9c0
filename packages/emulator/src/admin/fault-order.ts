import { type Fault, faultKinds } from "./faults.ts";

/** A read order, or what is wrong with it. */
export type FaultOrder = { latencyMs?: number; faults: Fault[] } | { error: string };

const kinds: readonly string[] = faultKinds;
const texts = ["product", "action", "code"] as const;
const counts = ["nth", "times", "retryAfterMs"] as const;

/** Reads the body of POST /_emulator/faults: `{latencyMs?, faults?: Fault[]}` or one fault. */
export function readFaultOrder(body: Buffer): FaultOrder {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body.toString("utf8"));
  } catch {
    return { error: "the body is not JSON" };
  }
  if (typeof parsed !== "object" || parsed === null) return { error: "the body is not an object" };
  const { latencyMs, faults } = parsed as { latencyMs?: unknown; faults?: unknown };
  if (latencyMs !== undefined && !isCount(latencyMs))
    return { error: "latencyMs must be a number of milliseconds" };
  const list = "kind" in parsed ? [parsed] : (faults ?? []);
  if (!Array.isArray(list)) return { error: "faults must be a list" };
  const problem = list.map(problemOf).find((text) => text !== undefined);
  if (problem !== undefined) return { error: problem };
  return { ...(latencyMs === undefined ? {} : { latencyMs }), faults: list as Fault[] };
}

function problemOf(fault: unknown): string | undefined {
  if (typeof fault !== "object" || fault === null) return "a fault must be an object";
  const given = fault as Record<string, unknown>;
  if (!kinds.includes(String(given.kind))) return `kind must be one of ${kinds.join(", ")}`;
  const known = new Set<string>(["kind", "applied", "params", ...texts, ...counts]);
  const unknown = Object.keys(given).find((key) => !known.has(key));
  if (unknown !== undefined) return `a fault has no "${unknown}"`;
  const badText = texts.find((key) => given[key] !== undefined && typeof given[key] !== "string");
  if (badText !== undefined) return `${badText} must be text`;
  if (given.params !== undefined && !isTextRecord(given.params)) return "params must be texts by name";
  if (given.code !== undefined && !String(given.code).startsWith("Throttling"))
    return 'code must begin with "Throttling"';
  const badCount = counts.find((key) => given[key] !== undefined && !isCount(given[key]));
  return badCount === undefined ? undefined : `${badCount} must be a number`;
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value) && value >= 0;
}

function isTextRecord(value: unknown): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((entry) => typeof entry === "string")
  );
}
