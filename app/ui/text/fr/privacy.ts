import type { WordingOf } from "../catalogue.ts";

/** What is kept, what is not, and what cannot be promised. */
export const privacy: WordingOf<"privacy"> = {
  title: "Vie privée",
  lead: "Vous devriez savoir ce que devient votre signalement avant de l’envoyer.",
  sections: [
    {
      title: "Ce que nous gardons",
      text: [
        "Nous gardons ce que vous écrivez et les fichiers que vous envoyez, exactement comme ils sont arrivés.",
        "Nous gardons l’heure à laquelle nous les avons reçus.",
        "Les photos et les vidéos peuvent contenir des informations comme l’heure, le lieu et le type de téléphone. Nous gardons ces informations, car elles peuvent aider à prouver ce qui s’est passé.",
        "Votre appareil peut dire quand il a enregistré un fichier pour la dernière fois. Si votre navigateur nous envoie cette heure, nous la gardons avec le fichier.",
      ],
    },
    {
      title: "Ce que nous ne gardons pas",
      text: [
        "Nous ne gardons pas l’adresse de votre connexion internet (adresse IP).",
        "Nous ne notons pas quel téléphone, quel ordinateur ou quel navigateur vous utilisez pour visiter ce site.",
        "Nous n’utilisons ni publicité ni outils de suivi, et aucune autre entreprise n’apprend de nous que vous étiez ici.",
        "Nous utilisons de petits cookies. L’un garde votre signalement ici pendant que vous l’écrivez, pour 7 jours. Quand vous l’envoyez, un autre prend sa place, pour 1 jour, ou pour 1 jour après la dernière partie d’un fichier. Un autre le garde ouvert pendant que vous le lisez avec votre code. Si vous choisissez une langue, un autre la retient jusqu’à ce que vous fermiez le navigateur. « Quitter maintenant » les efface tous.",
      ],
    },
    {
      title: "Votre nom et vos coordonnées",
      text: [
        "Vous n’avez pas besoin de les donner.",
        "Si vous les donnez, nous les mettons sous clé, à part de votre signalement, dès leur arrivée. L’ordinateur qui fait marcher ce site ne peut pas les rouvrir.",
        "Pour les ouvrir, une personne de notre bureau a besoin d’une raison. Nous notons qui l’a fait, quand et pourquoi.",
      ],
    },
    {
      title: "Qui peut lire votre signalement",
      text: [
        "Les personnes de notre bureau qui y travaillent. Nous notons chaque fois que quelqu’un ouvre un de vos fichiers.",
        "S’il y a un procès, le juge, le grand jury et l’avocat de l’autre partie peuvent être amenés à le voir.",
        "Un autre bureau peut le recevoir s’il doit agir. Nous notons ce que nous avons donné et à qui.",
      ],
    },
    {
      title: "Ce que nous ne pouvons pas promettre",
      text: [
        "Un tribunal peut nous ordonner de remettre ce que nous avons. Si vous avez donné votre nom, cela peut comprendre votre nom.",
        "Vos mots, votre voix ou vos photos peuvent montrer qui vous êtes, même sans nom.",
        "Votre compagnie de téléphone ou d’internet peut voir que vous avez visité ce site, mais pas ce que vous avez écrit.",
        "Une personne qui peut utiliser votre téléphone verra peut-être que vous étiez ici. Appuyez sur « Quitter maintenant » quand vous avez fini. Pour cacher plus, utilisez une fenêtre privée.",
        "Aucun ordinateur n’est à l’abri de toutes les attaques. Nous vérifions encore et encore que personne n’a modifié vos fichiers.",
      ],
    },
    {
      title: "Si vous voulez cacher plus",
      text: [
        "Utilisez un téléphone ou un ordinateur qui n’est pas à vous, et qui n’est pas celui du travail.",
        "Utilisez le navigateur Tor. Ce site marche avec lui, même à son niveau le plus sûr.",
        "Avant d’envoyer une photo, regardez ce qu’on peut y voir : visages, numéros de maison, miroirs.",
      ],
    },
  ],
};
