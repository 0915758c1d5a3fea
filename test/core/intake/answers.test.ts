import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { parseAboutYou } from "#app/core/intake/about-you.ts";
import {
  firstUnanswered,
  NARRATIVE_LIMIT,
  parseWhatHappened,
  parseWhereAndWhen,
} from "#app/core/intake/answers.ts";
import type { FormFields, Parsed } from "#app/core/intake/problem.ts";
import { processorMillis } from "#test/support/processor-time.ts";

const TODAY = "2026-11-22";

/** The value, or every problem as `field: code`. */
function told<T>(parsed: Parsed<T>): T | string[] {
  return parsed.ok ? parsed.value : parsed.problems.map(({ field, code }) => `${field}: ${code}`);
}

function what(fields: FormFields) {
  return told(parseWhatHappened({ category: "force", narrative: "They pushed him.", ...fields }));
}

function where(fields: FormFields) {
  return told(parseWhereAndWhen({ place: "Elm and 3rd", ...fields }, TODAY));
}

describe("what happened", () => {
  test("takes a category and words", () => {
    expect(what({})).toEqual({ category: "force", narrative: "They pushed him." });
  });

  test("asks for both when both are missing", () => {
    const both = ["category: choose-category", "narrative: write-what-happened"];
    expect(told(parseWhatHappened({}))).toEqual(both);
    expect(what({ category: "", narrative: " \n\t " })).toEqual(both);
    expect(what({ category: "FORCE" })).toEqual(["category: choose-category"]);
    expect(what({ category: "constructor" })).toEqual(["category: choose-category"]);
  });

  test("words that cannot be seen are no words", () => {
    for (const narrative of ["\u200b", "\u200f\u202e \u2060", "\ufeff", "\u00ad", "\u3164"]) {
      expect(what({ narrative })).toEqual(["narrative: write-what-happened"]);
    }
    expect(what({ narrative: "🦉" })).toMatchObject({ narrative: "🦉" });
    expect(what({ narrative: "?" })).toMatchObject({ narrative: "?" });
  });

  test("50,000 characters are taken, 50,001 are too many, and how lines end does not count", () => {
    expect(NARRATIVE_LIMIT).toBe(50_000);
    expect(what({ narrative: "x".repeat(50_000) })).toMatchObject({ category: "force" });
    expect(what({ narrative: "x".repeat(50_001) })).toEqual(["narrative: narrative-too-long"]);
    expect(what({ narrative: `${"x\r\n".repeat(24_999)}xx` })).toMatchObject({ category: "force" });
    expect(what({ narrative: `  ${"x".repeat(50_000)}\n` })).toMatchObject({ category: "force" });
  });

  test("a story far too long is answered at once", () => {
    const started = processorMillis();
    what({ narrative: "\r".repeat(1_000_000) + " ".repeat(1_000_000) + "x" });
    expect(processorMillis() - started).toBeLessThan(10_000);
  });

  test("keeps every letter and its order, ends lines alike, and shows control characters", () => {
    expect(what({ narrative: "one\r\ntwo\rthree\n\tfour" })).toMatchObject({
      narrative: "one\ntwo\nthree\n\tfour",
    });
    expect(what({ narrative: "a\0b\u0007c\u001b[31md\u0085e\u007ff" })).toMatchObject({
      narrative: "a\ufffdb\ufffdc\ufffd[31md\ufffde\ufffdf",
    });
    expect(what({ narrative: "\ud83d and \udc00" })).toMatchObject({
      narrative: "\ufffd and \ufffd",
    });
    for (const narrative of [
      "قال الضابط «قف» ثم دفعه",
      "Cafe\u0301 — naïve — Łódź",
      "👨‍👩‍👧‍👦 family",
      "<script>alert(1)</script> & 'quotes' \"too\" \\ %_",
      "=cmd|' /C calc'!A0",
    ]) {
      expect(what({ narrative })).toMatchObject({ narrative });
    }
  });
});

