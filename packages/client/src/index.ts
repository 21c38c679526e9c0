/** A typed client of a running service, for other programs; see README.md. */

export { type ClientOptions, createClient, type ServiceClient } from "./client.ts";
export { isAway, isConnectionLoss, type Refused, refusalOf } from "./refusal.ts";
