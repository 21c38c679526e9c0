import type { Diagnostic } from "@modelstudio-sso/contracts";
import type { Vendor } from "@modelstudio-sso/saml";
import { familyOf } from "./code-families.ts";
import { vendorPlaces } from "./vendor-places.ts";

/** Adds to what the IdP's admin has to fix where that is in the console of the recognised vendor. */
export function withPlaces(diagnostics: readonly Diagnostic[], vendor: Vendor | undefined): Diagnostic[] {
  const places = vendor === undefined ? undefined : vendorPlaces[vendor];
  if (places === undefined) return [...diagnostics];
  return diagnostics.map((found) => {
    const family = found.fixAt === "idp" ? familyOf(found.code) : undefined;
    const setting = family && places.settings[family];
    const place = (family && places.elsewhere?.[family]) ?? (setting && `${places.at} > ${setting}`);
    return place === undefined ? found : { ...found, place };
  });
}
