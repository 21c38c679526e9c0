import { alibabaSites, type FederationDocument, type PolicyDocument } from "@modelstudio-sso/contracts";
import { samlProviderArn, userArn } from "../rules/index.ts";

/**
 * Who may take a role. The action is `sts:AssumeRole` on both paths, and `saml:recipient` is the only condition key
 * RAM knows for SAML. Source: RAM, "Create a RAM role for a trusted IdP"; "Edit the trust policy of a RAM role".
 */
export function trustPolicy(document: FederationDocument, users: readonly string[]): PolicyDocument {
  const path = document.loginPath;
  if (path.kind === "idp") {
    return {
      Version: "1",
      Statement: [
        {
          Effect: "Allow",
          Action: "sts:AssumeRole",
          Principal: { Federated: [samlProviderArn(document.accountId, path.providerName)] },
          Condition: { StringEquals: { "saml:recipient": [alibabaSites[document.site].acsUrl] } },
        },
      ],
    };
  }
  const principals = path.trustAccountRoot
    ? [`acs:ram::${document.accountId}:root`]
    : users.map((user) => userArn(document.accountId, user));
  return {
    Version: "1",
    Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { RAM: principals } }],
  };
}
