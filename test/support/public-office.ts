import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sendForm } from "#test/routes/desk/desk-office.ts";
import type { FormClient } from "./form-client.ts";
import { makeStreetMap } from "./make-street-map.ts";

/** A street map of an office that has one, in a folder of its own. */
export async function givenStreetMap(): Promise<{
  readonly folder: string;
  readonly file: string;
  readonly remove: () => Promise<void>;
}> {
  const folder = await mkdtemp(join(tmpdir(), "bw-street-map-"));
  const file = join(folder, "city.pmtiles");
  await writeFile(file, makeStreetMap());
  return { folder, file, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** What an office does before all of its public pages can be reached. */
export interface PublicOffice {
  /** The addresses of a page of a named event: one that takes reports, in three languages, and one that is closed and lacks Arabic. */
  readonly openEvent: string;
  readonly closedEvent: string;
  /** What lets officers of an agency in. */
  readonly pass: string;
}

const EVENT = {
  title: "Elm Square",
  words: "Many people were on Elm Square.\nWe look for photos and videos.",
  "closed-words": "We have heard from many of you.",
  place: "Elm Square",
  ...{ "from-month": "4", "from-day": "21", "from-year": "2026", "from-time": "17:00" },
  ...{ "q1-kind": "choice", "q1-wording": "On which side were you?", "q1-choices": "North\nSouth" },
};

const SPANISH = {
  title: "Plaza Elm",
  words: "Mucha gente estaba en la plaza Elm.\nBuscamos fotos y videos.",
  "closed-words": "Muchas personas ya nos escribieron.",
  "q1-wording": "¿De qué lado estaba usted?",
  "q1-choices": "Norte\nSur",
};

const ARABIC = {
  title: "ساحة إلم",
  words: "كان كثير من الناس في ساحة إلم.\nنبحث عن صور ومقاطع فيديو.",
  "closed-words": "كتب إلينا كثيرون منكم.",
  "q1-wording": "في أي جانب كنت؟",
  "q1-choices": "الشمال\nالجنوب",
};

/** Opens a page of a named event and closes another, and makes a pass for officers, as `admin` who is signed in. */
export async function arrangePublicPages(admin: FormClient): Promise<PublicOffice> {
  for (const slug of ["autumn-2026", "spring-2026"]) {
    const made = await sendForm(admin, "/desk/events/new", { slug, ...EVENT });
    const page = made.headers.get("Location") ?? "";
    const isClosed = slug === "spring-2026";
    await save(admin, page, { language: "es", version: "1", ...SPANISH });
    if (!isClosed) await save(admin, page, { language: "ar", version: "2", ...ARABIC });
    await sendForm(admin, page, { intent: "open" });
    if (isClosed) await sendForm(admin, page, { intent: "close" });
  }
  const wanted = { intent: "issue", agency: "springfield-pd", label: "Chief", days: "30" };
  const issued = await (await sendForm(admin, "/desk/officer-passes", wanted)).text();
  const [pass] = /bwt_[0-9a-z]{59}/.exec(issued) ?? [];
  if (pass === undefined) throw new Error("no pass was made");
  return { openEvent: "/events/autumn-2026", closedEvent: "/events/spring-2026", pass };
}

async function save(
  admin: FormClient,
  page: string,
  translation: Readonly<Record<string, string>>,
): Promise<void> {
  const { status } = await sendForm(admin, page, { intent: "save", ...translation });
  if (status !== 303) throw new Error(`the translation was not taken: ${String(status)}`);
}
