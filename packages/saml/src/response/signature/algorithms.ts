/** A signature algorithm of the allow-list (RFC 9231, XML Signature 1.1 section 6.4). */
export interface SignatureAlgorithm {
  readonly keyType: "rsa" | "ec";
  readonly hash: string;
}

const more = "http://www.w3.org/2001/04/xmldsig-more#";

/** Accepted signature algorithms. HMAC is not among them: its key would be the public one. */
export const signatureAlgorithms: ReadonlyMap<string, SignatureAlgorithm> = new Map([
  [`${more}rsa-sha256`, { keyType: "rsa", hash: "sha256" }],
  [`${more}rsa-sha384`, { keyType: "rsa", hash: "sha384" }],
  [`${more}rsa-sha512`, { keyType: "rsa", hash: "sha512" }],
  [`${more}ecdsa-sha256`, { keyType: "ec", hash: "sha256" }],
  [`${more}ecdsa-sha384`, { keyType: "ec", hash: "sha384" }],
  [`${more}ecdsa-sha512`, { keyType: "ec", hash: "sha512" }],
  ["http://www.w3.org/2000/09/xmldsig#rsa-sha1", { keyType: "rsa", hash: "sha1" }],
]);

/** Accepted digest algorithms, as node:crypto calls them. */
export const digestAlgorithms: ReadonlyMap<string, string> = new Map([
  ["http://www.w3.org/2001/04/xmlenc#sha256", "sha256"],
  [`${more}sha384`, "sha384"],
  ["http://www.w3.org/2001/04/xmlenc#sha512", "sha512"],
  ["http://www.w3.org/2000/09/xmldsig#sha1", "sha1"],
]);
