import {
  isSlug,
  type IncidentPage,
  type KeptPage,
  type PageAct,
  type PageVersion,
} from "#app/core/intake/incident-page.ts";
import type { IncidentPageId } from "#app/core/ids.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import type { Tools } from "../tools.ts";

export interface ListedPage extends KeptPage {
  readonly content: IncidentPage;
}

export type ListPagesOutcome =
  | { readonly kind: "pages"; readonly pages: readonly ListedPage[] }
  | { readonly kind: "refused"; readonly reason: Refusal };

/** Every page of a named event, newest first. */
export async function listIncidentPages(
  tools: Pick<Tools, "read" | "clock">,
  input: { readonly by: Person },
): Promise<ListPagesOutcome> {
  const decision = authorise(input.by, "incident-page.manage", OFFICE, tools.clock.now());
  if (!decision.allowed) return { kind: "refused", reason: decision.reason };
  return tools.read(async ({ incidentPages }) => ({
    kind: "pages",
    pages: await incidentPages.all(),
  }));
}

export type ReadPageOutcome =
  | {
      readonly kind: "page";
      readonly page: KeptPage;
      readonly newest: PageVersion;
      readonly acts: readonly PageAct[];
    }
  | { readonly kind: "not-found" }
  | { readonly kind: "refused"; readonly reason: Refusal };

/** One page with its newest version and all that was done to it. */
export async function readIncidentPage(
  tools: Pick<Tools, "read" | "clock">,
  input: { readonly by: Person; readonly pageId: IncidentPageId; readonly version?: number },
): Promise<ReadPageOutcome> {
  const decision = authorise(input.by, "incident-page.manage", OFFICE, tools.clock.now());
  if (!decision.allowed) return { kind: "refused", reason: decision.reason };
  return tools.read(async ({ incidentPages }): Promise<ReadPageOutcome> => {
    const page = await incidentPages.find(input.pageId);
    const newest = page && (await incidentPages.version(page.id, input.version ?? page.version));
    if (page === undefined || newest === undefined) return { kind: "not-found" };
    return { kind: "page", page, newest, acts: await incidentPages.acts(page.id) };
  });
}

/** What was shown, with the closed words of the version that closed it: a translator has checked it where both were checked. */
function closedContent(shown: IncidentPage, said: IncidentPage | undefined): IncidentPage {
  if (said === undefined) return shown;
  const reviewed = shown.reviewed.filter((language) => said.reviewed.includes(language));
  return { ...shown, closedWords: said.closedWords, reviewed };
}

/** What the public is shown at an address; undefined where nothing was ever opened. */
export async function findIncidentPage(
  tools: Pick<Tools, "read">,
  input: { readonly slug: string },
): Promise<{ readonly isOpen: boolean; readonly content: IncidentPage } | undefined> {
  if (!isSlug(input.slug)) return undefined;
  return tools.read(async ({ incidentPages }) => {
    const page = await incidentPages.bySlug(input.slug);
    if (page?.shownVersion == null) return undefined;
    const shown = await incidentPages.version(page.id, page.shownVersion);
    if (shown === undefined || page.state === "open") {
      return shown && { isOpen: true, content: shown.content };
    }
    const closing = (await incidentPages.acts(page.id)).findLast(({ act }) => act === "closed");
    const said = closing && (await incidentPages.version(page.id, closing.version));
    return { isOpen: false, content: closedContent(shown.content, said?.content) };
  });
}

/** A page's address as a picture that a phone's camera reads. Nothing of it is secret. */
export async function drawPageSquare(
  tools: Pick<Tools, "read" | "clock" | "squarePicture" | "squareDrawing">,
  input: {
    readonly by: Person;
    readonly pageId: IncidentPageId;
    readonly origin: string;
    readonly as: "png" | "svg";
  },
): Promise<
  | { readonly kind: "square"; readonly slug: string; readonly bytes: Uint8Array }
  | Exclude<ReadPageOutcome, { kind: "page" }>
> {
  const found = await readIncidentPage(tools, input);
  if (found.kind !== "page") return found;
  const { slug } = found.page;
  const address = `${input.origin}/events/${slug}`;
  const draw = input.as === "png" ? tools.squarePicture : tools.squareDrawing;
  return { kind: "square", slug, bytes: draw(address) };
}
