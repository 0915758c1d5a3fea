import { describe, expect, test } from "@jest/globals";
import { BundleTable, CaseList, ExhibitTable } from "#app/ui/desk/case-tables.tsx";
import { FactsCompared } from "#app/ui/desk/code-request-parts.tsx";
import { LetterSheet } from "#app/ui/desk/letter-sheet.tsx";
import { FilterBar } from "#app/ui/desk/filter-bar.tsx";
import { CustodyTable, NoteList } from "#app/ui/desk/notes-and-custody.tsx";
import { Panes, ViewList } from "#app/ui/desk/panes.tsx";
import { QueueList, type QueueItem } from "#app/ui/desk/queue-list.tsx";
import { RelatedPanel } from "#app/ui/desk/related-panel.tsx";
import { ReportHeader } from "#app/ui/desk/report-header.tsx";
import {
  EmptyState,
  FactList,
  Notice,
  Pager,
  Panel,
  WitnessWords,
} from "#app/ui/desk/small-parts.tsx";
import { StateChip } from "#app/ui/desk/status-chip.tsx";
import { age, ago, localTime, utcTime, When } from "#app/ui/time/when.tsx";
import { danglingIds, forbidden, HOSTILE, html, isHarmless, unlabelled } from "./html.ts";

const ZONE = "America/New_York";
const AT = "2026-04-21T21:40:07.123Z";

function row(changes: Partial<QueueItem>): QueueItem {
  return {
    id: "rpt_1",
    href: "/desk/reports/rpt_1",
    code: "R-1",
    status: "new",
    category: "force",
    place: "Corner of Elm and 3rd",
    incidentTime: "Apr 21, about 6 PM",
    timeMark: "said",
    firstWords: "Four men",
    files: { photos: 2, videos: 1, others: 0 },
    arrival: "2 of 3 files arrived, 41 %",
    age: "3 h",
    ...changes,
  };
}

test("related reports stand with every reason; behind the first four they open at a press, and are numbered on", () => {
  const related = (count: number) => ({
    reports: Array.from({ length: count }, (_, at) => ({
      ...{
        href: `/desk/reports/rpt_${String(at)}`,
        code: `BW-${String(at)}`,
        status: "new" as const,
      },
      ...{
        place: HOSTILE[0],
        time: "Apr 21",
        firstWords: HOSTILE[1],
        reasons: ["says nearly the same"],
      },
    })),
    more: true,
    pageHref: undefined,
  });
  const markup = html(<RelatedPanel related={related(6)} />);
  expect(isHarmless(markup)).toBe(true);
  expect(markup.match(/says nearly the same/g)).toHaveLength(6);
  const [before, folded] = markup.split("<details>");
  expect(before).toContain("BW-3");
  expect(before).not.toContain("BW-4");
  expect(folded).toMatch(/<summary>2 more.*start="5".*BW-5/s);
  expect(markup).toContain("There are more than are shown.");
  expect(html(<RelatedPanel related={related(4)} />)).not.toContain("<details>");
});

