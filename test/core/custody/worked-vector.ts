/**
 * The format's worked example, as docs/custody-log-format.md prints it: six records, their hashes,
 * two proofs and two disclosures, on which two independent implementations agree.
 */
export const WORKED_LEAVES = [
  '{"_sd":["E4MVSODJQjxpFtvRgIy6_XAq0Nq2HsIIFSA4e0hvB1M","fzDX2TW6QBzuuAcHdOZyxqpEgHpFgwoxVvcTDsF9EG0"],"_sd_alg":"sha-256","actor":{"id":"svc-intake","kind":"system"},"ev":"item.received","log":"custody.example.gov/log1","nonce":"TMY8qSdMvn2UhoMplt9sjA","obj":{"sha256":"3aeb7a90b4a14f6efdcdb1a9574366522d0ebc963950dba1d6d992bab6865293","size":18},"prev":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA","seq":0,"sprev":null,"sseq":0,"subj":"itm_A","ts":"2026-01-15T17:00:00.000Z","v":1}',
  '{"_sd":[],"_sd_alg":"sha-256","actor":{"id":"svc-intake","kind":"system"},"ev":"item.hashed","log":"custody.example.gov/log1","nonce":"UTR9RhoB4Tj1UBtL7kx5ew","obj":{"sha256":"3aeb7a90b4a14f6efdcdb1a9574366522d0ebc963950dba1d6d992bab6865293","sha512":"d1dbb39dfbeb65190a7de3781ceab24806b6acb58180080a11edc84009ad1419d3f9104a57754772c63370f7743c09ecbe4264c8548946f015cb68c92e33d04f"},"prev":"XEjunhixohCr8GtbxgwUZGPXQ45l-XaJQhMzL8FJtBg","seq":1,"sprev":"XEjunhixohCr8GtbxgwUZGPXQ45l-XaJQhMzL8FJtBg","sseq":1,"subj":"itm_A","ts":"2026-01-15T17:01:00.000Z","v":1}',
  '{"_sd":[],"_sd_alg":"sha-256","actor":{"id":"svc-intake","kind":"system"},"ev":"item.received","log":"custody.example.gov/log1","nonce":"zK8Cv8noOdUuMUNdD0LXVg","obj":{"sha256":"2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881","size":1},"prev":"10b-KOT7wrrTQBUUZhYvdJXX9lqqf9Q06Yy7APom50o","seq":2,"sprev":null,"sseq":0,"subj":"itm_B","ts":"2026-01-15T17:02:00.000Z","v":1}',
  '{"_sd":[],"_sd_alg":"sha-256","actor":{"id":"svc-intake","kind":"system"},"ev":"item.scanned","log":"custody.example.gov/log1","nonce":"iAkdPLcsWnNDAmGDDC5jyw","obj":{"engine":"clamav","verdict":"clean"},"prev":"tKtpfFSQgaRkuqERv2ELezWzFzb2vvLjWWsa9q8dRN0","seq":3,"sprev":"10b-KOT7wrrTQBUUZhYvdJXX9lqqf9Q06Yy7APom50o","sseq":2,"subj":"itm_A","ts":"2026-01-15T17:03:00.000Z","v":1}',
  '{"_sd":["4LsnJT5DJ3KzKd7uWbQ3IxN0BeddI8vWNWUq43u69dM"],"_sd_alg":"sha-256","actor":{"id":"svc-intake","kind":"system"},"ev":"item.viewed","log":"custody.example.gov/log1","nonce":"KPVk9C92Is-LBUvaSyyvqA","obj":{"representation":"preview"},"prev":"K5FpIVO5XIfrZXaHpE0J4JtRoxHfCzMW7toEgLBtvHk","seq":4,"sprev":"K5FpIVO5XIfrZXaHpE0J4JtRoxHfCzMW7toEgLBtvHk","sseq":3,"subj":"itm_A","ts":"2026-01-15T17:04:00.000Z","v":1}',
  '{"_sd":[],"_sd_alg":"sha-256","actor":{"id":"svc-intake","kind":"system"},"ev":"bundle.prepared","log":"custody.example.gov/log1","nonce":"Mub_tVdTf8rIYnlK1Pvy8w","obj":{"heads":{"itm_A":{"h":"q33LpUcXZucxZwjArNwSJYb34oXaa4ziWyhK8NOSGzw","sseq":3}}},"prev":"q33LpUcXZucxZwjArNwSJYb34oXaa4ziWyhK8NOSGzw","seq":5,"sprev":null,"sseq":0,"subj":"bun_1","ts":"2026-01-15T17:05:00.000Z","v":1}',
] as const;

