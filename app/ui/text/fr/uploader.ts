import type { WordingOf } from "../catalogue.ts";

/** What the page says of files on their way. `{n}` is a number in per cent or of files. */
export const uploader: WordingOf<"uploader"> = {
  title: "Fichiers en route",
  unfinished:
    "Ces fichiers ne sont pas arrivés en entier. Choisissez ici encore une fois le même fichier, et l’envoi continue là où il s’est arrêté. Pendant que vous écrivez, nous gardons ce qui est arrivé pendant {days} jour(s). Une fois votre signalement envoyé, nous le gardons pendant {sentDays} jour(s), et vous pouvez continuer depuis un autre téléphone avec votre code.",
  unfinishedNoScript:
    "Pour continuer, cette page a besoin de JavaScript. Sans lui, ajoutez de nouveau le fichier ci-dessous.",
  finish:
    "Ces fichiers ne sont pas arrivés en entier. Choisissez encore une fois le même fichier, sur ce téléphone ou sur un autre, et l’envoi continue là où il s’est arrêté. Nous gardons ce qui est arrivé pendant {days} jour(s).",
  finishNoScript:
    "Pour continuer là où l’envoi s’est arrêté, cette page a besoin de JavaScript. Sans lui, vous pouvez renvoyer tout le fichier sous « Ajouter d’autres fichiers ».",
  finishLabel: "Choisir encore le fichier, ou en ajouter un autre",
  finishHint:
    "Si vous choisissez le même fichier qu’avant, nous continuons là où il s’est arrêté. Un autre fichier est ajouté à votre signalement.",
  ended: {
    title: "Fichiers qui ne sont pas arrivés",
    lead: "Nous n’avons pas ces fichiers. Ce qui en était arrivé a été enlevé.",
    file: "Partie arrivée : {arrived} sur {size}. Enlevée le {when}.",
    whole:
      "Tout était arrivé ({size}), mais nous n’avons pas pu prendre ce fichier. Nous ne prenons ni programmes ni pages web. Enlevé le {when}.",
    again: "Avez-vous encore un fichier ? Alors vous pouvez l’ajouter de nouveau.",
  },
  noPage:
    "Nous n’avons pas pu ouvrir la page suivante. Vos fichiers sont encore en cours d’envoi. Merci de vérifier votre connexion et d’essayer encore.",
  openingPage: "Un instant, s’il vous plaît. Cela peut prendre jusqu’à 1 minute.",
  takenAtOnce:
    "Chaque fichier est envoyé dès que vous le choisissez. Vous pouvez continuer pendant l’envoi.",
  rows: {
    waiting: "En attente",
    sending: "Envoi : {n} %",
    sendingLeft: "Envoi : {n} %, reste {left}",
    underAMinute: "moins d’une minute",
    minutes: { one: "environ {n} minute", other: "environ {n} minutes" },
    hours: { one: "environ {n} heure", other: "environ {n} heures" },
    paused: "En pause à {n} %",
    offline: "En pause : pas de connexion. Nous continuons tout seuls.",
    unreached: "En pause : rien ne semble passer en ce moment. Nous continuons tout seuls.",
    busy: "En pause : notre serveur est occupé en ce moment. Nous continuons tout seuls.",
    received: "Reçu en entier",
    checking: "Reçu en entier. Nous le vérifions maintenant.",
    checked: "Reçu en entier et vérifié : il est identique à celui de votre appareil",
    sameKept:
      "Reçu en entier. C’est le même fichier que {name}, arrivé avant. Nous gardons les deux.",
    sameOnce:
      "Reçu en entier. C’est le même fichier que {name}, arrivé avant. Nous le gardons une seule fois.",
    gone: "Nous n’avons plus ce fichier. Il a été enlevé, ou un autre qui était le même. Si vous voulez que nous l’ayons, merci de le choisir de nouveau.",
    differs:
      "Ce que nous avons n’est pas identique à votre fichier. Merci de l’ajouter encore une fois.",
    failed: "Il n’est pas arrivé. Merci de l’ajouter encore une fois.",
    unreadable:
      "Votre appareil ne nous donne plus ce fichier. Il a peut-être été déplacé ou modifié. Merci de le choisir encore une fois.",
    notRead:
      "Votre appareil ne nous a pas laissé lire ceci. Si c’est un dossier, merci de choisir les fichiers qui sont dedans. Si c’est un fichier, merci de le choisir encore une fois.",
    removeFile: "Enlever {name}",
    removed: "{name} est enlevé.",
    notRemoved: "Nous n’avons pas pu enlever ce fichier. Il est encore chez nous.",
    notHere: "Nous n’avons pas trouvé ce fichier dans votre signalement. Rien n’a été enlevé.",
    inList: "{name} est déjà dans la liste. Vous n’avez pas besoin de le choisir encore.",
    chooseAgain: "{n} % est arrivé. Choisissez encore une fois le même fichier pour continuer.",
    pause: "Pause",
    goOn: "Continuer",
    pauseFile: "Pause : {name}",
    goOnFile: "Continuer : {name}",
    left: { one: "{n} fichier est encore en route.", other: "{n} fichiers sont encore en route." },
    missing: {
      one: "{n} fichier n’est pas arrivé en entier. La liste dit quoi faire.",
      other: "{n} fichiers ne sont pas arrivés en entier. La liste dit quoi faire.",
    },
    differing: {
      one: "{n} fichier n’est pas identique chez nous et sur votre appareil. La liste dit quoi faire.",
      other:
        "{n} fichiers ne sont pas identiques chez nous et sur votre appareil. La liste dit quoi faire.",
    },
    notGone: "Un fichier n’a pas pu être enlevé. La liste dit pourquoi.",
    noneLeft: "Aucun fichier n’est en route.",
    allThere: "Tous les fichiers sont reçus en entier. Vous pouvez fermer cette page.",
    keepOpen: "Gardez cette page ouverte.",
    refused: {
      program:
        "Ceci est un programme. Nous prenons des photos, des vidéos, du son et des documents, mais pas de programmes.",
      "web-page":
        "Ceci est une page web. Merci de l’enregistrer en PDF, ou de faire une capture d’écran, et d’ajouter cela.",
      empty: "Ce fichier est vide, il n’y a donc rien à garder.",
      "too-large":
        "Ce fichier est trop grand pour nous. Merci de nous le décrire avec des mots, et de le garder. Nous pouvons le recevoir d’une autre façon.",
      "too-many":
        "Votre signalement est plein. Vous pouvez envoyer un deuxième signalement pour ce fichier.",
      "report-full":
        "Avec ce fichier, votre signalement serait plus grand que ce que nous pouvons prendre. Vous pouvez envoyer un deuxième signalement pour lui.",
      "no-room":
        "Nous n’avons pas de place pour les fichiers en ce moment. Vos mots nous arrivent quand même, donc merci d’envoyer votre signalement. Vous pouvez apporter ce fichier plus tard avec votre code. Si vous attendez ici, nous essayons encore tout seuls.",
      "no-draft":
        "Nous n’avons plus trouvé votre signalement. Si vous l’avez envoyé, merci de l’ouvrir avec votre code.",
      expired: "Le temps pour finir ce fichier est passé. Merci de l’ajouter encore une fois.",
      "other-report":
        "Ce fichier est d’un signalement qui n’est pas ouvert ici. Ce qui est arrivé est gardé. Ouvrez ce signalement avec votre code pour continuer.",
      "not-found": "Nous n’avons plus trouvé ce fichier. Merci de l’ajouter encore une fois.",
    },
  },
};
