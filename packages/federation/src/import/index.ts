export { type ImportOptions, importFederation, suggestedName } from "./import-federation.ts";
export type { Imported, LeftOut } from "./imported.ts";
export { type AccountView, type ImportSource, readAccount } from "./read-account.ts";
export { importedYaml } from "./write-yaml.ts";
