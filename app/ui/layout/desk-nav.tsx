import { useKeysOn } from "../form/key.tsx";
import { goKeyOf } from "./go-keys.ts";
import { Icon } from "../icon/icon.tsx";
import type { IconName } from "../icon/shapes.ts";

export interface DeskLink {
  readonly href: string;
  readonly label: string;
  readonly icon?: IconName | undefined;
  /** The menu that holds it; none for a link that stands in the bar itself. */
  readonly menu?: string | undefined;
  readonly current?: boolean | undefined;
  readonly count?: number | undefined;
}

/**
 * The links of the desk's bar. Menus are `<details>` of one name: they open without a script, and in most browsers one closes the
 * other; the small script adds Esc and a press beside it. A menu of one link is that link.
 */
export function DeskNav({ links }: { readonly links: readonly DeskLink[] }) {
  return (
    <nav className="desk__nav" aria-label="Desk">
      <ul>
        {menusOf(links).map(({ menu, held }) => (
          <li key={menu ?? held[0]?.href}>
            {menu === undefined || held.length === 1 ? (
              held.map((link) => <NavLink key={link.href} link={link} />)
            ) : (
              <Menu label={menu} links={held} />
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Menu({ label, links }: { readonly label: string; readonly links: readonly DeskLink[] }) {
  const here = links.find(({ current }) => current === true);
  const waiting = links.reduce((sum, { count = 0 }) => sum + count, 0);
  return (
    <details className="desk-menu" name="desk-menu">
      <summary className={here === undefined ? undefined : "desk-menu__here"}>
        {label}
        {here === undefined ? null : (
          <span className="desk-menu__page">
            <span className="sr-only">, you are at </span>
            {here.label}
          </span>
        )}
        <Count count={waiting === 0 ? undefined : waiting} />
      </summary>
      <ul>
        {links.map((link) => (
          <li key={link.href}>
            <NavLink link={link} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function NavLink({ link }: { readonly link: DeskLink }) {
  const keysOn = useKeysOn();
  return (
    <a
      href={link.href}
      aria-current={link.current === true ? "page" : undefined}
      data-go={keysOn ? goKeyOf(link.href) : undefined}
    >
      {link.icon === undefined ? null : <Icon name={link.icon} />}
      {link.label}
      <Count count={link.count} />
    </a>
  );
}

function Count({ count }: { readonly count: number | undefined }) {
  return count === undefined ? null : (
    <span className="desk__count">{count.toLocaleString("en-US")}</span>
  );
}

/** Links by menu in the order in which each menu first occurs; one outside every menu stands for itself. */
function menusOf(links: readonly DeskLink[]) {
  const menus: { readonly menu: string | undefined; readonly held: DeskLink[] }[] = [];
  for (const link of links) {
    const known =
      link.menu === undefined ? undefined : menus.find(({ menu }) => menu === link.menu);
    if (known === undefined) menus.push({ menu: link.menu, held: [link] });
    else known.held.push(link);
  }
  return menus;
}
