import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import sharp from "sharp";
import { checkPassword } from "#app/core/people/password-rules.ts";
import { parseWhereAndWhen } from "#app/core/intake/answers.ts";
import { isCategory } from "#app/core/intake/category.ts";
import { DEMO_PASSWORD, DEMO_STAFF } from "#scripts/demo/demo-staff.ts";
import { takePhoto, type Picture } from "#scripts/demo/photo.ts";
import { DEMO, planReports } from "#scripts/demo/plan-demo.ts";
import { membersOf, PLANNED_CASES, planWork } from "#scripts/demo/plan-work.ts";
import { bytesOf } from "#scripts/demo/send-report.ts";

const reports = planReports(DEMO);
const files = reports.flatMap((report) => report.files);
const pictures = files.flatMap(({ content }) =>
  content.kind === "photo" ? [content.picture] : [],
);

function count<T>(things: readonly T[], matches: (thing: T) => boolean): number {
  return things.filter(matches).length;
}

describe("the demo's reports", () => {
  test("are the same for the same seed, and others for another", () => {
    expect(planReports(DEMO)).toEqual(reports);
    expect(planReports({ ...DEMO, seed: "elsewhere" })).not.toEqual(reports);
  });

  test("are 200 around 12 incidents, with some about something else and some junk", () => {
    expect(reports).toHaveLength(200);
    const incidents = Object.groupBy(reports, ({ incident }) => incident ?? "none");
    expect(Object.keys(incidents)).toHaveLength(13);
    for (const [key, about] of Object.entries(incidents)) {
      if (key !== "none") expect(about!.length).toBeGreaterThanOrEqual(4);
    }
    expect(count(reports, ({ incident, isJunk }) => incident === null && !isJunk)).toBe(18);
    expect(count(reports, ({ isJunk }) => isJunk)).toBe(10);
  });

  test("tell the same evening in as many ways as there are reports", () => {
    expect(new Set(reports.map(({ key }) => key)).size).toBe(200);
    expect(new Set(reports.map(({ whatHappened }) => whatHappened.narrative)).size).toBe(200);
    for (const { whatHappened } of reports) expect(whatHappened.narrative).not.toMatch(/[{}|]/);
  });

  test("differ in length, language, place, time and whether the reporter can be reached", () => {
    const lengths = reports.map(({ whatHappened }) => whatHappened.narrative.length);
    expect(Math.min(...lengths)).toBeLessThan(20);
    expect(Math.max(...lengths)).toBeGreaterThan(700);
    const times = reports.map(({ whereAndWhen }) => whereAndWhen.time);
    for (const some of [
      count(reports, ({ language }) => language === "es"),
      count(reports, ({ whereAndWhen }) => whereAndWhen.latitude !== null),
      count(reports, ({ aboutYou }) => aboutYou.choice === "contact"),
      count(times, ({ about }) => about),
      count(times, ({ fromTime, about }) => fromTime !== null && !about),
      count(times, ({ untilTime }) => untilTime !== null),
      count(times, ({ from, fromTime }) => from !== null && fromTime === null),
      count(times, ({ from }) => from === null),
    ]) {
      expect(some).toBeGreaterThanOrEqual(10);
      expect(some).toBeLessThanOrEqual(150);
    }
    const categories = new Set(reports.map(({ whatHappened }) => whatHappened.category));
    expect(categories.size).toBe(12);
    expect([...categories].every(isCategory)).toBe(true);
  });

  test("say where and when as the public form would take it", () => {
    for (const { whereAndWhen } of reports) {
      const { place, latitude, longitude, time } = whereAndWhen;
      const day = (name: string, text: string | null) => {
        const [year = "", month = "", date = ""] = text?.split("-") ?? [];
        return { [`${name}-year`]: year, [`${name}-month`]: month, [`${name}-day`]: date };
      };
      const fields = {
        place,
        latitude: latitude ?? "",
        longitude: longitude ?? "",
        ...day("from", time.from),
        ...day("until", time.until),
        "from-time": time.fromTime ?? "",
        "until-time": time.untilTime ?? "",
        about: time.about ? "yes" : "",
      };
      expect(parseWhereAndWhen(fields, "2026-11-22")).toEqual({ ok: true, value: whereAndWhen });
    }
  });

  test("name agencies only in general and reach nobody", () => {
    for (const { whatHappened, aboutYou } of reports) {
      expect(whatHappened.narrative).not.toMatch(/\b(ICE|CBP|HSI|DHS|FBI|ATF|Border Patrol)\b/);
      if (aboutYou.choice !== "contact") continue;
      expect(aboutYou.contact.email).toMatch(/^$|@example\.org$/);
      expect(aboutYou.contact.phone).toMatch(/^$|555-01\d\d$/);
    }
  });

  test("in another number keep their proportions", () => {
    expect(planReports({ ...DEMO, reports: 7 })).toHaveLength(7);
    const many = planReports({ ...DEMO, reports: 2_001, files: false });
    expect(many).toHaveLength(2_001);
    expect(count(many, ({ files: own }) => own.length > 0)).toBe(0);
    expect(count(many, ({ incident }) => incident === "tannery-row")).toBeGreaterThan(330);
  });
});

