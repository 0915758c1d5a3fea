import type { ShownItem } from "../desk/shown-report.ts";
import { FilmFrames } from "./film-frames.tsx";
import { PhotoStage } from "./photo-stage.tsx";
import { Player } from "./player.tsx";

/**
 * What can be seen or heard of one file: the copy that plays with its filmstrip, or its preview and the clip inside it, or a sentence why
 * there is neither.
 */
export function ItemMedia({
  item,
}: {
  readonly item: Pick<
    ShownItem,
    | ("id" | "name" | "kind" | "note")
    | ("previewSrc" | "playSrc" | "playNotes" | "strip" | "clip" | "isCameraPreview")
  >;
}) {
  const { id, name, kind, previewSrc, playSrc, playNotes, strip, clip, isCameraPreview } = item;
  if (playSrc !== undefined) {
    return (
      <Player name={name} src={playSrc} sound={kind === "audio"} pictureSrc={previewSrc}>
        {strip === undefined ? null : <FilmFrames strip={strip} name={name} playSrc={playSrc} />}
        <figcaption>
          This is a smaller copy, made to be played here. Its times are those of the original, which
          is kept unchanged.
          <Notes notes={playNotes} />
        </figcaption>
      </Player>
    );
  }
  const photo =
    previewSrc === undefined ? (
      <p>
        There is no preview of this file{item.note === undefined ? "" : ` (${item.note})`}. Its
        original is kept unchanged.
      </p>
    ) : (
      <>
        <PhotoStage id={id} src={previewSrc} alt={`Preview of ${name}`} />
        {isCameraPreview ? (
          <p>
            This is the camera’s own preview, which it keeps in the raw file. The raw picture itself
            was not developed: it can hold more, and look other.
          </p>
        ) : null}
      </>
    );
  if (clip === undefined) return photo;
  return (
    <>
      {photo}
      <Player name={`Clip inside ${name}`} src={clip.src} sound={false}>
        <figcaption>
          This clip lies inside the photo{clip.place === undefined ? "" : `, ${clip.place}`}, and
          shows moments around it. What plays here is a smaller copy with its times; the photo and
          its clip are kept unchanged.
          <Notes notes={clip.notes} />
        </figcaption>
      </Player>
    </>
  );
}

/** What a copy that plays does not show of its original. */
function Notes({ notes }: { readonly notes: readonly string[] }) {
  return notes.map((note) => <p key={note}>{note}</p>);
}
