import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { certificatesOfTrustedKeys } from "../src/same-key.ts";

const read = (name: string) => readFileSync(new URL(`./fixtures/${name}.cert.pem`, import.meta.url), "utf8");
const first = read("first");
const showing = (pem: string) =>
  `<ds:X509Certificate>${pem.replaceAll(/-----[^-]*-----/g, "")}</ds:X509Certificate>`;

describe("the certificates samlify may be given", () => {
  it("are the trusted ones alone where the message shows none, or one of them", () => {
    expect(certificatesOfTrustedKeys([first], "<Response/>")).toEqual([first]);
    expect(certificatesOfTrustedKeys([first], showing(first))).toEqual([first]);
  });

  it("take in a renewed certificate of a trusted key, once", () => {
    const found = certificatesOfTrustedKeys([first], showing(read("renewed")).repeat(2));
    expect(found.map((pem) => pem.trim())).toEqual([first, read("renewed")].map((pem) => pem.trim()));
  });

  it("never take in a key that is not trusted, or what is no certificate", () => {
    const shown = showing(read("foreign")) + showing("QUJD") + showing("");
    expect(certificatesOfTrustedKeys([first], shown)).toEqual([first]);
  });
});
