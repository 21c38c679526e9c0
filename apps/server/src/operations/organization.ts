import { changedFields } from "@modelstudio-sso/contracts";
import { recorded } from "../audit/record.ts";
import { sha256 } from "../storage/audit.ts";
import { api, signedIn } from "./context.ts";

export const settings = api.organization.settings.handler(({ context }) => {
  const { services, organization } = signedIn(context);
  return services.store.organizations.settings(organization.id);
});

export const saveSettings = api.organization.saveSettings.handler(({ input, context }) => {
  const signed = signedIn(context);
  const { id } = signed.organization;
  return recorded(signed, async (store, note) => {
    const changes = changedFields(await store.organizations.settings(id), input, sha256);
    if (changes.length > 0) {
      await store.organizations.saveSettings(id, input);
      note({ action: "organization.settings-changed", changes });
    }
    return input;
  });
});
