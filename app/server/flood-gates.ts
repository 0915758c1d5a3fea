import { randomBytes } from "node:crypto";
import type { Request } from "express";
import { codeDemand, reportDemand, type Demand, type Load } from "#app/core/flood/demand.ts";
import { judgeTicket } from "#app/core/flood/judge-ticket.server.ts";
import {
  readTicket,
  SPENT_MILLIS,
  writeTicket,
  type FloodForm,
  type Ticket,
  type TicketFor,
} from "#app/core/flood/ticket.server.ts";
import { instantFromMillis } from "#app/core/instant.ts";
import type { SecurityRecorder } from "#app/core/people/security-event.ts";
import type { FormTicket } from "#app/core/flood/form-ticket.ts";
import type { FloodGate } from "#app/http/flood-gate.ts";
import type { UseCases } from "#app/use-cases/bind.ts";
import { addressOf, type ProxyTrust } from "./budgets.ts";
import { HourCounts } from "./hour-counts.ts";
import { VisitorKeys } from "./visitor-key.ts";

/** The office's load is asked from the database once in so long. */
const LOAD_MILLIS = 1_000;
/** Where all that cannot be told apart are counted together: Tor's visitors share one bucket. */
const EVERYBODY = "everybody";

interface Gating {
  /** 32 secret octets, the same in every process of the office. */
  readonly key: Uint8Array;
  readonly trust: ProxyTrust;
  readonly useCases: Pick<UseCases, "readIntakeLoad" | "readCodeLoad">;
  readonly securityLog: SecurityRecorder;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Gates for requests (security-reliability 3.7, 3.11). By network there is only a count in memory, under a key that is forgotten
 * every day; used tickets and the office's load are in the database, so that all processes know the same.
 */
export function floodGates(gating: Gating): (request: Request) => FloodGate {
  const { key, trust, useCases, securityLog, now } = gating;
  const visitors = new VisitorKeys(now);
  const counts = { report: new HourCounts(), "follow-up": new HourCounts() };
  let load: { readonly at: number; readonly value: Promise<Load["lastMinute"]> } | undefined;

  const lastMinute = (): Promise<Load["lastMinute"]> => {
    if (load === undefined || now() - load.at >= LOAD_MILLIS) {
      const value = useCases.readIntakeLoad();
      load = { at: now(), value };
      value.catch(() => {
        load = undefined;
      });
    }
    return load.value;
  };
  const writeNew = (about: TicketFor, asked: Demand): FormTicket => ({
    text: writeTicket(key, about, { ...asked, issuedAt: now() }, randomBytes(16)),
    ...asked,
  });

  return (request) => {
    const network = visitors.of(addressOf(request, trust));
    const from = network ?? EVERYBODY;
    const shared = network === undefined;
    const demand = async ({ form, subject }: TicketFor): Promise<Demand> => {
      const fromHere = counts[form].of(from, now());
      return form === "report"
        ? reportDemand({ fromHere, shared, lastMinute: await lastMinute() })
        : codeDemand({ fromHere, shared, ...(await useCases.readCodeLoad({ locator: subject })) });
    };
    return {
      ticket: async (about, given) => {
        const asked = await demand(about);
        const known = given === undefined ? undefined : readTicket(key, about, given);
        if (given === undefined || known === undefined) return writeNew(about, asked);
        const verdict = judgeTicket(known, { ticket: given, answer: "" }, asked, now());
        return verdict.kind === "new-ticket"
          ? writeNew(about, asked)
          : shown(given, known, verdict.kind === "wait" ? verdict.seconds : 0);
      },
      enter: async (about, given) => {
        const asked = await demand(about);
        const known = readTicket(key, about, given.ticket);
        const verdict = judgeTicket(known, given, asked, now());
        if (known !== undefined && verdict.kind === "pass") {
          return { kind: "let-in", from, admission: admissionOf(about.form, known, verdict.lane) };
        }
        if (known !== undefined && verdict.kind === "wait") {
          securityLog.record({ event: "limit.reached", facts: { limit: about.form } });
          return { kind: "later", ticket: shown(given.ticket, known, verdict.seconds) };
        }
        const ticket = writeNew(about, asked);
        const fresh = readTicket(key, about, ticket.text);
        // In calm hours a page without a ticket, or with one of yesterday, bothers nobody.
        if (ticket.waitSeconds === 0 && fresh !== undefined) {
          return { kind: "let-in", from, admission: admissionOf(about.form, fresh, "wait") };
        }
        securityLog.record({ event: "limit.reached", facts: { limit: about.form } });
        return { kind: "later", ticket };
      },
      taken: (form) => {
        counts[form].add(from, now());
      },
    };
  };
}

function shown(text: string, { tries }: Ticket, waitSeconds: number): FormTicket {
  return { text, tries, waitSeconds };
}

function admissionOf(form: FloodForm, ticket: Ticket, lane: "work" | "wait") {
  const expiresAt = instantFromMillis(ticket.issuedAt + SPENT_MILLIS);
  return { id: ticket.id, form, lane, expiresAt };
}
