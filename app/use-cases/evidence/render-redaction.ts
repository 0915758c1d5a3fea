import type { EvidenceItem } from "#app/adapters/database/item-store.ts";
import type { RedactedFilm } from "#app/adapters/media/redacting/redacted-films.ts";
import type { RedactedPicture } from "#app/adapters/media/redacting/redacted-pictures.ts";
import type { DerivativeId, RedactionId } from "#app/core/ids.ts";
import { millisOf } from "#app/core/instant.ts";
import { reasonsOf } from "#app/core/redaction/plan.ts";
import {
  redactedKind,
  type Redaction,
  type RedactionProblem,
} from "#app/core/redaction/redaction.ts";
import type { Tools } from "../tools.ts";

const MAKER = { kind: "system", id: "svc-redact" } as const;

type Rendering = Pick<
  Tools,
  | ("transact" | "read" | "clock" | "newId")
  | ("blobs" | "workFolders" | "readWorkFile" | "redactedPictures" | "redactedFilms")
>;

/** How often it is written down how far a film has come. */
const TELL_MILLIS = 2_000;

/**
 * Makes the redacted file of a plan from the original, as a derivative with its own digest; the original stays as it is, which is looked
 * at again before anything is kept. Where none can be made, that is recorded with its reason. May run twice: the second time it has ended.
 */
export async function renderRedaction(
  tools: Rendering,
  { redactionId }: { readonly redactionId: RedactionId },
): Promise<void> {
  const found = await tools.read(async (stores) => {
    const one = await stores.redactions.find(redactionId);
    const item = one === undefined ? undefined : await stores.items.find(one.itemId);
    return one === undefined || item === undefined ? undefined : { one, item };
  });
  if (found === undefined || found.item.state !== "sealed") return;
  const { one, item } = found;
  const { plan } = one;
  if (one.rendered.state !== "waiting") return;
  await tools.workFolders.use(async (folder) => {
    const [original, redacted] = [`${folder}/${item.id}`, `${folder}/redacted`];
    if ((await tools.blobs.copyTo(item.id, original)) === undefined) {
      throw new Error("the original to redact is not in the store");
    }
    const outcome = await rendered(tools, { one, item }, { original, redacted });
    if (outcome.kind === "none") {
      await endWithout(tools, one, outcome.problem);
      return;
    }
    if (outcome.parentSha256 !== plan.parentSha256) {
      throw new Error("the original to redact is not the one that the plan names");
    }
    const id: DerivativeId = tools.newId("der");
    const blob = { id, class: "derivative", owner: item.draftId } as const;
    const stored = await tools.blobs.seal(blob, tools.readWorkFile(redacted));
    await keep(tools, one, outcome, { id, ...stored });
  });
}

function rendered(
  tools: Rendering,
  { one, item }: { readonly one: Redaction; readonly item: EvidenceItem },
  paths: { readonly original: string; readonly redacted: string },
): Promise<RedactedPicture | RedactedFilm> {
  const { id: redactionId, plan } = one;
  if (plan.of === "photo") return tools.redactedPictures.make(paths, plan.boxes);
  let last = -Infinity;
  const tell = (done: number) => {
    const now = millisOf(tools.clock.now());
    if (now - last < TELL_MILLIS) return;
    last = now;
    const job = { name: "render-redacted-film", redactionId } as const;
    const words = String(Math.floor(done * 100));
    // Whoever waits sees an older number then; the film itself is none the worse.
    tools.transact(({ jobs }) => jobs.tell(job, words)).catch(() => undefined);
  };
  return tools.redactedFilms.make(item.mediaType ?? "", paths, plan, tell);
}

async function keep(
  tools: Pick<Tools, "transact" | "clock">,
  { id: redactionId, itemId, number, plan, planSha256, askedBy }: Redaction,
  made: Extract<RedactedPicture | RedactedFilm, { readonly kind: "made" }>,
  {
    id,
    size,
    sha256,
  }: { readonly id: DerivativeId; readonly size: number; readonly sha256: string },
): Promise<void> {
  const { mediaType, tool, parameters } = made;
  // Of encoders of films nobody has tried whether each processor gives the same octets.
  const deterministic = plan.of === "photo";
  const at = tools.clock.now();
  const kind = redactedKind(number);
  const how = { ...parameters, plan_sha256: planSha256 };
  const derivative = { id, itemId, kind, mediaType, size, sha256, parameters: how, madeAt: at };
  await tools.transact(async ({ items, redactions }) => {
    await items.addDerivative(derivative, {
      ...{ ev: "item.derived", subj: itemId, actor: MAKER },
      obj: { kind, child: id, child_sha256: sha256, tool, deterministic, parameters: how },
    });
    await redactions.end(
      redactionId,
      { state: "made", derivativeId: id, at },
      {
        ...{ ev: "item.redacted", subj: itemId, actor: MAKER },
        obj: {
          ...{ redaction: redactionId, kind, child: id, child_sha256: sha256 },
          ...{ parent_sha256: plan.parentSha256, plan_sha256: planSha256 },
          ...{ reasons: reasonsOf(plan), asked_by: askedBy },
        },
      },
    );
  });
}

/** Says of one that nobody is going to make any more why it is not there. */
export async function giveUpRedaction(
  tools: Pick<Tools, "transact" | "read" | "clock">,
  { redactionId }: { readonly redactionId: RedactionId },
): Promise<void> {
  const one = await tools.read((stores) => stores.redactions.find(redactionId));
  if (one?.rendered.state === "waiting") await endWithout(tools, one, "given-up");
}

async function endWithout(
  tools: Pick<Tools, "transact" | "clock">,
  { id, itemId, planSha256 }: Redaction,
  problem: RedactionProblem,
): Promise<void> {
  const at = tools.clock.now();
  await tools.transact(({ redactions }) =>
    redactions.end(
      id,
      { state: "failed", problem, at },
      {
        ...{ ev: "item.not_redacted", subj: itemId, actor: MAKER },
        obj: { redaction: id, plan_sha256: planSha256, reason: problem },
      },
    ),
  );
}
