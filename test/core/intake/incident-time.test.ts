import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { clockTime, parseIncidentTime } from "#app/core/intake/incident-time.ts";
import type { FormFields } from "#app/core/intake/problem.ts";
import { processorMillis } from "#test/support/processor-time.ts";

const TODAY = "2026-11-22";

/** The fields of a date such as "2 29 2024" under a name. */
function day(name: string, written: string): FormFields {
  const [month = "", date = "", year = ""] = written.split(" ");
  return { [`${name}-month`]: month, [`${name}-day`]: date, [`${name}-year`]: year };
}

function read(fields: FormFields, today = TODAY) {
  const parsed = parseIncidentTime(fields, today);
  return parsed.ok ? parsed.value : parsed.problems.map(({ field, code }) => `${field}: ${code}`);
}

const from = (written: string) => read(day("from", written));

describe("a day", () => {
  test.each([
    ["11 1 2026", "2026-11-01"],
    ["1 31 2026", "2026-01-31"],
    ["02 09 2026", "2026-02-09"],
    ["2 29 2024", "2024-02-29"],
    ["2 29 2000", "2000-02-29"],
    ["12 31 1900", "1900-12-31"],
    ["١١ ٠١ ٢٠٢٦", "2026-11-01"],
    ["۱۱ ۱ ۲۰۲۶", "2026-11-01"],
    ["１１ １ ２０２６", "2026-11-01"],
  ])("%s is taken", (written, expected) => {
    expect(from(written)).toMatchObject({ from: expected });
  });

  test.each([
    "2 31 2026",
    "2 29 2026",
    "2 29 1900",
    "2 30 2024",
    "4 31 2026",
    "13 1 2026",
    "0 1 2026",
    "1 0 2026",
    "1 32 2026",
    "9999 1 2026",
  ])("%s is not in the calendar, and is not moved into it", (written) => {
    expect(from(written)).toEqual(["from-month: date-not-in-calendar"]);
  });

  test.each([
    "11",
    "11 1",
    " 1 2026",
    "11 1 26",
    "11 1 1899",
    "x 1 2026",
    "1.5 1 2026",
    "-1 1 2026",
    "1 1 20266",
    "11 1 2026x",
  ])("%j is incomplete", (written) => {
    expect(from(written)).toEqual(["from-month: date-incomplete"]);
  });

  test("tomorrow is taken, since the reporter may live a day ahead; the day after is not", () => {
    expect(from("11 23 2026")).toMatchObject({ from: "2026-11-23" });
    expect(from("11 24 2026")).toEqual(["from-month: date-in-future"]);
    expect(from("1 1 9999")).toEqual(["from-month: date-in-future"]);
    expect(read(day("from", "1 1 2027"), "2026-12-31")).toMatchObject({ from: "2027-01-01" });
    expect(read(day("from", "2 29 2028"), "2028-02-28")).toMatchObject({ from: "2028-02-29" });
  });

  test("need not be known", () => {
    const unknown = { from: null, fromTime: null, until: null, untilTime: null, about: false };
    expect(read({})).toEqual(unknown);
    expect(read({ ...day("from", "   "), about: "yes" })).toEqual({ ...unknown, about: true });
  });
});

