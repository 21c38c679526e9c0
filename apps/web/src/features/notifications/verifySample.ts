/** How a receiver checks a signature with the library of Standard Webhooks; the documentation has it without one. */
export const verifySample = `import { Webhook } from "standardwebhooks";

// The body as text, before anything parses it.
const event = new Webhook(process.env.WEBHOOK_SECRET)
  .verify(body, request.headers); // throws unless it is ours`;
