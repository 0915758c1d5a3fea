/** A secret that is shown once and can be selected whole. `name` says what it is to whoever hears the page. */
export function ShownOnce({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <p>
      <label>
        <span className="sr-only">{name}</span>
        <input
          className="usa-input usa-input--code"
          type="text"
          readOnly
          value={value}
          autoComplete="off"
          spellCheck={false}
        />
      </label>
    </p>
  );
}
