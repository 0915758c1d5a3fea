import { execFile } from "node:child_process";
import { rm } from "node:fs/promises";
import { promisify } from "node:util";
import { expect, test } from "@jest/globals";
import { onEachDatabase } from "#test/support/each-database.ts";
import { faultsOfLog, wholeLog } from "./given.ts";

const APPEND = `${import.meta.dirname}/append-records.ts`;

onEachDatabase("several processes", (open) => {
  test("four that write at once make one log without gap, duplicate or broken link", async () => {
    const database = await open();
    const { location } = database;
    const where = location.kind === "sqlite" ? location.file : location.url;
    const flags = ["--disable-warning=ExperimentalWarning"];
    await Promise.all(
      Array.from({ length: 4 }, () =>
        promisify(execFile)(process.execPath, [...flags, APPEND, where, "15"]),
      ),
    );
    const log = (await wholeLog(database)).filter((one) => one.ev !== "system.clock_step");
    expect(log).toHaveLength(120);
    expect(log.filter((record) => record.subj === "itm_shared")).toHaveLength(60);
    expect(await faultsOfLog(database)).toEqual([]);
  });

  test("three that find an empty database at the same moment all start", async () => {
    const database = await open();
    const { location } = database;
    // The tables go, as if nobody had been here.
    if (location.kind === "postgres") {
      await database.sql("drop schema public cascade; create schema public");
    } else {
      await database.close();
      for (const end of ["", "-wal", "-shm"]) await rm(location.file + end, { force: true });
    }
    const where = location.kind === "sqlite" ? location.file : location.url;
    const flags = ["--disable-warning=ExperimentalWarning"];
    await Promise.all(
      Array.from({ length: 3 }, () =>
        promisify(execFile)(process.execPath, [...flags, APPEND, where, "1"]),
      ),
    );
    const again = await database.openAgain();
    expect(again.existed).toBe(true);
    expect(await again.read(({ custody }) => custody.size())).toBe(6);
    expect(await faultsOfLog(again)).toEqual([]);
  });
});
