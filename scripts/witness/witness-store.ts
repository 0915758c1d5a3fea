import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { parseCheckpoint, type Checkpoint } from "../../app/core/custody/checkpoint.ts";
import { parseSignedNote } from "../../app/core/custody/signed-note.ts";
import { codeOf, createFile, PARTIAL, replaceFile } from "./durable.ts";

/** A checkpoint with the note that it was read from. */
export interface RememberedCheckpoint extends Checkpoint {
  readonly note: string;
}

/** What a witness remembers: of each log the checkpoint that it cosigned last, word for word. */
export interface WitnessStore {
  /** The checkpoint cosigned last for an origin; undefined before the first. */
  readonly last: (origin: string) => Promise<RememberedCheckpoint | undefined>;
  /**
   * Remembers a checkpoint in place of the one of `old` records, in one step that survives a power cut. Where another
   * one stands there, nothing changes.
   */
  readonly advance: (claim: {
    readonly origin: string;
    readonly old: number;
    readonly note: string;
  }) => Promise<"stored" | "conflict">;
  /** Keeps what a log signed and the witness would not cosign: the proof that a log was rewritten. Answers its file. */
  readonly keepRefused: (note: string, why: string) => Promise<string | undefined>;
}

const CHECKPOINT = ".checkpoint";
/** Who resends a log's own checkpoints with wrong proofs must not fill the disk. */
const MOST_REFUSED = 1_000;

/** Opens the memory in a folder, and clears what a crash left of a write. */
export async function openWitnessStore(folder: string): Promise<WitnessStore> {
  const refused = join(folder, "refused");
  await mkdir(refused, { recursive: true, mode: 0o700 });
  for (const place of [folder, refused]) {
    for (const name of await readdir(place)) {
      if (name.endsWith(PARTIAL)) await rm(join(place, name));
    }
  }
  const fileOf = (origin: string) => join(folder, `${digest(origin)}${CHECKPOINT}`);

  async function last(origin: string): Promise<RememberedCheckpoint | undefined> {
    const path = fileOf(origin);
    let note: Buffer;
    try {
      note = await readFile(path);
    } catch (error) {
      if (codeOf(error) === "ENOENT") return undefined;
      throw error;
    }
    const read = parseSignedNote(new Uint8Array(note));
    const checkpoint = read.ok ? parseCheckpoint(read.value.text) : read;
    // Never taken for nothing: a witness that forgot would cosign anything.
    if (!checkpoint.ok) throw new Error(`${path} is damaged: ${checkpoint.problem}`);
    if (checkpoint.value.origin !== origin) throw new Error(`${path} is of another log`);
    return { ...checkpoint.value, note: note.toString("utf8") };
  }

  return {
    last,
    advance: async ({ origin, old, note }) => {
      if (((await last(origin))?.size ?? 0) !== old) return "conflict";
      await replaceFile(fileOf(origin), note);
      return "stored";
    },
    keepRefused: async (note, why) => {
      if ((await readdir(refused)).length >= MOST_REFUSED) return undefined;
      const path = join(refused, `${digest(note)}.txt`);
      await createFile(path, `${why}\n\n${note}`);
      return path;
    },
  };
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}
