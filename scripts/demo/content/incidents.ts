import { ASHGROVE_STREET } from "./ashgrove-street.ts";
import type { Incident } from "./incident.ts";
import {
  CINDERBANK_BUS,
  HARROW_CLINIC,
  LANTERNFIELD_SCHOOL,
  LIBRARY_ANNEX,
} from "./place-incidents.ts";
import { MILL_LANE, SALTMARSH_LOT, WEIR_BRIDGE } from "./smaller-incidents.ts";
import { FOUNDRY_STEPS, GASWORKS, ROPEWALK_MARKET } from "./street-incidents.ts";
import { TANNERY_ROW } from "./tannery-row.ts";

/** Every incident of the invented autumn in the invented town of Port Calder. */
export const INCIDENTS: readonly Incident[] = [
  TANNERY_ROW,
  ASHGROVE_STREET,
  ROPEWALK_MARKET,
  LANTERNFIELD_SCHOOL,
  CINDERBANK_BUS,
  FOUNDRY_STEPS,
  HARROW_CLINIC,
  WEIR_BRIDGE,
  SALTMARSH_LOT,
  GASWORKS,
  LIBRARY_ANNEX,
  MILL_LANE,
];
