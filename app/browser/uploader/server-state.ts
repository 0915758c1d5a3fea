import { withinAMinute } from "./within-a-minute.ts";

/** What the server says of one file. */
export interface ServerFile {
  readonly id: string;
  readonly state: "arriving" | "received" | "sealed" | "damaged";
  /** Whether the server's digest is the one this device took; null while one of the two is missing. */
  readonly same: boolean | null;
  readonly name: string;
  /** The mark of the report whose file it is. */
  readonly report: string;
  /** Of what is kept; empty until it is sealed. */
  readonly sha256: string;
}

/** What the server has of the reports that this browser can see. */
export interface ServerFiles {
  readonly files: readonly ServerFile[];
  /** The mark of the report that is still written here; null where none is. Every file of it that is kept is among `files`. */
  readonly open: string | null;
}

/** Tells the server the digest this device took. False where it did not take it in; the file is no less received for it. */
export async function sendDigest(id: string, sha256: string): Promise<boolean> {
  try {
    const answer = await withinAMinute((signal) =>
      fetch(`/uploads/${id}/digest`, {
        method: "POST",
        headers: { "Content-Type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams({ sha256 }),
        signal,
      }),
    );
    return answer.ok;
  } catch {
    return false;
  }
}

/** Every file of this report as the server has it; undefined when it cannot be asked now. */
export async function askServer(): Promise<ServerFiles | undefined> {
  try {
    return await withinAMinute(async (signal) => {
      const answer = await fetch("/uploads/", { headers: { Accept: "application/json" }, signal });
      if (!answer.ok) return undefined;
      return (await answer.json()) as ServerFiles;
    });
  } catch {
    return undefined;
  }
}

/** `not-here`: the report that is open in this browser has no such file. `failed`: nobody can say that it was done. */
export type Forgotten = "forgotten" | "not-here" | "failed";

/**
 * Asks the server to forget a file, with its row's form. It was done only where the answer is the page of the files without a notice. Of a report
 * that was sent meanwhile the answer is another page, because nothing of that can be taken back.
 */
export async function forget(form: HTMLFormElement, id: string): Promise<Forgotten> {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string") body.append(name, value);
  }
  body.set("item", id);
  try {
    const answer = await withinAMinute((signal) =>
      fetch(form.action, { method: "POST", body, signal }),
    );
    const { pathname, searchParams } = new URL(answer.url);
    if (!answer.ok || pathname !== "/report/evidence") return "failed";
    return searchParams.has("notice") ? "not-here" : "forgotten";
  } catch {
    return "failed";
  }
}
