import { z } from "zod";
import { catalogSchema } from "./catalog.ts";

/**
 * Version of the file, not of the product; a file of a newer one is refused. The file is gzip over lines of JSON: the
 * head, then for each table a line with its name and one line for each row (the columns' texts in the head's order),
 * and at the end the number of rows with a SHA-256 over all lines before.
 */
export const formatVersion = 1;
export const kind = "modelstudio-sso/backup";

export const headSchema = z.object({
  kind: z.literal(kind),
  format: z.int(),
  createdAt: z.iso.datetime(),
  /** Of this service's own tables, in order. */
  migrations: z.array(z.string()).min(1),
  ...catalogSchema.shape,
});
export type Head = z.infer<typeof headSchema>;

export const tableLineSchema = z.object({ table: z.string() });

export const endSchema = z.object({
  end: z.literal(true),
  rows: z.int(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
