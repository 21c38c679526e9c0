import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A signing key and a self-signed certificate of it, made for one test run. */
export function makeKeyPair(folder: string): { key: string; certificate: string } {
  const paths = { key: join(folder, "server.pem"), certificate: join(folder, "server.crt") };
  execFileSync(
    "openssl",
    ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-subj", "/CN=idp.acme.example"].concat([
      "-keyout",
      paths.key,
      "-out",
      paths.certificate,
    ]),
    { stdio: "ignore" },
  );
  return { key: readFileSync(paths.key, "utf8"), certificate: readFileSync(paths.certificate, "utf8") };
}