describe("the queue", () => {
  test("a row tells what one decides by, without opening the report", () => {
    const markup = html(
      <QueueList
        caption="Reports"
        items={[
          row({ assignee: { initials: "AR", name: "Ana Reyes" }, late: true, flags: ["injury"] }),
        ]}
      />,
    );
    for (const words of ["New", "Force", "Corner of Elm", "about 6 PM", "Four men", "3 h"]) {
      expect(markup).toContain(words);
    }
    expect(markup).toContain('aria-label="as the reporter says"');
    expect(markup).toContain(" photos</span>");
    expect(markup).toContain("2 of 3 files arrived, 41 %");
    expect(markup).not.toContain("other files");
    expect(markup).toContain('title="Ana Reyes"');
    expect(markup).toContain("injury");
    expect(markup).toContain(" late</span>");
    expect(forbidden(markup)).toEqual([]);
  });

  test("a row tells its language, whom the reporter saw, and a time that only a file claims as the file's", () => {
    const note = "as a file says, level T2, cut to the day; the reporter gave no time";
    const markup = html(
      <QueueList
        caption="Reports"
        items={[
          row({
            ...{ language: { tag: "es", name: "Spanish" }, agencies: ["ICE", "State police"] },
            ...{ incidentTime: "Apr 21, 2026 (T2)", timeMark: "device", timeNote: note },
          }),
        ]}
      />,
    );
    expect(markup).toContain("In Spanish: ");
    expect(markup).toContain("ICE, State police");
    expect(markup).toContain(`aria-label="${note}"`);
    expect(markup).not.toContain("as the reporter says");
    expect(forbidden(markup)).toEqual([]);
  });

  test("a row is one link, and the open one is marked", () => {
    const markup = html(<QueueList caption="Reports" items={[row({ current: true })]} />);
    expect(markup.match(/<a /g)).toHaveLength(1);
    expect(markup).toContain('aria-current="true"');
  });

  test("filters are a form sent by GET that keeps its values, each with a label", () => {
    const markup = html(
      <FilterBar
        action="/desk/queue"
        search={{ name: "words", label: "Words", value: 'gray "van"' }}
        filters={[
          {
            name: "status",
            label: "Status",
            value: "new",
            choices: [
              { value: "", label: "Any" },
              { value: "new", label: "New" },
            ],
          },
        ]}
        active={[{ label: "Status: New", removeHref: "/desk/queue" }]}
        clearHref="/desk/queue"
        count="1 report"
      />,
    );
    expect(markup).toContain('method="get"');
    expect(markup).toContain("gray &quot;van&quot;");
    expect(markup).toContain('<option value="new" selected="">');
    expect(markup).toContain("1 report");
    expect(unlabelled(markup)).toEqual([]);
  });

  test("pages go by links, and there is nothing where there is no other page", () => {
    expect(html(<Pager label="Pages" nextHref="/n" />)).toContain('rel="next"');
    expect(html(<Pager label="Pages" />)).toBe("");
  });

  test("panes leave out what is not there", () => {
    expect(html(<Panes list="rows" />)).toBe(
      '<div class="panes"><section class="panes__list" aria-label="List">rows</section></div>',
    );
  });
});

describe("custody and notes", () => {
  test("a record has its number, both times, who and what", () => {
    const markup = html(
      <CustodyTable
        caption="Custody"
        zone={ZONE}
        records={[{ number: 10482, at: AT, who: "Ana Reyes", what: "Preview opened" }]}
      />,
    );
    expect(markup).toContain("10,482");
    expect(markup).toContain("2026-04-21 21:40:07Z");
    expect(markup).toContain("Apr 21, 2026, 5:40:07 PM EDT");
    expect(markup).toContain("Preview opened");
  });

  test("no notes say what notes are", () => {
    expect(html(<NoteList notes={[]} zone={ZONE} />)).toContain("inside the office");
  });
});

describe("instants", () => {
  test("are absolute with their zone, and relative in brackets", () => {
    const markup = html(<When at={AT} zone={ZONE} now="2026-04-22T00:40:07.123Z" />);
    expect(markup).toContain("Apr 21, 2026, 5:40 PM EDT");
    expect(markup).toContain("(3 hours ago)");
    expect(markup).toContain(`dateTime="${AT}"`);
  });

  test("of what is to come it is said how far off it is", () => {
    expect(ago("2026-04-21T22:32:07.123Z", "2026-04-21T21:40:07.123Z")).toBe("in 52 minutes");
    expect(ago("2026-04-22T22:40:07.123Z", "2026-04-21T21:40:07.123Z")).toBe("in 1 day");
    expect(ago("2026-04-21T21:40:37.123Z", "2026-04-21T21:40:07.123Z")).toBe("within a minute");
  });

  test("what is no instant is shown as it is", () => {
    expect(localTime({ at: "never", zone: ZONE })).toBe("never");
    expect(utcTime("never")).toBe("never");
    expect(ago("never", AT)).toBe("");
    expect(age("never", AT)).toBe("");
  });

  test("ages are short and never negative", () => {
    expect(age(AT, "2026-04-21T21:50:07.123Z")).toBe("10 min");
    expect(age(AT, "2026-04-23T20:40:07.123Z")).toBe("47 h");
    expect(age(AT, "2026-05-21T21:40:07.123Z")).toBe("30 d");
    expect(age(AT, "2026-04-21T21:00:00.000Z")).toBe("0 min");
  });
});

