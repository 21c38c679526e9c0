// `pnpm openapi`: writes docs/openapi.json out of the contract.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { openApiDocument } from "../apps/server/src/http/openapi/document.ts";
import { root } from "./toolchain.mjs";

const file = join(root, "docs", "openapi.json");
writeFileSync(file, `${JSON.stringify(await openApiDocument(), null, 1)}\n`);
process.stdout.write("docs/openapi.json\n");
