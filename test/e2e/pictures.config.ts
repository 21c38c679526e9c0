import base from "./playwright.config.ts";

/** `pnpm pictures`: makes the pictures of docs/screenshots; no part of the tests. */
export default { ...base, testMatch: "pictures.ts", reporter: [["list"]] as const, timeout: 600_000 };
