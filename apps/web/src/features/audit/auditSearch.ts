import { type AuditAction, auditActions } from "@modelstudio-sso/contracts";

/** Filters as they stand in the address. Days are the reader's own. */
export interface AuditSearch {
  action?: AuditAction;
  actor?: string;
  federation?: string;
  from?: string;
  to?: string;
}

const day = /^\d{4}-\d{2}-\d{2}$/;

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** Takes from an address what it knows and drops the rest. */
export function readAuditSearch(search: Record<string, unknown>): AuditSearch {
  const action = auditActions.find((known) => known === search.action);
  const [actor, federation] = [text(search.actor), text(search.federation)];
  const [from, to] = [text(search.from), text(search.to)];
  return {
    ...(action === undefined ? {} : { action }),
    ...(actor === undefined ? {} : { actor }),
    ...(federation === undefined ? {} : { federation }),
    ...(from !== undefined && day.test(from) ? { from } : {}),
    ...(to !== undefined && day.test(to) ? { to } : {}),
  };
}

/** What the server is asked: days become moments, both of them included. */
export function filterOf({ from, to, ...rest }: AuditSearch) {
  return {
    ...rest,
    ...(from === undefined ? {} : { since: new Date(`${from}T00:00:00`).toISOString() }),
    ...(to === undefined ? {} : { until: new Date(`${to}T23:59:59.999`).toISOString() }),
  };
}
