import type { WordingOf } from "../catalogue.ts";

/** Asking for a new code, and what its holder and the old one's read of it. */
export const lostCode: WordingOf<"lostCode"> = {
  link: "Demander un nouveau code",
  title: "Demander un nouveau code",
  lead: "Dites-nous ce que personne d’autre que vous ne peut savoir de votre signalement. Des personnes d’ici le cherchent ensuite.",
  how: [
    "Vous recevez tout de suite un nouveau code. Il n’ouvre encore rien.",
    "2 personnes d’ici doivent être d’accord que le signalement est à vous. Cela peut prendre quelques jours.",
    "Quand elles sont d’accord, elles fixent un jour, le plus souvent {days} jour(s) plus tard. À partir de ce jour, le nouveau code ouvre votre signalement. Jusque-là, votre ancien code marche. Il peut arrêter le nouveau. Si quelqu’un d’autre l’a demandé et que vous ne venez pas pendant ce temps, vous ne l’apprenez qu’après. Dans de rares cas, l’ancien code s’arrête tout de suite.",
    "Ce que nous vous avons écrit avant reste fermé pour le nouveau code. Demandez-le-nous, et nous pouvons l’écrire encore une fois.",
  ],
  least:
    "Dites-nous au moins 2 de ces choses. Plus aide. N’écrivez pas votre nom ici : plusieurs personnes de ce bureau le lisent.",
  facts: {
    sent: { label: "Quand l’avez-vous envoyé ?", hint: "Un jour, ou à peu près quand." },
    place: { label: "Où cela s’est-il passé ?", hint: "Comme vous nous l’avez dit alors." },
    happened: { label: "Que s’est-il passé ?", hint: "En quelques mots." },
    words: { label: "Des mots que vous avez utilisés", hint: "Une phrase que vous savez encore." },
    files: { label: "Vos fichiers", hint: "Leurs noms, ou ce qu’ils montrent." },
    other: {
      label: "Que savez-vous encore, que personne d’autre ne peut savoir ?",
      hint: "Par exemple ce que nous vous avons écrit.",
    },
  },
  send: "Recevoir un nouveau code",
  tooFew: "Merci de nous dire au moins 2 choses.",
  tooLong: "C’est trop long. Merci d’utiliser au plus 2 000 lettres.",
  busy: "Il y a beaucoup de personnes ici en ce moment. Merci d’attendre 10 secondes et d’appuyer encore sur le bouton. Vos mots sont toujours là.",
  wait: "Beaucoup de codes sont demandés en ce moment. Merci d’attendre {seconds} seconde(s). Appuyez ensuite encore sur le bouton. Vos mots sont toujours là.",
  working: "Nous faisons votre nouveau code. Cela peut prendre une demi-minute.",
  gotTitle: "Votre nouveau code",
  gotLead: "Notez-le maintenant, ou prenez-le en photo. Nous ne le montrons que cette fois.",
  gotNext: [
    "Le code n’ouvre encore rien. Nous devons d’abord trouver votre signalement.",
    "Revenez dans quelques jours et tapez-le. Vous verrez alors où cela en est.",
    "Si vous trouvez votre ancien code, utilisez-le. Il marche encore.",
  ],
  look: "Taper le code pour voir où cela en est",
  waitsTitle: "Votre nouveau code ne marche pas encore",
  waits: "Vous l’avez demandé le {when}.",
  waitsNext: [
    "Nous cherchons votre signalement à la main, et 2 personnes doivent être d’accord. Ensuite, il y a le plus souvent un temps où l’ancien code peut arrêter le nouveau.",
    "Jusqu’à ce que tout cela soit fait, cette page dit la même chose. Ainsi, elle ne dit à personne quels signalements existent.",
    "Merci de revenir dans quelques jours. Si rien ne change, appelez ce bureau. Dites le jour où vous l’avez demandé.",
  ],
  refusedTitle: "Ce code n’ouvrira aucun signalement",
  refused: {
    "not-sure":
      "Ce que vous nous avez dit ne nous a pas menés avec certitude à un seul signalement. Ou une personne qui a le premier code a dit non.",
    "in-person": "Nous devons d’abord parler avec vous. Merci d’appeler ce bureau ou de venir ici.",
  },
  refusedNext: [
    "Vous pouvez demander encore une fois et nous en dire plus.",
    "Vous pouvez aussi envoyer un nouveau signalement. Dites-y que vous avez déjà écrit.",
  ],
  endedTitle: "Ce code est terminé",
  ended:
    "Une personne a dit qu’elle a perdu son code, et 2 personnes d’ici ont été d’accord pour en donner un nouveau. Depuis le {when}, seul le nouveau code ouvre le signalement.",
  endedNext: [
    "Avez-vous demandé le nouveau code ? Alors utilisez-le.",
    "Si vous ne l’avez pas demandé, appelez ce bureau maintenant. Vous pouvez aussi envoyer un nouveau signalement et l’y dire.",
  ],
  stopTitle: "Une personne a demandé un nouveau code",
  stop: "Le {when}, une personne nous a dit qu’elle a perdu le code de ce signalement. 2 personnes d’ici l’ont crue. Le {until}, le nouveau code ouvrira ce signalement, et votre code sera terminé.",
  stopMine: "Était-ce vous ? Alors vous pouvez ne rien faire et attendre.",
  stopNotMine:
    "Si ce n’était pas vous, arrêtez-le maintenant. Alors le nouveau code n’ouvre jamais votre signalement.",
  stopButton: "Arrêter le nouveau code",
  stopped: "Le nouveau code est arrêté. Il n’ouvre rien. Votre propre code reste comme il est.",
  nothingToStop: "Il n’y a pas de nouveau code à arrêter.",
};
