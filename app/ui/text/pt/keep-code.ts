import type { WordingOf } from "../catalogue.ts";

/** Keeping the code: a card, a text, and a check of what was noted. */
export const keepCode: WordingOf<"keepCode"> = {
  makeCard: "Fazer um cartão para imprimir",
  saveText: "Salvar como arquivo de texto",
  checkNote: "Conferir o que anotei",
  checked: "O que você anotou está certo. Você pode voltar com isso.",
  card: {
    title: "Seu cartão",
    lead: "Imprima este cartão ou tire uma foto dele. Ele não diz o que você nos contou.",
    place: "Página para voltar",
    code: "Código",
    square: "Um quadrado para a câmera de um celular. Ele abre a página {address}.",
    codeSquare: "Um quadrado para a câmera de um celular. Ele contém seu código.",
    squareLabel: "Página, para a câmera",
    codeSquareLabel: "Código, para a câmera",
    print:
      "Para imprimir: em um computador, aperte Ctrl e P. Em um celular, use “Compartilhar” e depois “Imprimir”.",
    squareTitle: "Colocar também o código em um quadrado?",
    squareNote:
      "Assim uma câmera pode ler o código, e você não precisa digitar. Mas quem chegar perto do cartão pode pegar o código com uma só foto. Alguns celulares enviam o que leem a outras empresas.",
    squareAdd: "Mostrar o quadrado com o código",
    squareTake: "Tirar o quadrado com o código",
    back: "Voltar ao meu relato",
  },
  text: {
    note: "Muitos celulares e computadores copiam seus arquivos para a internet. Não salve onde outras pessoas possam olhar.",
    place: "Página",
    code: "Código",
  },
  check: {
    title: "Confira o que você anotou",
    lead: "Olhe sua anotação, sua foto ou seu cartão. Não olhe a página anterior. Digite 2 grupos de 4 números que estão lá.",
    group: "Grupo {number}",
    hint: "4 números. Conte os grupos desde o começo.",
    because: "Bastam 2 grupos para achar a maioria dos erros.",
    button: "Conferir",
    wrong:
      "O grupo {number} não é igual ao do seu código. Olhe de novo sua anotação, ou olhe de novo o código.",
    lookAgain: "Olhar o código de novo",
    skipTitle: "Continuar sem conferir",
    skip: "Você pode. Mas se um só número da sua anotação estiver errado, seu relato não se abre. Ninguém aqui pode procurar o código para você.",
    skipLink: "Continuar sem conferir",
  },
};
