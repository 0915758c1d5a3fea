/** What the server says of one file. */
export interface ServerFile {
  readonly id: string;
  readonly state: "arriving" | "received" | "sealed" | "damaged";
  /** Whether the server's digest is the one this device took; null while one of the two is missing. */
  readonly same: boolean | null;
}

/** Tells the server the digest this device took. A failure is not told: the file is no less received for it. */
export async function sendDigest(id: string, sha256: string): Promise<void> {
  await fetch(`/uploads/${id}/digest`, {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ sha256 }),
  }).catch(() => undefined);
}

/** Every file of this report as the server has it; undefined when it cannot be asked now. */
export async function askServer(): Promise<readonly ServerFile[] | undefined> {
  try {
    const answer = await fetch("/uploads/", { headers: { Accept: "application/json" } });
    if (!answer.ok) return undefined;
    return ((await answer.json()) as { files: readonly ServerFile[] }).files;
  } catch {
    return undefined;
  }
}
