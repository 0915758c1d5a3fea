/** What people add whatever they saw, by language. `{a|b}` as in an incident's telling. */
export const COMMON_WORDS = {
  en: {
    doubts: [
      "I am not sure about the number of {cars|officers}.",
      "It may have been a little {earlier|later} than I wrote.",
      "I could not hear everything that was said.",
      "I only saw the {first|last} part of it.",
      "I wrote this down the {same evening|next morning}.",
    ],
    withFiles: [
      "I am sending what I have. Nothing is edited.",
      "The {picture is|files are} straight from my phone.",
      "Somebody sent me {this|the picture} in a group chat; I did not take it myself.",
      "I have more if you need it.",
    ],
    withoutFiles: [
      "I have no pictures, sorry.",
      "I was too {scared|shaken} to film.",
      "My phone was out of battery.",
    ],
    withContact: [
      "You can reach me {in the evening|any time after five}.",
      "Please call before you write.",
    ],
    anonymous: [
      "I do not want to give my name.",
      "I am a {green card holder|citizen} and still afraid.",
      "Please do not come to my house.",
    ],
  },
  es: {
    doubts: [
      "No estoy {seguro|segura} de cuántos eran.",
      "Puede que haya sido un poco más {tarde|temprano}.",
      "Solo vi {el principio|el final}.",
    ],
    withFiles: ["Mando lo que tengo, sin cambios.", "La foto me la pasaron por un grupo."],
    withoutFiles: ["No tengo fotos, perdón.", "Me dio miedo grabar."],
    withContact: ["Pueden llamarme en la tarde."],
    anonymous: ["No quiero dar mi nombre.", "Tengo miedo de que me busquen."],
  },
} as const;
