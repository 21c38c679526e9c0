/** Import directions of the house, as rules. Packages are reached through their links, so paths are real paths. */
const layers = {
  contracts: "^packages/contracts/",
  saml: "^packages/saml/",
  federation: "^packages/federation/",
  cloud: "^packages/alibaba-cloud/",
  emulator: "^packages/emulator/",
  idp: "^packages/rehearsal-idp/",
  opinion: "^packages/second-opinion/",
  client: "^packages/client/",
  server: "^apps/server/",
  web: "^apps/web/",
  cli: "^apps/cli/",
};

function mayImport(from, allowed) {
  return {
    name: `${from}-imports`,
    comment: `${from} may import ${allowed.join(", ") || "no other part of the product"}`,
    severity: "error",
    from: { path: `${layers[from]}src/` },
    to: {
      path: Object.entries(layers)
        .filter(([name]) => name !== from && !allowed.includes(name))
        .map(([, path]) => path),
    },
  };
}

export default {
  forbidden: [
    mayImport("contracts", []),
    mayImport("saml", ["contracts"]),
    mayImport("federation", ["contracts", "saml"]),
    mayImport("cloud", ["contracts", "saml", "federation"]),
    mayImport("emulator", []),
    mayImport("idp", []),
    mayImport("opinion", ["contracts", "saml"]),
    mayImport("client", ["contracts"]),
    mayImport("server", ["contracts", "saml", "federation", "cloud", "emulator", "idp", "opinion"]),
    mayImport("cli", [
      "contracts",
      "saml",
      "federation",
      "cloud",
      "emulator",
      "idp",
      "opinion",
      "client",
      "server",
    ]),
    mayImport("web", ["contracts", "federation"]),
    {
      name: "web-takes-only-pure-rules",
      comment: "The browser gets federation's rules, not its engine",
      severity: "error",
      from: { path: "^apps/web/src/" },
      to: { path: "^packages/federation/src/", pathNot: "^packages/federation/src/rules/" },
    },
    {
      name: "steps-do-not-know-each-other",
      severity: "error",
      from: { path: "^apps/web/src/features/([^/]+)/" },
      to: { path: "^apps/web/src/features/([^/]+)/", pathNot: "^apps/web/src/features/$1/" },
    },
    {
      name: "core-does-no-io",
      comment:
        "The core takes bytes, values and now; node:crypto is the exception, for digests and signatures",
      severity: "error",
      from: { path: "^packages/(contracts|saml|federation)/src/" },
      to: { dependencyTypes: ["core"], pathNot: "^(node:)?crypto$" },
    },
    {
      name: "only-the-adapter-speaks-to-the-cloud",
      severity: "error",
      from: { path: "^(apps|packages)/", pathNot: "^packages/(alibaba-cloud|emulator/test)/" },
      to: { path: "@alicloud/" },
    },
    {
      name: "nothing-imports-tests",
      severity: "error",
      from: { path: "^(apps|packages)/[^/]+/src/" },
      to: { path: "(^test/|^(apps|packages)/[^/]+/test/)" },
    },
    { name: "no-circles", severity: "error", from: { path: "^(apps|packages)/" }, to: { circular: true } },
    {
      name: "everything-resolves",
      comment: "An undeclared workspace package shows here",
      severity: "error",
      from: { path: "^(apps|packages)/[^/]+/src/" },
      to: { couldNotResolve: true, pathNot: ["^virtual:"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: ["/dist/", "/test-results/"] },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
