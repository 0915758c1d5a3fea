import type { Shown } from "./file-row.ts";
import type { OneFile } from "./one-file.ts";
import type { ServerFile, ServerFiles } from "./server-state.ts";

/** Shows what the server found of a file that arrived, and tells it this device's digest where it does not have that. */
export async function lookAt(file: OneFile, found: ServerFiles): Promise<void> {
  const { files } = found;
  const known = files.find(({ id }) => id === file.id);
  const earlier = asEarlier(file, files);
  if (known === undefined) {
    file.checked = true;
    file.isGone = isGone(file, found);
    // Where it is not, its report has it already, or cannot be seen from here any more; that it came whole was said, and nothing more will be known.
    file.row.show(file.isGone ? { kind: "gone" } : (earlier ?? { kind: "received" }));
    return;
  }
  showCheck(file, known, earlier);
  if (known.same === null && (known.state === "sealed" || !file.isDigestTold)) {
    await file.tellDigest();
  }
}

/**
 * That the report had the same bytes before this file came; undefined where it had not. `found` is in the order in which each report's files
 * came. A file that is not in it was let go for the other's sake.
 */
export function asEarlier(
  { id, digest, report }: Pick<OneFile, "id" | "digest" | "report">,
  found: readonly ServerFile[],
): Extract<Shown, { kind: "same-kept" | "same-once" }> | undefined {
  const first = found.find(
    (one) => one.report === report && one.sha256 !== "" && one.sha256 === digest,
  );
  if (first === undefined || first.id === id) return undefined;
  const isKept = found.some((one) => one.id === id);
  return { kind: isKept ? "same-kept" : "same-once", name: first.name };
}

/**
 * That a file which came whole is not there any more, nor the same one that it was let go for: whoever took that back took both. False where nobody
 * can say.
 */
export function isGone(
  { id, digest, report }: Pick<OneFile, "id" | "digest" | "report">,
  { files, open }: ServerFiles,
): boolean {
  if (report !== open || files.some((one) => one.id === id)) return false;
  // What this device could not read again may be the same as any.
  return !files.some(
    (one) =>
      one.report === report &&
      one.sha256 !== "" &&
      (typeof digest !== "string" || one.sha256 === digest),
  );
}

function showCheck(file: OneFile, { state, same }: ServerFile, earlier: Shown | undefined): void {
  file.checked =
    state === "damaged" ||
    same === false ||
    (state === "sealed" && (same === true || file.digest === null));
  file.differs = state === "damaged" || same === false;
  if (file.differs) file.row.show({ kind: "differs" });
  else if (!file.checked) file.row.show({ kind: "checking" });
  else file.row.show(earlier ?? { kind: same === true ? "checked" : "received" });
}