describe("where", () => {
  test("takes a place in words without coordinates", () => {
    expect(where({})).toMatchObject({ place: "Elm and 3rd", latitude: null, longitude: null });
    expect(where({ place: "Corner of Elm\r\nand 3rd" })).toMatchObject({
      place: "Corner of Elm and 3rd",
    });
  });

  test("asks for a place that can be read, of at most 1,000 characters", () => {
    for (const place of ["", "  ", "\u200b\n"]) {
      expect(where({ place })).toEqual(["place: write-place"]);
    }
    expect(where({ place: "x".repeat(1_000) })).toMatchObject({ latitude: null });
    expect(where({ place: "x".repeat(1_001) })).toEqual(["place: place-too-long"]);
  });

  test.each([
    ["40.7128", "-74.0060", "40.7128", "-74.0060"],
    [" 40.7128 ", "−74.0060", "40.7128", "-74.0060"],
    ["40,7128", "–74,0060", "40.7128", "-74.0060"],
    ["٤٠٫٧١٢٨", "-٧٤.٠٠٦", "40.7128", "-74.006"],
    ["90", "180", "90", "180"],
    ["-90.0", "-180.000", "-90.0", "-180.000"],
    ["0", "0", "0", "0"],
    ["+40.5", "7", "+40.5", "7"],
  ])("reads %s, %s as decimal degrees", (latitude, longitude, north, east) => {
    expect(where({ latitude, longitude })).toMatchObject({ latitude: north, longitude: east });
  });

  test("both coordinates or none", () => {
    expect(where({ latitude: "40" })).toEqual(["longitude: coordinates-together"]);
    expect(where({ longitude: "-74" })).toEqual(["latitude: coordinates-together"]);
    expect(where({ latitude: " ", longitude: "" })).toMatchObject({ latitude: null });
  });

  test.each(["90.0000001", "-91", "+90.5", "180", "999"])(
    "a latitude of %s is out of range",
    (latitude) => {
      expect(where({ latitude, longitude: "0" })).toEqual(["latitude: coordinates-out-of-range"]);
    },
  );

  test.each(["180.0000001", "-181", "999"])("a longitude of %s is out of range", (longitude) => {
    expect(where({ latitude: "0", longitude })).toEqual(["longitude: coordinates-out-of-range"]);
  });

  test.each([
    "north",
    "40.7.1",
    "40°",
    "1e2",
    "0x10",
    "40 7",
    "1,2,3",
    "--4",
    "1234",
    ".",
    "NaN",
    "Infinity",
    "40\u0000",
  ])("%j is no coordinate", (latitude) => {
    expect(where({ latitude, longitude: "0" })).toEqual(["latitude: coordinates-not-numbers"]);
  });

  test("tells every problem of the page at once", () => {
    expect(
      where({
        place: "",
        latitude: "91",
        longitude: "x",
        "from-month": "2",
        "from-day": "31",
        "from-year": "2026",
      }),
    ).toEqual([
      "place: write-place",
      "latitude: coordinates-out-of-range",
      "longitude: coordinates-not-numbers",
      "from-month: date-not-in-calendar",
    ]);
  });
});

