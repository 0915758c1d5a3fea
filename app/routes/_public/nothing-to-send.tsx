import { Button, ButtonRow } from "#app/ui/form/buttons.tsx";
import { useText } from "#app/ui/text/language.tsx";
import { PublicForm } from "./form-parts.tsx";

/** Shown in place of the check page when the draft behind it is gone. */
export function NothingToSend() {
  const { errors } = useText();
  return (
    <>
      <h1>{errors.noDraft.title}</h1>
      {errors.noDraft.text.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p>{errors.noDraft.nothingLost}</p>
      <p>{errors.noDraft.cookies}</p>
      <PublicForm action="/report/start">
        <ButtonRow>
          <Button>{errors.noDraft.start}</Button>
        </ButtonRow>
      </PublicForm>
    </>
  );
}
