import { createCipheriv, randomBytes } from "node:crypto";

const dsig = "http://www.w3.org/2000/09/xmldsig#";
const xenc = "http://www.w3.org/2001/04/xmlenc#";

/**
 * EncryptedData as an identity provider with "encrypt assertions" switched on would send it. Nobody holds
 * the key: Alibaba Cloud publishes none, so the point of the sample is that it cannot be opened.
 */
export function encryptForNobody(xml: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", randomBytes(32), nonce);
  const sealed = Buffer.concat([nonce, cipher.update(xml, "utf8"), cipher.final(), cipher.getAuthTag()]);
  const wrappedKey = randomBytes(256).toString("base64");
  return [
    `<xenc:EncryptedData xmlns:xenc="${xenc}" Type="${xenc}Element">`,
    '<xenc:EncryptionMethod Algorithm="http://www.w3.org/2009/xmlenc11#aes256-gcm"/>',
    `<ds:KeyInfo xmlns:ds="${dsig}"><xenc:EncryptedKey>`,
    `<xenc:EncryptionMethod Algorithm="${xenc}rsa-oaep-mgf1p"/>`,
    `<xenc:CipherData><xenc:CipherValue>${wrappedKey}</xenc:CipherValue></xenc:CipherData>`,
    "</xenc:EncryptedKey></ds:KeyInfo>",
    `<xenc:CipherData><xenc:CipherValue>${sealed.toString("base64")}</xenc:CipherValue></xenc:CipherData>`,
    "</xenc:EncryptedData>",
  ].join("");
}
