/** Walks the site as a browser without script would: keeps cookies, follows redirects by hand, names its origin. */
export class FormClient {
  readonly #origin: string;
  readonly #always: Readonly<Record<string, string>>;
  readonly #cookies = new Map<string, string>();

  /** `always`: headers of every request, such as what the office's proxy would set. */
  constructor(origin: string, always: Readonly<Record<string, string>> = {}) {
    this.#origin = origin;
    this.#always = always;
  }

  /** One GET; redirects are not followed. */
  async get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.#send(path, { headers });
  }

  /** One form as `application/x-www-form-urlencoded`. */
  async post(path: string, fields: Readonly<Record<string, string>>): Promise<Response> {
    return this.#send(path, {
      method: "POST",
      headers: { Origin: this.#origin, "Content-Type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams(fields).toString(),
    });
  }

  /** One form as `multipart/form-data`, as a form with files is sent. */
  async postFiles(
    path: string,
    fields: Readonly<Record<string, string>>,
    files: readonly { readonly name: string; readonly bytes: Uint8Array; readonly type?: string }[],
  ): Promise<Response> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    for (const file of files) {
      const blob = new Blob([Buffer.from(file.bytes)], { type: file.type ?? "image/jpeg" });
      form.append("files", blob, file.name);
    }
    return this.#send(path, { method: "POST", headers: { Origin: this.#origin }, body: form });
  }

  /** The cookie's value as the browser holds it now. */
  cookie(name: string): string | undefined {
    return this.#cookies.get(name);
  }

  /** The `Cookie` header a browser would send. */
  cookieHeader(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  async #send(path: string, init: RequestInit): Promise<Response> {
    const response = await fetch(`${this.#origin}${path}`, {
      ...init,
      redirect: "manual",
      headers: {
        ...this.#always,
        ...(init.headers as Record<string, string>),
        Cookie: this.cookieHeader(),
      },
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = "", ...attributes] = line.split("; ");
      const at = pair.indexOf("=");
      const name = pair.slice(0, at);
      if (attributes.includes("Max-Age=0")) this.#cookies.delete(name);
      else this.#cookies.set(name, pair.slice(at + 1));
    }
    return withWholeBody(response);
  }
}

/**
 * The answer once its whole body has come, as a browser takes it. A body that nobody reads would otherwise hold its connection, and with it
 * the process of the tests.
 */
async function withWholeBody(response: Response): Promise<Response> {
  const body = await response.arrayBuffer();
  const { status, statusText, headers } = response;
  return new Response(body.byteLength === 0 ? null : body, { status, statusText, headers });
}
