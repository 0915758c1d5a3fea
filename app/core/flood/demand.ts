// How much work, or how long a wait, is asked for before a report is taken or a receipt code is tried. It rises under load and
// has an end: nobody is ever refused (security-reliability 3.6, 3.11).

/** What is asked of whoever sends a form now: the one or the other, as their device can. */
export interface Demand {
  /** Hashes that the work takes on average. A cheap phone does some 150,000 a second. */
  readonly tries: number;
  /** Without a script: how old the page's ticket has to be, in whole seconds. 0 is no wait at all. */
  readonly waitSeconds: number;
}

/** How busy the office is with one kind of form. */
export interface Load {
  /** Forms taken from this limiter key in the last hour. */
  readonly fromHere: number;
  /** True where many cannot be told apart, as behind Tor: they share one, larger budget. */
  readonly shared: boolean;
  /** Forms that the whole office took in the last minute, by the lane they came through. */
  readonly lastMinute: { readonly work: number; readonly wait: number };
}

/** About a second on a cheap phone. */
export const CALM_TRIES = 150_000;
/** About ten seconds there: the most that is ever asked. */
export const MOST_TRIES = 10 * CALM_TRIES;
export const LEAST_WAIT = 20;
export const MOST_WAIT = 90;

/** Budgets that raise the work beyond the first number, up to the second. */
const FROM_ONE_NETWORK = { calm: 5, most: 50 };
const FROM_ALL_UNKNOWN = { calm: 500, most: 5_000 };
const IN_ALL = { calm: 60, most: 600 };
/** Whoever waits does no work: that lane has the smaller budget. */
const IN_ALL_WAITING = { calm: 30, most: 200 };

/** What calm asks for: a moment of work that nobody notices, or nothing. */
export const CALM: Demand = { tries: CALM_TRIES, waitSeconds: 0 };

/** What is asked before one more report is taken. */
export function reportDemand({ fromHere, shared, lastMinute }: Load): Demand {
  const here = pressure(fromHere, shared ? FROM_ALL_UNKNOWN : FROM_ONE_NETWORK);
  const all = pressure(lastMinute.work + lastMinute.wait, IN_ALL);
  const waiting = pressure(lastMinute.wait, IN_ALL_WAITING);
  return {
    tries: demandAt(Math.max(here, all)).tries,
    waitSeconds: demandAt(Math.max(here, all, waiting)).waitSeconds,
  };
}

/** Wrong codes an hour for one report, after which each further try costs. */
export const FREE_FAILURES = 10;

/**
 * What is asked before one more receipt code is tried. `failures`: wrong codes of the last hour with this locator, of a report
 * or of none. `fromHere`: tries of this limiter key in that hour. `queueSeconds`: how long tries wait for their turn now.
 */
export function codeDemand(load: {
  readonly failures: number;
  readonly fromHere: number;
  readonly shared: boolean;
  readonly queueSeconds: number;
}): Demand {
  const { failures, fromHere, shared, queueSeconds } = load;
  return demandAt(
    Math.max(
      pressure(failures + 1, { calm: FREE_FAILURES, most: 5 * FREE_FAILURES }),
      pressure(fromHere, shared ? FROM_ALL_UNKNOWN : { calm: 20, most: 200 }),
      pressure(queueSeconds, { calm: 1, most: 8 }),
    ),
  );
}

/** 0 while within the budget, then up to 1. */
function pressure(count: number, budget: { readonly calm: number; readonly most: number }): number {
  if (count <= budget.calm) return 0;
  return Math.min(1, (count - budget.calm) / (budget.most - budget.calm));
}

function demandAt(pressed: number): Demand {
  if (pressed === 0) return CALM;
  return {
    tries: Math.round(CALM_TRIES + pressed * (MOST_TRIES - CALM_TRIES)),
    waitSeconds: Math.round(LEAST_WAIT + pressed * (MOST_WAIT - LEAST_WAIT)),
  };
}
