// Signatures of a checkpoint (C2SP signed-note and tlog-cosignature), checked by the browser's own WebCrypto.

const text = new TextEncoder();

/** Types of keys by their first byte, with the length of key and signature. */
export const KEY_TYPES = {
  1: { algorithm: "Ed25519", keyLength: 32, signatureLength: 64 },
  4: { algorithm: "Ed25519", keyLength: 32, signatureLength: 64 },
  6: { algorithm: "ML-DSA-44", keyLength: 1312, signatureLength: 2420 },
};

/** "holds", "fails", or "cannot-tell" where this browser does not know the algorithm. */
export async function checkSignature({ algorithm, publicKey, message, signature }) {
  let key;
  try {
    const format = algorithm === "Ed25519" ? "raw" : "raw-public";
    key = await crypto.subtle.importKey(format, publicKey, { name: algorithm }, false, ["verify"]);
  } catch {
    return (await knows(algorithm)) ? "fails" : "cannot-tell";
  }
  const holds = await crypto.subtle.verify({ name: algorithm }, key, signature, message);
  return holds ? "holds" : "fails";
}

/** A key that does not load is a bad key only where good ones do. */
async function knows(algorithm) {
  try {
    await crypto.subtle.generateKey({ name: algorithm }, false, ["sign", "verify"]);
    return true;
  } catch {
    return false;
  }
}

/** What a cosigner signs of a checkpoint's text, for the type of its key. */
export function cosignedMessage({ type, name, time, body, checkpoint }) {
  if (type === 4) return text.encode(`cosignature/v1\ntime ${time}\n${body}`);
  return joined(
    text.encode("subtree/v1\n\0"),
    withLength(name),
    u64(time),
    withLength(checkpoint.origin),
    u64(0),
    u64(checkpoint.size),
    checkpoint.root,
  );
}

/** Bytes one after the other. */
export function joined(...parts) {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function withLength(name) {
  const octets = text.encode(name);
  return joined(Uint8Array.of(octets.length), octets);
}

function u64(value) {
  const bytes = new DataView(new ArrayBuffer(8));
  bytes.setBigUint64(0, BigInt(value));
  return new Uint8Array(bytes.buffer);
}
