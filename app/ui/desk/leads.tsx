/** What to look at in a file, apart from what it says and from what could not be read, so that nobody takes a lead for a finding. */
export function Leads({
  name,
  leads,
}: {
  readonly name: string;
  readonly leads: readonly string[];
}) {
  if (leads.length === 0) return null;
  return (
    <section aria-label={`Leads in ${name}`}>
      <h3>Leads, not findings</h3>
      <p className="quiet">
        Being re-encoded, renamed or stripped on the way is common and innocent: most files that
        people pass on were. Nothing here says that anybody altered anything. Ask for the original.
      </p>
      <ul>
        {leads.map((lead) => (
          <li key={lead}>{lead}</li>
        ))}
      </ul>
    </section>
  );
}
