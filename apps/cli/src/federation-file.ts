import { dirname, resolve } from "node:path";
import { diagnostic, type FederationDocument, federationDocumentSchema } from "@modelstudio-sso/contracts";
import { parseDocument } from "yaml";
import { CommandFailure, exitCodes } from "./exit.ts";
import { readInput } from "./input.ts";

function refuse(
  json: boolean,
  ...diagnostics: ConstructorParameters<typeof CommandFailure>[0]
): CommandFailure {
  return new CommandFailure(diagnostics, { exitCode: exitCodes.findings, json });
}

/** Loads federation.yaml, and the metadata file it names beside it. Throws `CommandFailure` with every finding. */
export async function loadFederation(path: string, json: boolean): Promise<FederationDocument> {
  const text = (await readInput(path, json)).toString("utf8");
  const yaml = parseDocument(text, { prettyErrors: true });
  if (yaml.errors.length > 0) {
    throw refuse(
      json,
      ...yaml.errors.map((error) =>
        diagnostic("federation.yaml", {
          detail: error.message.split("\n")[0] ?? "",
          path: `${path}:${error.linePos?.[0].line ?? 1}`,
        }),
      ),
    );
  }
  const parsed = federationDocumentSchema.safeParse(yaml.toJS());
  if (!parsed.success) {
    throw refuse(
      json,
      ...parsed.error.issues.map((issue) =>
        diagnostic("federation.schema", {
          detail: issue.message,
          path: issue.path.join("."),
          want: "see `msso schema`",
        }),
      ),
    );
  }
  const { loginPath } = parsed.data;
  if (loginPath.kind !== "idp" || loginPath.metadataFile === undefined) return parsed.data;
  const file = resolve(dirname(path === "-" ? "." : path), loginPath.metadataFile);
  const { metadataFile: _file, ...rest } = loginPath;
  const metadataXml = (await readInput(file, json)).toString("utf8");
  return { ...parsed.data, loginPath: { ...rest, metadataXml } };
}
