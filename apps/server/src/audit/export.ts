import { type AuditEnd, type AuditHead, chainStart, mostExported } from "@modelstudio-sso/contracts";
import type { AuditSigner } from "@modelstudio-sso/federation";
import type { Store } from "../storage/store.ts";

const pageSize = 1_000;

export interface AuditExport {
  file: File;
  first: number | null;
  last: number;
}

interface Exporting {
  store: Store;
  signer: AuditSigner;
  organizationId: string;
}

/** Where an export begins: where it was asked to, but not before what is left of the chain. */
async function beginning(
  { store, signer, organizationId }: Exporting,
  asked: number,
): Promise<AuditHead["after"]> {
  const anchor = await store.audit.anchor(organizationId);
  if (anchor !== null && anchor.seq >= asked) {
    return { seq: anchor.seq, hash: anchor.hash, seal: { key: anchor.key, signature: anchor.signature } };
  }
  const hash = asked === 0 ? chainStart : await store.audit.hashAt(organizationId, asked);
  if (asked === 0 || hash === null) return { seq: 0, hash: chainStart, seal: null };
  const place = { seq: asked, hash };
  return { ...place, seal: signer.seal(organizationId, place) };
}

/** One part of a chain as JSON Lines: a head, at most `mostExported` entries, a signed end. */
export async function exportChain(exporting: Exporting, asked: number): Promise<AuditExport> {
  const { store, signer, organizationId } = exporting;
  const after = await beginning(exporting, asked);
  const head: AuditHead = { kind: "modelstudio-sso/audit/v1", organization: organizationId, after };
  const parts = [`${JSON.stringify(head)}\n`];
  let last = { seq: after.seq, hash: after.hash };
  while (last.seq - after.seq < mostExported) {
    const room = Math.min(pageSize, mostExported - (last.seq - after.seq));
    const page = await store.audit.after(organizationId, last.seq, room);
    if (page.length === 0) break;
    parts.push(page.map((event) => `${JSON.stringify(event)}\n`).join(""));
    last = page.at(-1) ?? last;
  }
  const place = { seq: last.seq, hash: last.hash };
  const end: AuditEnd = { kind: "end", ...place, ...signer.seal(organizationId, place) };
  parts.push(`${JSON.stringify(end)}\n`);
  const name = `audit-${after.seq + 1}-${last.seq}.jsonl`;
  return {
    file: new File(parts, name, { type: "application/jsonl" }),
    first: last.seq > after.seq ? after.seq + 1 : null,
    last: last.seq,
  };
}
