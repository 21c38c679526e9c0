import type { GuideVendor } from "@modelstudio-sso/contracts";
import type { VendorDefinition } from "../vendor.ts";
import { adfs } from "./adfs/index.ts";
import { auth0 } from "./auth0/index.ts";
import { authentik } from "./authentik/index.ts";
import { casdoor } from "./casdoor/index.ts";
import { dingtalk } from "./dingtalk/index.ts";
import { entra } from "./entra/index.ts";
import { feishu } from "./feishu/index.ts";
import { generic } from "./generic/index.ts";
import { google } from "./google/index.ts";
import { idaas } from "./idaas/index.ts";
import { jumpcloud } from "./jumpcloud/index.ts";
import { keycloak } from "./keycloak/index.ts";
import { lemonldap } from "./lemonldap/index.ts";
import { okta } from "./okta/index.ts";
import { onelogin } from "./onelogin/index.ts";
import { pingfederate } from "./pingfederate/index.ts";
import { pingone } from "./pingone/index.ts";
import { shibboleth } from "./shibboleth/index.ts";
import { simplesamlphp } from "./simplesamlphp/index.ts";

/** Every product with a guide of its own. */
export const vendors: Readonly<Record<GuideVendor, VendorDefinition>> = {
  adfs,
  auth0,
  authentik,
  casdoor,
  dingtalk,
  entra,
  feishu,
  generic,
  google,
  idaas,
  jumpcloud,
  keycloak,
  lemonldap,
  okta,
  onelogin,
  pingfederate,
  pingone,
  shibboleth,
  simplesamlphp,
};
