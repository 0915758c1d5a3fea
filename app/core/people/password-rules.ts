export const SHORTEST_PASSWORD = 15;
export const LONGEST_PASSWORD = 256;

/** What anybody would try first here, whoever the person is. */
const OWN_WORDS = ["bearwitness", "prosecutor", "grand jury", "password", "passphrase"];
/** Shorter words are found inside innocent ones ("mark" in "remarkable"), so they count only when they stand alone. */
const COUNTS_ANYWHERE = 6;
const SHORTEST_WORD = 3;

/** What a chosen password may have wrong, in the order in which to tell. */
export type PasswordProblem =
  | { readonly kind: "too-short"; readonly characters: number }
  | { readonly kind: "too-long" }
  | { readonly kind: "context-word"; readonly word: string }
  | { readonly kind: "common" }
  | { readonly kind: "pattern" };

export type CheckedPassword =
  { readonly ok: true } | { readonly ok: false; readonly problems: readonly PasswordProblem[] };

/**
 * Whether a chosen password may be used. Length is what makes a password strong, so there is no rule about kinds of
 * characters (ASVS 5.0, 6.2.1 to 6.2.12). `context` holds what others know of the person and the office, such as
 * names; each word of it counts.
 */
export function checkPassword(password: string, context: readonly string[]): CheckedPassword {
  const characters = Array.from(password.normalize("NFKC")).length;
  if (characters > LONGEST_PASSWORD) return { ok: false, problems: [{ kind: "too-long" }] };
  const problems: PasswordProblem[] = [];
  if (characters < SHORTEST_PASSWORD) problems.push({ kind: "too-short", characters });
  const word = contextWords(context).find((each) => holdsWord(password, each));
  if (word !== undefined) problems.push({ kind: "context-word", word });
  if (isCommonPassword(password)) problems.push({ kind: "common" });
  else if (isPattern(password)) problems.push({ kind: "pattern" });
  return problems.length === 0 ? { ok: true } : { ok: false, problems };
}

/** The problem as a plain English sentence for the person who chose the password. */
export function describePasswordProblem(problem: PasswordProblem): string {
  switch (problem.kind) {
    case "too-short":
      return `Use at least ${SHORTEST_PASSWORD} characters; this has ${problem.characters}. Four or five words that do not belong together work well.`;
    case "too-long":
      return `Use at most ${LONGEST_PASSWORD} characters.`;
    case "context-word":
      return `Leave out “${problem.word}”: it is among the first things somebody would try.`;
    case "common":
      return "This password is on lists of common passwords. Choose another.";
    case "pattern":
      return "This password repeats itself or follows the keyboard. Choose another.";
  }
}

/** Each text whole and each of its words: a full name is guessed in both ways. */
function contextWords(context: readonly string[]): readonly string[] {
  return [
    ...OWN_WORDS,
    ...context,
    ...context.flatMap((text) => text.split(/[^\p{L}\p{M}\p{N}]+/u)),
  ];
}

function holdsWord(password: string, word: string): boolean {
  const wanted = folded(word);
  if (wanted.length < SHORTEST_WORD) return false;
  if (wanted.length >= COUNTS_ANYWHERE) return folded(password).includes(wanted);
  return lowered(password)
    .split(/[^\p{L}]+/u)
    .some((part) => folded(part) === wanted);
}

/** Letters and digits only, so that "Bear-Witness" and "b3arw1tne$$" are the word they stand for. */
function folded(text: string): string {
  return lowered(text)
    .replace(/[0134578@$!]/g, (sign) => LOOKALIKES[sign] ?? sign)
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

const LOOKALIKES: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "8": "b",
  "@": "a",
  $: "s",
  "!": "i",
};

