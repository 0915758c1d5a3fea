import type { GraphicLooks } from "#app/adapters/database/care-store.ts";
import { parseBlurChoice, type BlurChoice } from "#app/core/evidence/item-care.ts";
import type { Person } from "#app/core/people/authorise.ts";
import type { Tools } from "../tools.ts";
import { daysOfLooks } from "./days-of-looks.ts";

export interface OwnCare {
  readonly blur: BlurChoice;
  readonly looks: Pick<GraphicLooks, "today" | "week">;
  /** Whether supervisors of their teams see that number. */
  readonly isSeenBySupervisors: boolean;
  /** Numbers of those in a supervisor's teams, where the office's pack lets supervisors see them; undefined for anybody else. */
  readonly team: readonly GraphicLooks[] | undefined;
}

/** How somebody wants to see hard pictures, and how many graphic files they opened. Which ones it were is told to nobody. */
export async function readOwnCare(
  tools: Pick<Tools, "read" | "clock" | "office">,
  { by }: { readonly by: Person },
): Promise<OwnCare> {
  const { office } = tools;
  const days = daysOfLooks(office.timeZone, tools.clock.now());
  const isSeenBySupervisors = office.exposureCounts === "supervisors";
  const shown = by.supervisor && isSeenBySupervisors;
  return tools.read(async (stores) => {
    const [own] = await stores.care.looks([by.id], days);
    const all = shown ? await stores.people.all() : [];
    const team = all.filter(
      ({ id, teams }) => id !== by.id && teams.some((one) => one !== "" && by.teams.includes(one)),
    );
    return {
      blur: parseBlurChoice(await stores.views.choice(by.id, "blur")),
      looks: { today: own?.today ?? 0, week: own?.week ?? 0 },
      isSeenBySupervisors,
      team: shown
        ? await stores.care.looks(
            team.map(({ id }) => id),
            days,
          )
        : undefined,
    };
  });
}

/** Keeps which small pictures somebody wants blurred, on every device of theirs. */
export async function chooseBlur(
  tools: Pick<Tools, "transact">,
  { by, blur }: { readonly by: Person; readonly blur: BlurChoice },
): Promise<void> {
  await tools.transact(({ views }) => views.choose(by.id, "blur", blur));
}
