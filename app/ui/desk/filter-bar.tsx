import type { Choice } from "../form/choice-fields.tsx";
import { KeyHint, useKey } from "../form/key.tsx";
import { Icon } from "../icon/icon.tsx";

export interface FilterChoice {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value: string;
}

/** A filter that is typed. What nobody can read as one is left out of the address's meaning, and so is no filter. */
export interface FilterText {
  readonly name: string;
  readonly label: string;
  readonly type: "search" | "date";
  readonly value: string;
}

export interface FilterBarProps {
  /** Where the form is sent by GET; the URL is the saved state. */
  readonly action: string;
  readonly search: {
    readonly name: string;
    readonly label: string;
    readonly value: string;
    /** What may be typed, where it is more than words. */
    readonly hint?: string | undefined;
  };
  readonly filters: readonly FilterChoice[];
  /** Filters that are folded away until one of them is in force. */
  readonly more?:
    | {
        readonly label: string;
        readonly open: boolean;
        readonly filters: readonly FilterChoice[];
        readonly texts: readonly FilterText[];
      }
    | undefined;
  /** Filters in force, each with the URL that takes it off. */
  readonly active?: readonly { readonly label: string; readonly removeHref: string }[] | undefined;
  readonly clearHref?: string | undefined;
  /** Always visible, such as `214 reports`. */
  readonly count: string;
  /** Where all are counted, while the count says only that there are more. */
  readonly countHref?: string | undefined;
  /** What to know of the order, where it is not the one that was asked for. */
  readonly orderNote?: string | undefined;
}

/** Search, filters and what is in force, in one form that needs no script. */
export function FilterBar({
  action,
  search,
  filters,
  more,
  active = [],
  clearHref,
  count,
  countHref,
  orderNote,
}: FilterBarProps) {
  const key = useKey("/");
  return (
    <form className="filters" method="get" action={action} role="search">
      <div className="filters__fields">
        <label className="filters__field filters__field--search">
          <span>
            {search.label}
            <KeyHint of="/" />
          </span>
          <input
            className="usa-input"
            type="search"
            name={search.name}
            defaultValue={search.value}
            placeholder={search.hint}
            title={search.hint}
            autoComplete="off"
            {...key}
          />
        </label>
        {filters.map((filter) => (
          <ChoiceField key={filter.name} filter={filter} />
        ))}
        <button className="usa-button" type="submit">
          Show
        </button>
      </div>
      {more === undefined ? null : (
        <details className="filters__more" open={more.open}>
          <summary>{more.label}</summary>
          <div className="filters__fields">
            {more.filters.map((filter) => (
              <ChoiceField key={filter.name} filter={filter} />
            ))}
            {more.texts.map(({ name, label, type, value }) => (
              <label className="filters__field" key={name}>
                <span>{label}</span>
                <input
                  className="usa-input"
                  {...{ type, name }}
                  defaultValue={value}
                  autoComplete="off"
                />
              </label>
            ))}
          </div>
        </details>
      )}
      <p className="filters__state">
        <strong className="filters__count">{count}</strong>
        {countHref === undefined ? null : <a href={countHref}>Count all</a>}
        {orderNote === undefined ? null : <span>{orderNote}</span>}
        {active.map((filter) => (
          <a className="filters__active" key={filter.label} href={filter.removeHref}>
            {filter.label}
            <Icon name="cross" label="take off" />
          </a>
        ))}
        {clearHref === undefined || active.length === 0 ? null : <a href={clearHref}>Clear all</a>}
      </p>
    </form>
  );
}

function ChoiceField({ filter }: { readonly filter: FilterChoice }) {
  return (
    <label className="filters__field">
      <span>{filter.label}</span>
      <select className="select" name={filter.name} defaultValue={filter.value} autoComplete="off">
        {filter.choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  );
}
