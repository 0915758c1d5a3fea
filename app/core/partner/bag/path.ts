import { parseInnerPath, type InnerPath } from "../inner-path.ts";

/**
 * A path as a manifest of a bag writes it (RFC 8493 section 2.1.3): `%0A`, `%0D` and `%25` decoded, a leading `./` as nothing, as old
 * makers wrote it. Refused with the reason: what leads out of the bag, in whichever spelling, and what is no name of a file everywhere.
 */
export function parseBagPath(written: string): InnerPath {
  const path = written
    .replace(/%(0[AaDd]|25)/g, (escape) => decodeURIComponent(escape))
    .replace(/^(?:\.\/)+/, "");
  return checkBagPath(path);
}

/** A path as a folder or an archive has it, by the same rules. */
export function checkBagPath(path: string): InnerPath {
  if (path.includes("\\")) {
    return refused(
      "it is written with a backslash, which is a folder's end for some and a letter for others",
    );
  }
  const inner = parseInnerPath(path);
  if (!inner.ok) return inner;
  if (inner.path !== path) return refused("its name begins or ends with a blank");
  // Nothing here decodes these; something behind us might.
  const decoded = path.replace(/%(2[eEfF]|5[cC]|00)/g, (escape) => decodeURIComponent(escape));
  const parts = decoded.split(/[/\\]/);
  const isWay = parts.some((part) => part === "." || part === "..");
  if (decoded.includes("\0") || isWay || parts.length > path.split("/").length) {
    return refused("it hides a path out of the folder behind percent signs");
  }
  return inner;
}

function refused(problem: string): InnerPath {
  return { ok: false, problem };
}
