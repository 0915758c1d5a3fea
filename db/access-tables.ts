/** Tables of who may have to do with what. */

export interface PersonTeamTable {
  person_id: string;
  team: string;
}

/** A removed member stays as a row: who could see a case, and when, is asked years later. */
export interface CaseMemberTable {
  id: string;
  case_id: string;
  person_id: string;
  added_by: string;
  added_at: string;
  removed_by: string | null;
  removed_at: string | null;
}

/** A conflict of interest that keeps a person away from a report or a case. */
export interface WallTable {
  id: string;
  subject_id: string;
  person_id: string;
  reason: string;
  raised_by: string;
  raised_at: string;
  lifted_by: string | null;
  lifted_at: string | null;
}

/** A report or case opened by somebody outside whose reach it lies, and what the review said. */
export interface BreakGlassTable {
  id: string;
  subject_id: string;
  person_id: string;
  reason: string;
  opened_at: string;
  ends_at: string;
  reviewed_by: string | null;
  reviewed_at: string | null;
  /** `fine` or `not-fine`. */
  finding: string | null;
  remarks: string | null;
}

export interface AccessTables {
  person_team: PersonTeamTable;
  case_member: CaseMemberTable;
  wall: WallTable;
  break_glass: BreakGlassTable;
}
