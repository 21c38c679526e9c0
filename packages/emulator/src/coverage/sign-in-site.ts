/** What the sign-in site checks; it has no operations that could tell. */
export interface SignInRoute {
  path: string;
  fields: string;
  answers: string;
  source: string;
}

/** Routes of the sign-in site that the real one has, too. */
export const signInRoutes: readonly SignInRoute[] = [
  {
    path: "GET /saml-role/sp-metadata.xml",
    fields: "site by query `site`, by the real host's name, or that of the first account",
    answers:
      "metadata with entity ID, ACS, eight NameID formats, three requested attributes; no encryption key",
    source:
      "SP metadata of the China site (captured copy); names of both sites (configure-alibaba-cloud-as-a-trusted-sp)",
  },
  {
    path: "POST /saml-role/sso",
    fields:
      "SAMLResponse: signed Assertion, Issuer, one NameID, bearer confirmation with NotOnOrAfter and Recipient, AudienceRestriction, AuthnStatement, Role, RoleSessionName, SessionDuration; RelayState",
    answers:
      "302 to RelayState if it is on a published domain, else to the console's home; the role chooser for several roles; 404 EntityNotExist.SAMLProvider, 404 EntityNotExist.RoleArn, 401 AuthenticationFail.IDPMetadata.Invalid, 401 AuthenticationFail.SAMLAssertion.Invalid, 401 AuthenticationFail.SAMLAssertion.Expired, 401 AuthenticationFail.NoPermission, 400 InvalidParameter.RoleSessionName, 400 InvalidParameter.DurationSeconds, 500 InternalError",
    source:
      "saml-response-for-role-based-sso (2026-03); overview-of-role-based-sso (2026-03); error codes of STS",
  },
  {
    path: "POST /entrance?Action=V2AssumeRoleWithSaml",
    fields: "RequestParams: JSON with SAMLResponse and TargetRoleAndProvider",
    answers: "as after the chooser",
    source: "public tools that read the real chooser; its answer is not published",
  },
  {
    path: "GET or POST /federation?Action=GetSigninToken",
    fields:
      "AccessKeyId, AccessKeySecret, SecurityToken, TicketType: all required; STS credentials of a role",
    answers:
      "{RequestId, SigninToken}, for 30 s and one use; 400 InvalidAction, 400 MissingParameter.*, 401 InvalidCredential.AuthenticateFail",
    source: "GetSigninToken (document_detail/91913)",
  },
  {
    path: "GET /federation?Action=Login",
    fields: "LoginUrl and SigninToken required; Destination",
    answers:
      "302 to Destination if it is on a published domain; 400 MissingParameter.*, 401 InvalidCredential.AuthenticateFail",
    source: "Login (document_detail/91914)",
  },
];
