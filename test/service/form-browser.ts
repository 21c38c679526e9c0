export interface Page {
  status: number;
  body: string;
  location: string | undefined;
}

const entities: Record<string, string> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&#x2F;": "/",
  "&#43;": "+",
  "&#61;": "=",
};

function plain(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39|#x2F|#43|#61);/g, (entity) => entities[entity] ?? entity);
}

/** Names and values of the input elements of a page. */
export function formFields(html: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [tag] of html.matchAll(/<(?:input|textarea)[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1];
    const value = /value="([^"]*)"/.exec(tag)?.[1];
    const choice = /type="(radio|submit|checkbox)"/.test(tag);
    if (name !== undefined && value !== undefined && !choice) fields[name] = plain(value);
  }
  return fields;
}

/** A browser as far as cookies, forms and redirects go; cross-site posts carry no Lax cookie. */
export class Browser {
  private readonly cookies = new Map<string, Map<string, string>>();
  private readonly everywhere: string;

  constructor(cookie: string) {
    this.everywhere = cookie;
  }

  private async send(url: string, init: RequestInit, withCookies: boolean): Promise<Page> {
    const { host } = new URL(url);
    const jar = this.cookies.get(host) ?? new Map<string, string>();
    const own = [...jar].map(([name, value]) => `${name}=${value}`);
    const cookie = withCookies
      ? [...(this.everywhere === "" ? [] : [this.everywhere]), ...own].join("; ")
      : "";
    const response = await fetch(url, { ...init, redirect: "manual", headers: { ...init.headers, cookie } });
    for (const entry of response.headers.getSetCookie()) {
      const [pair = ""] = entry.split(";");
      const at = pair.indexOf("=");
      jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    this.cookies.set(host, jar);
    return {
      status: response.status,
      body: await response.text(),
      location: response.headers.get("location") ?? undefined,
    };
  }

  /** Puts a cookie in, as somebody might who wants to know the session beforehand. */
  plant(url: string, name: string, value: string): void {
    const { host } = new URL(url);
    this.cookies.set(host, (this.cookies.get(host) ?? new Map<string, string>()).set(name, value));
  }

  get(url: string): Promise<Page> {
    return this.send(url, {}, true);
  }

  /** Goes to an address and follows redirects to the end. */
  async follow(url: string): Promise<Page> {
    let page = await this.get(url);
    for (let at = url; page.location !== undefined; ) {
      at = new URL(page.location, at).href;
      page = await this.get(at);
    }
    return page;
  }

  submit(url: string, fields: Record<string, string>, { crossSite = false } = {}): Promise<Page> {
    const origin = crossSite ? "http://another.example" : new URL(url).origin;
    return this.send(
      url,
      { method: "POST", body: new URLSearchParams(fields), headers: { origin } },
      !crossSite,
    );
  }

  async submitAndFollow(url: string, fields: Record<string, string>): Promise<Page> {
    const page = await this.submit(url, fields);
    return page.location === undefined ? page : this.follow(new URL(page.location, url).href);
  }
}