describe("the demo's files", () => {
  test("are photos with much, little and no metadata, clips, and one that broke off", () => {
    expect(pictures.length).toBeGreaterThan(150);
    expect(pictures.length).toBeLessThan(230);
    const exif = pictures.flatMap((picture) => picture.exif ?? []);
    expect(pictures.length - exif.length).toBeGreaterThan(20);
    expect(count(exif, ({ offset }) => offset !== null)).toBeGreaterThan(20);
    expect(count(exif, ({ offset }) => offset === null)).toBeGreaterThan(20);
    expect(
      count(exif, ({ position }) => position !== null && position.latitude !== 0),
    ).toBeGreaterThan(20);
    expect(count(exif, ({ position }) => position?.latitude === 0)).toBeGreaterThan(2);
    expect(count(pictures, ({ cutShort }) => cutShort)).toBeGreaterThan(0);
    expect(count(pictures, ({ format }) => format === "png")).toBeGreaterThan(5);
    expect(count(files, ({ content }) => content.kind === "clip")).toBe(4);
  });

  test("carry real EXIF, written so that a camera's reader finds it", async () => {
    const picture = pictures.find(({ exif }) => exif?.offset !== null && exif?.position?.fixedAt)!;
    const bytes = await takePhoto(picture);
    const { width, height, format, exif } = await sharp(bytes).metadata();
    expect({ width, height, format }).toEqual({ width: 1280, height: 960, format: "jpeg" });
    const tags = exif!.toString("latin1");
    for (const text of [picture.exif!.taken, picture.exif!.offset!, picture.exif!.make]) {
      expect(tags).toContain(text);
    }
  });

  test("are the same bytes each time", async () => {
    const small = (picture: Picture): Picture => ({
      ...picture,
      scene: { ...picture.scene, width: 320, height: 240 },
    });
    const [one, other] = [small(pictures[0]!), small(pictures[1]!)];
    expect(Buffer.from(await takePhoto(one)).equals(await takePhoto(one))).toBe(true);
    expect(Buffer.from(await takePhoto(one)).equals(await takePhoto(other))).toBe(false);
  });

  test("of one picture that two people sent are equal", async () => {
    const [one, other] = ["tannery-row/06", "tannery-row/07"].map(
      (key) => reports.find((report) => report.key === key)!.files[0]!,
    );
    expect(Buffer.from(await bytesOf(one!)).equals(await bytesOf(other!))).toBe(true);
  });

  test("among them the clips are small, and each is one of ours", async () => {
    const folder = join(import.meta.dirname, "../../scripts/demo/clips");
    const clips = (await readdir(folder)).filter((name) => /\.(mp4|mov)$/.test(name));
    const sizes = await Promise.all(
      clips.map(async (name) => (await stat(join(folder, name))).size),
    );
    expect(Math.max(...sizes)).toBeLessThan(300_000);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_000_000);
    const readme = await readFile(join(folder, "README.md"), "utf8");
    for (const name of clips) expect(readme).toContain(`\`${name}\``);
    for (const { content } of files) {
      if (content.kind === "clip") expect(clips).toContain(content.file);
    }
  });
});

describe("the demo's office", () => {
  test("has a password that its own rules accept for each of its people", () => {
    for (const { signInName, displayName } of DEMO_STAFF) {
      const context = [signInName, displayName, "Office of the Attorney General", "bearwitness"];
      expect(checkPassword(DEMO_PASSWORD, context)).toEqual({ ok: true });
    }
    expect(new Set(DEMO_STAFF.map(({ role }) => role)).size).toBe(5);
  });

  test("has worked on some of its reports and left others", () => {
    const work = reports.map((report) => planWork(report, DEMO.seed));
    expect(new Set(work.map(({ status }) => status))).toEqual(
      new Set(["new", "in-review", "needs-information", "closed", "junk"]),
    );
    expect(count(work, ({ status }) => status === "new")).toBeGreaterThan(60);
    expect(count(work, ({ assignee }) => assignee !== null)).toBeGreaterThan(40);
    expect(count(work, ({ note }) => note !== null)).toBeGreaterThan(20);
  });

  test("has two cases whose reports hold enough files for their exhibits", () => {
    expect(PLANNED_CASES).toHaveLength(2);
    for (const planned of PLANNED_CASES) {
      const members = membersOf(planned, reports);
      expect(members).toHaveLength(planned.members);
      const held = members.flatMap(({ files: own }) => own).length;
      expect(held).toBeGreaterThan(planned.exhibits);
    }
    expect(count(PLANNED_CASES, ({ bundle }) => bundle)).toBe(1);
  });
});
