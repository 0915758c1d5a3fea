export type InnerPath =
  { readonly ok: true; readonly path: string } | { readonly ok: false; readonly problem: string };

const LONGEST = 1_000;

/**
 * A path below the folder that is handed over, with slashes. Windows' backslashes and a leading `./` are taken for what they mean; what
 * points outside of the folder, or cannot be the name of a file everywhere, is refused with the reason in words.
 */
export function parseInnerPath(text: string): InnerPath {
  const path = text
    .trim()
    .replaceAll("\\", "/")
    .replace(/^(?:\.\/)+/, "");
  if (path === "") return refused("it names no file");
  if (path.length > LONGEST) return refused(`its name is longer than ${LONGEST} characters`);
  // Control characters act on a terminal; NUL ends a path early.
  if (/[\0-\x1f\x7f]/.test(path) || !path.isWellFormed()) {
    return refused("its name has characters that no file name may have");
  }
  if (path.startsWith("/") || path.startsWith("~") || /^[A-Za-z]:/.test(path)) {
    return refused("it must be a path inside the folder, not one that begins at a drive or at /");
  }
  const parts = path.split("/");
  if (parts.includes("..")) return refused("it points outside of the folder");
  if (parts.some((part) => part === "" || part === ".")) {
    return refused("its path has an empty part");
  }
  return { ok: true, path };
}

function refused(problem: string): InnerPath {
  return { ok: false, problem };
}
