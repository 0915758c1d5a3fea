import { Icon } from "../icon/icon.tsx";
import { KIND_ICONS, type FileKind } from "./file-kind.ts";

export interface WallItem {
  readonly id: string;
  /** The item's page; opening it is recorded there. */
  readonly href: string;
  readonly name: string;
  readonly kind: FileKind;
  /** A preview; absent when there is none yet or none can be made. */
  readonly previewSrc?: string | undefined;
  /** Such as "examining", "no preview", "quarantined". */
  readonly note?: string | undefined;
  /** Such as `14 s` or `3 pages`. */
  readonly extent?: string | undefined;
  /** Such as `EX-0012`. */
  readonly mark?: string | undefined;
  /** False where a blurred wall shows it clearly all the same. */
  readonly blurred?: boolean | undefined;
}

export interface MediaWallProps {
  readonly items: readonly WallItem[];
  /** Blurred until asked; true by default, because pictures can hurt. */
  readonly blurred?: boolean | undefined;
  /** Needed when a page has more than one wall. */
  readonly id?: string | undefined;
}

/** Previews of everything a report brought. */
export function MediaWall({ items, blurred = true, id = "wall" }: MediaWallProps) {
  const withPreview = items.some(isVeiled);
  return (
    <div className={blurred ? "wall wall--blurred" : "wall"}>
      {blurred && withPreview ? <AskClearly id={id} /> : null}
      <ul className="wall__items">
        {items.map((item) => (
          <li key={item.id} className={isVeiled(item) ? VEILED_ITEM : "wall__item"}>
            <a className="wall__link" href={item.href}>
              <Preview item={item} />
              <span className="wall__name">
                <Icon name={KIND_ICONS[item.kind]} label={item.kind} />
                <bdi>{item.name}</bdi>
              </span>
            </a>
            <span className="wall__notes">
              {item.extent === undefined ? null : <span>{item.extent}</span>}
              {item.mark === undefined ? null : <span className="tag">{item.mark}</span>}
              {item.note === undefined ? null : <span className="quiet">{item.note}</span>}
              {blurred && isVeiled(item) ? <AskForOne id={id} item={item} /> : null}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** One press of a key or a mouse shows pictures as they are, until the page is left. */
function AskClearly({ id }: { readonly id: string }) {
  return (
    <label className="wall__ask" htmlFor={`${id}-clear`}>
      <input type="checkbox" id={`${id}-clear`} autoComplete="off" /> Show pictures clearly
    </label>
  );
}

/** The same for one picture alone. */
function AskForOne({ id, item }: { readonly id: string; readonly item: WallItem }) {
  return (
    <label className="wall__one" htmlFor={`${id}-clear-${item.id}`}>
      <input type="checkbox" id={`${id}-clear-${item.id}`} autoComplete="off" /> Show
      <bdi className="sr-only"> {item.name}</bdi>
    </label>
  );
}

const VEILED_ITEM = "wall__item wall__item--blurred";

/** True for a picture that a blurred wall blurs. */
function isVeiled({ previewSrc, blurred }: WallItem): boolean {
  return previewSrc !== undefined && blurred !== false;
}

function Preview({ item }: { readonly item: WallItem }) {
  return (
    <span className="wall__frame">
      {item.previewSrc === undefined ? (
        <Icon name={KIND_ICONS[item.kind]} size="large" />
      ) : (
        <img src={item.previewSrc} alt="" loading="lazy" />
      )}
    </span>
  );
}

export interface FilmstripProps {
  readonly items: readonly WallItem[];
  readonly currentId: string;
}

/** The other items of a report below the one that is open, blurred until asked: whoever opened one did not ask for all. */
export function Filmstrip({ items, currentId }: FilmstripProps) {
  return (
    <nav className="filmstrip wall--blurred" aria-label="Other files of this report">
      {items.some(({ previewSrc }) => previewSrc !== undefined) ? <AskClearly id="strip" /> : null}
      <ol>
        {items.map((item) => (
          <li key={item.id} className={isVeiled(item) ? "wall__item--blurred" : undefined}>
            <a
              href={item.href}
              aria-current={item.id === currentId ? "page" : undefined}
              aria-label={item.name}
            >
              <Preview item={item} />
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
