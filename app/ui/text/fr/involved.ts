import type { WordingOf } from "../catalogue.ts";

/** The page about officers and cars, and the two pages behind it. */
export const involved: WordingOf<"involved"> = {
  step: "Qui était là",
  title: "Quels agents et quelles voitures avez-vous vus ?",
  lead: "Dites-nous ce que vous avez vu de chacun. Vous pouvez en ajouter plusieurs, ou aucun. Vous n’avez pas besoin de connaître un nom.",
  next: "Ensuite, nous posons quelques questions sur vous et sur ce signalement.",
  addOfficer: "Ajouter un agent",
  addVehicle: "Ajouter une voiture",
  listTitle: "Ce que vous avez ajouté",
  change: "Modifier",
  changeHidden: "Modifier : {name}",
  remove: "Retirer",
  removeHidden: "Retirer : {name}",
  save: "Enregistrer",
  back: "Retour à la liste",
  officerNumber: "Agent {n}",
  vehicleNumber: "Voiture {n}",
  sure: { yes: "Oui", no: "Non", unknown: "Je ne sais pas" },
  officer: {
    title: "Qu’avez-vous vu de cet agent ?",
    lead: "Remplissez ce que vous savez. Laissez le reste vide. Merci de ne pas deviner.",
    patch: {
      label: "Mots ou images sur les vêtements",
      hint: "Sur le gilet, la manche ou la casquette. Comme « POLICE » ou « ICE ».",
    },
    looks: {
      label: "Comment était l’agent ?",
      hint: "Vêtements, équipement, taille, cheveux, voix. Y avait-il une caméra sur le gilet ?",
    },
    faceCovered: { label: "Le visage était-il couvert ?" },
    badgeSeen: { label: "Pouviez-vous voir un insigne ou un nom ?" },
    badge: {
      label: "Que disait l’insigne ou l’étiquette avec le nom ?",
      hint: "Une partie aide aussi.",
    },
    asked: {
      label: "Quelqu’un a-t-il demandé à l’agent qui il était ?",
      said: "Oui, et l’agent nous l’a dit",
      refused: "Oui, et l’agent a dit non",
      silent: "Oui, et l’agent n’a pas répondu",
      "not-asked": "Personne n’a demandé",
      unknown: "Je ne sais pas",
    },
    answer: {
      label: "Qu’a répondu l’agent ?",
      hint: "Les mots, pour autant que vous les connaissiez.",
    },
    did: { label: "Qu’a fait cet agent ?", hint: "Une phrase courte suffit." },
  },
  vehicle: {
    title: "Qu’avez-vous vu de cette voiture ?",
    lead: "Remplissez ce que vous savez. Laissez le reste vide. Merci de ne pas deviner.",
    plate: {
      label: "Plaque",
      hint: "Une partie aide aussi. Mettez un ? pour ce que vous n’avez pas pu lire.",
    },
    plateFrom: {
      label: "État sur la plaque",
      hint: "S’il n’y avait pas de plaque, dites-le-nous ici.",
    },
    looks: {
      label: "Comment était-elle ?",
      hint: "Couleur, marque, type, comme « camionnette blanche, Ford ».",
    },
    markings: {
      label: "Mots, lumières ou images dessus",
      hint: "S’il n’y en avait pas, dites-le.",
    },
    did: {
      label: "À quoi a-t-elle servi ?",
      hint: "Comme « on y a fait monter un homme ».",
    },
  },
};