test("a bundle offers its file only once there is one", () => {
  const bundle = {
    id: "bun_1",
    number: "B-1",
    href: "/b",
    audience: "Grand jury",
    state: { tone: "running", words: "Being made" },
    madeAt: AT,
    madeBy: "Ana Reyes",
  } as const;
  const table = (bundles: Parameters<typeof BundleTable>[0]["bundles"]) =>
    html(<BundleTable caption="Bundles" zone={ZONE} bundles={bundles} />);
  expect(table([bundle])).not.toContain("Download");
  expect(table([{ ...bundle, sha256: "ab".repeat(32), downloadHref: "/d" }])).toContain("Download");
});

test.each(HOSTILE)("hostile text stays text: %.30s", (text) => {
  const markup = html(
    <>
      <QueueList
        caption={text}
        items={[row({ place: text, firstWords: text, incidentTime: text, flags: [text] })]}
      />
      <ReportHeader code={text} status="junk" title={text} received={text} backHref="/q" />
      <WitnessWords>{text}</WitnessWords>
      <FactList facts={[{ term: "Place", value: text }]} />
      <NoteList zone={ZONE} notes={[{ id: "1", author: text, at: AT, text }]} />
      <CustodyTable
        caption="C"
        zone={ZONE}
        records={[{ number: 1, at: text, who: text, what: text, about: text, sha256: text }]}
      />
      <CaseList
        caption="C"
        zone={ZONE}
        cases={[
          {
            id: "1",
            href: "/c",
            number: text,
            title: text,
            state: { tone: "open", words: text },
            reports: 1,
            exhibits: 1,
            bundles: 1,
            changedAt: AT,
          },
        ]}
      />
      <ExhibitTable
        caption="E"
        exhibits={[
          {
            id: "1",
            number: text,
            href: "/e",
            fileName: text,
            kind: "photo",
            sizeBytes: 1,
            sha256: "ab",
            report: { code: text, href: "/r" },
            note: text,
          },
        ]}
      />
      <ViewList label="Views" views={[{ href: "/v", label: text }]} />
      <EmptyState title={text} text={text} act={{ href: "/x", label: text }} />
      <Notice tone="failed">{text}</Notice>
      <Panel title={text} id="p" aside={text}>
        <StateChip tone="done">{text}</StateChip>
      </Panel>
    </>,
  );
  expect(isHarmless(markup)).toBe(true);
  expect(danglingIds(markup)).toEqual([]);
});

test("what was said for a new code and erased since is not shown as never said", () => {
  const erased = html(<FactsCompared facts={{}} report={undefined} />);
  expect(erased).toContain("What they said was erased");
  expect(erased).not.toContain("not given");
  const said = html(<FactsCompared facts={{ place: "Elm", words: "Stop" }} report={undefined} />);
  expect(said).toContain("not given");
  expect(said).not.toContain("erased");
});

test("a letter in another language is read its own way, what is English in it says so, and its English stands beside it off the paper", () => {
  const piece = (text: string, language: string, kind: "text" | "value" | "missing" = "text") => ({
    ...{ kind, text, language },
  });
  const page = html(
    <LetterSheet
      title="We have finished"
      forCounsel
      language={{ tag: "ar", words: "Arabic", direction: "rtl" }}
      isLacking={false}
      machineMade
      pieces={[
        piece("Office", "en", "value"),
        piece("شكرًا", "ar"),
        piece("[missing: who signs]", "en", "missing"),
      ]}
      english={[piece("Thank you", "en")]}
      mark=""
      goesToReporter
    />,
  );
  expect(page).toContain("It goes out in <strong>Arabic</strong>.");
  expect(page).toContain("needs review by a certified translator");
  expect(page).toMatch(
    /<div class="letter" lang="ar" dir="rtl"><bdi lang="en"><u>Office<\/u><\/bdi>شكرًا<bdi lang="en"><mark>/,
  );
  expect(page).toMatch(/<section class="no-print"[^>]*>.*lang="en" dir="ltr">Thank you/);
});
