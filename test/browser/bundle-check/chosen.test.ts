import { expect, test } from "@jest/globals";
import { chosenByDrop, chosenFolder } from "#app/browser/bundle-check/chosen.ts";

/** A file as a browser gives it for something dropped. */
function fileEntry(name: string) {
  return {
    name,
    isDirectory: false,
    file: (give: (file: File) => void) => give(new File([name], name)),
  };
}

/** A folder, whose reader gives one entry at a time and none at the end. */
function folderEntry(name: string, entries: readonly object[]) {
  return {
    name,
    isDirectory: true,
    createReader: () => {
      const left = [...entries];
      return { readEntries: (give: (some: object[]) => void) => give(left.splice(0, 1)) };
    },
  };
}

function dropped(...entries: readonly object[]): DataTransfer {
  const items = entries.map((entry) => ({ webkitGetAsEntry: () => entry }));
  return { items } as unknown as DataTransfer;
}

test("a folder that is dropped is taken with all below it, by paths from the folder on", async () => {
  const inner = folderEntry("data", [folderEntry("60-log", [fileEntry("b")]), fileEntry("c")]);
  const chosen = await chosenByDrop(dropped(folderEntry("TOP", [fileEntry("bagit.txt"), inner])));
  if (chosen?.kind !== "folder") throw new Error("no folder");
  expect(chosen.name).toBe("TOP");
  expect(chosen.files.map(({ path }) => path)).toEqual(["bagit.txt", "data/60-log/b", "data/c"]);
});

test("one file that is dropped is an archive, and anything else is not taken", async () => {
  expect(await chosenByDrop(dropped(fileEntry("b.zip")))).toMatchObject({
    kind: "archive",
    name: "b.zip",
  });
  expect(await chosenByDrop(dropped(fileEntry("a"), fileEntry("b")))).toBeUndefined();
  expect(await chosenByDrop(dropped())).toBeUndefined();
});

test("a folder that is picked gives the same paths", () => {
  const files = ["TOP/bagit.txt", "TOP/data/60-log/b"].map((path) =>
    Object.assign(new File([], "x"), { webkitRelativePath: path }),
  );
  const chosen = chosenFolder(files);
  if (chosen.kind !== "folder") throw new Error("no folder");
  expect(chosen.name).toBe("TOP");
  expect(chosen.files.map(({ path }) => path)).toEqual(["bagit.txt", "data/60-log/b"]);
});

test("a folder that only wraps the bundle's own is unwrapped, and one with anything beside it is not", () => {
  const picked = (...paths: string[]) => {
    const files = paths.map((path) =>
      Object.assign(new File([], "x"), { webkitRelativePath: path }),
    );
    const chosen = chosenFolder(files);
    if (chosen.kind !== "folder") throw new Error("no folder");
    return [chosen.name, ...chosen.files.map(({ path }) => path)];
  };
  expect(picked("OUT/TOP/bagit.txt", "OUT/TOP/data/c")).toEqual(["TOP", "bagit.txt", "data/c"]);
  expect(picked("OUT/TOP/bagit.txt", "OUT/c")).toEqual(["OUT", "TOP/bagit.txt", "c"]);
  expect(picked("OUT/TOP/c")).toEqual(["OUT", "TOP/c"]);
});
