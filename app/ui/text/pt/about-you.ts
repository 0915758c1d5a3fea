import type { WordingOf } from "../catalogue.ts";

/** The page where a reporter chooses to be known or not. */
export const aboutYou: WordingOf<"aboutYou"> = {
  step: "Sobre você",
  title: "Você quer nos dizer quem é?",
  next: "Depois, você confere suas respostas. Nada é enviado antes disso.",
  choice: {
    label: "Você escolhe",
    hint: "As 3 opções estão certas. Lemos seu relato do mesmo jeito.",
    because: "Precisamos saber se podemos escrever para você.",
    anonymous: "Sem nome e sem mensagens",
    anonymousHint:
      "Não perguntamos mais nada. Mesmo assim você recebe um código para ver como está seu relato.",
    "only-here": "Sem nome, mas podem me escrever neste site",
    "only-hereHint":
      "Se tivermos uma pergunta, nós a deixamos aqui. Você recebe um código. Só o código abre o que escrevemos, e você escolhe se responde.",
    contact: "Sim, podem falar comigo assim",
    contactHint:
      "Um promotor pode precisar fazer mais perguntas, ou pedir que você fale no tribunal.",
  },
  changeMind:
    "Você pode mudar de ideia até enviar. Se então escolher não dar o nome, apagamos o que você escreveu aqui.",
  compelledTitle: "Quem poderia ficar sabendo quem você é?",
  compelled: [
    "Um tribunal pode nos mandar dizer quem você é, se soubermos. Em um julgamento, o outro lado também pode ter o direito de saber.",
    "Se você não der um nome, não temos nenhum nome para dizer. O que você escreveu e seus arquivos ainda podem mostrar quem você é.",
    "Não guardamos de onde, na internet, você nos escreveu.",
  ],
  contactTitle: "Como podemos falar com você?",
  contactNote:
    "Só para quem quer que entremos em contato. Preencha o que quiser. Basta uma forma de contato.",
  name: { label: "Seu nome", hint: "O nome que você quer que usemos." },
  email: { label: "E-mail", hint: "Use um endereço que mais ninguém lê." },
  phone: { label: "Telefone", hint: "Com o código de área." },
  way: {
    label: "O que você prefere?",
    email: "E-mail",
    call: "Uma ligação",
    text: "Uma mensagem de texto (SMS)",
  },
  times: {
    label: "Quando é seguro falar com você?",
    hint: "Por exemplo, “em dias de semana depois das 18h”.",
  },
  language: { label: "Que língua você quer falar?" },
  interpreter: {
    label: "Intérprete",
    choice: "Por favor, tenham alguém que possa traduzir para mim",
  },
  lawyer: {
    label: "Você tem advogado?",
    hint: "O nome e como falar com ele. Assim podemos perguntar primeiro ao seu advogado.",
  },
  notes: {
    label: "O que mais devemos saber antes de falar com você?",
    hint: "Por exemplo: quem mais pode atender o telefone, ou se podemos deixar recado.",
  },
  sealed:
    "Trancamos esses dados, separados do seu relato, assim que chegam. Para abri-los, 2 pessoas têm que concordar com um motivo, e nós registramos isso. Você vê quando volta com seu código, a não ser que um tribunal adie isso.",
  kept: "Já temos seus dados de contato. Eles estão trancados, por isso não podemos mostrá-los aqui. Deixe os campos vazios para mantê-los.",
};
