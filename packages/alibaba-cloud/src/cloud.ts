import type { CallerIdentity } from "@modelstudio-sso/contracts";
import type { CloudPort } from "@modelstudio-sso/federation";
import { bailianControlApi } from "./bailian-control/api.ts";
import { sdkClients } from "./clients.ts";
import { type CloudConnection, withCredential } from "./connection.ts";
import { imsApi } from "./ims/api.ts";
import { modelStudioApi } from "./model-studio/api.ts";
import { policiesApi } from "./ram/policies.ts";
import { rolesApi } from "./ram/roles.ts";
import { usersApi } from "./ram/users.ts";
import { type HeldPolicies, heldPolicies } from "./service-policy/held-policies.ts";
import { type StsCredentials, stsApi } from "./sts/api.ts";

/** Everything the product asks of Alibaba Cloud; planning and applying see only its `CloudPort` part. */
export type AlibabaCloud = CloudPort &
  Pick<ReturnType<typeof imsApi>, "userSsoEnabled"> &
  Pick<ReturnType<typeof stsApi>, "assumeRole" | "assumeRoleWithSaml"> &
  Pick<ReturnType<typeof modelStudioApi>, "createWorkspace"> & {
    bailianControl: ReturnType<typeof bailianControlApi>;
    /** What the policies of this caller say; `null` for the account itself. */
    heldPolicies(identity: CallerIdentity): Promise<HeldPolicies | null>;
    /** The same cloud, spoken to as a role that was just assumed. */
    as(credentials: StsCredentials): AlibabaCloud;
  };

/** Speaks to one account. Every method rejects with `CloudError` only. */
export function connectCloud(connection: CloudConnection): AlibabaCloud {
  const clients = sdkClients(connection);
  return {
    ...imsApi(clients),
    ...rolesApi(clients),
    ...policiesApi(clients),
    ...usersApi(clients),
    ...stsApi(clients),
    ...modelStudioApi(clients, connection.modelStudio.regions),
    bailianControl: bailianControlApi(clients),
    heldPolicies: (identity) => heldPolicies(clients, identity),
    as: (credentials) => connectCloud(withCredential(connection, credentials)),
  };
}
