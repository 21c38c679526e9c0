import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { apiRoutes } from "./build/apiRoutes.ts";

const server = "http://127.0.0.1:4600";

export default defineConfig({
  plugins: [apiRoutes(), react()],
  build: {
    outDir: "dist",
    target: "es2023",
    assetsInlineLimit: 0,
    // What test/weight.test.ts adds up; the server does not hand out folders that begin with a dot.
    manifest: true,
    rolldownOptions: {
      treeshake: {
        // Our own packages only declare things: what a page does not use of them must not drag zod along.
        // A schema nobody asks is no reason to bring zod; making one changes nothing else.
        manualPureFunctions: ["z"],
        moduleSideEffects: (id) => !/\/packages\/(contracts|federation)\//.test(id),
      },
    },
  },
  server: { proxy: { "/api": server, "/saml": server, "/docs": server } },
});