export const WORKED_LEAF_HASHES = [
  "5c48ee9e18b1a210abf06b5bc60c146463d7438e65f976894213332fc149b418",
  "d746fe28e4fbc2bad340151466162f7495d7f65aaa7fd434e98cbb00fa26e74a",
  "b4ab697c549081a464baa111bf610b7b35b31736f6bef2e3596b1af6af1d44dd",
  "2b91692153b95c87eb657687a44d09e09b51a311df0b3316eeda0480b06dbc79",
  "ab7dcba5471766e7316708c0acdc122586f7e285da6b8ce25b284af0d3921b3c",
  "edadb01ea8143dcc6957d2e51da7e691176554c3fae43d643960d1bddba899d8",
] as const;

export const WORKED_ROOT_OF_3 = "b03ce4f0e6359a3403dd6326c9db3d5e3d4e18b9d0b5e95e6cdb5af555d5b95d";
export const WORKED_ROOT_OF_6 = "4e1e8baeaf68901f2f82583e98749face32cf74fb949142580adcf5d548189a6";

/** Inclusion of leaf 4 in the tree of 6, in base 64. */
export const WORKED_INCLUSION_OF_4_IN_6 = [
  "7a2wHqgUPcxpV9LlHafmkRdlVMP65D1kOWDRvduomdg=",
  "OFHM/+kc6L7nDDwUsAx5eIqDNpMxAVomi7Ngb2Yt59M=",
] as const;

/** Consistency of the tree of 3 with the tree of 6, in base 64. */
export const WORKED_CONSISTENCY_OF_3_WITH_6 = [
  "tKtpfFSQgaRkuqERv2ELezWzFzb2vvLjWWsa9q8dRN0=",
  "K5FpIVO5XIfrZXaHpE0J4JtRoxHfCzMW7toEgLBtvHk=",
  "u2rS5s9Vfv5/hdvqOPZTrL6ciCQwJqiU27kazgfQQow=",
  "2fy6tLxWb9JARlo50Bsun/4BtFy9TVVtmg4JctHttIo=",
] as const;

/** The disclosures of record 0. */
export const WORKED_ORIGINAL_NAME =
  "WyJGNlpkNXotUTlWckpkRUlpbVhvOXRRIiwib3JpZ2luYWxfbmFtZSIsIklNR18wMDAxLkpQRyJd";
export const WORKED_SUBMITTER = "WyJGWXhfS0p2bXJ3RnhGZVhZcWhhMVV3Iiwic3VibWl0dGVyIiwiVy0zIl0";

/** The written key of the worked log, made of a published seed: not for real use. */
export const WORKED_KEY =
  "custody.example.gov/log1+bbedea73+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea";

/** The signed checkpoint of the tree of 6. */
export const WORKED_NOTE = `custody.example.gov/log1
6
Th6Lrq9okB8vglg+mHSfrOMs90+5SRQlgK3PXVSBiaY=

— custody.example.gov/log1 u+3qc2862oNHUUNfPkOK7AuqY45SwQGbX7w7EOUoWoN/w/Piw7r2vZ7ybga9N2e/JYKOgaiGZHZFPD85cf28h7CYKgE=
`;

/** When the worked checkpoint was cosigned, in seconds since 1970, and the Ed25519 witness's line. */
export const WORKED_COSIGNED_AT = 1768500000;
export const WORKED_COSIGNATURE = `— clerk.example.gov/witness RB5tnQAAAABpaSsgsv+Cjv+ZdbH7ao2jo6dN0gYVV4JdYw6zFXglITFmo5K3HHcUcBDM/kSy7bHYBvS4rDg+xYjjgQZYppaHMZmKAg==
`;

/** The proof that record 4 is in the tree of 6, complete in one text. */
export const WORKED_PROOF_OF_4 = `c2sp.org/tlog-proof@v1
index 4
7a2wHqgUPcxpV9LlHafmkRdlVMP65D1kOWDRvduomdg=
OFHM/+kc6L7nDDwUsAx5eIqDNpMxAVomi7Ngb2Yt59M=

${WORKED_NOTE}`;
