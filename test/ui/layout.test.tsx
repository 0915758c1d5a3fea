import { describe, expect, test } from "@jest/globals";
import { DeskNav } from "#app/ui/layout/desk-nav.tsx";
import { PLACES } from "#app/routes/desk/places.ts";
import { DeskGate, DeskHeading, DeskPage } from "#app/ui/layout/desk-page.tsx";
import { documentSettings } from "#app/ui/layout/document.ts";
import { ErrorPage, wordsFor } from "#app/ui/layout/error-page.tsx";
import { Answers, More, StepList } from "#app/ui/layout/page-parts.tsx";
import { PublicPage } from "#app/ui/layout/public-page.tsx";
import { danglingIds, forbidden, HOSTILE, html, isHarmless } from "./html.ts";

function publicPage(step?: { n: number; total: number; name: string }) {
  return html(
    <PublicPage officeName="An Office" step={step} backHref="/before">
      <h1>Words</h1>
    </PublicPage>,
  );
}

describe("a public page", () => {
  test("begins with the way to its text and the way out, at the same spot on every page", () => {
    const plain = publicPage();
    const withStep = publicPage({ n: 2, total: 5, name: "Where and when" });
    const before = (markup: string) => markup.slice(0, markup.indexOf("<main"));
    expect(before(plain)).toBe(before(withStep));
    expect(plain.indexOf('href="#main"')).toBeLessThan(plain.indexOf("Leave now"));
    expect(plain).toContain('<main id="main"');
    expect(plain).toMatch(/rel="noreferrer noopener nofollow"[^>]*>Leave now/);
  });

  test("says in words which step it is", () => {
    expect(publicPage({ n: 2, total: 5, name: "Where and when" })).toContain(
      "Step 2 of 5: Where and when",
    );
  });

  test("says what to do in danger, once, on top only where asked", () => {
    const start = html(
      <PublicPage officeName="An Office" emergency="top">
        <h1>Words</h1>
      </PublicPage>,
    );
    for (const markup of [start, publicPage()]) expect(markup.match(/911/g)).toHaveLength(1);
    expect(start.indexOf("911")).toBeLessThan(start.indexOf("<main"));
    expect(publicPage().indexOf("911")).toBeGreaterThan(publicPage().indexOf("</main>"));
  });

  test("has nothing inline and points nowhere that is not there", () => {
    expect(forbidden(publicPage({ n: 1, total: 5, name: "X" }))).toEqual([]);
    expect(danglingIds(publicPage())).toEqual([]);
  });
});

describe("a desk page", () => {
  const page = html(
    <DeskPage
      officeName="An Office"
      links={[{ href: "/desk/queue", label: "Queue", icon: "queue", current: true, count: 1234 }]}
      person={{ name: "Ana Reyes", role: "prosecutor" }}
      signOut={{ action: "/desk/sign-out", token: "t0ken" }}
      warnings={["Two-person rules are off."]}
      heading="Queue"
    >
      <DeskHeading title="Cases" />
    </DeskPage>,
  );

  test("says who is signed in, as what, and signs out by a form with a token", () => {
    expect(page).toContain("Ana Reyes");
    expect(page).toContain("Prosecutor");
    expect(page).toMatch(/<form method="post" action="\/desk\/sign-out"><input type="hidden"/);
  });

  test("marks where one is and shows lasting warnings", () => {
    expect(page).toContain('href="/desk/queue" aria-current="page"');
    expect(page).toContain("1,234");
    expect(page).toContain("Two-person rules are off.");
    expect(forbidden(page)).toEqual([]);
  });
});

