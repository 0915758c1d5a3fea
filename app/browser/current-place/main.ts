import { consentedPoint, pointKey, type Precision } from "#app/core/intake/point-origin.ts";

// Asks the device where it is, and only when a button is pressed. What is finer than the button says never gets into the form.

const PATIENCE_MILLIS = 30_000;

// What needs a script on its next page is offered where scripts run. A button of its own would be the one that Enter presses in the form.
for (const part of document.querySelectorAll<HTMLElement>("[data-script-only]")) {
  part.hidden = false;
  for (const button of part.querySelectorAll<HTMLButtonElement>("button[data-then]")) {
    button.addEventListener("click", () => {
      const then = document.createElement("input");
      Object.assign(then, { type: "hidden", name: "then", value: button.dataset["then"] ?? "" });
      button.form?.append(then);
      button.form?.requestSubmit();
    });
  }
}

for (const part of document.querySelectorAll<HTMLElement>("[data-current-place]")) {
  // Where a browser cannot tell, the buttons stay hidden.
  if ("geolocation" in navigator) part.hidden = false;
  const status = part.querySelector<HTMLElement>("[role=status]");
  const { asking = "", found = "", refused = "" } = part.dataset;
  const say = (words: string) => {
    if (status !== null) status.textContent = words;
  };
  for (const button of part.querySelectorAll<HTMLButtonElement>("button[data-precision]")) {
    button.addEventListener("click", () => {
      say(asking);
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => {
          fill(button.form, coords, button.dataset["precision"] === "exact" ? "exact" : "near");
          say(found);
        },
        () => say(refused),
        { enableHighAccuracy: true, maximumAge: 0, timeout: PATIENCE_MILLIS },
      );
    });
  }
}

function fill(
  form: HTMLFormElement | null,
  { latitude, longitude, accuracy }: GeolocationCoordinates,
  precision: Precision,
): void {
  const point = consentedPoint({ latitude, longitude, radiusMetres: accuracy }, precision);
  const values = {
    latitude: point.latitude,
    longitude: point.longitude,
    "point-for": pointKey(point.latitude, point.longitude),
    "point-radius": String(point.radiusMetres ?? ""),
    "point-precision": precision,
  };
  for (const [name, value] of Object.entries(values)) {
    const field = form?.elements.namedItem(name);
    if (field instanceof HTMLInputElement) field.value = value;
  }
}
