import type { Federation, Health } from "@modelstudio-sso/contracts";
import { reviewDocument } from "@modelstudio-sso/federation";
import type { Services } from "../services.ts";
import { certificateReader } from "./certificates.ts";
import { metadataOf } from "./propose.ts";

/** One reader for each desk, so that what it remembers is remembered across requests. */
const readers = new WeakMap<Services["saml"], ReturnType<typeof certificateReader>>();

function readerOf(services: Services) {
  const known = readers.get(services.saml);
  if (known !== undefined) return known;
  const reader = certificateReader(services);
  readers.set(services.saml, reader);
  return reader;
}

function missing({ document }: Federation): string[] {
  const errors = reviewDocument(document).filter((found) => found.severity === "error");
  return [...new Set(errors.map((found) => found.code))];
}

function memberships(federation: Federation, attested: ReadonlySet<string>): Health["memberships"] {
  const wanted = federation.document.roles.flatMap((role) =>
    role.workspaces.map((entry) => `${federation.id} ${role.name} ${entry.workspace} ${entry.role}`),
  );
  return { wanted: wanted.length, pending: wanted.filter((key) => !attested.has(key)).length };
}

/** Every federation at a glance, in four queries and without a call to the cloud. */
export async function healthOf(
  services: Services,
  organizationId: string,
  federations: readonly Federation[],
): Promise<Health[]> {
  const { glances, watches, proposals } = services.store;
  const certificatesOf = readerOf(services);
  const [runs, tests, applied, attested, watched, waiting] = await Promise.all([
    glances.runs(organizationId),
    glances.tests(organizationId),
    glances.appliedVersions(organizationId),
    glances.attested(organizationId),
    watches.list(organizationId),
    proposals.waiting(organizationId),
  ]);
  const drift = new Map(watched.map((watch) => [watch.federationId, watch.lastDrift]));
  return Promise.all(
    federations.map(async (federation): Promise<Health> => {
      const { id } = federation;
      const [run, test, xml] = [runs.get(id), tests.get(id), metadataOf(federation)];
      return {
        federationId: id,
        certificates: xml === undefined ? [] : await certificatesOf(xml),
        missing: missing(federation),
        lastRun: run === undefined ? null : { id: run.id, status: run.status, at: run.at.toISOString() },
        unapplied: applied.get(id) !== federation.version,
        lastTest:
          test === undefined
            ? null
            : { id: test.id, kind: test.kind, status: test.status, at: test.at.toISOString() },
        lastDrift: drift.get(id) ?? null,
        memberships: memberships(federation, attested),
        openProposals: waiting.get(id) ?? 0,
      };
    }),
  );
}
