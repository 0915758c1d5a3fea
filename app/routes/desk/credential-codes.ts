/**
 * What codes of credentials mean, for somebody who never read the standard (C2PA 2.2, 15.2: validation status codes). Parts of a sentence
 * about “its credentials”.
 */
const MEANINGS: Readonly<Record<string, string>> = {
  "assertion.dataHash.mismatch": "the file's bytes are not those that were signed",
  "assertion.bmffHash.mismatch": "the file's bytes are not those that were signed",
  "assertion.boxesHash.mismatch": "the file's bytes are not those that were signed",
  "assertion.collectionHash.mismatch": "the files' bytes are not those that were signed",
  "assertion.hashedURI.mismatch": "something said in them was changed after they were signed",
  "assertion.missing": "something that they name is not there",
  "assertion.undeclared": "something was put in that they do not name",
  "assertion.inaccessible": "something that they name could not be read",
  "assertion.action.malformed": "a step that they tell of is not written as it must be",
  "assertion.action.ingredientMismatch": "a step that they tell of names a part that does not fit",
  "assertion.cbor.invalid": "something said in them could not be read",
  "assertion.json.invalid": "something said in them could not be read",
  "claim.missing": "what was signed is not there",
  "claim.multiple": "there is more than one thing that was signed",
  "claim.malformed": "what was signed is not written as it must be",
  "claim.hardBindings.missing": "nothing in them ties them to this file's bytes",
  "assertion.multipleHardBindings": "more than one thing in them ties them to a file's bytes",
  "claimSignature.missing": "their signature is not there",
  "claimSignature.mismatch": "their signature does not fit what was signed",
  "claimSignature.outsideValidity": "they were signed when the signer's certificate did not hold",
  "signingCredential.untrusted": "their signer is not on the trust list",
  "signingCredential.invalid": "their signer's certificate is not one for signing credentials",
  "signingCredential.expired": "their signer's certificate had run out",
  "signingCredential.ocsp.revoked": "their signer's certificate was called back",
  "timeStamp.mismatch": "the stamp is not of this signature",
  "timeStamp.malformed": "the stamp is not written as it must be",
  "timeStamp.outsideValidity": "the stamp was made when its authority's certificate did not hold",
  "timeStamp.untrusted": "the stamp's authority is not on the trust list",
  "ingredient.manifest.missing": "the credentials of a part that they name are not there",
  "ingredient.manifest.mismatch": "the credentials of a part are not those that were meant",
  "ingredient.claimSignature.missing": "the signature over a part is not there",
  "ingredient.claimSignature.mismatch": "the signature over a part is not the one that was meant",
  "ingredient.hashedURI.mismatch": "a part was changed after they were signed",
  "ingredient.malformed": "a part is not described as it must be",
  "manifest.multipleParents": "they name more than one file that this one was made from",
  "manifest.inaccessible": "credentials that they name could not be read",
  "manifest.update.invalid": "they change earlier credentials in a way that is not allowed",
  "algorithm.unsupported": "they are signed in a way that could not be checked",
  "general.error": "they could not be checked to the end",
};

/** Codes in words, each with its label behind it; a code without words stands as it is. */
export function codesInWords(codes: readonly string[]): string {
  return codes
    .map((code) => {
      const meaning = Object.hasOwn(MEANINGS, code) ? MEANINGS[code] : undefined;
      return meaning === undefined ? code : `${meaning} (${code})`;
    })
    .join("; ");
}
