import { type Diagnostic, diagnostic } from "@modelstudio-sso/contracts";
import { namespaces } from "../xml/namespaces.ts";
import { attribute, childOf, type Element, everyElement } from "../xml/tree.ts";

/** The one EntityDescriptor that is meant, or why there is none. `entityIds` only for an aggregate. */
export interface ChosenEntity {
  readonly entity?: Element;
  readonly entityIds?: string[];
  readonly diagnostics: Diagnostic[];
}

/** Takes the entity from a single descriptor or an aggregate (SAML metadata 2.3). */
export function chooseEntity(root: Element, wanted: string | undefined): ChosenEntity {
  if (root.ns === namespaces.metadata && root.name === "EntityDescriptor") return single(root, wanted);
  if (root.ns === namespaces.metadata && root.name === "EntitiesDescriptor") return aggregate(root, wanted);
  return { diagnostics: [wrongRoot(root)] };
}

function single(root: Element, wanted: string | undefined): ChosenEntity {
  const found = attribute(root, "entityID");
  if (wanted === undefined || wanted === found) return { entity: root, diagnostics: [] };
  return { diagnostics: [notFound(wanted, found === undefined ? [] : [found])] };
}

function aggregate(root: Element, wanted: string | undefined): ChosenEntity {
  const entities = [...everyElement(root)].filter(
    (element) => element.ns === namespaces.metadata && element.name === "EntityDescriptor",
  );
  const idps = entities.filter((entity) => childOf(entity, namespaces.metadata, "IDPSSODescriptor"));
  const entityIds = idps.map((entity) => attribute(entity, "entityID") ?? "");
  const fitting =
    wanted === undefined ? idps : idps.filter((entity) => attribute(entity, "entityID") === wanted);
  const [entity] = fitting;
  if (entity === undefined) {
    return {
      entityIds,
      diagnostics: [wanted === undefined ? noIdp(entities.length) : notFound(wanted, entityIds)],
    };
  }
  if (fitting.length > 1) return { entityIds, diagnostics: [several(entityIds, wanted)] };
  return { entity, entityIds, diagnostics: [] };
}

function several(entityIds: readonly string[], wanted: string | undefined): Diagnostic {
  return diagnostic("metadata.several-entities", {
    detail:
      wanted === undefined
        ? "Name the one you mean with --entity-id (in the browser: pick it from the list)."
        : `The file describes ${wanted} more than once, so it cannot be told which description counts.`,
    path: "/EntitiesDescriptor",
    want: "one identity provider",
    got: shorten(entityIds),
  });
}

function notFound(wanted: string, present: readonly string[]): Diagnostic {
  return diagnostic("metadata.entity-not-found", {
    detail: "The comparison is exact: case, a final slash and the scheme all count.",
    want: wanted,
    got: present.length === 0 ? "no identity provider" : shorten(present),
  });
}

function noIdp(entities: number): Diagnostic {
  return diagnostic("metadata.no-idp-role", {
    detail: "The file is an aggregate of entities, none of which is an identity provider.",
    path: "/EntitiesDescriptor",
    want: "an EntityDescriptor with an IDPSSODescriptor",
    got: `${entities} entities without one`,
  });
}

function shorten(entityIds: readonly string[]): string {
  const first = entityIds.slice(0, 10).join(", ");
  return entityIds.length > 10 ? `${first} and ${entityIds.length - 10} more` : first;
}

const messageNamespaces: ReadonlySet<string> = new Set([
  namespaces.protocol,
  namespaces.assertion,
  namespaces.saml1Protocol,
]);

function wrongRoot(root: Element): Diagnostic {
  if (messageNamespaces.has(root.ns)) {
    return diagnostic("metadata.is-response", {
      detail:
        "This is what an identity provider sends at a login. Metadata is a file the identity provider's admin exports once; its root is EntityDescriptor.",
      want: "EntityDescriptor",
      got: root.name,
    });
  }
  return diagnostic("metadata.wrong-root", {
    detail: `The root element must be EntityDescriptor in the namespace ${namespaces.metadata}.`,
    path: `/${root.name}`,
    want: `{${namespaces.metadata}}EntityDescriptor`,
    got: `{${root.ns}}${root.name}`.slice(0, 200),
  });
}
