import {
  diagnostic,
  type FederationDocument,
  type GuideLocale,
  guideLocaleSchema,
  modelStudioConsole,
} from "@modelstudio-sso/contracts";
import {
  type AnnouncementFacts,
  announcedRoles,
  announcementMarkdown,
  announcementText,
  idpOf,
  makeAnnouncement,
  makeGuide,
} from "@modelstudio-sso/federation";
import { type Command, InvalidArgumentError, Option } from "commander";
import { CommandFailure, exitCodes } from "../exit.ts";
import { loadFederation } from "../federation-file.ts";
import { printResult } from "../print.ts";

interface AnnounceOptions {
  file: string;
  language: GuideLocale;
  region?: string;
  tile?: URL;
  contact?: string;
  markdown?: boolean;
  json?: boolean;
}

/** The console a tile lands on; on the China site the region decides, and none is guessed. */
function landingOf({ site }: FederationDocument, region: string | undefined): string | undefined {
  return site === "international" || region !== undefined
    ? modelStudioConsole(site, region ?? "")
    : undefined;
}

/** What the metadata gives away of the tile: its address, and the product whose portal shows it. */
function tileOf(
  document: FederationDocument,
  options: AnnounceOptions,
): Pick<AnnouncementFacts, "startUrl" | "portal"> {
  const idp = idpOf(document, new Date()).report?.idp;
  if (idp === undefined) return {};
  const relayState = landingOf(document, options.region);
  const guide = makeGuide(document, {
    locale: options.language,
    recognised: idp.vendor,
    idp: { entityId: idp.entityId, endpoints: idp.singleSignOn.map(({ location }) => location) },
    relayState: relayState ?? "",
  });
  const tile = guide.values.find(({ id, kind }) => id === "tile-url" && kind === "literal");
  return {
    // Most of these addresses carry the RelayState, so without one they would lead astray.
    startUrl: relayState === undefined ? undefined : tile?.value,
    portal: guide.vendor === "generic" ? undefined : guide.vendorName,
  };
}

/** Only the region is known here: names of workspaces are the cloud's to tell. */
function workspacesOf(document: FederationDocument, region: string | undefined) {
  if (region === undefined) return undefined;
  const ids = document.roles.flatMap((role) => role.workspaces.map(({ workspace }) => workspace));
  return new Map(ids.map((id) => [id, { name: id, region }]));
}

async function announce(options: AnnounceOptions): Promise<void> {
  const json = options.json ?? false;
  const document = await loadFederation(options.file, json);
  if (announcedRoles(document).length === 0) {
    const found = diagnostic("federation.no-roles", {
      detail: "Nobody could enter yet, so there is nothing to announce.",
      path: "roles",
      want: "a role with a group, or with a RAM user",
    });
    throw new CommandFailure([found], { exitCode: exitCodes.findings, json });
  }
  const known = tileOf(document, options);
  const made = makeAnnouncement(
    {
      document,
      workspaces: workspacesOf(document, options.region),
      ...known,
      startUrl: document.loginPath.kind === "idp" ? (options.tile?.href ?? known.startUrl) : undefined,
      contact: options.contact,
    },
    options.language,
  );
  const text = options.markdown ? announcementMarkdown(made) : announcementText(made);
  printResult(json, { ...made, content: text }, () => text.trimEnd());
}

function address(text: string): URL {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) {
    throw new InvalidArgumentError("want an address that begins with https://");
  }
  return new URL(text);
}

/** `msso announce -f federation.yaml`: what to tell employees; needs neither cloud nor server. */
export function announceCommand(program: Command): void {
  program
    .command("announce")
    .description("write what employees are told, once a login test has passed")
    .requiredOption("-f, --file <file>", "federation.yaml, or - for standard input")
    .addOption(
      new Option("--language <language>", "language").choices(guideLocaleSchema.options).default("en"),
    )
    .option("--region <region>", "region of the workspaces: on the China site it decides the console")
    .option("--tile <address>", "where people start, if the metadata does not give it away", address)
    .option("--contact <text>", "whom employees ask")
    .option("--markdown", "write Markdown instead of plain text")
    .option("--json", "print JSON")
    .action(announce);
}
