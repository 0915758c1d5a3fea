import { codeOn, fillReport, pageOf } from "#test/routes/public/a-page.ts";
import { FormClient } from "./form-client.ts";
import type { PublicOffice } from "./public-office.ts";

/** A visitor of the public pages, and how far they are. */
export interface PublicVisitor {
  readonly state: string;
  readonly client: FormClient;
  /** What stands open in the addresses, as it is for them. */
  readonly parts: Readonly<Record<string, string>>;
  /** Pages that are only the answer to a form, with what the form brings. */
  readonly forms: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/**
 * Visitors to whom together every page of the public is open: with nothing, while writing, after sending, as an officer of an agency, and after asking
 * for a new code.
 */
export async function publicVisitors(
  origin: string,
  { openEvent, pass }: Pick<PublicOffice, "openEvent" | "pass">,
): Promise<readonly PublicVisitor[]> {
  const parts = {
    itemId: "itm_00000000000000000000000000",
    kind: "officer",
    slug: openEvent.slice("/events/".length),
    ...{ zoom: "0", column: "0", row: "0" },
  };
  const newcomer = new FormClient(origin);
  const writer = new FormClient(origin);
  await fillReport(writer);
  const ofWriter = { ...parts, itemId: await addFile(writer) };
  const sender = new FormClient(origin);
  await fillReport(sender);
  const ofSender = { ...parts, itemId: await addFile(sender) };
  await sender.post("/report/check", {});
  const code = codeOn(await pageOf(await sender.get("/report/sent")));
  await sender.post("/follow-up", { code });
  const officer = new FormClient(origin);
  await officer.post("/officers", { pass });
  const asker = new FormClient(origin);
  const facts = { place: "Elm Street", happened: "They pushed a man." };
  const anew = { code: codeOn(await pageOf(await asker.post("/follow-up/lost-code", facts))) };
  const ofNewCode = {
    "/follow-up/new-code": anew,
    "/follow-up/new-code/check": anew,
    "/follow-up/new-code/card": { ...anew, square: "code" },
  };
  const ofMessage = { "/follow-up/message": { message: "" } };
  return [
    { state: "with nothing", client: newcomer, parts, forms: {} },
    { state: "while writing", client: writer, parts: ofWriter, forms: {} },
    { state: "after sending", client: sender, parts: ofSender, forms: ofMessage },
    { state: "as an officer", client: officer, parts, forms: {} },
    { state: "after asking for a new code", client: asker, parts, forms: ofNewCode },
  ];
}

/** Adds a file to the report that is open, and answers its id. */
async function addFile(client: FormClient): Promise<string> {
  const file = { name: "letter.txt", bytes: Buffer.from("words"), type: "text/plain" };
  await client.postFiles("/report/evidence", {}, [file]);
  const { html } = await pageOf(await client.get("/report/evidence"));
  const [itemId] = /itm_\w+/.exec(html) ?? [];
  if (itemId === undefined) throw new Error("the file is not on its page");
  return itemId;
}
