import { mkdir, open, readdir, rm, stat, type FileHandle } from "node:fs/promises";
import { createConnection, type Socket } from "node:net";
import { join } from "node:path";
import type { Instant } from "#app/core/instant.ts";

/** Where the lines of the security log go. */
export type SecurityLogPlace =
  | { readonly kind: "folder"; readonly path: string }
  | { readonly kind: "stdout" }
  | { readonly kind: "socket"; readonly path: string };

/** Takes whole lines; rejects when they did not arrive, and they are then offered again. */
export interface SecurityLogSink {
  readonly write: (lines: string) => Promise<void>;
  /** Removes what is older than the day given as `YYYY-MM-DD`, where that is ours to do. */
  readonly forgetBefore: (day: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** One file a day; a day that writes more begins another. */
const FILE_BYTES = 64 * 1024 * 1024;
const SOCKET_MILLIS = 5_000;
const DAY_WIDTH = "YYYY-MM-DD".length;
const FILE_NAME = /^security-(\d{4}-\d{2}-\d{2})(?:-\d{1,6})?\.jsonl$/;

/** Opens nothing yet: the first line does, so that a place that is missing never stops the start. */
export function openSecurityLogSink(place: SecurityLogPlace, now: () => Instant): SecurityLogSink {
  switch (place.kind) {
    case "folder":
      return folderSink(place.path, now);
    case "stdout":
      return {
        write: (lines) =>
          new Promise((resolve, reject) => {
            process.stdout.write(lines, (error) => {
              if (error) reject(error);
              else resolve();
            });
          }),
        forgetBefore: () => Promise.resolve(),
        close: () => Promise.resolve(),
      };
    case "socket":
      return socketSink(place.path);
  }
}

function folderSink(folder: string, now: () => Instant): SecurityLogSink {
  let current: { readonly day: string; readonly file: FileHandle; bytes: number } | undefined;

  async function fileOf(day: string): Promise<{ file: FileHandle; bytes: number }> {
    if (current !== undefined && current.day === day && current.bytes < FILE_BYTES) return current;
    await current?.file.close();
    current = undefined;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (let part = 0; ; part += 1) {
      const name = part === 0 ? `security-${day}.jsonl` : `security-${day}-${part}.jsonl`;
      const path = join(folder, name);
      const size = await stat(path).then(
        (found) => found.size,
        () => 0,
      );
      if (size >= FILE_BYTES) continue;
      current = { day, file: await open(path, "a", 0o600), bytes: size };
      return current;
    }
  }

  return {
    write: async (lines) => {
      const target = await fileOf(now().slice(0, DAY_WIDTH));
      const bytes = Buffer.from(lines);
      await target.file.appendFile(bytes);
      target.bytes += bytes.length;
    },
    forgetBefore: async (day) => {
      for (const name of await readdir(folder).catch(() => [])) {
        const of = FILE_NAME.exec(name)?.[1];
        if (of !== undefined && of < day) await rm(join(folder, name), { force: true });
      }
    },
    close: async () => {
      await current?.file.close();
      current = undefined;
    },
  };
}

/** A stream socket of the machine's own log service, which sends the lines on. */
function socketSink(path: string): SecurityLogSink {
  let socket: Socket | undefined;

  async function connected(): Promise<Socket> {
    if (socket !== undefined && !socket.destroyed && socket.writable) return socket;
    const opening = createConnection({ path });
    await new Promise<void>((resolve, reject) => {
      opening.setTimeout(SOCKET_MILLIS, () => opening.destroy(new Error("no answer")));
      opening.once("connect", resolve);
      opening.once("error", reject);
    });
    opening.setTimeout(0);
    opening.on("error", () => opening.destroy());
    // Nothing is expected from there, but an end must be seen.
    opening.resume();
    opening.unref();
    socket = opening;
    return opening;
  }

  return {
    write: async (lines) => {
      const target = await connected();
      await new Promise<void>((resolve, reject) => {
        const late = setTimeout(() => {
          target.destroy();
          reject(new Error("the log's socket takes nothing"));
        }, SOCKET_MILLIS);
        target.write(lines, (error) => {
          clearTimeout(late);
          if (error) reject(error);
          else resolve();
        });
      });
    },
    forgetBefore: () => Promise.resolve(),
    close: () => {
      socket?.destroy();
      return Promise.resolve();
    },
  };
}
