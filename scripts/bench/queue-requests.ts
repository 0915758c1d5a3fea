import { BENCH_PERSON } from "./queue-work.ts";

/** One request of the bench: what it asks for, and which page of that. */
export interface QueueRequest {
  /** Addresses that mean the same kind of work; the first that finds something is measured. */
  readonly queries: readonly string[];
  readonly page: number;
}

const DAYS_BEFORE = 20;

/** The 40 requests: filters, orders, searches and pages as an office mixes them. `day` tells the day so many days before the last report. */
export function queueRequests(day: (before: number) => string): QueueRequest[] {
  const week = `${day(DAYS_BEFORE)}&incident-until=${day(DAYS_BEFORE - 6)}`;
  const received = `received-from=${day(DAYS_BEFORE)}&received-until=${day(DAYS_BEFORE - 2)}`;
  const first: readonly (readonly string[])[] = [
    [""],
    ["order=oldest"],
    ["order=incident-newest"],
    ["order=incident-oldest"],
    ["status=new"],
    ["status=closed&order=oldest"],
    ["status=in-review&assignee=nobody"],
    ["category=force"],
    ["category=chemical-agents&language=es", "category=force&language=es"],
    ["language=es&order=incident-newest"],
    ["assignee=mine&status=new"],
    [`assignee=${BENCH_PERSON}&late=yes`],
    ["messages=unread"],
    ["late=yes"],
    ["late=yes&category=force&language=es", "late=yes&language=es"],
    ["channel=phone&order=oldest"],
    ["files=video"],
    ["files=photo&status=junk"],
    ["files=none&status=new"],
    ["flag=withdrawn"],
    ["flag=links&category=detention", "flag=links"],
    ["flag=officer"],
    ["location=given&status=needs-information"],
    ["near=43.4213,-77.0482,2"],
    ["near=43.4,-77.1,15&category=force"],
    ["alike=yes&status=new"],
    [received],
    [`incident-from=${week}`],
    ["words=van"],
    ["words=van&order=incident-newest"],
    ["words=the&order=oldest"],
    ["words=officers+-van&status=in-review"],
    ['words="the street"', 'words="the bike"'],
    ["words=van+OR+SUV&category=detention", "words=van+OR+SUV"],
    ["words=agent*&order=incident-oldest", "words=offic*&order=incident-oldest"],
    ["words=laundromat&place=tannery", "words=laundromat"],
    ["place=corner&files=photo", "place=street&files=photo"],
  ];
  return [
    ...first.map((queries) => ({ queries, page: 1 })),
    { queries: [""], page: 20 },
    { queries: ["words=officers"], page: 5 },
    { queries: ["status=new&order=incident-newest"], page: 5 },
  ];
}
