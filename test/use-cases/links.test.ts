import { afterEach, expect, test } from "@jest/globals";
import type { ReportId } from "#app/core/ids.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";
import { newPostgresDatabase } from "#test/support/postgres-server.ts";

const ADDRESS = "https://video.example.com/watch?v=abc";

let office: TestOffice;
afterEach(async () => {
  await office.remove();
});

async function sentWithLinks(): Promise<ReportId> {
  const { useCases } = office;
  const { token } = await useCases.startDraft();
  await useCases.saveAnswers({
    token,
    answers: {
      whatHappened: { category: "force", narrative: "They pushed a man." },
      whereAndWhen: {
        ...{ place: "Elm and 3rd", latitude: null, longitude: null },
        time: { from: null, fromTime: null, until: null, untilTime: null, about: false },
      },
    },
  });
  const add = (link: string, seen = "") =>
    useCases.addLink({ token, fields: { link, "link-seen": seen } });
  expect(await add(ADDRESS, "on Friday")).toEqual({ kind: "added" });
  expect(await add("https://example.org/wrong")).toEqual({ kind: "added" });
  expect(await add("no link")).toMatchObject({ kind: "problem" });
  await useCases.removeLink({ token, address: "https://example.org/wrong" });
  await useCases.saveAboutYou({ token, form: { choice: "anonymous" } });
  const sent = await useCases.submitReport({ token, language: "en" });
  if (sent.kind !== "sent") throw new Error(sent.kind);
  expect(await add("https://example.org/late")).toEqual({ kind: "no-draft" });
  return sent.reportId;
}

for (const kind of ["sqlite", "postgres"] as const) {
  test(`a link is kept with its report and its task goes from open to done, each act recorded (${kind})`, async () => {
    const settings = kind === "postgres" ? { DATABASE_URL: await newPostgresDatabase() } : {};
    office = await openTestOffice(undefined, { settings });
    const { useCases } = office;
    const reportId = await sentWithLinks();
    const by = await office.employ("intake-analyst");
    const look = async () => {
      const found = await useCases.readReport({ by, reportId });
      if (found.kind !== "report") throw new Error(found.kind);
      return found.file;
    };
    const [link, ...others] = (await look()).links;
    if (link === undefined) throw new Error("no link");
    expect(others).toEqual([]);
    expect(link).toMatchObject({ address: ADDRESS, seen: "on Friday", task: "open" });

    const about = { by, reportId, linkId: link.id };
    const end = (task: "done" | "failed", method: "recording" | null, note: string) =>
      useCases.endLinkTask({ ...about, task, method, note });
    expect(await useCases.assignLink({ ...about, to: by.id })).toEqual({ kind: "done" });
    expect(await end("done", null, "")).toEqual({ kind: "method-needed" });
    expect(await end("failed", null, " ")).toEqual({ kind: "reason-needed" });
    expect(await end("failed", null, "The host is down.")).toEqual({ kind: "done" });
    expect(await end("done", "recording", "Recorded; sent as a file.")).toEqual({ kind: "done" });
    expect(await end("done", "recording", "Recorded; sent as a file.")).toEqual({ kind: "done" });

    expect(await useCases.openLink(about)).toEqual({ kind: "opened", address: ADDRESS });

    const { links, custody } = await look();
    expect(links[0]).toMatchObject({
      ...{ task: "done", method: "recording", assigneeId: by.id, changedBy: by.id },
      note: "Recorded; sent as a file.",
    });
    const acts = custody.map(({ ev }) => ev).filter((ev) => ev.startsWith("link."));
    expect(acts.toSorted()).toEqual([
      ...["link.assigned", "link.not_preserved", "link.opened", "link.preserved"],
      "link.received",
    ]);
    // Neither in clear in a record nor open to whoever has no reach.
    const leaves = custody.map(({ leaf }) => Buffer.from(leaf).toString()).join("\n");
    expect(leaves).not.toContain("video.example.com");
    const outsider = { ...by, teams: ["elsewhere"] };
    expect(await useCases.openLink({ ...about, by: outsider })).toEqual({ kind: "not-found" });
    expect(await useCases.assignLink({ ...about, by: outsider, to: null })).toEqual({
      kind: "not-found",
    });
  });
}
