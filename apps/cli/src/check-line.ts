import { type Diagnostic, diagnostic } from "@modelstudio-sso/contracts";
import { checkMetadata, type MetadataReport, type ValidatedIdp, verifyResponse } from "@modelstudio-sso/saml";
import { z } from "zod";

const lineSchema = z.object({
  id: z.unknown(),
  metadata: z.string(),
  response: z.string(),
  binding: z.string().default("post"),
  relayState: z.string().nullish(),
  sp: z.object({ entityId: z.string(), acsUrl: z.string() }),
  now: z.iso.datetime({ offset: true }),
  requestId: z.string().nullish(),
  allowIdpInitiated: z.boolean().nullish(),
  seenAssertionIds: z.array(z.string()).nullish(),
});

export interface LineVerdict {
  id: unknown;
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

function rejected(id: unknown, diagnostics: Diagnostic[]): LineVerdict {
  return { id: id ?? null, verdict: "reject", diagnostics };
}

function parseLine(line: string): { id: unknown; input: z.infer<typeof lineSchema> | null; problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { id: null, input: null, problem: "The line is not JSON." };
  }
  const id = typeof value === "object" && value !== null && "id" in value ? value.id : null;
  const parsed = lineSchema.safeParse(value);
  if (parsed.success) return { id, input: parsed.data, problem: "" };
  const [issue] = parsed.error.issues;
  return { id, input: null, problem: `${issue?.path.join(".") ?? ""}: ${issue?.message ?? "does not fit"}` };
}

/** Judges one line of a batch. Every line gets a verdict; a line that cannot be read is rejected with a finding. */
export function checkLine(line: string): LineVerdict {
  const { id, input, problem } = parseLine(line);
  if (input === null) return rejected(id, [diagnostic("request.invalid", { detail: problem })]);
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
    id: id ?? null,
    verdict: "accept",
    nameId,
    ...(sessionIndex === undefined ? {} : { sessionIndex }),
    attributes,
    diagnostics: verdict.diagnostics,
  };
}
