import type { ResponseReport } from "@modelstudio-sso/contracts";

type LabelledValue = ResponseReport["values"][number];

export interface ValueRow {
  key: string;
  name: string;
  trust: LabelledValue["trust"];
  values: { key: string; text: string }[];
}

/** One row for neighbours of one name: an attribute with several values reads as one attribute. */
export function valueRows(values: readonly LabelledValue[]): ValueRow[] {
  const rows: ValueRow[] = [];
  for (const [at, { name, value, trust }] of values.entries()) {
    const last = rows.at(-1);
    const entry = { key: `${at}`, text: value };
    if (last?.name === name && last.trust === trust) last.values.push(entry);
    else rows.push({ key: `${at}`, name, trust, values: [entry] });
  }
  return rows;
}
