import type { LoaderFunctionArgs } from "@remix-run/node";
import type { Category } from "#app/core/intake/category.ts";
import { askedOnPage } from "#app/core/intake/incident-page.ts";
import type { LoadedPack } from "#app/core/office/office-pack.ts";
import { firstQuestions, laterQuestions, type GivenAnswer } from "#app/core/office/questions.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { draftState } from "./draft.server.ts";
import { CHANGE, pathAfter, pathOf } from "./report-pages.ts";

/**
 * What is asked on this part of the page, and what was answered before: first what the page of a named event asks, where the report was begun on one,
 * then what the pack asks of everybody; on the second part what follows from an answer.
 */
export async function questionsOf(input: Pick<LoaderFunctionArgs, "request" | "context">) {
  const state = await draftState(input);
  if (state.kind !== "open") {
    throw seeOther(state.kind === "sent" ? "/report/sent" : "/?notice=no-draft");
  }
  const { whatHappened, questions, origin } = state.draft.answers;
  if (whatHappened === undefined) throw seeOther(pathOf("whatHappened"));
  const { category } = whatHappened;
  const pack = input.context.office;
  const given = questions?.category === category ? questions.given : [];
  const asked = isLater(input.request)
    ? laterQuestions(pack, category, given)
    : [...askedOnPage(origin?.questions ?? []), ...firstQuestions(pack, category)];
  return { state, pack, category, asked, given: [...(origin?.given ?? []), ...given], origin };
}

/** The answers that were given to these questions. */
export function onPage(
  given: readonly GivenAnswer[],
  asked: readonly { readonly id: string }[],
): readonly GivenAnswer[] {
  return given.filter((one) => asked.some(({ id }) => id === one.question));
}

/** Whether it is the second part. */
export function isLater(request: Request): boolean {
  return new URL(request.url).searchParams.get("part") === "2";
}

/** Where the form goes on when nothing is asked. */
export function pathPast(request: Request): string {
  return isChange(request) ? pathOf("check") : pathAfter("questions");
}

/** The address of the second part. */
export function laterPart({ request }: Pick<LoaderFunctionArgs, "request">): string {
  const path = pathOf("questions");
  return isChange(request) ? `${path}${CHANGE}&part=2` : `${path}?part=2`;
}

function isChange(request: Request): boolean {
  return new URL(request.url).searchParams.has("change");
}

/** Answers in the order in which the office asks, whichever page they came from. */
export function inOrder(
  pack: LoadedPack,
  category: Category,
  given: readonly GivenAnswer[],
): readonly GivenAnswer[] {
  const order = pack.categories.find(({ id }) => id === category)?.questions ?? [];
  return given.toSorted(
    (one, other) => order.indexOf(one.question) - order.indexOf(other.question),
  );
}
