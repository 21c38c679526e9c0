declare module "virtual:api-routes" {
  // Minified: routes only. The type says what the server answers, so that clients are fully typed.
  const routes: import("@modelstudio-sso/contracts").ApiContract;
  export default routes;
}

declare module "@tabler/icons-react/dist/esm/icons/*" {
  // The package types only its index, whose 6,000 modules would slow every build.
  const icon: import("@tabler/icons-react").Icon;
  export default icon;
}
