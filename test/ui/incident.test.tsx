import { describe, expect, test } from "@jest/globals";
import { IncidentHistory } from "#app/ui/desk/incident-history-panel.tsx";
import { incidentHistory } from "#app/ui/desk/incident-history.ts";
import { IncidentPanel } from "#app/ui/desk/incident-panel.tsx";
import { IncidentReports, type ShownMember } from "#app/ui/desk/incident-reports.tsx";
import { SecretLink } from "#app/ui/desk/secret-link.tsx";
import { PlaceMap } from "#app/ui/evidence/place-map.tsx";
import { TimeLine } from "#app/ui/evidence/time-line.tsx";
import { HOSTILE, html, isHarmless } from "./html.ts";

// The page of an incident with many reports: what is long opens at a press, and nothing is left out.

const frame = { formToken: "token", zone: "America/New_York", now: "2026-11-30T17:00:00.000Z" };

const member = (at: number): ShownMember => ({
  ...{ id: `rpt_${at}`, href: `/desk/reports/rpt_${at}`, code: `BW-${at}`, status: "new" },
  ...{ place: HOSTILE[0], time: "Nov 1, 2026", firstWords: HOSTILE[1] },
});

describe("the reports of an incident", () => {
  const shown = (count: number, values?: Readonly<Record<string, string>>) =>
    html(
      <IncidentReports
        frame={frame}
        action="/desk/incidents/inc_1"
        reports={Array.from({ length: count }, (_, at) => member(at))}
        queueHref="/desk/queue?incident=inc_1"
        mayChange
        values={values}
      />,
    );

  test("behind the first twenty they open at a press, and all are chosen in one form", () => {
    expect(shown(20)).not.toContain("<details");
    const markup = shown(23);
    expect(isHarmless(markup)).toBe(true);
    const [before = "", folded = ""] = markup.split("<details>");
    expect(before).toContain("The first 20 of 23 reports");
    expect(before).toContain('name="report-rpt_19"');
    expect(before).not.toContain('name="report-rpt_20"');
    expect(folded).toMatch(
      /^<summary>3 more reports<.*name="report-rpt_22".*<\/details>.*<\/form>/s,
    );
  });

  test("a form that comes back keeps what was chosen, and shows it", () => {
    const markup = shown(23, { "report-rpt_22": "on", why: "Another street" });
    expect(markup.match(/checked=""/g)).toHaveLength(1);
    expect(markup).toMatch(/name="report-rpt_22"[^>]*checked=""/);
    expect(markup).toMatch(/<details open="">/);
  });
});

test("what was done to many reports at once is one line of the history, with each report in it", () => {
  const put = (at: number, time: string, why: string) => ({
    ...{ id: `mem_${at}`, code: `BW-${at}`, href: `/desk/reports/rpt_${at}` },
    added: { at: time, why, how: "hand", by: "usr_1" },
    ...{ removed: null, addedBy: "Ada", removedBy: null },
  });
  type Members = Parameters<typeof incidentHistory>[0];
  const members = [
    put(0, "2026-11-30T16:58:01.000Z", ""),
    ...[1, 2, 3, 4].map((at) => put(at, `2026-11-30T16:59:0${at}.000Z`, "One evening")),
    put(5, "2026-11-30T17:00:00.000Z", "One evening"),
  ] as unknown as Members;
  const lines = incidentHistory(members, []);
  expect(lines.map(({ about }) => about.map(({ label }) => label))).toEqual([
    // Another minute, and another reason, are lines of their own.
    ["BW-5"],
    ["BW-4", "BW-3", "BW-2", "BW-1"],
    ["BW-0"],
  ]);
  const markup = html(<IncidentHistory lines={lines} frame={frame} />);
  expect(markup).toMatch(
    /4 reports <bdi>put in by hand<.*<summary>Which 4<.*BW-4.*BW-1.*<\/details>/s,
  );
  expect(markup.match(/<details>/g)).toHaveLength(1);
});

test("many times and places stand in words, those behind the first at a press", () => {
  const rows = Array.from({ length: 32 }, (_, at) => ({
    ...{ key: String(at), href: `#${at}`, label: `file ${at}`, value: "a time", bar: undefined },
  }));
  const line = html(<TimeLine line={{ rows, ticks: [], notes: [] }} />);
  expect(line).toMatch(/file 29<.*<details><summary>2 more<.*file 30<.*file 31</s);
  const places = rows.slice(0, 21).map(({ label, href }, at) => ({
    ...{ number: String(at + 1), href, label, value: "43.4, -77.1", note: "" },
  }));
  const map = html(
    <PlaceMap
      map={{
        ...{ width: 100, height: 100, states: "", counties: "", marks: [], labels: [] },
        ...{ scale: { units: 10, label: "1 km" }, about: "", rows: places },
      }}
    />,
  );
  expect(map).toMatch(
    /file 19<.*<details><summary>1 more<.*<strong>21<\/strong> <a [^>]*>file 20</s,
  );
});

test("where there is no incident to put a report into, making one is no alternative to it", () => {
  const panel = (open: readonly { readonly id: string; readonly title: string }[]) =>
    html(
      <IncidentPanel
        incident={{
          ...{ reportId: "rpt_1", current: undefined, open, title: "", mayChange: true },
          suggestions: [],
        }}
        token="token"
        back={{}}
      />,
    );
  expect(panel([])).toContain(">Make a new incident");
  expect(panel([{ id: "inc_1", title: "Elm" }])).toContain(">Or make a new incident");
});

test("a link that is handed over stands there whole", () => {
  const href = `https://desk.example/desk/invitation/${"A".repeat(43)}`;
  expect(html(<SecretLink href={href} forWhom="Ada" minutes={60} />)).toMatch(
    new RegExp(`<textarea[^>]*readOnly=""[^>]*>${href}</textarea>`, "i"),
  );
});
