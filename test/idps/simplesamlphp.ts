import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startChildServer } from "./child-server.ts";
import { freePort } from "./free-port.ts";
import { makeKeyPair } from "./key-pair.ts";
import { people } from "./sample.ts";

export const password = "not-a-secret";

function php(value: string): string {
  return `'${value.replace(/[\\']/g, (sign) => `\\${sign}`)}'`;
}

function authsources(): string {
  const users = people.map(({ login, mail, groups }) => {
    const lists = { uid: [login], mail: [mail], groups };
    const fields = Object.entries(lists).map(
      ([name, values]) => `${php(name)} => [${values.map(php).join(", ")}]`,
    );
    return `    ${php(`${login}:${password}`)} => [${fields.join(", ")}],`;
  });
  return `<?php\n$config = ['staff' => ['exampleauth:UserPass',\n${users.join("\n")}\n]];\n`;
}

function settings(folder: string, url: string): string {
  return `<?php
$config = [
  'baseurlpath' => ${php(`${url}/`)}, 'certdir' => ${php(`${folder}/cert/`)}, 'metadatadir' => ${php(`${folder}/metadata`)},
  'datadir' => ${php(`${folder}/data/`)}, 'tempdir' => ${php(`${folder}/tmp`)}, 'loggingdir' => ${php(`${folder}/log/`)},
  'logging.handler' => 'file', 'logging.level' => 7, 'debug' => [], 'showerrors' => true, 'errorreporting' => false,
  'secretsalt' => 'a test of one run', 'auth.adminpassword' => 'unused', 'technicalcontact_email' => 'na@example.org',
  'timezone' => 'UTC', 'enable.saml20-idp' => true, 'store.type' => 'phpsession', 'session.cookie.secure' => false,
  'session.phpsession.cookiename' => 'SSP', 'session.phpsession.savepath' => ${php(`${folder}/tmp`)},
  'module.enable' => ['exampleauth' => true, 'core' => true, 'saml' => true], 'language.available' => ['en'],
  'language.default' => 'en', 'metadata.sources' => [['type' => 'flatfile']], 'authproc.idp' => [],
];
`;
}

/** SimpleSAMLphp under PHP's own web server; the generated entry is its only word on Alibaba Cloud. */
export async function startSimplesamlphp(spRemote: string) {
  const folder = mkdtempSync(join(tmpdir(), "simplesamlphp-"));
  for (const name of ["config", "cert", "metadata", "data", "tmp", "log"]) mkdirSync(join(folder, name));
  makeKeyPair(join(folder, "cert"));
  const url = `http://127.0.0.1:${await freePort()}`;
  writeFileSync(join(folder, "config/config.php"), settings(folder, url));
  writeFileSync(join(folder, "config/authsources.php"), authsources());
  writeFileSync(join(folder, "metadata/saml20-sp-remote.php"), spRemote);
  writeFileSync(
    join(folder, "metadata/saml20-idp-hosted.php"),
    `<?php\n$metadata[${php(`${url}/idp`)}] = ['host' => '__DEFAULT__', 'privatekey' => 'server.pem', 'certificate' => 'server.crt', 'auth' => 'staff'];\n`,
  );
  const server = await startChildServer({
    command: "php",
    args: ["-S", new URL(url).host, "-t", "/usr/share/simplesamlphp/www"],
    env: { SIMPLESAMLPHP_CONFIG_DIR: join(folder, "config") },
    probe: url,
  });
  return {
    url,
    entityId: `${url}/idp`,
    output: server.output,
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
