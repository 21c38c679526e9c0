import { DOMParser } from "@xmldom/xmldom";

/** A page as a browser without scripts sees it. */
export interface Seen {
  status: number;
  url: string;
  headers: Headers;
  text: string;
  /** The `value` of each named field of the page's first form. */
  fields: Record<string, string>;
  /** The address of the first form. */
  action: string;
  has(testId: string): boolean;
}

/** A person's browser: keeps cookies and follows redirects, one at a time. */
export class Browser {
  readonly #base: string;
  readonly #cookies = new Map<string, string>();
  /** The last Set-Cookie header. */
  lastCookie = "";

  constructor(base: string) {
    this.#base = base;
  }

  get(path: string): Promise<Seen> {
    return this.#go(new URL(path, this.#base), { method: "GET" });
  }

  post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Seen> {
    return this.#go(new URL(path, this.#base), {
      method: "POST",
      body: new URLSearchParams(fields),
      headers,
    });
  }

  /** Goes through the sign-in page that the path leads to. */
  async signIn(path: string, user: string, more: Record<string, string> = {}): Promise<Seen> {
    const page = await this.get(path);
    if (!page.has("sign-in-form")) throw new Error(`no sign-in page at ${page.url}: ${page.text}`);
    return this.post(page.action, { ...page.fields, user, ...more });
  }

  async #go(url: URL, init: RequestInit): Promise<Seen> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { ...(cookie ? { cookie } : {}), ...init.headers };
    const response = await fetch(url, { ...init, headers, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) {
      this.lastCookie = line;
      const [name = "", value = ""] = (line.split(";")[0] ?? "").split("=");
      this.#cookies.set(name, value);
    }
    const next = response.headers.get("location");
    if (next === null) return see(url, response);
    await response.body?.cancel();
    return this.#go(new URL(next, url), { method: "GET" });
  }
}

async function see(url: URL, response: Response): Promise<Seen> {
  const text = await response.text();
  const document = new DOMParser({ errorHandler: () => undefined }).parseFromString(
    text || "<html/>",
    "text/html",
  );
  const form = document.getElementsByTagName("form")[0];
  const named = form
    ? ["input", "textarea"]
        .flatMap((tag) => Array.from(form.getElementsByTagName(tag)))
        .filter((input) => input.getAttribute("type") !== "radio")
    : [];
  return {
    status: response.status,
    url: url.href,
    headers: response.headers,
    text,
    fields: Object.fromEntries(
      named.map((input) => [input.getAttribute("name") ?? "", input.getAttribute("value") ?? ""]),
    ),
    action: form?.getAttribute("action") ?? "",
    has: (testId) => text.includes(`data-testid="${testId}"`),
  };
}

/** The text of the textarea with captured base64. */
export function capturedText(page: Seen): string {
  return /<textarea[^>]*data-testid="captured-response">([^<]*)<\/textarea>/.exec(page.text)?.[1] ?? "";
}
