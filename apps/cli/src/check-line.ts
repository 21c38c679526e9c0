import { type Diagnostic, diagnostic } from "@modelstudio-sso/contracts";
import { checkMetadata, type MetadataReport, type ValidatedIdp, verifyResponse } from "@modelstudio-sso/saml";
import { z } from "zod";
import { longestLine } from "./batch-lines.ts";

const lineSchema = z.object({
  metadata: z.string(),
  response: z.string(),
  binding: z.string().default("post"),
  relayState: z.string().nullish(),
  sp: z.object({ entityId: z.string(), acsUrl: z.string() }),
  now: z.iso.datetime({ offset: true }).refine((text) => !Number.isNaN(Date.parse(text)), "not a time"),
  requestId: z.string().nullish(),
  allowIdpInitiated: z.boolean().nullish(),
  seenAssertionIds: z.array(z.string()).nullish(),
});

type LineInput = z.infer<typeof lineSchema>;

export interface LineVerdict {
  id: LineId;
  verdict: "accept" | "reject";
  nameId?: string;
  sessionIndex?: string;
  attributes?: Record<string, string[]>;
  diagnostics: Diagnostic[];
}

/** The metadata of a batch is mostly the same few documents; the report depends on the time too. */
const reports = new Map<string, MetadataReport & { validated?: ValidatedIdp }>();
const mostReports = 64;

function metadataReport(metadata: string, now: Date): MetadataReport & { validated?: ValidatedIdp } {
  const key = `${now.toISOString()} ${metadata}`;
  const known = reports.get(key);
  if (known !== undefined) return known;
  if (reports.size >= mostReports) reports.clear();
  const report = checkMetadata(metadata, { now, purpose: "verify" });
  reports.set(key, report);
  return report;
}

function rejected(id: LineId, diagnostics: Diagnostic[]): LineVerdict {
  return { id, verdict: "reject", diagnostics };
}

/** What a line is known by: text or a number; anything else is not given back. */
type LineId = string | number | boolean | null;

function idOf(value: unknown): LineId {
  const id = typeof value === "object" && value !== null && "id" in value ? value.id : null;
  return typeof id === "string" || typeof id === "number" || typeof id === "boolean" ? id : null;
}

type Parsed =
  | { id: LineId; input: LineInput; problem?: never }
  | { id: LineId; input?: never; problem: string };

function parseLine(line: string | null): Parsed {
  if (line === null) return { id: null, problem: `The line is longer than ${longestLine} bytes.` };
  let value: unknown;
  try {
    value = JSON.parse(line.replace(/^\uFEFF/, ""));
  } catch {
    return { id: null, problem: "The line is not JSON." };
  }
  const id = idOf(value);
  const parsed = lineSchema.safeParse(value);
  if (parsed.success) return { id, input: parsed.data };
  const [issue] = parsed.error.issues;
  return { id, problem: `${issue?.path.join(".") || "The line"}: ${issue?.message ?? "does not fit"}` };
}

/**
 * Judges one line of a batch, `null` for one that was too long. Every line gets a verdict; a line that cannot be read
 * is rejected with a finding. Never throws.
 */
export function checkLine(line: string | null): LineVerdict {
  const { id, input, problem } = parseLine(line);
  if (input === undefined) return rejected(id, [diagnostic("request.invalid", { detail: problem })]);
  try {
    return judge(id, input);
  } catch (error) {
    const got = error instanceof Error ? error.name : "an unknown error";
    const detail = "This line is rejected and the batch goes on. Report it, without the line itself.";
    return rejected(id, [diagnostic("service.internal", { detail, got })]);
  }
}

function judge(id: LineId, input: LineInput): LineVerdict {
  const now = new Date(input.now);
  const report = metadataReport(input.metadata, now);
  if (report.validated === undefined) return rejected(id, report.diagnostics);
  const verdict = verifyResponse(input.response, {
    idp: report.validated,
    sp: input.sp,
    now,
    binding: input.binding.toLowerCase().includes("redirect") ? "redirect" : "post",
    requestId: input.requestId ?? undefined,
    allowIdpInitiated: input.allowIdpInitiated ?? undefined,
    seenAssertionIds: new Set(input.seenAssertionIds ?? []),
  });
  if (verdict.verdict === "reject") return rejected(id, verdict.diagnostics);
  const { nameId, sessionIndex, attributes } = verdict.assertion;
  return {
    id,
    verdict: "accept",
    nameId,
    ...(sessionIndex === undefined ? {} : { sessionIndex }),
    attributes,
    diagnostics: verdict.diagnostics,
  };
}
