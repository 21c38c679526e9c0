import { hkdfSync, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A secret kept in DATA_DIR, readable by the service's user alone; made the first time it is asked for. */
function keptSecret(dataDir: string, name: string): string {
  const file = join(dataDir, name);
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    mkdirSync(dataDir, { recursive: true });
    const secret = randomBytes(32).toString("base64url");
    writeFileSync(file, secret, { mode: 0o600, flag: "wx" });
    return secret;
  }
}

/** A secret for one purpose, out of the master key or, without one, from a file of its own in DATA_DIR. */
export function secretFor(
  purpose: string,
  given: { masterKey: string | undefined; dataDir: string },
): string {
  if (given.masterKey === undefined) return keptSecret(given.dataDir, purpose);
  return Buffer.from(hkdfSync("sha256", given.masterKey, "modelstudio-sso", purpose, 32)).toString(
    "base64url",
  );
}