describe("a time of day", () => {
  test.each([
    ["21:30", "21:30"],
    ["09:30", "09:30"],
    ["0:05", "00:05"],
    ["00:00", "00:00"],
    ["23:59", "23:59"],
    ["2130", "21:30"],
    ["0930", "09:30"],
    ["12:15", "12:15"],
    ["9:30 pm", "21:30"],
    ["9:30PM", "21:30"],
    ["9:30 p.m.", "21:30"],
    ["9:30 P. M.", "21:30"],
    ["9:30\u202fPM", "21:30"],
    ["9.30pm", "21:30"],
    ["930pm", "21:30"],
    ["٩:٣٠ م", "21:30"],
    ["٩:٣٠ ص", "09:30"],
    ["٩ مساءً", "21:00"],
    ["١٢ صباحا", "00:00"],
    ["9 pm", "21:00"],
    ["9 a.m.", "09:00"],
    ["12 am", "00:00"],
    ["12:30 am", "00:30"],
    ["12 pm", "12:00"],
    ["12:30 pm", "12:30"],
    ["٩:٣٠ pm", "21:30"],
    ["２１：３０", "21:30"],
    ["  21:30  ", "21:30"],
  ])("%s is %s", (written, expected) => {
    expect(clockTime(written)).toBe(expected);
  });

  test.each([
    "24:00",
    "25:00",
    "21:60",
    "21:5",
    "13 pm",
    "0 am",
    "13:30 pm",
    "21:30 o'clock",
    "noonish",
    "",
    ":30",
    "12:30:99",
    "1 2 3",
    "९:३०:",
  ])("%j is none", (written) => {
    expect(clockTime(written)).toBeUndefined();
  });

  test.each(["9:30", "9.30", "930", "9", "1:00", "12", "21"])(
    "%s could be morning or evening, or no time at all: it is asked for again",
    (written) => {
      expect(clockTime(written)).toBeUndefined();
      expect(read({ ...day("from", "11 1 2026"), "from-time": written })).toEqual([
        "from-time: time-not-read",
      ]);
    },
  );

  test("is always a time that exists, and reads back as itself", () => {
    const digits = fc.string({ unit: fc.constantFrom(..."0123456789:. apmAPM"), maxLength: 10 });
    fc.assert(
      fc.property(fc.oneof(digits, fc.string({ unit: "binary" })), (written) => {
        const time = clockTime(written);
        if (time === undefined) return;
        expect(time).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
        expect(clockTime(time)).toBe(time);
      }),
    );
  });

  test("every minute of the day can be written in both ways", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 0, max: 59 }),
        (hour, minute) => {
          const minutes = String(minute).padStart(2, "0");
          const expected = `${String(hour).padStart(2, "0")}:${minutes}`;
          expect(clockTime(expected)).toBe(expected);
          const half = hour < 12 ? "am" : "pm";
          expect(clockTime(`${String(hour % 12 === 0 ? 12 : hour % 12)}:${minutes} ${half}`)).toBe(
            expected,
          );
        },
      ),
    );
  });

  test("a long run of digits and blanks is judged at once", () => {
    const started = processorMillis();
    for (const part of ["1", " ", "a ", "9 p", "٩"]) clockTime(part.repeat(100_000));
    expect(processorMillis() - started).toBeLessThan(1_000);
  });

  test("needs a day, its own or the one before it", () => {
    expect(read({ "from-time": "9 pm" })).toEqual(["from-time: time-without-date"]);
    expect(read({ "until-time": "9 pm" })).toEqual(["until-time: time-without-date"]);
    expect(read({ ...day("from", "11 1 2026"), "until-time": "9 pm" })).toMatchObject({
      from: "2026-11-01",
      until: null,
      untilTime: "21:00",
    });
  });

  test("a wrong day is told, without a complaint about the time that goes with it", () => {
    expect(read({ ...day("from", "2 31 2026"), "from-time": "9 pm" })).toEqual([
      "from-month: date-not-in-calendar",
    ]);
  });
});

describe("from and until", () => {
  const range = (start: string, startTime: string, end: string, endTime: string) =>
    read({
      ...day("from", start),
      "from-time": startTime,
      ...day("until", end),
      "until-time": endTime,
    });

  test.each([
    ["11 1 2026", "9 pm", "11 2 2026", "1 am"],
    ["11 1 2026", "9 pm", "", "9 pm"],
    ["11 1 2026", "", "11 1 2026", ""],
    ["12 31 2025", "11 pm", "1 1 2026", ""],
    ["11 1 2026", "9 pm", "11 1 2026", ""],
    ["", "", "11 1 2026", "9 pm"],
  ])("%s %s to %s %s is a stretch of time", (...parts) => {
    expect(range(...parts)).not.toBeInstanceOf(Array);
  });

  test.each([
    ["11 2 2026", "", "11 1 2026", ""],
    ["11 1 2026", "9 pm", "", "8 pm"],
    ["11 1 2026", "9 pm", "11 1 2026", "8:59 pm"],
    ["1 1 2026", "", "12 31 2025", ""],
  ])("%s %s to %s %s runs backwards", (...parts) => {
    expect(range(...parts)).toEqual(["until-month: until-before-from"]);
  });

  test("problems of both ends are told together", () => {
    expect(range("2 31 2026", "", "13 1 2026", "late")).toEqual([
      "from-month: date-not-in-calendar",
      "until-month: date-not-in-calendar",
      "until-time: time-not-read",
    ]);
  });
});

test("whatever is typed gets an answer, and a day that is taken is in the calendar and not ahead", () => {
  const field = fc.oneof(fc.string({ unit: "binary", maxLength: 8 }), fc.integer().map(String));
  fc.assert(
    fc.property(field, field, field, field, (month, date, year, time) => {
      const parsed = parseIncidentTime(
        { "from-month": month, "from-day": date, "from-year": year, "from-time": time },
        TODAY,
      );
      if (!parsed.ok || parsed.value.from === null) return;
      expect(new Date(`${parsed.value.from}T00:00:00Z`).toISOString().slice(0, 10)).toBe(
        parsed.value.from,
      );
      expect(parsed.value.from <= "2026-11-23").toBe(true);
    }),
  );
});
