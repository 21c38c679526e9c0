import { startRehearsalIdp } from "@modelstudio-sso/rehearsal-idp";

/** Metadata of an IdP whose key nobody has any more. */
export async function newIdpMetadata(): Promise<string> {
  const idp = await startRehearsalIdp();
  try {
    return idp.metadataXml();
  } finally {
    await idp.close();
  }
}

/** The document of exactly so many bytes, by blanks before its end. */
export function paddedTo(bytes: number, metadataXml: string): string {
  const end = metadataXml.lastIndexOf("</");
  const missing = bytes - Buffer.byteLength(metadataXml);
  return metadataXml.slice(0, end) + " ".repeat(missing) + metadataXml.slice(end);
}

/** The document with its signing key so many times. */
export function withKeys(count: number, metadataXml: string): string {
  const key = /<(\w+:)?KeyDescriptor[\s\S]*?<\/\1?KeyDescriptor>/.exec(metadataXml)?.[0];
  if (key === undefined) throw new Error("The metadata has no KeyDescriptor.");
  return metadataXml.replace(key, key.repeat(count));
}

/** The document with its IdP descriptor twice. */
export function withTwoDescriptors(metadataXml: string): string {
  const descriptor = /<(\w+:)?IDPSSODescriptor[\s\S]*<\/\1?IDPSSODescriptor>/.exec(metadataXml)?.[0];
  if (descriptor === undefined) throw new Error("The metadata has no IDPSSODescriptor.");
  return metadataXml.replace(descriptor, descriptor.repeat(2));
}
