import { searchText } from "./search-text.ts";

/**
 * Words that tell nothing of which event it was: those that any story has, in the languages of most reports. What is common in this
 * office beside them, counting finds out.
 */
const COMMON = new Set(
  `about after again against all also and any are around arrest arrested asked avenue ave back badge badges because been before being
  both boulevard but came car cars chief city close come corner could cross day did didn does doing don down drive each even every
  everyone face faces federal few file files film filmed first for four from front get going got ground had has have head hear heard her here
  hers him his house how into its just know lane last later left like little long made man many masks may men minute minutes more
  most much name near nearby never nobody not nothing number off officer officers one only other our out over people person phone photo photos
  picture place plaza please police put road said same saw say second see seen send sent she should shouted side some somebody someone something square
  started still stopped street such take taken than that the their them then there these they thing think this those three through time
  told too took two until use vehicle vehicles very video wait walked want was way well went were what when where which while who whole
  why will with without woman women word words would you young your
  agente agentes algo alguien allí antes aquí calle camioneta carro carros casa cerca con como contra cuando cuatro del desde después dijeron dijo donde dos
  ella ellos eran esa ese eso esquina está estaba estaban este esto fue fueron gente había hasta hay hombre hora ira las les llegaron lleva llevaron los
  luego más minutos mismo mucho mujer muy nada nadie niño ningún nombre nos nunca otra otro para parte pero persona personas policía por porque puede que
  quien quienes qué según señor señora sin sobre solo son sus también tan tenía tiene todo todos tres una uno unos vez vi vio yo`.split(
    /\s+/,
  ),
);

const LEAST_LETTERS = 3;
const MOST_LETTERS = 30;

/**
 * Distinct words of a text that may tell which event it was, in the order in which they come: letters and digits, case and ways to type them
 * counting for nothing. Short words stay where they hold a digit, as street numbers do.
 */
export function tellingWords(text: string): readonly string[] {
  const words = searchText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return [
    ...new Set(
      words.filter(
        (word) =>
          word.length <= MOST_LETTERS &&
          (word.length >= LEAST_LETTERS || /\p{N}/u.test(word)) &&
          !COMMON.has(word),
      ),
    ),
  ];
}

/**
 * Words of a place that lead nowhere: where somebody lives or works, parts that every town has, kinds of places. "On my way home" said by two people names no
 * place, however few say it.
 */
const ANYWHERE = new Set(
  `home house apartment building work job office workplace school church park store shop station stop bus train river lake bridge creek beach bank downtown
  uptown midtown town center centre central area block neighborhood neighbourhood district market mall entrance intersection crossing highway parking lot
  casa apartamento edificio trabajo oficina escuela iglesia parque tienda estación parada río lago puente centro barrio cuadra zona mercado entrada
  estacionamiento pueblo ciudad`
    .split(/\s+/)
    .map(searchText),
);

/** Distinct words of a place's text that may find it on a map: `tellingWords` without those that are true of any place. */
export function placeNames(text: string): readonly string[] {
  return tellingWords(text).filter((word) => !ANYWHERE.has(word));
}

/** A text that goes on without a stop is cut after so many telling words: what lies further apart is another thing. */
const MOST_IN_SENTENCE = 8;

/** The telling words of a text, sentence by sentence; sentences without any are left out. */
export function tellingSentences(text: string): readonly (readonly string[])[] {
  return text
    .split(/[.!?;\n\u0964\u061f\u3002]+/u)
    .map(tellingWords)
    .flatMap((words) =>
      Array.from({ length: Math.ceil(words.length / MOST_IN_SENTENCE) }, (_, at) =>
        words.slice(at * MOST_IN_SENTENCE, (at + 1) * MOST_IN_SENTENCE),
      ),
    );
}

/** Agencies as people name them. A name says what was said, never who it was. */
const AGENCIES: readonly (readonly [name: string, said: RegExp])[] = [
  ["ICE", /\bICE\b|immigration and customs enforcement/],
  ["Border Patrol", /\bCBP\b|border patrol|patrulla fronteriza/i],
  ["HSI", /\bHSI\b|homeland security investigations/i],
  ["FBI", /\bFBI\b/i],
  ["DEA", /\bDEA\b/],
  ["ATF", /\bATF\b/],
  ["U.S. Marshals", /\bU\.?S\.? marshals?\b/i],
  ["National Guard", /national guard|guardia nacional/i],
];

/** A text without the agencies that it names: those are compared as agencies, and are no second witness as words. */
export function withoutAgencies(text: string): string {
  return AGENCIES.reduce(
    (left, [, said]) => left.replace(new RegExp(said.source, `${said.flags}g`), " "),
    text,
  );
}

/** The agencies that a text names. */
export function agenciesIn(text: string): readonly string[] {
  return AGENCIES.filter(([, said]) => said.test(text)).map(([name]) => name);
}
