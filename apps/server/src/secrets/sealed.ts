import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/** A text that could not be opened; says why, and nothing of what is in it. */
export class SealError extends Error {
  readonly reason: "unknown-key" | "changed" | "no-seal";

  constructor(reason: SealError["reason"], message: string) {
    super(message);
    this.name = "SealError";
    this.reason = reason;
  }
}

/** Keeps small secrets in the database so that the database alone does not give them away. */
export interface Sealer {
  /**
   * Encrypts a text. `context` names the place it is for, such as `webhook/<id>/secret`: a sealed text that is copied
   * to another row or column does not open there.
   */
  seal(text: string, context: string): string;
  /** Throws `SealError`. */
  open(sealed: string, context: string): string;
  /** The same text under the present key; `null` where it is under it already. Throws `SealError`. */
  renewed(sealed: string, context: string): string | null;
}

const format = "sealed1";
const ivBytes = 12;
const tagBytes = 16;

interface Key {
  id: string;
  bytes: Buffer;
}

function derived(secret: string, use: string, bytes: number): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "modelstudio-sso/sealed", use, bytes));
}

/** The ID is derived beside the key and says nothing of it. */
function keyOf(secret: string): Key {
  return { id: derived(secret, "key-id", 6).toString("hex"), bytes: derived(secret, "aes-256-gcm", 32) };
}

function sealWith({ id, bytes }: Key, text: string, context: string): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv("aes-256-gcm", bytes, iv, { authTagLength: tagBytes });
  cipher.setAAD(Buffer.from(`${format}.${id}.${context}`));
  const sealed = Buffer.concat([iv, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return `${format}.${id}.${sealed.toString("base64url")}`;
}

function openWith({ id, bytes }: Key, sealed: Buffer, context: string): string {
  const decipher = createDecipheriv("aes-256-gcm", bytes, sealed.subarray(0, ivBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(Buffer.from(`${format}.${id}.${context}`));
  decipher.setAuthTag(sealed.subarray(-tagBytes));
  try {
    const text = decipher.update(sealed.subarray(ivBytes, -tagBytes));
    return Buffer.concat([text, decipher.final()]).toString("utf8");
  } catch {
    throw new SealError("changed", "The sealed text was changed, or belongs to another place.");
  }
}

/**
 * AES-256-GCM under keys derived from secrets, the present one first; the others only open. Each sealed text names its
 * key, so a key can be changed while old texts are still about.
 */
export function createSealer(secrets: readonly [string, ...string[]]): Sealer {
  const present = keyOf(secrets[0]);
  const keys = new Map(secrets.map(keyOf).map((key) => [key.id, key]));
  const read = (sealed: string) => {
    const [name, id = "", data = "", ...rest] = sealed.split(".");
    const bytes = Buffer.from(data, "base64url");
    if (name !== format || rest.length > 0 || bytes.length < ivBytes + tagBytes) {
      throw new SealError("no-seal", "This is no sealed text.");
    }
    const key = keys.get(id);
    if (key === undefined) {
      throw new SealError(
        "unknown-key",
        `It is sealed under the key ${id}. Name the old one in MASTER_KEY_PREVIOUS.`,
      );
    }
    return { key, bytes };
  };
  const open = (sealed: string, context: string) => {
    const { key, bytes } = read(sealed);
    return openWith(key, bytes, context);
  };
  return {
    seal: (text, context) => sealWith(present, text, context),
    open,
    renewed: (sealed, context) => {
      const text = open(sealed, context);
      return read(sealed).key.id === present.id ? null : sealWith(present, text, context);
    },
  };
}
