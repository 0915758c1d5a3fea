import type { FormFields } from "#app/core/intake/problem.ts";
import { formOf } from "#app/http/access.server.ts";

/** The fields of a form at the desk. That it was made for this session, `deskAccess` has checked already. */
export function deskForm(input: Parameters<typeof formOf>[0]): FormFields {
  return formOf(input).fields;
}
