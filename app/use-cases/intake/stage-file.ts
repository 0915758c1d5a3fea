import type { DraftId, ItemId } from "#app/core/ids.ts";
import { fileRefusal, HEAD_BYTES, type FileRefusal } from "#app/core/intake/file-refusal.ts";
import { isScarce } from "#app/core/intake/room-to-go-on.ts";
import type { FileRoom, LimitReached } from "#app/core/intake/upload-limits.ts";
import type { Tools } from "../tools.ts";
import { peek } from "./peek.ts";

export type StageOutcome =
  | {
      readonly kind: "received";
      readonly size: number;
      readonly sha256: string;
      readonly sha512: string;
    }
  | { readonly kind: "refused"; readonly why: FileRefusal | "empty" | "too-large" | LimitReached }
  | { readonly kind: "broken-off" };

/** After so many octets it is asked again whether the disk still bears what comes. */
const LOOK_BYTES = 8 * 1024 * 1024;

/**
 * The one sink of every door that brings a file in one piece: judged by its first bytes, hashed while it streams, encrypted, and flushed
 * to disk before this resolves with `received`. Anything else leaves nothing behind. Memory does not grow with the file. Each file was told its room when
 * it began: where many that come at once take it from each other, a large one ends with `no-room` as soon as the disk takes no new files.
 */
export async function stageFile(
  tools: Pick<Tools, "staging" | "disk" | "isDiskFull">,
  input: {
    readonly itemId: ItemId;
    readonly owner: DraftId;
    readonly originalName: string;
    readonly source: AsyncIterable<Uint8Array>;
    readonly room: FileRoom;
    /** Octets that this door takes at most. */
    readonly largest: number;
  },
): Promise<StageOutcome> {
  const { room, largest } = input;
  if (room.bytes <= 0) return { kind: "refused", why: room.why };
  const { head, whole } = await peek(input.source, HEAD_BYTES);
  if (head.length === 0) return { kind: "refused", why: "empty" };
  const refusal = fileRefusal(head, input.originalName);
  if (refusal !== undefined) return { kind: "refused", why: refusal };
  const bearable = whileBearable(tools, whole);
  const received = await tools.staging
    .receive({ id: input.itemId, owner: input.owner }, bearable.source, {
      limitBytes: Math.min(largest, room.bytes),
    })
    .catch(async (error: unknown) => {
      if (!tools.isDiskFull(error)) throw error;
      await tools.disk.makeRoom();
      return { kind: "no-room" } as const;
    });
  switch (received.kind) {
    case "no-room":
      return { kind: "refused", why: "no-room" };
    case "too-large":
      return { kind: "refused", why: room.bytes < largest ? room.why : "too-large" };
    case "broken-off":
      return bearable.ended() ? { kind: "refused", why: "no-room" } : { kind: "broken-off" };
    case "received":
      return received;
  }
}

/** The same pieces, which end with a failure once the disk is scarce; `ended` says whether they did. */
function whileBearable(
  { disk }: Pick<Tools, "disk">,
  pieces: AsyncIterable<Uint8Array>,
): { readonly source: AsyncIterable<Uint8Array>; readonly ended: () => boolean } {
  let isOver = false;
  async function* source(): AsyncGenerator<Uint8Array> {
    let looked = 0;
    let came = 0;
    for await (const piece of pieces) {
      came += piece.length;
      if (came - looked >= LOOK_BYTES) {
        looked = came;
        isOver = isScarce((await disk.state()).space);
        if (isOver) throw new Error("the disk takes no new files any more");
      }
      yield piece;
    }
  }
  return { source: source(), ended: () => isOver };
}
