import type { Readable } from "node:stream";
import { DataStore, Upload } from "@tus/server";
import { isIdOf, type ItemId } from "#app/core/ids.ts";
import type { UseCases } from "#app/use-cases/bind.ts";
import { checksumSaid } from "./said-checksum.ts";
import { UploadRefused } from "./upload-refused.ts";

/**
 * The library's view of unfinished uploads. It keeps nothing itself: offsets come from what lies flushed on disk, so an
 * answer never promises a byte that a power cut could take (security-reliability 3.9, finding 5). Who may touch an upload
 * was asked before any of this runs.
 */
export class EvidenceDataStore extends DataStore {
  override extensions = ["creation", "creation-with-upload", "expiration", "checksum"];
  readonly #useCases: () => UseCases;

  readonly #unfinishedMillis: number;

  constructor(useCases: () => UseCases, unfinishedMillis: number) {
    super();
    this.#useCases = useCases;
    this.#unfinishedMillis = unfinishedMillis;
  }

  /** The row was committed when the upload got its name. */
  override create(upload: Upload): Promise<Upload> {
    return Promise.resolve(upload);
  }

  override async write(stream: Readable, id: string, offset: number): Promise<number> {
    const outcome = await this.#useCases().appendToUpload({
      itemId: itemIdOf(id),
      offset,
      source: stream,
      checksum: checksumSaid(),
    });
    switch (outcome.kind) {
      case "appended":
        // What came stays. The library would wait for the end of a body that nobody reads.
        if (outcome.cut) throw new UploadRefused("part-too-large");
        return outcome.offset;
      case "other-offset":
        throw new UploadRefused("other-offset");
      case "other-bytes":
        throw new UploadRefused("other-checksum");
      case "not-found":
        throw new UploadRefused("not-found");
      case "no-room":
        throw new UploadRefused("no-room");
      case "refused":
        throw new UploadRefused(outcome.why);
    }
  }

  override async getUpload(id: string): Promise<Upload> {
    const found = await this.#useCases().readUpload({ itemId: itemIdOf(id) });
    if (found === undefined) throw new UploadRefused("not-found");
    // Nobody is told "complete" of what is not recorded.
    if (found.waitsForRoom) throw new UploadRefused("no-room");
    return new Upload({
      id,
      size: found.size,
      offset: found.arrived,
      // The library counts the time to live from here, by the clock; ours is counted from the last byte, in time that was served.
      creation_date: found.keptFrom,
    });
  }

  override getExpiration(): number {
    return this.#unfinishedMillis;
  }
}

function itemIdOf(id: string): ItemId {
  if (!isIdOf("itm", id)) throw new UploadRefused("not-found");
  return id;
}
