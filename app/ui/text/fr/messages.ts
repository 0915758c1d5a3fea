import type { WordingOf } from "../catalogue.ts";

/** What a reporter and the office write to each other. */
export const messages: WordingOf<"messages"> = {
  title: "Messages",
  none: "Il n’y a pas encore de messages. Si nous avons une question, vous la trouverez ici.",
  list: "Messages, les plus anciens d’abord",
  fromOffice: "Le bureau a écrit le {when}",
  fromYou: "Vous avez écrit le {when}",
  read: "Le bureau a lu ceci.",
  notRead: "Le bureau n’a pas encore lu ceci.",
  shut: "Vous avez reçu un nouveau code après que ceci a été écrit. Cela ne s’ouvre pas avec le nouveau code. Si vous en avez besoin, demandez-nous de l’écrire encore une fois.",
  field: {
    label: "Écrivez-nous",
    hint: "Vous n’avez pas besoin de dire qui vous êtes. Personne ne peut modifier un message après l’envoi.",
    because: "Un message vide ne nous dit rien.",
  },
  send: "Envoyer le message",
  sent: "Nous avons votre message. Vous voyez ici quand le bureau l’a lu.",
  pageTitle: "Écrire au bureau",
  problems: {
    empty: "Merci d’écrire d’abord quelque chose.",
    "too-long":
      "C’est plus long que 10 000 lettres. Merci de le raccourcir, ou de l’envoyer en 2 messages. Vos mots sont toujours dans la case.",
    "too-many":
      "Nombre de messages que vous avez envoyés en 1 jour : {most}. Nous ne pouvons pas en prendre plus aujourd’hui. Vos mots sont toujours dans la case. Merci de les copier, et de les envoyer demain.",
  },
  visitOver: {
    title: "Votre message n’est pas encore envoyé",
    why: "Votre signalement a été fermé, car personne ne l’a utilisé pendant 30 minutes. Vos mots sont toujours dans la case ci-dessous.",
    steps: [
      "Ouvrez votre signalement avec votre code, dans un nouvel onglet.",
      "Revenez à cette page et appuyez encore sur le bouton.",
    ],
    open: "Ouvrir mon signalement dans un nouvel onglet",
  },
  back: "Retour à votre signalement",
};
