import { Browser, formFields } from "./form-browser.ts";

export interface CaptureOrder {
  /** The address that `sandbox.configureIdp` gave. */
  capturedUrl: string;
  user: string;
  /** What the rehearsal IdP should get wrong. */
  fault?: string;
}

/** Signs in at the rehearsal IdP and copies a fresh response of the application, as base64. */
export async function captureResponse({ capturedUrl, user, fault }: CaptureOrder): Promise<string> {
  const browser = new Browser("");
  const address = new URL(capturedUrl);
  if (fault !== undefined) address.searchParams.set("fault", fault);
  const signIn = await browser.follow(address.href);
  const page = await browser.submitAndFollow(new URL("/sign-in", capturedUrl).href, {
    ...formFields(signIn.body),
    user,
  });
  const response = /data-testid="captured-response"[^>]*>([^<]*)</.exec(page.body)?.[1];
  if (response === undefined || response === "") throw new Error("nothing was captured");
  return response;
}

/** A HAR as a browser saves it, with the login among other requests. */
export function harOf(response: string): string {
  const get = (url: string) => ({ request: { method: "GET", url, headers: [] }, response: { status: 200 } });
  const post = {
    request: {
      method: "POST",
      url: "https://signin.alibabacloud.com/saml-role/sso",
      postData: {
        mimeType: "application/x-www-form-urlencoded",
        text: new URLSearchParams({
          SAMLResponse: response,
          RelayState: "https://x.example/?t=secret-ticket",
        }).toString(),
      },
    },
    response: { status: 400 },
  };
  return JSON.stringify({ log: { version: "1.2", entries: [get("https://idp.example/"), post] } });
}
