import type { OneFile } from "./one-file.ts";
import type { ServerFile } from "./server-state.ts";

/** Shows what the server found of a file that arrived, and tells it this device's digest where it does not have that. */
export async function lookAt(file: OneFile, found: readonly ServerFile[]): Promise<void> {
  const known = found.find(({ id }) => id === file.id);
  if (known === undefined) {
    // Whose report it is cannot be seen from here any more; that it came whole was said, and nothing more will be known.
    file.checked = true;
    file.row.show({ kind: "received" });
    return;
  }
  showCheck(file, known);
  if (known.same === null && (known.state === "sealed" || !file.isDigestTold)) {
    await file.tellDigest();
  }
}

function showCheck(file: OneFile, { state, same }: ServerFile): void {
  file.checked =
    state === "damaged" ||
    same === false ||
    (state === "sealed" && (same === true || file.digest === null));
  file.differs = state === "damaged" || same === false;
  if (file.differs) file.row.show({ kind: "differs" });
  else if (!file.checked) file.row.show({ kind: "checking" });
  else file.row.show({ kind: same === true ? "checked" : "received" });
}
