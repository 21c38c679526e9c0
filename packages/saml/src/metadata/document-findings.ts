import { type Diagnostic, diagnostic } from "@modelstudio-sso/contracts";
import { limits } from "../limits.ts";
import { namespaces } from "../xml/namespaces.ts";
import { attribute, childOf, type Element } from "../xml/tree.ts";

/** metadata.malformed. */
export function malformed(reason: string, line?: number): Diagnostic {
  return diagnostic("metadata.malformed", {
    detail: `${reason}. The file was cut or edited: download it again.`,
    ...(line === undefined ? {} : { path: `line ${line}` }),
  });
}

/** metadata.too-complex, for depth. */
export function tooDeep(): Diagnostic {
  return diagnostic("metadata.too-complex", {
    detail: "Elements lie deeper within each other than any metadata needs.",
    want: `at most ${limits.depth} levels`,
  });
}

/** metadata.is-sp or metadata.no-idp-role, for a single entity. */
export function noIdpRole(entity: Element): Diagnostic {
  const entityId = attribute(entity, "entityID") ?? "the entity";
  if (childOf(entity, namespaces.metadata, "SPSSODescriptor") !== undefined) {
    return diagnostic("metadata.is-sp", {
      detail: `${entityId.slice(0, 200)} is an application that signs in elsewhere. What is needed is the metadata of the identity provider; giving it this service's or Alibaba Cloud's file is the other direction.`,
      path: "/EntityDescriptor",
      want: "IDPSSODescriptor",
      got: "SPSSODescriptor",
    });
  }
  return diagnostic("metadata.no-idp-role", {
    detail: "The entity has no IDPSSODescriptor. Export the SAML 2.0 identity provider metadata.",
    path: "/EntityDescriptor",
    want: "IDPSSODescriptor",
    got:
      entity.children
        .map((child) => child.name)
        .join(", ")
        .slice(0, 200) || "nothing",
  });
}

const messageNamespaces: ReadonlySet<string> = new Set([
  namespaces.protocol,
  namespaces.assertion,
  namespaces.saml1Protocol,
]);

/** metadata.is-response or metadata.wrong-root. */
export function wrongRoot({ ns, name }: { ns: string; name: string }): Diagnostic {
  if (messageNamespaces.has(ns)) {
    return diagnostic("metadata.is-response", {
      detail:
        "This is what an identity provider sends at a login. Metadata is a file the identity provider's admin exports once; its root is EntityDescriptor.",
      want: "EntityDescriptor",
      got: name,
    });
  }
  return diagnostic("metadata.wrong-root", {
    detail: `The root element must be EntityDescriptor in the namespace ${namespaces.metadata}.`,
    path: `/${name}`,
    want: `{${namespaces.metadata}}EntityDescriptor`,
    got: `{${ns}}${name}`.slice(0, 200),
  });
}
