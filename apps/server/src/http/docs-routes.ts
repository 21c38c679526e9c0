import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Router } from "express";
import { marked } from "marked";
import { publishedDocument } from "./openapi/document.ts";
import { referenceHtml, shownDocument } from "./openapi/reference.ts";
import { htmlPage, plainPage } from "./plain-page.ts";

const pageName = /^[a-z0-9.-]+$/;

/** The API reference, and the pages behind diagnostic codes. They are our own files, so their HTML is trusted. */
export function docsRoutes(docsRoot: string): Router {
  const router = Router();
  let reference: string | null = null;
  router.get("/api", async (_request, response) => {
    // Made once: it changes with the version only.
    reference ??= htmlPage("API", referenceHtml(shownDocument(await publishedDocument())));
    response.type("html").send(reference);
  });
  router.get("/errors/:code", async (request, response) => {
    const code = String(request.params.code).replace(/\.md$/, "");
    const text = pageName.test(code)
      ? await readFile(join(docsRoot, "errors", `${code}.md`), "utf8").catch(() => null)
      : null;
    if (text === null) {
      plainPage(response, 404, "There is no page for this code", "Check the spelling of the code.");
      return;
    }
    response.type("html").send(htmlPage(code, `<main>${await marked.parse(text)}</main>`));
  });
  return router;
}
