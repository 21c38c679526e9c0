import { ApiError } from "../wire/api-error.ts";
import type { Call, ProductApi } from "../wire/operation.ts";
import { apiKeyOperations } from "./api-keys.ts";
import { workspaceOperations } from "./workspaces.ts";

const catalogue = "It needs a catalogue of models, which no source at hand gives.";
const tokenPlan =
  "Token Plan has members, roles and single sign-on of its own; they are not workspace membership.";
const unread = "Its parameters were not at hand.";
const key = /^\/modelstudio\/apikeys\/\d+$/;

/** Refuses accounts that never activated Model Studio. */
export const activated: NonNullable<ProductApi["precondition"]> = {
  refusals: [({ modelStudio }) => modelStudio.notActivated],
  check: (call: Call) => {
    if (!call.account.modelStudioActivated) throw new ApiError(call.assumptions.modelStudio.notActivated);
  },
};

/** ModelStudio 2026-02-10: workspaces and API keys. */
export const modelStudioApi: ProductApi = {
  product: "modelstudio",
  title: "ModelStudio",
  version: "2026-02-10",
  precondition: activated,
  source: {
    general:
      "SDK modelstudio-20260210 2.1.0 to 2.2.1 (parameters, paths, shapes of answers); error codes are not published",
    page: (action) => `api.aliyun.com/document/ModelStudio/2026-02-10/${action}`,
  },
  routes: {
    CreateWorkspace: { method: "POST", path: /^\/modelstudio\/workspaces$/ },
    ListWorkspaces: { method: "GET", path: /^\/modelstudio\/workspaces$/ },
    DeleteWorkspace: { method: "DELETE", path: /^\/modelstudio\/workspaces\/[^/]+$/ },
    CreateApiKey: { method: "POST", path: /^\/modelstudio\/apikeys$/ },
    ListApiKeys: { method: "GET", path: /^\/modelstudio\/apikeys$/ },
    GetApiKey: { method: "GET", path: key },
    UpdateApiKey: { method: "PUT", path: key },
    DeleteApiKey: { method: "DELETE", path: key },
    EnableApiKey: { method: "PUT", path: /^\/modelstudio\/apikeys\/\d+\/enable$/ },
    DisableApiKey: { method: "PUT", path: /^\/modelstudio\/apikeys\/\d+\/disable$/ },
    ResetApiKey: { method: "PUT", path: /^\/modelstudio\/apikeys\/\d+\/reset$/ },
  },
  operations: { ...workspaceOperations, ...apiKeyOperations },
  notEmulated: {
    ListModels: catalogue,
    ListModelPermissions: catalogue,
    UpdateModelPermissions: catalogue,
    ListModelLimits: catalogue,
    UpdateModelLimits: catalogue,
    GetBillingOverview: unread,
    GetBillingTrend: unread,
    GenerateCLIAccessToken: "It is not in the SDK; a console gateway that is no contract uses its token.",
    ...Object.fromEntries(
      [
        "AddOrganizationMember",
        "ListOrganizationMembers",
        "UpdateOrganizationMember",
        "RemoveOrganizationMember",
        "GetOrganization",
        "UpdateOrganization",
        "GetOrganizationMemberSeatStats",
        "GetTokenPlanAccountDetail",
        "CreateTokenPlanInviteLink",
        "GetTokenPlanInviteLink",
        "RevokeTokenPlanInviteLink",
        "GetTokenPlanOrgInviteConfig",
        "SetTokenPlanOrgInviteConfig",
        "CreateTokenPlanKey",
        "RotateTokenPlanKey",
        "BatchAssignSeats",
        "BatchRevokeSeats",
        "GetSubscriptionSeatDetails",
        "GetSubscriptionStats",
        "ListSubscriptionSharedPackages",
      ].map((action) => [action, tokenPlan]),
    ),
  },
};
