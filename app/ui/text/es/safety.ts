import type { WordingOf } from "../catalogue.ts";

/** How to report without being found out, and how to send files as they are. */
export const safety: WordingOf<"safety"> = {
  title: "Cuídese",
  link: "Cuídese",
  lead: "Lea esto primero si nadie debe saber que nos escribe.",
  sections: [
    {
      title: "Si está en peligro ahora",
      text: [
        "Llame al 911. Nadie vigila este sitio todo el día.",
        "Puede escribirnos después. Primero vaya a un lugar seguro.",
      ],
    },
    {
      title: "¿De quién es el teléfono?",
      text: [
        "Piense en quién puede tomar este teléfono o sabe abrirlo.",
        "No use un teléfono o una computadora del trabajo o de la escuela. Su dueño puede ver lo que usted hace.",
        "Algunas familias y amigos comparten una cuenta. Entonces las fotos, las notas y las páginas abiertas pueden verse también en sus dispositivos.",
        "Si alguien revisa su teléfono, use el de una persona de confianza o una computadora de una biblioteca.",
      ],
    },
    {
      title: "Lo que este sitio deja en su dispositivo",
      text: [
        "Mientras escribe, una cookie pequeña guarda el acceso a su borrador durante 7 días. Mientras lee con su código, otra mantiene abierta su página.",
        "Su navegador guarda nuestra dirección en su historial. Los títulos ahí son palabras comunes como “Paso 2”. No dicen de qué se trata.",
        "Le pedimos a su navegador que no guarde copias de nuestras páginas.",
        "Lo que usted guarde se queda: un comprobante, una nota, una tarjeta impresa, una foto de la pantalla. Póngalo donde nadie mire, o bórrelo.",
      ],
    },
    {
      title: "Salir rápido",
      text: [
        "Presione Salir ya, arriba en cada página. Se abre una página del clima. Este dispositivo olvida su borrador y cierra su página.",
        "Si su navegador usa scripts, puede presionar la tecla Esc 3 veces. Nuestra página ya no está entonces en la lista del botón Atrás.",
        "Si los scripts están apagados, el botón Atrás todavía puede mostrar nuestra dirección. Cierre la pestaña para evitarlo.",
        "Los reportes enviados se quedan con nosotros. Los abre con su código, en cualquier dispositivo.",
      ],
    },
    {
      title: "Use una ventana privada",
      text: [
        "En una ventana privada, el navegador olvida el historial y las cookies cuando la cierra. El borrador también se pierde, así que envíe antes lo que tenga.",
        "Los archivos que guarda y las páginas que imprime no se olvidan.",
        "Su compañía de teléfono y quien maneja el wifi todavía pueden ver que abrió este sitio. No pueden ver lo que escribe.",
      ],
    },
    {
      title: "Use Tor para ocultar más",
      text: [
        "El Navegador Tor oculta a su compañía de teléfono qué sitio abre. A nosotros nos oculta dónde está usted.",
        "Este sitio funciona en su nivel más seguro: sin scripts y sin dibujos.",
        "Enviar videos grandes tarda mucho ahí. Envíe primero sus palabras y después los videos.",
      ],
    },
    {
      title: "Qué hay en una foto o un video",
      text: [
        "Muchos teléfonos escriben en cada archivo cuándo y dónde se hizo, y con qué tipo de teléfono. Eso puede ayudar a probar lo que pasó.",
        "También puede mostrar dónde vive, si lo hizo en su casa.",
        "Mire también la imagen: caras, números de casa, espejos, voces.",
        "Cuando agrega un archivo, le mostramos lo que podemos leer en él antes de que envíe su reporte.",
      ],
    },
    {
      title: "Qué quitan los teléfonos y las aplicaciones",
      text: [
        "Las aplicaciones de chat achican las fotos y los videos. La mayoría también quita el lugar y la hora.",
        "Muchos teléfonos quitan el lugar cuando usted da una foto a un sitio web.",
        "Cortar, poner filtros o agregar texto hace un archivo nuevo. Guarde el primero.",
      ],
    },
    {
      title: "Cómo enviarnos los originales",
      text: [
        "Envíe el archivo desde el teléfono que lo hizo. No lo envíe antes por un chat.",
        "En un iPhone: cuando elija fotos, abra Opciones. Active Ubicación, si quiere que la tengamos. Elija Actual como formato.",
        "En un teléfono Android: elija Archivos o Explorar, no la lista de fotos. La lista de fotos puede quitar el lugar.",
        "Guarde el archivo en su teléfono después de enviarlo. Un tribunal puede pedirlo.",
        "Si no quiere que sepamos el lugar, puede apagarlo. Su reporte vale igual.",
      ],
    },
    {
      title: "No somos su abogado",
      text: [
        "Trabajamos para el estado. No podemos decirle qué hacer en su propio caso.",
        "Una oficina de ayuda legal puede decirle sus derechos, muchas veces gratis.",
        "Si teme problemas por lo que nos cuenta, pregunte primero a un abogado.",
      ],
    },
  ],
};
