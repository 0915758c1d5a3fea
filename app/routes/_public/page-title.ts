import { en } from "#app/ui/text/en/index.ts";

/** A page's title; while its form waits to be put right, that stands first. */
export function pageTitle(title: string, sentBack = false): [{ title: string }] {
  const prefix = sentBack ? en.common.errorTitlePrefix : "";
  return [{ title: `${prefix}${title} - ${en.errors.service}` }];
}
