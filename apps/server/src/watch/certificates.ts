import { createHash } from "node:crypto";
import type { Health } from "@modelstudio-sso/contracts";
import type { Services } from "../services.ts";

const remembered = 512;
const dayMs = 86_400_000;

interface Ending {
  sha256: string;
  notAfter: string;
}

/** Signing certificates of metadata and when they end; remembered by the text, since they depend on it alone. */
export function certificateReader(services: Pick<Services, "saml" | "now">) {
  const known = new Map<string, Ending[]>();
  return async (xml: string): Promise<Health["certificates"]> => {
    const key = createHash("sha256").update(xml).digest("base64");
    const now = services.now();
    let endings = known.get(key);
    if (endings === undefined) {
      const { idp } = await services.saml.describeMetadata(xml, { now });
      endings = (idp?.certificates ?? [])
        .filter((certificate) => certificate.use !== "encryption")
        .map(({ sha256, notAfter }) => ({ sha256, notAfter }));
      if (known.size >= remembered) known.clear();
      known.set(key, endings);
    }
    return endings.map((ending) => ({
      ...ending,
      daysLeft: Math.floor((Date.parse(ending.notAfter) - now.getTime()) / dayMs),
    }));
  };
}
