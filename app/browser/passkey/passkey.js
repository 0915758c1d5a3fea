// Turns a form marked data-passkey="create" or "get" into a passkey ceremony: its data-passkey-options holds what to ask
// the authenticator, as JSON; the answer goes into the form's field "credential", and the form is sent as any other.
// The button marked data-passkey-go cannot be pressed without this script; every page with one offers another way.

const TOO_OLD_MILLIS = 110_000;
const openedAt = performance.now();

/** Bytes of base64url. */
function bytesOf(text) {
  const padded = text.replaceAll("-", "+").replaceAll("_", "/");
  return Uint8Array.from(atob(padded), (sign) => sign.charCodeAt(0));
}

/** Bytes as base64url. */
function textOf(buffer) {
  let text = "";
  for (const byte of new Uint8Array(buffer)) text += String.fromCharCode(byte);
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function askedOf(json) {
  const options = JSON.parse(json);
  options.challenge = bytesOf(options.challenge);
  if (options.user !== undefined) options.user.id = bytesOf(options.user.id);
  for (const list of ["excludeCredentials", "allowCredentials"]) {
    options[list] = (options[list] ?? []).map((one) => ({ ...one, id: bytesOf(one.id) }));
  }
  return options;
}

function postedForm(credential) {
  const { response } = credential;
  const bytes = {};
  for (const name of [
    "clientDataJSON",
    "attestationObject",
    "authenticatorData",
    "signature",
    "userHandle",
  ]) {
    const isThere = response[name] !== undefined && response[name] !== null;
    // At enrolment the attestation holds the authenticator's data already.
    const isTwice = name === "authenticatorData" && response.attestationObject !== undefined;
    if (isThere && !isTwice) bytes[name] = textOf(response[name]);
  }
  if (typeof response.getTransports === "function") bytes.transports = response.getTransports();
  const rawId = textOf(credential.rawId);
  return JSON.stringify({ id: rawId, rawId, type: credential.type, response: bytes });
}

async function ask(form) {
  const publicKey = askedOf(form.dataset.passkeyOptions);
  return form.dataset.passkey === "create"
    ? navigator.credentials.create({ publicKey })
    : navigator.credentials.get({ publicKey });
}

function say(form, name) {
  const words = form.querySelector("[data-passkey-problem]");
  if (words === null) return;
  words.textContent = words.dataset[name] ?? words.dataset.failed ?? "";
  words.hidden = false;
}

async function perform(form) {
  const field = form.elements.namedItem("credential");
  // What was asked is over after two minutes: the page comes again with a new question.
  if (performance.now() - openedAt > TOO_OLD_MILLIS) {
    field.value = "too-old";
    form.submit();
    return;
  }
  const button = form.querySelector("[data-passkey-go]");
  button.disabled = true;
  try {
    field.value = postedForm(await ask(form));
    form.submit();
  } catch (error) {
    button.disabled = false;
    say(form, error?.name === "InvalidStateError" ? "known" : "failed");
    button.focus();
  }
}

if (window.PublicKeyCredential !== undefined) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const button = form.querySelector("[data-passkey-go]");
    // Not before: a form without this script must not begin with a button that does nothing.
    button.type = "submit";
    button.hidden = false;
    form.addEventListener("submit", (event) => {
      // Other buttons of the form send it without a passkey.
      if (event.submitter !== button) return;
      event.preventDefault();
      void perform(form);
    });
  }
  // The other way stands open for browsers without this one.
  for (const details of document.querySelectorAll("details[data-other-way]")) {
    details.open = details.querySelector("[aria-invalid]") !== null;
  }
}
for (const element of document.querySelectorAll("[data-without-passkey]")) {
  element.hidden = window.PublicKeyCredential !== undefined;
}

// A form that was stopped for a confirmation goes on by itself once that was given.
document.querySelector("form[data-send-now]")?.submit();
