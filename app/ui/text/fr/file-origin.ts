import type { WordingOf } from "../catalogue.ts";

/** Where a file comes from, as its sender knows it. */
export const fileOrigin: WordingOf<"fileOrigin"> = {
  title: "D’où vient ce fichier ?",
  note: "Cela nous aide à l’utiliser au tribunal. Vous pouvez passer tout ce que vous voulez. « Je ne sais pas » est aussi une bonne réponse.",
  recordedBy: {
    label: "Qui l’a enregistré ou fait ?",
    me: "Moi",
    known: "Une personne que je connais",
    found: "Je l’ai trouvé sur internet",
    unknown: "Je ne sais pas",
  },
  original: {
    label: "Est-ce le premier fichier, l’original ?",
    hint: "Pas la copie d’une copie, ni le film d’un écran.",
  },
  edited: {
    label: "Est-ce que quelque chose a été changé dedans ?",
    hint: "Par exemple coupé, raccourci, flouté, ou avec du texte ajouté. Ce n’est pas grave. Nous avons seulement besoin de le savoir.",
  },
  viaApp: {
    label: "Est-il passé par une application avant de nous arriver ?",
    hint: "Comme une messagerie ou un réseau social. Beaucoup d’applications enlèvent le jour et le lieu.",
  },
  app: { label: "Si oui, quelle application ?" },
  stillThere: {
    label: "L’original est-il encore sur un téléphone ou un appareil photo ?",
    hint: "Le vôtre, ou celui de la personne qui l’a fait. Merci de le garder.",
  },
  placeTakenOut: {
    label: "Avez-vous enlevé le lieu de ce fichier ?",
    hint: "Certains téléphones le demandent quand on choisit une photo. Ce n’est pas un problème.",
  },
  sure: { yes: "Oui", no: "Non", unknown: "Je ne sais pas" },
};