function lowered(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

const ROWS = ["abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"];

/** True for one short piece over and over, and for a walk along alphabet, numbers or keyboard rows. */
function isPattern(password: string): boolean {
  const text = lowered(password);
  if (text.length === 0) return false;
  for (let period = 1; period <= 8 && period < text.length; period += 1) {
    if (Array.from(text).every((_, at) => text[at] === text[at % period])) return true;
  }
  const runs = [...ROWS, ...ROWS.map((row) => Array.from(row).reverse().join(""))];
  let left = text;
  while (left.length > 0) {
    const run = longestRun(left, runs);
    if (run < 4) return false;
    left = left.slice(run);
  }
  return true;
}

function longestRun(text: string, runs: readonly string[]): number {
  let longest = 0;
  for (const run of runs) {
    const from = run.indexOf(text.charAt(0));
    if (from === -1) continue;
    let length = 1;
    while (
      length < text.length &&
      from + length < run.length &&
      text[length] === run[from + length]
    ) {
      length += 1;
    }
    longest = Math.max(longest, length);
  }
  return longest;
}

/**
 * Long passwords that many people choose: from lists of breached passwords, keyboard walks and well-known phrases.
 * Short on purpose; most common passwords have fewer than fifteen characters and fail on length.
 * Spelled in lower case without spaces or signs.
 */
const COMMON = `
1q2w3e4r5t6y7u8i 1q2w3e4r5t6y7u8i9o 1q2w3e4r5t6y7u8i9o0p 1qaz2wsx3edc4rfv 1qaz2wsx3edc4rfv5tgb zaq12wsxcde34rfv
qazwsxedcrfvtgb qazwsxedcrfvtgbyhn qazwsxedcrfvtgbyhnujm q1w2e3r4t5y6u7i8 q1w2e3r4t5y6u7i8o9p0 zxcvbnmasdfghjkl
asdfghjklqwertyuiop qwertyuiopasdfghjkl qwertyuiopasdfghjklzxcvbnm mnbvcxzlkjhgfdsapoiuytrewq 1234567890qwertyuiop
qwertyuiop1234567890 123456789123456789 12345678901234567890 1234567891234567 1234567890123456 9876543210987654321
112233445566778899 11223344556677889900 abcdefghijklmnop abcdefghijklmnopqrstuvwxyz abc123abc123abc123 abcd1234abcd1234
a1b2c3d4e5f6g7h8 a1b2c3d4e5f6g7h8i9 qwerty123456789 qwertyqwerty123 qwerty1234567890 qwerty12345qwerty12345 asdfasdfasdfasdf
adminadminadmin administrator123 administrator1234 administrator2024 administrator2025 administrator2026
rootrootrootroot changemechangeme changemeplease123 changemenow12345 letmeinletmeinletmein letmeinplease123
welcomewelcome123 welcome123welcome123 welcome123456789 welcometotheoffice welcometothejungle
iloveyouiloveyou iloveyou123456789 iloveyousomuch123 iloveyouforever iloveyouforever1 iloveyouforever123 iloveyousomuch1
iloveyoumorethananything iloveyoutothemoonandback ilovemyhusband iloveyoubaby12345 ilovemychildren ilovemyfamily123
ilovemykids12345 mylovelydaughter mybeautifuldaughter myonlysunshine123 youaremysunshine youaremysunshine1
correcthorsebatterystaple correcthorsebattery batterystaplecorrecthorse troubadorandthree
maytheforcebewithyou maytheforcebewithu theforceiswithyou iamyourfatherluke lukeiamyourfather dontworrybehappy
dontworrybehappy1 livelaughlove123 livelongandprosper winteriscoming123 onceuponatime123 happilyeverafter
happilyeverafter1 tobeornottobe123 tobeornottobethatisthequestion thequickbrownfox thequickbrownfoxjumpsoverthelazydog
itwasthebestoftimes callmeishmael123 theansweris42 thereisnospoon1 followthewhiterabbit youshallnotpass1 youshallnotpass123
oneringtorulethemall myprecious123456 hakunamatata123 supercalifragilistic
supercalifragilisticexpialidocious antidisestablishmentarianism letitgoletitgo123 whoyougonnacall houstonwehaveaproblem
elementarymydearwatson frankenstein12345 openthepodbaydoorshal imsorrydave12345 toinfinityandbeyond
toinfinityandbeyond1 keepcalmandcarryon ihaveadreamtoday wethepeople1776 wethepeopleoftheunitedstates
libertyandjusticeforall withlibertyandjusticeforall innocentuntilprovenguilty thetruthwillsetyoufree ingodwetrust1776
inthebeginning1 inthebeginningwastheword thelordismyshepherd jesusismysavior jesuslovesme123 godisgood1234567
godblessamerica godblessamerica1 jesuschrist12345 jesuschristislord forgodsolovedtheworld hailmaryfullofgrace
ourfatherwhoartinheaven amazinggrace123 mother12345father fathermotherson123 unitedstatesofamerica newyorknewyork
newyorknewyork1 newyorkcity12345 empirestateofmind losangeleslakers dallascowboys123 newyorkyankees1 newenglandpatriots
manchesterunited manchesterunited1 manchestercity123 liverpoolfootballclub realmadridbarcelona fcbarcelona12345
metallicametallica linkinparklinkinpark stairwaytoheaven stairwaytoheaven1 bohemianrhapsody bohemianrhapsody1
highwaytohell123 imaginedragons123 spongebobsquarepants harrypotter12345 harrypotterharrypotter hogwartsexpress1
gryffindor123456 pokemonpokemon123 superman123456789 superbatman12345 batmanandrobin123 dragonballzgoku
whatisyourname12 mynameisnobody123 nobodyknows12345 idontknow1234567 idontremember123 iforgotmypass123 forgetmenot12345
donttellanyone12 thisismysecret12 secretsecretsecret topsecrettopsecret supersecret12345 trustno1trustno1
trustnooneelse12 computercomputer internetexplorer microsoftwindows monkeymonkeymonkey dragondragondragon
footballfootball baseballbaseball basketball12345 princessprincess sunshinesunshine sunshine123456789 butterfly123456
chocolatechocolate chocolatecookies icecreamicecream strawberryfields strawberryshortcake cheeseburger12345
`
  .trim()
  .split(/\s+/);

const KNOWN: ReadonlySet<string> = new Set(COMMON);

/** True for a password on the list, however it is spaced, capitalised or signed, also with a few digits behind it. */
function isCommonPassword(password: string): boolean {
  const bare = password
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
  return KNOWN.has(bare) || KNOWN.has(bare.replace(/\d{1,4}$/, ""));
}
