import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startChildServer } from "./child-server.ts";
import { freePort } from "./free-port.ts";
import { makeKeyPair } from "./key-pair.ts";
import { people } from "./sample.ts";

/** The demonstration backend with this test's people in it; their password is their login. */
const application = `
use strict;
use JSON;
use Lemonldap::NG::Portal;
use Lemonldap::NG::Portal::UserDB::Demo;
local $/;
open my $file, '<', $ENV{PEOPLE} or die $!;
my $people = decode_json(<$file>);
%Lemonldap::NG::Portal::UserDB::Demo::demoAccounts = map { $_->{login} => { uid => $_->{login}, cn => $_->{login}, mail => $_->{mail} } } @$people;
my %groups;
for my $person (@$people) { push @{ $groups{$_} }, $person->{login} for @{ $person->{groups} } }
%Lemonldap::NG::Portal::UserDB::Demo::demoGroups = %groups;
Lemonldap::NG::Portal->run({});
`;

function baseConfiguration(folder: string, url: string) {
  const keys = makeKeyPair(folder);
  const directories = { Directory: join(folder, "sessions"), LockDirectory: join(folder, "sessions/lock") };
  return {
    cfgNum: 1,
    cfgAuthor: "test",
    cfgDate: "1700000000",
    portal: `${url}/`,
    domain: "127.0.0.1",
    authentication: "Demo",
    userDB: "Same",
    demoExportedVars: { cn: "cn", mail: "mail", uid: "uid" },
    whatToTrace: "uid",
    securedCookie: 0,
    locationRules: { "127.0.0.1": { default: "deny" } },
    exportedHeaders: { "127.0.0.1": {} },
    exportedVars: {},
    macros: {},
    groups: {},
    globalStorage: "Apache::Session::File",
    globalStorageOptions: {
      ...directories,
      generateModule: "Lemonldap::NG::Common::Apache::Session::Generate::SHA256",
    },
    persistentStorage: "Apache::Session::File",
    persistentStorageOptions: directories,
    samlServicePrivateKeySig: keys.key,
    samlServicePublicKeySig: keys.certificate,
    samlServiceUseCertificateInResponse: 1,
    samlServiceSignatureMethod: "RSA_SHA256",
    samlEntityID: "#PORTAL#/saml/metadata",
  };
}

function settings(folder: string): string {
  return `[all]
logLevel = notice
checkTime = 1
[configuration]
type = File
dirName = ${folder}/conf
[portal]
staticPrefix = /static
templateDir = /usr/share/lemonldap-ng/portal/templates
languages = en
[manager]
protection = none
templateDir = /usr/share/lemonldap-ng/manager/htdocs/templates
languages = en
enabledModules = conf
`;
}

/** LemonLDAP::NG's portal under Plack; the generated fragment is merged by its own command line. */
export async function startLemonldap(fragment: string) {
  const folder = mkdtempSync(join(tmpdir(), "lemonldap-"));
  for (const name of ["conf", "sessions", "sessions/lock"]) mkdirSync(join(folder, name));
  const url = `http://127.0.0.1:${await freePort()}`;
  const file = (name: string, content: string) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const env = {
    LLNG_DEFAULTCONFFILE: file("lemonldap-ng.ini", settings(folder)),
    PEOPLE: file("people.json", JSON.stringify(people)),
  };
  file("conf/lmConf-1.json", JSON.stringify(baseConfiguration(folder, url)));
  const merged = execFileSync(
    "/usr/share/lemonldap-ng/bin/lemonldap-ng-cli",
    ["-user=root", "-group=root", "-yes", "1", "merge", file("model-studio.json", fragment)],
    { env: { ...process.env, ...env }, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] },
  );
  const server = await startChildServer({
    command: "plackup",
    args: [
      "--host",
      "127.0.0.1",
      "--port",
      new URL(url).port,
      "--env",
      "deployment",
      file("portal.psgi", application),
    ],
    env,
    probe: url,
  });
  return {
    url,
    output: () => `${merged}\n${server.output()}`,
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
