export * from "./arns.ts";
export * from "./group-names.ts";
export * from "./names.ts";
export * from "./policies.ts";
export { reviewDocument } from "./review.ts";
