/**
 * How far a right reaches. `office`: everything; `assigned`: what is assigned to the person, their team's, a case's they are
 * a member of; `agency`: what their agency handed in or what was addressed to it; `none`: nothing.
 */
export type Extent = "office" | "assigned" | "agency" | "none";

/** One cell of the table of security-reliability 3.4: what one role has of one ability. */
export interface Cell {
  readonly extent: Extent;
  /** `figures`: the thing without its content, such as a count, a day, a digest. */
  readonly depth: "whole" | "figures";
  /** May ask for it, for somebody else to approve. */
  readonly request: boolean;
  /** May approve what somebody else asked for. */
  readonly approve: boolean;
  /** True where the cell is for supervisors only. */
  readonly supervisorOnly: boolean;
  /** What the table says beside the letter. */
  readonly note?: string;
}

const NOTHING: Cell = {
  extent: "none",
  depth: "whole",
  request: false,
  approve: false,
  supervisorOnly: false,
};

/** `–` not at all. */
export const no = NOTHING;
/** `Y` the whole office. */
export const Y: Cell = { ...NOTHING, extent: "office" };
/** `A` assigned or same team. */
export const A: Cell = { ...NOTHING, extent: "assigned" };
/** `M` figures without content. */
export const M: Cell = { ...Y, depth: "figures" };
/** `R` may request. */
export const R: Cell = { ...NOTHING, request: true };
/** `P` may approve. */
export const P: Cell = { ...NOTHING, approve: true };
/** What a partner agency handed in. */
export const own: Cell = { ...NOTHING, extent: "agency" };

/** Both of two cells: the wider extent, and every right that either gives. */
export function both(one: Cell, other: Cell): Cell {
  return {
    ...(one.extent === "none" ? other : one),
    request: one.request || other.request,
    approve: one.approve || other.approve,
  };
}

/** The cell with the table's words beside its letter. */
export function noted(cell: Cell, note: string): Cell {
  return { ...cell, note };
}

/** The cell, for supervisors only. */
export function ifSupervisor(cell: Cell): Cell {
  return { ...cell, supervisorOnly: true, note: "if supervisor" };
}

/** The cell as the table writes it: letters, then what stands beside them. */
export function letterOf(cell: Cell): string {
  const extents: Readonly<Record<Extent, string>> = {
    office: cell.depth === "figures" ? "M" : "Y",
    assigned: cell.depth === "figures" ? "M" : "A",
    agency: "A",
    none: "",
  };
  const letters = [extents[cell.extent], cell.request ? "R" : "", cell.approve ? "P" : ""];
  const written = letters.filter((letter) => letter !== "").join(", ");
  return [written === "" ? "–" : written, ...(cell.note === undefined ? [] : [cell.note])].join(
    " ",
  );
}
