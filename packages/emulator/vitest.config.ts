import { mergeConfig } from "vitest/config";
import { packageTests } from "../../vitest.shared.ts";

/** Behind every file of tests, no operation may have raised an error that it does not declare. */
export default mergeConfig(packageTests, { test: { setupFiles: ["test/undeclared-errors.ts"] } });
