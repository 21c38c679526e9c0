import { diagnostic, type Federation, type FederationDocument } from "@modelstudio-sso/contracts";
import { authorOf, recorded } from "../audit/record.ts";
import type { StoredProposal } from "../storage/proposals.ts";
import { metadataOf, propose } from "../watch/propose.ts";
import { shownProposal } from "../watch/rotation-proof.ts";
import { api, federationOf, mustFind, type SignedInContext, signedIn } from "./context.ts";
import { Refused } from "./refused.ts";

const conflict = (detail: string) => new Refused([diagnostic("request.conflict", { detail })], "CONFLICT");

async function proposalOf(
  signed: SignedInContext,
  id: string,
): Promise<{ proposal: StoredProposal; federation: Federation }> {
  const { services, organization } = signed;
  const proposal = await mustFind("proposal", id, (key) =>
    services.store.proposals.get(organization.id, key),
  );
  return { proposal, federation: await federationOf(signed, proposal.federationId) };
}

async function shown(signed: SignedInContext, proposal: StoredProposal) {
  const tests = await signed.services.store.loginTests.list(signed.organization.id, proposal.federationId);
  return shownProposal(proposal, tests);
}

function withMetadata(document: FederationDocument, metadataXml: string): FederationDocument {
  if (document.loginPath.kind !== "idp") {
    throw conflict("This federation signs people in through RAM users now, and uses no metadata.");
  }
  return { ...document, loginPath: { ...document.loginPath, metadataXml } };
}

interface Decision {
  signed: SignedInContext;
  proposal: StoredProposal;
  federation: Federation;
  to: "accepted" | "staged";
  metadataXml: string;
}

/** The decision and the document it changes, both or neither. */
async function takeOver({ signed, proposal, federation, to, metadataXml }: Decision) {
  const { organization, person } = signed;
  const finishing = proposal.status === "staged";
  return recorded(signed, async (store, note) => {
    const decided = await store.proposals.decide(organization.id, {
      id: proposal.id,
      from: proposal.status,
      to,
      by: person.email,
    });
    if (decided === null) throw conflict("Somebody decided on this proposal meanwhile.");
    await store.proposals.endOtherStaged(organization.id, federation.id, proposal.id);
    const saved = await store.federations.save(organization.id, {
      id: federation.id,
      version: federation.version,
      document: withMetadata(federation.document, metadataXml),
      by: person.email,
    });
    if (saved === null) throw conflict("Somebody saved another version of the federation meanwhile.");
    note({
      action: finishing
        ? "metadata.rotation-finished"
        : to === "staged"
          ? "metadata.staged"
          : "metadata.accepted",
      subject: { kind: "proposal", id: proposal.id, name: proposal.by },
      federation: federation.id,
      facts: { version: saved.version },
    });
    return { proposal: await shown(signed, decided), federation: saved };
  });
}

export const list = api.proposals.list.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  const { services, organization } = signed;
  const federation = await federationOf(signed, input.id);
  const [proposals, tests] = await Promise.all([
    services.store.proposals.list(organization.id, federation.id),
    services.store.loginTests.list(organization.id, federation.id),
  ]);
  return { proposals: proposals.map((proposal) => shownProposal(proposal, tests)) };
});

export const create = api.proposals.create.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  const federation = await federationOf(signed, input.id);
  const made = await propose(signed.services, {
    organizationId: signed.organization.id,
    federation,
    xml: input.xml,
    source: "person",
    by: signed.person.email,
    author: authorOf(signed),
  });
  if (made === null) throw conflict("This metadata says what the one in use says, or waits already.");
  return shown(signed, made);
});

export const accept = api.proposals.accept.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  const { proposal, federation } = await proposalOf(signed, input.id);
  if (proposal.status !== "open") throw conflict("This proposal was decided on already.");
  if (!proposal.ok) throw new Refused(proposal.diagnostics);
  if (input.how === "at-once") {
    return takeOver({ signed, proposal, federation, to: "accepted", metadataXml: proposal.xml });
  }
  const { services } = signed;
  const before = metadataOf(federation);
  const staged =
    before === undefined || !proposal.rotation.cutsOver
      ? null
      : await services.saml.stageMetadata(before, proposal.xml, services.now());
  if (staged === null) {
    throw conflict(
      "There is nothing to stage: the change does not replace every signing certificate, or one of the two documents cannot be used. Take it over at once.",
    );
  }
  return takeOver({ signed, proposal, federation, to: "staged", metadataXml: staged });
});

export const finish = api.proposals.finish.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  const { proposal, federation } = await proposalOf(signed, input.id);
  if (proposal.status !== "staged") throw conflict("This change of certificates is not under way.");
  const { proof } = await shown(signed, proposal);
  const unproven = "watch.rotation-unproven";
  if (proof === null && !input.acknowledge.includes(unproven)) {
    throw new Refused([
      diagnostic(unproven, {
        detail:
          "Let the IdP sign with the new certificate and pass a login test; then the old certificate can go without anybody noticing.",
        want: `a passed login signed with ${proposal.rotation.brings.join(" or ")}`,
        got: "none since the change began",
      }),
    ]);
  }
  return takeOver({ signed, proposal, federation, to: "accepted", metadataXml: proposal.xml });
});

export const reject = api.proposals.reject.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  const { organization, person } = signed;
  const { proposal, federation } = await proposalOf(signed, input.id);
  return recorded(signed, async (store, note) => {
    const decided = await store.proposals.decide(organization.id, {
      id: proposal.id,
      from: "open",
      to: "rejected",
      by: person.email,
    });
    if (decided === null) throw conflict("This proposal was decided on already.");
    note({
      action: "metadata.rejected",
      subject: { kind: "proposal", id: proposal.id, name: proposal.by },
      federation: federation.id,
    });
    return shown(signed, decided);
  });
});
