import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { instantFromMillis } from "#app/core/instant.ts";
import { askedOfOfficers } from "#app/core/intake/officer-questions.ts";
import { problemsOfQuestions } from "#app/core/office/question-problems.ts";
import { parseGivenAnswers } from "#app/core/office/questions.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { statusWords } from "#app/core/triage/status-words.ts";
import { en } from "#app/ui/text/en/index.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";

let office: TestOffice;
let by: Person;
let now = Date.parse("2026-11-29T12:00:00.000Z");

beforeAll(async () => {
  office = await openTestOffice(undefined, { clock: { now: () => instantFromMillis(now) } });
  by = await office.employ("administrator");
});

afterAll(() => office.remove());

const ASKED = askedOfOfficers(en.officers.questions);

async function issued(days = 30) {
  const wanted = { by, agency: "Springfield-PD", label: "Chief", days };
  const made = await office.useCases.issueOfficerToken(wanted);
  if (made.kind !== "issued") throw new Error(made.kind);
  return made;
}

test("a pass begins a report of its agency, until it is ended or its time is over", async () => {
  const { useCases } = office;
  const pass = await issued(1);
  const begun = await useCases.beginAsOfficer({ pass: ` ${pass.token}\n` });
  if (begun.kind !== "begun") throw new Error(begun.kind);
  const draft = (await useCases.readDraft({ token: begun.token }))?.draft;
  // Which pass it was is not in the draft: one that was given to one officer would name them.
  expect(draft?.answers).toEqual({ officer: { agency: "springfield-pd" } });
  const other = await issued();
  await useCases.revokeOfficerToken({ by, tokenId: other.tokenId });
  expect(await useCases.beginAsOfficer({ pass: other.token })).toEqual({ kind: "no-match" });
  now += 86_400_000;
  expect(await useCases.beginAsOfficer({ pass: pass.token })).toEqual({ kind: "no-match" });
  expect(await useCases.beginAsOfficer({ pass: "bwt_" })).toEqual({ kind: "no-match" });
  const listed = await useCases.listOfficerTokens({ by });
  if (listed.kind !== "tokens") throw new Error(listed.kind);
  const states = new Map(listed.tokens.map(({ id, state }) => [id, state]));
  expect([states.get(pass.tokenId), states.get(other.tokenId)]).toEqual(["expired", "revoked"]);
});

test("a report says its agency and door, in its row, its record and its answers as they were asked; never its pass or its officer", async () => {
  const { useCases } = office;
  const { token: pass, tokenId } = await issued();
  const begun = await useCases.beginAsOfficer({ pass });
  if (begun.kind !== "begun") throw new Error(begun.kind);
  const { token } = begun;
  const given = parseGivenAnswers({ agencies: [] }, ASKED, {
    fields: { "q-officer.camera-id": "AX-7" },
    all: (name) => (name === "q-officer.warrant" ? ["judicial"] : []),
    language: "en",
  });
  if (!given.ok) throw new Error("not read");
  await useCases.saveAnswers({
    token,
    answers: {
      officer: { agency: "springfield-pd", given: given.value },
      whatHappened: { category: "force", narrative: "They hit a man." },
      whereAndWhen: {
        ...{ place: "Elm and 3rd", latitude: null, longitude: null },
        time: { from: null, fromTime: null, until: null, untilTime: null, about: false },
      },
    },
  });
  await useCases.saveAboutYou({ token, form: { choice: "anonymous" } });
  const sent = await useCases.submitReport({ token, language: "en" });
  if (sent.kind !== "sent") throw new Error(sent.kind);
  expect((await useCases.readReceipt({ token }))?.receiptCode).toBeDefined();
  const analyst = await office.employ("intake-analyst");
  const read = await useCases.readReport({ by: analyst, reportId: sent.reportId });
  if (read.kind !== "report") throw new Error(read.kind);
  expect(read.file.report).toMatchObject({
    ...{ officerAgency: "springfield-pd", channel: "officers", hasContact: false },
  });
  expect(read.file.answers).toMatchObject([
    {
      wording: "Did they show a warrant?",
      chosen: ["judicial"],
      answer: ["Yes, signed by a judge"],
    },
    { wording: "Number of the camera", answer: ["AX-7"] },
  ]);
  const [record] = read.file.custody.filter(({ ev }) => ev === "report.received");
  const leaf = Buffer.from(record?.leaf ?? []).toString();
  expect(JSON.parse(leaf)).toMatchObject({
    obj: { channel: "officers", officer_agency: "springfield-pd" },
    actor: { kind: "public", id: "reporter" },
  });
  expect(leaf).not.toContain(tokenId);
});

test("only those who may make, end and list passes; wrong ones are not made", async () => {
  const { useCases } = office;
  const prosecutor = await office.employ("prosecutor");
  const refused = { kind: "refused", reason: "not-this-role" };
  const wanted = { by, agency: "springfield-pd", label: "Chief", days: 30 };
  expect(await useCases.issueOfficerToken({ ...wanted, by: prosecutor })).toEqual(refused);
  expect(await useCases.listOfficerTokens({ by: prosecutor })).toEqual(refused);
  const { tokenId } = await issued();
  expect(await useCases.revokeOfficerToken({ by: prosecutor, tokenId })).toEqual(refused);
  expect((await useCases.listOfficerTokens({ by: { ...prosecutor, supervisor: true } })).kind).toBe(
    "tokens",
  );
  const kinds = [{ agency: "Springfield P.D." }, { label: " " }, { days: 0 }, { days: 366 }];
  const outcomes = await Promise.all(
    kinds.map((wrong) => useCases.issueOfficerToken({ ...wanted, ...wrong })),
  );
  expect(outcomes.map(({ kind }) => kind)).toEqual([
    ...["no-agency", "no-label", "bad-days", "bad-days"],
  ]);
});

test("officers are never asked for anybody's immigration status", () => {
  const texts = ASKED.flatMap(({ wording, hint, choices }) => [
    wording.en,
    hint?.en ?? "",
    ...choices.map(({ label }) => label.en),
  ]);
  expect(statusWords(texts)).toEqual([]);
  const asks = problemsOfQuestions({
    ...{ questions: ASKED, categories: [], agencies: [], retention: [] },
  } as never).filter((problem) => problem.includes("immigration status"));
  expect(asks).toEqual([]);
});
