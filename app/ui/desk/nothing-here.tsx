import { EmptyState } from "./small-parts.tsx";

/** A queue without a row: what brings one. */
export function NothingHere(props: { readonly filtered: boolean; readonly publicHref: string }) {
  return props.filtered ? (
    <EmptyState
      title="No report matches"
      text="Take a filter off, or look for other words: every word must occur in the report."
      act={{ href: "/desk/queue", label: "Show all reports" }}
    />
  ) : (
    <EmptyState
      title="No reports yet"
      text="Reports appear here the moment they are sent. Send one through the public page to see how it arrives."
      act={{ href: props.publicHref, label: "Open the public page" }}
    />
  );
}
