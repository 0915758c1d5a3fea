import { canonicalJson } from "../custody/canonical-json.ts";
import type { Json } from "../json.ts";
import {
  COVERS,
  PLAN_FORMAT,
  TICKS_PER_SECOND,
  WHOLE,
  type Cover,
  type Edges,
  type FilmBox,
  type KeyFrame,
  type Mute,
  type PhotoBox,
  type RedactionPlan,
} from "./plan.ts";
import { isRedactionReason, type RedactionReason } from "./reasons.ts";

/** More than anybody draws by hand. */
export const MOST_BOXES = 100;
export const MOST_KEY_FRAMES = 200;
export const MOST_MUTES = 100;
/** Longer than any film that is taken. */
export const LAST_TICK = 48 * 3_600 * TICKS_PER_SECOND;

/** The one spelling of a plan (RFC 8785); its SHA-256 names it in records. */
export function planText(plan: RedactionPlan): string {
  const { format, of, parentSha256 } = plan;
  const head = { format, of, parentSha256 };
  const spelled: Json =
    plan.of === "photo"
      ? { ...head, boxes: plan.boxes.map((box) => ({ ...box })) }
      : {
          ...head,
          boxes: plan.boxes.map((box) => ({
            ...box,
            keyFrames: box.keyFrames.map((frame) => ({ ...frame })),
          })),
          mutes: plan.mutes.map((mute) => ({ ...mute })),
        };
  return canonicalJson(spelled);
}

/** Reads a plan; undefined for whatever breaks a rule of the format, has a member more or less, or is spelled otherwise than `planText` does. */
export function readPlan(text: string): RedactionPlan | undefined {
  const json = parsed(text);
  const plan = json === undefined ? undefined : planOf(json);
  return plan !== undefined && planText(plan) === text ? plan : undefined;
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

type Members = Readonly<Record<string, Json | undefined>>;

function members(json: Json | undefined): Members | undefined {
  return typeof json === "object" && json !== null && !Array.isArray(json)
    ? (json as Members)
    : undefined;
}

function planOf(json: Json): RedactionPlan | undefined {
  const plan = members(json);
  const parentSha256 = plan?.["parentSha256"];
  if (plan?.["format"] !== PLAN_FORMAT) return undefined;
  if (typeof parentSha256 !== "string" || !/^[0-9a-f]{64}$/.test(parentSha256)) return undefined;
  const head = { format: PLAN_FORMAT, parentSha256 } as const;
  if (plan["of"] === "photo") {
    const boxes = each(plan["boxes"], MOST_BOXES, photoBox);
    if (boxes === undefined || boxes.length === 0) return undefined;
    return { ...head, of: "photo", boxes };
  }
  const boxes = each(plan["boxes"], MOST_BOXES, filmBox);
  const mutes = each(plan["mutes"], MOST_MUTES, mute);
  if (plan["of"] !== "film" || boxes === undefined || mutes === undefined) return undefined;
  if (boxes.length + mutes.length === 0) return undefined;
  return { ...head, of: "film", boxes, mutes };
}

/** Each of a list under a rule; undefined where it is no list, is too long, or one of it breaks the rule. */
function each<Part>(
  json: Json | undefined,
  most: number,
  read: (one: Members) => Part | undefined,
): Part[] | undefined {
  if (!Array.isArray(json) || json.length > most) return undefined;
  const parts = (json as readonly Json[]).map((one) => {
    const found = members(one);
    return found === undefined ? undefined : read(found);
  });
  return parts.some((part) => part === undefined) ? undefined : (parts as Part[]);
}

function coverOf(box: Members): { cover: Cover; reason: RedactionReason } | undefined {
  const cover = COVERS.find((one) => one === box["cover"]);
  const { reason } = box;
  return cover === undefined || !isRedactionReason(reason) ? undefined : { cover, reason };
}

function photoBox(box: Members): PhotoBox | undefined {
  const [covered, edges] = [coverOf(box), edgesOf(box)];
  return covered === undefined || edges === undefined ? undefined : { ...covered, ...edges };
}

function filmBox(box: Members): FilmBox | undefined {
  const { cover, reason } = box;
  if (cover !== "solid" || !isRedactionReason(reason)) return undefined;
  const keyFrames = each(box["keyFrames"], MOST_KEY_FRAMES, keyFrame);
  if (keyFrames === undefined || keyFrames.length < 2) return undefined;
  const isInOrder = keyFrames.every(({ at }, place) => at > (keyFrames[place - 1]?.at ?? -1));
  return isInOrder ? { cover, reason, keyFrames } : undefined;
}

function keyFrame(frame: Members): KeyFrame | undefined {
  const [at, edges] = [wholeUpTo(frame["at"], LAST_TICK), edgesOf(frame)];
  return at === undefined || edges === undefined ? undefined : { at, ...edges };
}

function mute({ from: begins, until: ends, reason }: Members): Mute | undefined {
  const [from, until] = [wholeUpTo(begins, LAST_TICK), wholeUpTo(ends, LAST_TICK)];
  if (from === undefined || until === undefined || until <= from) return undefined;
  return isRedactionReason(reason) ? { from, until, reason } : undefined;
}

function edgesOf(box: Members): Edges | undefined {
  const [left, right] = [wholeUpTo(box["left"], WHOLE), wholeUpTo(box["right"], WHOLE)];
  const [top, bottom] = [wholeUpTo(box["top"], WHOLE), wholeUpTo(box["bottom"], WHOLE)];
  if (left === undefined || top === undefined) return undefined;
  if (right === undefined || bottom === undefined || right <= left || bottom <= top) {
    return undefined;
  }
  return { left, top, right, bottom };
}

function wholeUpTo(value: Json | undefined, most: number): number | undefined {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= most
    ? value
    : undefined;
}
