import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { spell } from "#app/core/claims/raw-field.ts";
import { originalName } from "#app/core/intake/original-name.ts";
import { deskAccess } from "#app/http/access.server.ts";
import { refuse } from "#app/http/responses.server.ts";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { FieldTable } from "#app/ui/desk/field-table.tsx";
import { fieldsHref, itemHref } from "#app/ui/desk/queue-url.ts";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame } from "./desk/frame.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Every field of a file");
export const links = formsStyle;

const READERS: Readonly<Record<string, string>> = { exiftool: "ExifTool", first: "first reader" };

export const loader = deskAccess("evidence.full-metadata", async (input) => {
  const { context, params, person: by, request } = input;
  const reportId = idOrNotFound("rpt", params["reportId"]);
  const itemId = idOrNotFound("itm", params["itemId"]);
  const { item } = settled(await context.useCases.readItem({ by, itemId }));
  if (item.reportId !== reportId) throw refuse(404);
  const { fields } = settled(await context.useCases.readFields({ by, itemId }));
  const search = (new URL(request.url).searchParams.get("search") ?? "").trim();
  const wanted = search.toLowerCase();
  const all = (fields ?? []).map(({ group, tag, value, reader, wholeBytes, block }) => ({
    name: `${group}:${tag}${block === undefined ? "" : ` (EXIF block ${block})`}`,
    value: spell(value),
    reader: READERS[reader ?? ""] ?? "",
    wholeBytes,
  }));
  return {
    frame: deskFrame(input),
    href: itemHref(reportId, itemId),
    action: fieldsHref(reportId, itemId),
    name: originalName(item.originalName).display,
    search,
    examined: fields !== null,
    count: all.length,
    rows: all.filter(({ name, value }) => `${name} ${value}`.toLowerCase().includes(wanted)),
  };
});

export default function Fields() {
  const { frame, href, name, ...table } = useLoaderData<typeof loader>();
  return (
    <DeskShell frame={frame} current="/desk/queue">
      <DeskHeading title={`Every field of ${name}`} about={<a href={href}>Back to the file</a>} />
      <FieldTable {...table} />
    </DeskShell>
  );
}
