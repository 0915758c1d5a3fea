/** The small picture that a photo carries, for looking at beside the photo itself: programs that change the one often leave the other. */
export function EmbeddedPicture({ src, name }: { readonly src: string; readonly name: string }) {
  return (
    <figure className="embedded-picture">
      <img src={src} alt={`Kept inside ${name} for lists`} />
      <figcaption className="quiet">
        The small picture that the file carries for lists, not turned. It may differ from the photo
        after cropping or turning.
      </figcaption>
    </figure>
  );
}
