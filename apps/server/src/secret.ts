import { hkdfSync, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Where secrets come from. */
export interface SecretSource {
  /** Undefined: a file of its own in DATA_DIR for each purpose. */
  masterKey: string | undefined;
  /** The one before, while what it protects is still about. */
  masterKeyPrevious?: string | undefined;
  dataDir: string;
}

function secretOfFile(dataDir: string, name: string): string | null {
  try {
    return readFileSync(join(dataDir, name), "utf8").trim();
  } catch {
    return null;
  }
}

/** A secret kept in DATA_DIR, readable by the service's user alone; made the first time it is asked for. */
function keptSecret(dataDir: string, name: string): string {
  const kept = secretOfFile(dataDir, name);
  if (kept !== null) return kept;
  mkdirSync(dataDir, { recursive: true });
  const secret = randomBytes(32).toString("base64url");
  writeFileSync(join(dataDir, name), secret, { mode: 0o600, flag: "wx" });
  return secret;
}

function derived(masterKey: string, purpose: string): string {
  return Buffer.from(hkdfSync("sha256", masterKey, "modelstudio-sso", purpose, 32)).toString("base64url");
}

/** A secret for one purpose, out of the master key or, without one, from a file of its own in DATA_DIR. */
export function secretFor(purpose: string, source: SecretSource): string {
  return secretsFor(purpose, source)[0];
}

/**
 * The same, followed by those that were in use before: of the previous master key, and of the file from the time
 * without one. Whatever was protected by them can still be read.
 */
export function secretsFor(
  purpose: string,
  { masterKey, masterKeyPrevious, dataDir }: SecretSource,
): [string, ...string[]] {
  if (masterKey === undefined) return [keptSecret(dataDir, purpose)];
  const before = [
    masterKeyPrevious === undefined ? null : derived(masterKeyPrevious, purpose),
    secretOfFile(dataDir, purpose),
  ];
  return [derived(masterKey, purpose), ...before.filter((secret) => secret !== null)];
}

/** The same with a number for each, which follows from the secret and tells no more of it than that. */
export function numbered(secrets: readonly string[]): { version: number; value: string }[] {
  return secrets.map((value) => {
    const bytes = Buffer.from(hkdfSync("sha256", value, "modelstudio-sso", "version", 4));
    return { version: bytes.readUInt32BE() >>> 1, value };
  });
}
