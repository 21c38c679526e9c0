import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type GuideLocale,
  type GuideVendor,
  guideLocaleSchema,
  guideText,
  guideVendorIds,
  modelStudioConsole,
} from "@modelstudio-sso/contracts";
import { idpOf, makeGuide } from "@modelstudio-sso/federation";
import { type Command, Option } from "commander";
import { loadFederation } from "../federation-file.ts";
import { printResult } from "../print.ts";

interface GuideOptions {
  file: string;
  vendor?: GuideVendor;
  locale: GuideLocale;
  region: string;
  write?: string;
  json?: boolean;
}

async function guide(options: GuideOptions): Promise<void> {
  const json = options.json ?? false;
  const document = await loadFederation(options.file, json);
  const idp = idpOf(document, new Date()).report?.idp;
  const made = makeGuide(document, {
    locale: options.locale,
    relayState: modelStudioConsole(document.site, options.region),
    ...(options.vendor === undefined ? {} : { vendor: options.vendor }),
    ...(idp === undefined
      ? {}
      : {
          recognised: idp.vendor,
          idp: { entityId: idp.entityId, endpoints: idp.singleSignOn.map(({ location }) => location) },
        }),
  });
  if (options.write !== undefined) {
    await mkdir(options.write, { recursive: true });
    for (const { filename, content } of made.configurations) {
      await writeFile(join(options.write, filename), content);
    }
  }
  printResult(json, made, () => guideText(made).trimEnd());
}

/** `msso guide -f federation.yaml`: what the IdP's admin must do; needs neither cloud nor server. */
export function guideCommand(program: Command): void {
  program
    .command("guide")
    .description("write the guide for the identity provider's admin, and the files made for it")
    .requiredOption("-f, --file <file>", "federation.yaml, or - for standard input")
    .addOption(
      new Option("--vendor <vendor>", "product to write for; the one recognised in the metadata").choices(
        guideVendorIds,
      ),
    )
    .addOption(new Option("--locale <locale>", "language").choices(guideLocaleSchema.options).default("en"))
    .option("--region <region>", "region of the workspaces: decides the console to land on", "ap-southeast-1")
    .option("--write <folder>", "also write the generated files into this folder")
    .option("--json", "print JSON")
    .action(guide);
}
