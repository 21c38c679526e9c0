/** Just enough of a browser for the sign-in site: cookies, redirects and reading by test id. */
export class Browser {
  readonly #base: string;
  readonly #cookies = new Map<string, string>();
  /** Path and query of the page shown. */
  location = "";
  status = 0;
  html = "";

  constructor(base: string) {
    this.#base = base;
  }

  /** Opens a page and follows redirects. */
  open(path: string): Promise<this> {
    return this.#go(path, { method: "GET" });
  }

  /** Posts a form and follows redirects. Fields may be a list of pairs when a name repeats. */
  post(path: string, fields: Record<string, string> | string[][]): Promise<this> {
    return this.#go(path, { method: "POST", body: new URLSearchParams(fields) });
  }

  /** Posts a form of the page with its CSRF token. */
  submit(path: string, fields: Record<string, string> | string[][]): Promise<this> {
    const csrf = /name="csrf" value="([^"]+)"/.exec(this.html)?.[1] ?? "";
    const pairs = Array.isArray(fields) ? fields : Object.entries(fields);
    return this.post(path, [["csrf", csrf], ...pairs]);
  }

  /** Text of the element with that test id, tags removed; undefined when it is not there. */
  text(testId: string): string | undefined {
    const start = new RegExp(`<(\\w+)[^>]*data-testid="${testId}"[^>]*>`).exec(this.html);
    if (start === null) return undefined;
    const rest = this.html.slice(start.index + start[0].length);
    const end = rest.indexOf(`</${start[1]}>`);
    return decode(rest.slice(0, end).replace(/<[^>]*>/g, " "))
      .replace(/\s+/g, " ")
      .trim();
  }

  /** Value of the first hidden field of that name. */
  hidden(name: string): string {
    return decode(new RegExp(`name="${name}" value="([^"]*)"`).exec(this.html)?.[1] ?? "");
  }

  async #go(path: string, init: RequestInit): Promise<this> {
    let next = path;
    let request = init;
    for (let hop = 0; hop < 5; hop += 1) {
      const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
      const response = await fetch(new URL(next, this.#base), {
        ...request,
        redirect: "manual",
        headers: { ...(cookie === "" ? {} : { cookie }) },
      });
      for (const line of response.headers.getSetCookie()) {
        const [name = "", value = ""] = line.split(";")[0]?.split("=") ?? [];
        this.#cookies.set(name, value);
      }
      this.location = next;
      this.status = response.status;
      this.html = await response.text();
      const target = response.headers.get("location");
      if (target === null) return this;
      next = target;
      request = { method: "GET" };
    }
    throw new Error(`too many redirects at ${next}`);
  }
}

function decode(text: string): string {
  return text.replace(/&#(\d+);/g, (_all, code: string) => String.fromCharCode(Number(code)));
}
