export * from "./codes/index.ts";
export * from "./diagnostic.ts";
