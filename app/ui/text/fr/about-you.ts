import type { WordingOf } from "../catalogue.ts";

/** The page where a reporter chooses to be known or not. */
export const aboutYou: WordingOf<"aboutYou"> = {
  step: "À propos de vous",
  title: "Voulez-vous nous dire qui vous êtes ?",
  next: "Ensuite, vous vérifiez vos réponses. Rien n’est envoyé avant.",
  choice: {
    label: "C’est vous qui choisissez",
    hint: "Les 3 choix conviennent. Nous lisons votre signalement de la même façon.",
    because: "Nous devons savoir si nous pouvons vous écrire.",
    anonymous: "Pas de nom, et pas de messages",
    anonymousHint:
      "Nous ne vous demandons rien de plus. Vous recevez quand même un code, pour voir où en est votre signalement.",
    "only-here": "Pas de nom, mais vous pouvez m’écrire sur ce site",
    "only-hereHint":
      "Si nous avons une question, nous la laissons ici. Vous recevez un code. Seul le code ouvre ce que nous écrivons, et vous choisissez si vous répondez.",
    contact: "Oui, voici comment me joindre",
    contactHint:
      "Un procureur peut avoir besoin de vous poser d’autres questions, ou de vous faire parler au tribunal.",
  },
  changeMind:
    "Vous pouvez changer d’avis jusqu’à l’envoi. Si vous choisissez alors de ne pas donner de nom, nous effaçons ce que vous avez écrit ici.",
  compelledTitle: "Qui pourrait apprendre qui vous êtes ?",
  compelled: [
    "Un tribunal peut nous ordonner de dire qui vous êtes, si nous le savons. Dans un procès, l’autre partie peut aussi avoir le droit de l’apprendre.",
    "Si vous ne donnez pas de nom, nous n’avons aucun nom à dire. Ce que vous avez écrit et vos fichiers peuvent quand même montrer qui vous êtes.",
    "Nous ne gardons pas d’où, sur internet, vous nous avez écrit.",
  ],
  contactTitle: "Comment pouvons-nous vous joindre ?",
  contactNote:
    "Seulement pour les personnes qui veulent que nous les joignions. Remplissez ce que vous voulez. Un seul moyen de vous joindre suffit.",
  name: { label: "Votre nom", hint: "Le nom que vous voulez que nous utilisions." },
  email: { label: "E-mail", hint: "Utilisez une adresse que personne d’autre ne lit." },
  phone: { label: "Téléphone", hint: "Avec l’indicatif régional." },
  way: {
    label: "Que préférez-vous ?",
    email: "Un e-mail",
    call: "Un appel téléphonique",
    text: "Un SMS",
  },
  times: {
    label: "Quand pouvons-nous vous joindre sans danger ?",
    hint: "Par exemple « en semaine après 18 h ».",
  },
  language: { label: "Quelle langue voulez-vous parler ?" },
  interpreter: {
    label: "Interprète",
    choice: "Merci de prévoir une personne qui puisse traduire pour moi",
  },
  lawyer: {
    label: "Avez-vous un avocat ?",
    hint: "Son nom, et comment le joindre. Nous pouvons alors d’abord demander à votre avocat.",
  },
  notes: {
    label: "Que devons-nous savoir d’autre avant de vous contacter ?",
    hint: "Par exemple : qui d’autre peut répondre au téléphone, ou si nous pouvons laisser un message.",
  },
  sealed:
    "Nous mettons ces informations sous clé, à part de votre signalement, dès leur arrivée. Pour les ouvrir, 2 personnes doivent être d’accord sur une raison, et nous le notons. Vous le voyez quand vous revenez avec votre code, sauf si un tribunal retarde cela.",
  kept: "Nous avons déjà vos coordonnées. Elles sont sous clé, donc nous ne pouvons pas les montrer ici. Laissez les cases vides pour les conserver.",
};
