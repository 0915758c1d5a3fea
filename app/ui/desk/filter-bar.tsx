import type { Choice } from "../form/choice-fields.tsx";
import { KeyHint, useKey } from "../form/key.tsx";
import { Icon } from "../icon/icon.tsx";

export interface FilterChoice {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value: string;
}

export interface FilterBarProps {
  /** Where the form is sent by GET; the URL is the saved state. */
  readonly action: string;
  readonly search: { readonly name: string; readonly label: string; readonly value: string };
  readonly filters: readonly FilterChoice[];
  /** Filters in force, each with the URL that takes it off. */
  readonly active?: readonly { readonly label: string; readonly removeHref: string }[] | undefined;
  readonly clearHref?: string | undefined;
  /** Always visible, such as `214 reports`. */
  readonly count: string;
}

/** Search, filters and what is in force, in one form that needs no script. */
export function FilterBar({
  action,
  search,
  filters,
  active = [],
  clearHref,
  count,
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
            autoComplete="off"
            {...key}
          />
        </label>
        {filters.map((filter) => (
          <label className="filters__field" key={filter.name}>
            <span>{filter.label}</span>
            <select
              className="select"
              name={filter.name}
              defaultValue={filter.value}
              autoComplete="off"
            >
              {filter.choices.map((choice) => (
                <option key={choice.value} value={choice.value}>
                  {choice.label}
                </option>
              ))}
            </select>
          </label>
        ))}
        <button className="usa-button" type="submit">
          Show
        </button>
      </div>
      <p className="filters__state">
        <strong className="filters__count">{count}</strong>
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