describe("the desk's bar", () => {
  const bar = (links: Parameters<typeof DeskNav>[0]["links"]) => html(<DeskNav links={links} />);

  test("holds links outside every menu, then menus that open without a script", () => {
    const markup = bar([
      { href: "/desk/queue", label: "Queue" },
      { href: "/desk/people", label: "People", menu: "Office" },
      { href: "/desk/custody", label: "Custody", menu: "Records", current: true },
      { href: "/desk/reviews", label: "Reviews", menu: "Records", count: 3 },
      { href: "/desk/office", label: "Office pack", menu: "Office" },
    ]);
    expect(markup).toMatch(/<li><a href="\/desk\/queue">Queue<\/a><\/li>/);
    const [office = "", records = ""] = markup.match(/<details.+?<\/details>/g) ?? [];
    expect(office).toMatch(/<summary>Office<\/summary>.*People.*Office pack/);
    expect(records).toMatch(/^<details class="desk-menu" name="desk-menu"><summary/);
    const summary = /<summary.*<\/summary>/.exec(records)?.[0].replace(/<[^>]+>/g, "");
    expect(summary).toBe("Records, you are at Custody3");
    expect(records).toContain('<a href="/desk/custody" aria-current="page">');
    expect(markup).not.toContain("<details open");
  });

  test("a menu of one link is that link", () => {
    expect(bar([{ href: "/desk/people", label: "People", menu: "Office" }])).not.toContain(
      "<details",
    );
  });

  test("every place is led to once, and the first is the queue", () => {
    const hrefs = PLACES.map(({ link }) => link.href);
    expect(new Set(hrefs).size).toBe(hrefs.length);
    expect(hrefs[0]).toBe("/desk/queue");
  });
});

describe("an error's page", () => {
  test.each([403, 404, 409, 413, 429, 500])("has words for %i on both sides", (status) => {
    for (const area of ["public", "desk"] as const) {
      const markup = html(<ErrorPage area={area} status={status} />);
      expect(markup).toMatch(/<h1>.+<\/h1>/);
      expect(markup).not.toMatch(/undefined|Error:|stack|\bstatus\b/);
      expect(forbidden(markup)).toEqual([]);
    }
  });

  test("an unknown status is told as what it is nearest to", () => {
    expect(wordsFor(418)).toBe("404");
    expect(wordsFor(503)).toBe("500");
    expect(wordsFor(0)).toBe("500");
  });
});

describe("the document", () => {
  test("takes its area from the routes, and from the path where no route matched", () => {
    expect(documentSettings([], "/nowhere").area).toBe("public");
    expect(documentSettings([], "/desk/nowhere").area).toBe("desk");
    expect(documentSettings([], "/desktop").area).toBe("public");
    expect(documentSettings([{ handle: { area: "desk" } }], "/").area).toBe("desk");
  });

  test("is in the language that the root found, read its way; the desk is English", () => {
    const root = { id: "root", data: { language: "ar" }, handle: { area: 7 } };
    const arabic = { area: "public", lang: "ar", dir: "rtl" };
    expect(documentSettings([root, {}], "/")).toEqual(arabic);
    expect(documentSettings([root], "/desk")).toEqual({ area: "desk", lang: "en", dir: "ltr" });
    for (const data of [null, undefined, {}, { language: "xx" }, { language: 7 }, "x"]) {
      expect(documentSettings([{ id: "root", data }, { handle: null }], "/").lang).toBe("en");
    }
  });
});

test("an empty answer says that it is empty, and a change link names what it changes", () => {
  const markup = html(
    <Answers title="Where" changeHref="/w" answers={[{ term: "Place", value: "" }]} />,
  );
  expect(markup).toContain("Not answered");
  expect(markup).toContain("Change: Where");
});

test.each(HOSTILE)("hostile text stays text: %.30s", (text) => {
  const markup = html(
    <>
      <PublicPage officeName={text} step={{ n: 1, total: 2, name: text }}>
        <Answers title={text} answers={[{ term: text, value: text }]} />
        <More title={text}>{text}</More>
        <StepList steps={[{ title: text, text }]} />
      </PublicPage>
      <DeskGate officeName={text} title={text}>
        {text}
      </DeskGate>
    </>,
  );
  expect(isHarmless(markup)).toBe(true);
});
