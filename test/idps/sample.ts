import { federationDocumentSchema, type Guide, type GuideVendor } from "@modelstudio-sso/contracts";
import { makeGuide } from "@modelstudio-sso/federation";

export const accountId = "5123456789012345";
export const providerName = "Acme";
export const relayState = "https://modelstudio.console.alibabacloud.com/";

/** Groups whose names would break a careless generator. */
export const groups = {
  admins: "Team \"A\" & 'B' <c> \\ \u0024(id) \u0024center",
  readers: "研发组",
  skipped: "skip inGroup(x) ?> */",
} as const;

export function roleArn(role: string): string {
  return `acs:ram::${accountId}:role/${role}`;
}

/** Two roles of one federation; RoleSessionName and SessionDuration go out too. */
export const document = federationDocumentSchema.parse({
  apiVersion: "modelstudio-sso/v1",
  name: "acme",
  site: "international",
  accountId,
  loginPath: { kind: "idp", providerName, sessionDurationSeconds: 3600 },
  roles: [
    { name: "Admins", groups: [groups.admins] },
    { name: "Readers", groups: [groups.readers, groups.skipped] },
  ],
});

export interface Person {
  login: string;
  mail: string;
  groups: readonly string[];
  roles: readonly string[];
  sessionName: RegExp;
}

/** People whose groups, addresses and names differ in all that matters. */
export const people: readonly Person[] = [
  {
    login: "lin",
    mail: "lin.wei@acme.example",
    groups: [groups.readers],
    roles: ["Readers"],
    sessionName: /^lin\.wei@acme\.example$/,
  },
  {
    login: "chen",
    mail: "chen.with-a-rather-long-name@research.acme.example",
    groups: [groups.admins, groups.skipped],
    roles: ["Admins", "Readers"],
    sessionName: /^chen\.with-a-rather-long-name$/,
  },
  {
    login: "zhang",
    mail: "张伟@acme.example",
    groups: [groups.admins],
    roles: ["Admins"],
    // An IdP without a digest function takes the user name instead.
    sessionName: /^(?:u-[0-9a-f]{4,30}|zhang)$/,
  },
];

/** The guide for a running identity provider, whose addresses are in its metadata. */
export function guideAt(vendor: GuideVendor, idp: { entityId: string; endpoints: readonly string[] }): Guide {
  return makeGuide(document, { vendor, relayState, idp });
}

export function contentOf(guide: Guide, id: string): string {
  const found = guide.configurations.find((entry) => entry.id === id);
  if (found === undefined) throw new Error(`${guide.vendor} has no configuration ${id}`);
  return found.content;
}
