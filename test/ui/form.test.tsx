import { describe, expect, test } from "@jest/globals";
import { Button, ButtonLink, ButtonRow } from "#app/ui/form/buttons.tsx";
import { Checkboxes, Radios, Select } from "#app/ui/form/choice-fields.tsx";
import { DateFields } from "#app/ui/form/date-fields.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { FileInput } from "#app/ui/form/file-input.tsx";
import { PlainForm } from "#app/ui/form/plain-form.tsx";
import { joinChosen, splitChosen, type Problem, type Values } from "#app/ui/form/problem.ts";
import { sayProblems } from "#app/ui/form/say-problems.ts";
import { TextArea, TextInput, TimeField } from "#app/ui/form/text-fields.tsx";
import { en } from "#app/ui/text/en/index.ts";
import {
  danglingIds,
  doubleIds,
  forbidden,
  HOSTILE,
  html,
  isHarmless,
  unlabelled,
} from "./html.ts";

const CHOICES = [
  { value: "one", label: "One", hint: "The first" },
  { value: "two", label: "Two" },
];

const NAMES = ["words", "more", "at", "pick", "any", "list", "day", "files"];

function everyField(problems: readonly Problem[], values: Values) {
  const state = { problems, values };
  return html(
    <PlainForm token="t0ken" multipart>
      <ErrorSummary problems={problems} />
      <TextInput name="words" label="Words" hint="Some" because="We need them" {...state} />
      <TextArea name="more" label="More" {...state} />
      <TimeField name="at" label="At" {...state} />
      <Radios name="pick" label="Pick" because="We need it" choices={CHOICES} {...state} />
      <Checkboxes name="any" label="Any" choices={CHOICES} {...state} />
      <Select name="list" label="List" choices={CHOICES} empty="Choose" {...state} />
      <DateFields name="day" label="Day" hint="Like 4 21 2026" {...state} />
      <FileInput name="files" label="Files" multiple {...state} />
      <ButtonRow>
        <Button>Go</Button>
        <ButtonLink href="/x">Away</ButtonLink>
      </ButtonRow>
    </PlainForm>,
  );
}

const ALL_WRONG: readonly Problem[] = [...NAMES, "day-month", "day-day"].map((field) => ({
  field,
  message: `Look at ${field}.`,
}));

describe("fields", () => {
  test.each([
    ["without problems", []],
    ["with a problem each", ALL_WRONG],
    ["with a problem in one box of a date", [{ field: "day-day", message: "Look at the day." }]],
    ["with a problem of the whole date", [{ field: "day", message: "Look at the date." }]],
  ])("labels, help and error links reach what they name, %s", (_, problems) => {
    const markup = everyField(problems, {});
    expect(danglingIds(markup)).toEqual([]);
    expect(doubleIds(markup)).toEqual([]);
    expect(unlabelled(markup)).toEqual([]);
    expect(forbidden(markup)).toEqual([]);
  });

  test("every field says that it is optional, or why it is needed", () => {
    const markup = everyField([], {});
    expect(markup.match(/\(optional\)/g)).toHaveLength(6);
    expect(markup.match(/\(needed\)/g)).toHaveLength(2);
    expect(markup).toContain("We need it");
  });

  test("a field with a problem is marked, described by it, and keeps its value", () => {
    const markup = html(
      <TextInput
        name="words"
        label="Words"
        values={{ words: "kept" }}
        problems={[{ field: "words", message: "Too short." }]}
      />,
    );
    expect(markup).toMatch(/<input[^>]*value="kept"/);
    expect(markup).toMatch(/<input[^>]*aria-invalid="true"/);
    expect(markup).toMatch(/<input[^>]*aria-describedby="field-words-error"/);
    expect(markup).toMatch(/id="field-words-error"[^>]*>.*Too short\./);
  });

  test("kept values come back into every kind of field", () => {
    const markup = everyField([], {
      words: "w",
      more: "line 1\nline 2",
      at: "17:40",
      pick: "two",
      any: joinChosen(["one", "two"]),
      list: "two",
      "day-month": "2",
      "day-day": "31",
      "day-year": "2026",
    });
    expect(markup).toContain("line 1\nline 2</textarea>");
    expect(markup).toMatch(/type="time"[^>]*value="17:40"/);
    expect(markup.match(/checked=""/g)).toHaveLength(3);
    expect(markup).toMatch(/<option value="two" selected="">/);
    expect(markup).toMatch(/name="day-day"[^>]*value="31"/);
  });

  test("a time that is no clock value is kept as text, where a browser's picker would drop it", () => {
    const markup = html(<TimeField name="at" label="At" values={{ at: "half past five" }} />);
    expect(markup).toMatch(/type="text"[^>]*value="half past five"/);
  });

  test("a password is never put back", () => {
    const markup = html(
      <TextInput name="p" label="Password" kind="password" values={{ p: "secret" }} />,
    );
    expect(markup).not.toContain("secret");
  });

  test("browsers remember nothing unless a purpose is named", () => {
    expect(html(<TextInput name="a" label="A" />)).toContain('autoComplete="off"');
    expect(html(<TextInput name="a" label="A" autoComplete="email" />)).toContain(
      'autoComplete="email"',
    );
  });

  test.each(HOSTILE)("hostile text stays text: %.30s", (text) => {
    const markup = everyField([{ field: "words", message: text }], {
      words: text,
      more: text,
      at: text,
      "day-day": text,
      list: text,
    });
    expect(isHarmless(markup)).toBe(true);
    expect(markup.match(/<\/textarea>/g)).toHaveLength(1);
  });
});

describe("error summary", () => {
  test("is nothing when nothing is wrong", () => {
    expect(html(<ErrorSummary problems={[]} />)).toBe("");
    expect(html(<ErrorSummary problems={undefined} />)).toBe("");
  });

  test("is announced, takes the focus and says that nothing is lost", () => {
    const markup = html(<ErrorSummary problems={[{ field: "a", message: "Look." }]} />);
    expect(markup).toMatch(/role="alert" tabindex="-1" autofocus=""/i);
    expect(markup).toContain(en.common.keptNote);
    expect(markup).toContain('<a href="#field-a">Look.</a>');
  });

  test("the rules' problem codes all have words", () => {
    expect(sayProblems([{ field: "place", code: "write-place" }], en)).toEqual([
      { field: "place", message: en.errors.problems["write-place"] },
    ]);
  });
});

test("a form carries its token, is sent by the browser and checked by us", () => {
  const markup = everyField([], {});
  expect(markup).toMatch(/^<form[^>]*method="post"/);
  expect(markup).toMatch(/<form[^>]*enctype="multipart\/form-data"/i);
  expect(markup).toMatch(/<form[^>]*novalidate=""/i);
  expect(markup).toContain('<input type="hidden" name="token" value="t0ken"/>');
});

test("several chosen values survive as one text", () => {
  expect(splitChosen(joinChosen(["a", "b"]))).toEqual(["a", "b"]);
  expect(splitChosen("")).toEqual([]);
  expect(splitChosen(undefined)).toEqual([]);
});
