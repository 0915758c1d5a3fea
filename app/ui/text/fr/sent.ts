import type { WordingOf } from "../catalogue.ts";

/** The page after sending: the most important one. */
export const sent: WordingOf<"sent"> = {
  title: "Nous avons votre signalement",
  notRemoved: "Votre signalement est envoyé, donc rien n’en a été enlevé.",
  lead: "Reçu le {when}.",
  codeTitle: "Voici votre code",
  codeDo: "Notez-le, prenez-le en photo ou imprimez cette page.",
  codeOnce:
    "Nous le montrons sur cet appareil pendant 1 jour. Après, nous ne pouvons ni le lire, ni le montrer, ni vous l’envoyer.",
  codeSafe:
    "Toute personne qui a le code peut lire ce que nous vous écrivons. Gardez-le là où personne ne regardera.",
  codeGoneTitle: "Votre code n’est plus montré",
  codeGone:
    "Nous montrons le code pendant 1 jour après l’envoi d’un signalement. Si vous l’avez noté, vous pouvez l’utiliser pour revenir.",
  reportNumber: "Numéro du signalement",
  reportNumberNote:
    "Dites-le quand vous nous parlez. Il n’ouvre pas votre signalement ; seul le code l’ouvre.",
  print:
    "Pour imprimer : sur un ordinateur, appuyez sur Ctrl et P. Sur un téléphone, utilisez « Partager », puis « Imprimer ».",
  nextTitle: "Ce qui se passe maintenant",
  steps: [
    {
      title: "Nous le lisons.",
      text: "Une personne de notre bureau lit chaque signalement. La plupart sont lus en 3 jours ouvrables. Après un grand événement, cela peut prendre 2 semaines.",
    },
    {
      title: "Nous le vérifions.",
      text: "Nous regardons vos fichiers, et d’autres signalements sur le même événement. Cela peut prendre des semaines ou des mois.",
    },
    {
      title: "Nous décidons.",
      text: "Nous pouvons ouvrir une affaire, le passer à un autre bureau, ou le garder dans nos dossiers. Une affaire au tribunal peut prendre des années. Nous ne pouvons pas agir sur chaque signalement.",
    },
  ],
  backTitle: "Comment revenir",
  back: [
    "Allez sur ce site et ouvrez « Revenir à un signalement ».",
    "Tapez votre code. Vous pouvez alors voir où en est votre signalement, et vérifier vos fichiers.",
  ],
  backLink: "Revenir à un signalement",
  filesTitle: "Vos fichiers",
  filesNote:
    "Chaque fichier a une empreinte : un long nombre fait à partir de tout son contenu. Si un seul point du fichier change, le nombre change. Avec elle, vous pouvez prouver plus tard ce que vous avez envoyé.",
  fingerprintFollows:
    "S’il est écrit « L’empreinte suivra », regardez encore dans quelques minutes avec votre code.",
  lookAgain: "Regarder encore maintenant",
  noFiles: "Vous n’avez pas envoyé de fichiers.",
  keepFiles: "Merci de garder aussi les fichiers sur votre téléphone.",
  helpTitle: "Avez-vous besoin d’aide maintenant ?",
  help: [
    "En danger : appelez le 911.",
    "Nous ne pouvons pas être votre avocat. Un bureau d’aide juridique peut vous parler de vos droits, souvent gratuitement.",
  ],
  another: "Signaler autre chose",
  leaveNote: "Quand vous avez fini, appuyez sur « Quitter maintenant » et fermez cet onglet.",
};
