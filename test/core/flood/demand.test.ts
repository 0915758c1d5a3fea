import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  CALM,
  codeDemand,
  MOST_TRIES,
  MOST_WAIT,
  reportDemand,
  type Load,
} from "#app/core/flood/demand.ts";

const QUIET: Load = { fromHere: 0, shared: false, lastMinute: { work: 0, wait: 0 } };

describe("a report", () => {
  test("in calm hours asks for no wait, five an hour from one network, or five hundred through Tor", () => {
    expect(reportDemand(QUIET)).toEqual(CALM);
    expect(reportDemand({ ...QUIET, fromHere: 5 })).toEqual(CALM);
    expect(reportDemand({ ...QUIET, fromHere: 500, shared: true })).toEqual(CALM);
    expect(CALM.waitSeconds).toBe(0);
  });

  test("costs more beyond that, and the whole office's rush raises it for all", () => {
    const sixth = reportDemand({ ...QUIET, fromHere: 6 });
    expect(sixth.waitSeconds).toBeGreaterThanOrEqual(20);
    expect(sixth.waitSeconds).toBeLessThan(30);
    expect(sixth.tries).toBeGreaterThan(CALM.tries);
    expect(reportDemand({ ...QUIET, fromHere: 60 })).toEqual({
      tries: MOST_TRIES,
      waitSeconds: MOST_WAIT,
    });
    const rush = reportDemand({ ...QUIET, lastMinute: { work: 300, wait: 0 } });
    expect(rush.tries).toBeGreaterThan(CALM.tries);
  });

  test("of those who wait fewer are calm than of those who work", () => {
    const waiting = reportDemand({ ...QUIET, lastMinute: { work: 0, wait: 50 } });
    expect(waiting).toMatchObject({ tries: CALM.tries });
    expect(waiting.waitSeconds).toBeGreaterThanOrEqual(20);
    expect(reportDemand({ ...QUIET, lastMinute: { work: 50, wait: 0 } })).toEqual(CALM);
  });

  test("is never refused: whatever the load, ten seconds of work or ninety of waiting are the end", () => {
    const load = fc.record({
      fromHere: fc.nat(),
      shared: fc.boolean(),
      lastMinute: fc.record({ work: fc.nat(), wait: fc.nat() }),
    });
    fc.assert(
      fc.property(load, fc.nat(1_000), (now, more) => {
        const asked = reportDemand(now);
        const busier = reportDemand({ ...now, fromHere: now.fromHere + more });
        expect(asked.tries).toBeLessThanOrEqual(MOST_TRIES);
        expect(asked.waitSeconds).toBeLessThanOrEqual(MOST_WAIT);
        expect(busier.tries).toBeGreaterThanOrEqual(asked.tries);
        expect(busier.waitSeconds).toBeGreaterThanOrEqual(asked.waitSeconds);
      }),
    );
  });
});

describe("a receipt code", () => {
  const quiet = { failures: 0, fromHere: 0, shared: false, queueSeconds: 0 };

  test("is tried ten times wrong before a try costs, and is never locked", () => {
    expect(codeDemand({ ...quiet, failures: 9 })).toEqual(CALM);
    expect(codeDemand({ ...quiet, failures: 10 }).waitSeconds).toBeGreaterThanOrEqual(20);
    expect(codeDemand({ ...quiet, failures: 1e9 })).toEqual({
      tries: MOST_TRIES,
      waitSeconds: MOST_WAIT,
    });
  });

  test("costs more from a network that tries many, and when tries wait for their turn", () => {
    expect(codeDemand({ ...quiet, fromHere: 21 }).waitSeconds).toBeGreaterThan(0);
    expect(codeDemand({ ...quiet, fromHere: 21, shared: true })).toEqual(CALM);
    expect(codeDemand({ ...quiet, queueSeconds: 3 }).waitSeconds).toBeGreaterThan(0);
  });
});