describe("about you", () => {
  const about = (fields: FormFields, sealed = false) => told(parseAboutYou(fields, sealed));

  test("two of the three need nothing, and nothing that was typed beside them is kept", () => {
    for (const choice of ["anonymous", "only-here"]) {
      expect(about({ choice, name: "A", email: "a@b", "contact-lawyer": "B" }, true)).toEqual({
        choice,
      });
    }
  });

  test("what was told of ways, times, language and a lawyer is all in the contact", () => {
    const told = about({
      choice: "contact",
      ...{ phone: "+1 212 555 0100", "contact-way": "text", "contact-times": "after 6 pm" },
      ...{ "contact-language": "Quechua", "contact-interpreter": "yes" },
      ...{ "contact-lawyer": "M. Roe", "contact-notes": "No voice mail." },
    });
    expect(told).toEqual({
      choice: "contact",
      contact: {
        ...{ name: "", email: "", phone: "+1 212 555 0100", way: "text", times: "after 6 pm" },
        ...{
          badge: "",
          language: "Quechua",
          interpreter: "yes",
          lawyer: "M. Roe",
          notes: "No voice mail.",
        },
      },
    });
  });

  test("a way that is liked best needs its address or number", () => {
    const lawyer = { choice: "contact", "contact-lawyer": "M. Roe" };
    expect(about({ ...lawyer, "contact-way": "email" })).toEqual(["email: way-needs-email"]);
    for (const way of ["call", "text"]) {
      expect(about({ ...lawyer, "contact-way": way })).toEqual(["phone: way-needs-phone"]);
    }
    expect(about({ ...lawyer, "contact-way": "pigeon" })).toMatchObject({ contact: { way: "" } });
  });

  test("neither chosen is asked for", () => {
    for (const choice of ["", "yes", "keep-contact", "Anonymous"]) {
      expect(about({ choice })).toEqual(["choice: choose-reach"]);
    }
    expect(about({})).toEqual(["choice: choose-reach"]);
  });

  test("contact needs one way to be reached, any one", () => {
    expect(about({ choice: "contact", name: "Ana" })).toEqual(["email: contact-needs-one-way"]);
    expect(about({ choice: "contact", phone: "\u200b" })).toEqual(["email: contact-needs-one-way"]);
    for (const way of [
      { email: "ana@example.org" },
      { phone: "+1 212 555 0100" },
      { "contact-notes": "Ask at the bakery." },
      { "contact-lawyer": "M. Roe, 212 555 0101" },
    ]) {
      expect(about({ choice: "contact", ...way })).toMatchObject({ choice: "contact" });
    }
  });

  test("an address must look like one, and cannot smuggle a line", () => {
    for (const email of ["ana", "ana@", "@b", "a b@c", "a@b@c", "a@b\r\nBcc: x@y", "a@b\nx"]) {
      expect(about({ choice: "contact", email })).toEqual(["email: email-not-read"]);
    }
  });

  test("each field takes 500 characters", () => {
    const long = "x".repeat(501);
    expect(
      about({
        choice: "contact",
        name: long,
        email: `${long}@b`,
        phone: long,
        "contact-times": long,
        "contact-language": long,
        "contact-lawyer": long,
        "contact-badge": long,
        "contact-notes": long,
      }),
    ).toEqual([
      "name: contact-too-long",
      "contact-badge: contact-too-long",
      "email: contact-too-long",
      "phone: contact-too-long",
      "contact-times: contact-too-long",
      "contact-language: contact-too-long",
      "contact-lawyer: contact-too-long",
      "contact-notes: contact-too-long",
    ]);
  });

  test("empty fields keep what was sealed before; new words replace it", () => {
    expect(about({ choice: "contact" }, true)).toEqual({ choice: "keep-contact" });
    expect(about({ choice: "contact", name: " " }, true)).toEqual({ choice: "keep-contact" });
    expect(about({ choice: "contact", email: "a@b" }, true)).toMatchObject({ choice: "contact" });
    expect(about({ choice: "contact", name: "Ana" }, true)).toEqual([
      "email: contact-needs-one-way",
    ]);
  });
});

describe("the form as a whole", () => {
  test("goes to the first page not answered, and evidence is not required", () => {
    const whatHappened = { category: "force", narrative: "x" } as const;
    const time = { from: null, fromTime: null, until: null, untilTime: null, about: false };
    const whereAndWhen = { place: "x", latitude: null, longitude: null, time };
    expect(firstUnanswered({})).toBe("whatHappened");
    expect(firstUnanswered({ whereAndWhen })).toBe("whatHappened");
    expect(firstUnanswered({ whatHappened })).toBe("whereAndWhen");
    expect(firstUnanswered({ whatHappened, whereAndWhen })).toBe("aboutYou");
    const aboutYou = { choice: "anonymous" } as const;
    expect(firstUnanswered({ whatHappened, whereAndWhen, aboutYou })).toBeUndefined();
  });

  test("whatever is typed gets an answer, and reading an answer again changes nothing", () => {
    const field = fc.string({ unit: "binary", maxLength: 60 });
    fc.assert(
      fc.property(field, field, field, (narrative, latitude, longitude) => {
        const once = parseWhatHappened({ category: "other", narrative });
        if (once.ok) expect(parseWhatHappened({ ...once.value })).toEqual(once);
        const place = parseWhereAndWhen({ place: narrative, latitude, longitude }, TODAY);
        if (place.ok) expect(place.value.place).toBe(place.value.place.trim());
        parseAboutYou(
          { choice: "contact", name: narrative, email: latitude, phone: longitude },
          false,
        );
      }),
    );
  });
});
