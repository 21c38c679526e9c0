import type { CloudAccount } from "@modelstudio-sso/contracts";

/** Accounts that somebody typed: one a line, its ID, and `china` behind it where it is of that site. */
export function accountsIn(text: string): { accounts: CloudAccount[]; wrong: string[] } {
  const accounts: CloudAccount[] = [];
  const wrong: string[] = [];
  for (const line of text.split(/[\n,;]/)) {
    const [id = "", site = "international", ...rest] = line.trim().split(/\s+/);
    if (id === "") continue;
    const known = site === "international" || site === "china";
    if (!/^\d{10,20}$/.test(id) || !known || rest.length > 0) wrong.push(line.trim());
    else accounts.push({ accountId: id, site });
  }
  return { accounts, wrong };
}
