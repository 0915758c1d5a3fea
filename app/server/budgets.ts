import type { IncomingHttpHeaders } from "node:http";
import type { Request, RequestHandler } from "express";
import type { SecurityRecorder } from "#app/core/people/security-event.ts";
import { sendPlainPage } from "./plain-page.ts";
import { TokenBuckets, type BucketSize } from "./token-buckets.ts";
import { VisitorKeys } from "./visitor-key.ts";
import { WaitingRoom } from "./waiting-room.ts";

interface Budget {
  readonly name: "sign-in" | "report-start" | "upload";
  readonly path: RegExp;
  /** What is not counted here because it is elsewhere, by its headers. */
  readonly passes?: (headers: IncomingHttpHeaders) => boolean;
  /** For visitors of one network. */
  readonly size: BucketSize;
  /** For all who cannot be told apart, such as those who come through Tor. */
  readonly shared: BucketSize;
  /** How long a turn may be waited for, in seconds. */
  readonly patience: number;
  /** What comes after that: `refuse`, or `let-in` where nobody may ever be turned away. */
  readonly beyond: "refuse" | "let-in";
}

const HOUR = 3_600;

/** Counted on this process alone: an office with several gives each its own (security-reliability 3.11). */
const BUDGETS: readonly Budget[] = [
  {
    name: "sign-in",
    path: /^\/desk\/sign-in(?:\/|$)/,
    size: { burst: 20, perSecond: 0.5 },
    shared: { burst: 200, perSecond: 5 },
    patience: 8,
    beyond: "refuse",
  },
  {
    // Phones share addresses by the thousand: more than twenty begun in an hour are slowed, none is refused.
    name: "report-start",
    path: /^\/(?:report\/start|api\/v1\/drafts)$/,
    size: { burst: 20, perSecond: 20 / HOUR },
    shared: { burst: 10_000, perSecond: 100 },
    patience: 0,
    beyond: "let-in",
  },
  {
    name: "upload",
    path: /^\/(?:(?:report|api\/v1\/draft)\/evidence|follow-up\/files)$/,
    size: { burst: 200, perSecond: 1 },
    shared: { burst: 2_000, perSecond: 20 },
    patience: 10,
    beyond: "let-in",
  },
  {
    // A file that is begun, to come in parts. What has a token of the API is counted by that, and is refused where the token is none.
    name: "upload",
    path: /^\/uploads\/?$/,
    passes: ({ authorization }) => authorization !== undefined,
    size: { burst: 200, perSecond: 1 },
    shared: { burst: 2_000, perSecond: 20 },
    patience: 10,
    beyond: "let-in",
  },
];

/** Beyond a budget that lets in, each request waits this long, or until as many others came as may wait. */
const SLOWED_SECONDS = 5;
/** Requests of one budget that wait at once. All budgets together hold half of the connections that there may be, and none takes another's places. */
const MOST_HELD = 250;
/** Where all that cannot be told apart are counted together. */
const EVERYBODY = "everybody";

/** Where a request comes from, as far as the office's own proxy can be believed. */
export interface ProxyTrust {
  /** The one address whose `X-Forwarded-For` is believed; the Unix socket's is always. */
  readonly proxyAddress: string | undefined;
  /** The mark of a browser in which somebody signed in before, by its `Cookie` header. */
  readonly deviceOf?: (cookies: string | undefined) => string | undefined;
}

/**
 * Slows floods before a body is read. A turn that is not free yet is waited for; only guessing at sign-in is refused beyond
 * that. What is asked of reports and receipt codes under load, `flood-gates.ts` says; neither is ever refused.
 */
export function budgets(
  trust: ProxyTrust,
  securityLog: SecurityRecorder,
  now: () => number = () => performance.now(),
): RequestHandler {
  const keys = new VisitorKeys(now);
  const counted = BUDGETS.map((budget) => ({
    ...budget,
    each: new TokenBuckets(budget.size),
    all: new TokenBuckets(budget.shared, 1),
    room: new WaitingRoom(MOST_HELD),
  }));
  return (request, response, next) => {
    const budget =
      request.method === "POST" ? counted.find(({ path }) => path.test(request.path)) : undefined;
    if (budget === undefined || budget.passes?.(request.headers) === true) {
      next();
      return;
    }
    // A browser known from before is counted by itself, whatever its network does.
    const device = budget.name === "sign-in" ? trust.deviceOf?.(request.headers.cookie) : undefined;
    const key = device ?? keys.of(addressOf(request, trust));
    const turn =
      key === undefined
        ? budget.all.take(EVERYBODY, now(), budget.patience)
        : budget.each.take(key, now(), budget.patience);
    if (turn === 0) {
      next();
      return;
    }
    securityLog.record({ event: "limit.reached", facts: { limit: budget.name } });
    if (budget.beyond === "refuse" && (turn === undefined || budget.room.isFull)) {
      response.set("Retry-After", "30");
      sendPlainPage(request, response, 429, "manyTries");
      return;
    }
    const leave = budget.room.wait(turn ?? SLOWED_SECONDS, () => {
      if (!response.destroyed) next();
    });
    response.once("close", leave);
  };
}

/**
 * The visitor's address as the connection tells it, or as the office's own proxy does: that one replaces the header, so
 * the last entry is its word. Anybody else's header is only text.
 */
export function addressOf(request: Request, { proxyAddress }: ProxyTrust): string | undefined {
  const remote = request.socket.remoteAddress;
  const believed = remote === undefined || remote === proxyAddress;
  if (!believed) return remote;
  return request.headers["x-forwarded-for"]?.toString().split(",").at(-1)?.trim();
}
