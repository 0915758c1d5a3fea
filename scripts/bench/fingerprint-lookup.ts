import { randomBytes } from "node:crypto";
import { join } from "node:path";
import SqliteDatabase from "better-sqlite3";
import sharp from "sharp";
import { partsOf } from "#app/core/fingerprint/parts.ts";
import { VIEWS } from "#app/core/fingerprint/views.ts";
import { idFromBytes, type ItemId } from "#app/core/ids.ts";
import { givenReport } from "#test/support/given.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";

/** Fills an office's database with one report's file, again and again under other ids, each with random fingerprints of its own. */
function fill(office: TestOffice, itemId: ItemId, pictures: number): void {
  const db = new SqliteDatabase(join(office.config.dataDir, "bearwitness.sqlite"));
  try {
    const columns = (db.pragma("table_info(evidence_item)") as { name: string }[])
      .map(({ name }) => name)
      .filter((name) => name !== "id" && name !== "sha512")
      .join(", ");
    const item = db.prepare(
      `insert into evidence_item (id, sha512, ${columns}) select ?, ?, ${columns} from evidence_item where id = ?`,
    );
    const print = db.prepare(
      "insert into picture_fingerprint (item_id, at_millis, view, version, fingerprint) values (?, 0, ?, 1, ?)",
    );
    const part = db.prepare("insert into picture_fingerprint_part values (?, ?)");
    db.transaction(() => {
      for (let picture = 0; picture < pictures; picture += 1) {
        const id = idFromBytes("itm", randomBytes(16));
        item.run(id, randomBytes(64).toString("hex"), itemId);
        for (const view of VIEWS.keys()) {
          const fingerprint = randomBytes(32);
          const { lastInsertRowid: number } = print.run(id, view, fingerprint);
          for (const one of partsOf(fingerprint, view)) part.run(one, number);
        }
      }
    })();
  } finally {
    db.close();
  }
}

/** Gives files, which are as evenly grey as none, random fingerprints to look for. */
function give(office: TestOffice, itemIds: readonly ItemId[]): void {
  const db = new SqliteDatabase(join(office.config.dataDir, "bearwitness.sqlite"));
  const change = db.prepare(
    "update picture_fingerprint set fingerprint = ? where item_id = ? and view = ?",
  );
  for (const itemId of itemIds) {
    for (const view of VIEWS.keys()) change.run(randomBytes(32), itemId, view);
  }
  db.close();
}

const LOOKUPS = 100;

async function blankPicture(grey: number): Promise<{ name: string; bytes: Buffer }> {
  const background = { r: grey, g: grey, b: grey };
  const create = { width: 64, height: 64, channels: 3, background } as const;
  return { name: `${grey}.png`, bytes: await sharp({ create }).png().toBuffer() };
}

/**
 * How long a lookup takes among so many random pictures, in lines for `print`. Each is of another file and nothing writes in between: a
 * reader's lookup, with what SQLite keeps of pages.
 */
export async function measureLookup(
  pictures: number,
  print: (line: string) => void,
): Promise<void> {
  const office = await openTestOffice();
  try {
    const itemIds: ItemId[] = [];
    while (itemIds.length < LOOKUPS) {
      const files = await Promise.all(
        Array.from({ length: 20 }, (_, at) => blankPicture(itemIds.length + at)),
      );
      itemIds.push(...(await givenReport(office, { files })).itemIds);
      await office.worker.idle();
    }
    const by = await office.employ("prosecutor");
    const [itemId] = itemIds;
    if (itemId === undefined) throw new Error("no item");
    const started = performance.now();
    fill(office, itemId, pictures);
    give(office, itemIds);
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    print(`${pictures} pictures with ${VIEWS.length} fingerprints each filled in ${seconds} s`);
    const [millis, busy]: [number[], number[]] = [[], []];
    for (const each of itemIds) {
      const [from, used] = [performance.now(), process.cpuUsage()];
      await office.useCases.listAlikePictures({ by, itemId: each });
      millis.push(performance.now() - from);
      const { user, system } = process.cpuUsage(used);
      busy.push((user + system) / 1000);
    }
    print(
      `${itemIds.length} lookups of a picture, all its views: ${spread(millis)}; processor: ${spread(busy)}`,
    );
  } finally {
    await office.remove();
  }
}

function spread(millis: number[]): string {
  millis.sort((one, other) => one - other);
  const part = (p: number) => (millis[Math.floor(p * (millis.length - 1))] ?? 0).toFixed(1);
  return `median ${part(0.5)} ms, 95 of 100 within ${part(0.95)} ms, longest ${part(1)} ms`;
}
