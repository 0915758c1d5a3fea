import type { Words } from "./words.ts";

/** What the page says in Spanish. */
export const ES: Words = {
  title: "Revisar un paquete de pruebas sin conexión",
  promise:
    "Esta página revisa un paquete en su computadora. No envía nada a ninguna parte ni carga nada: puede apagar la conexión.",
  trust:
    "Quien altera un paquete también puede alterar esta página. Su SHA-256 está en la portada de papel. Una copia de esta página que le llegó por otro camino sirve igual.",
  choose: "1. Elija el paquete",
  archive: "El paquete como un solo archivo (.zip)",
  folder: "O la carpeta en la que se descomprimió",
  drop: "También puede soltar el archivo o la carpeta en cualquier lugar de esta página.",
  dropOne: "Suelte un solo archivo .zip o una sola carpeta.",
  nothing: "Primero elija un paquete.",
  archiveChosen: "Elegido: el archivo {name}",
  folderChosen: "Elegida: la carpeta {name} con {count} archivos",
  key: "2. Escriba la huella de la clave que está en papel",
  keyHint:
    "Está en la portada: los primeros 8 grupos de 4, o más. Escríbala, no la copie del paquete. Sin ella la página no puede decir de quién es el paquete.",
  keyWrong:
    "Esto no es una huella: tiene al menos 8 grupos de 4, con los números del 0 al 9 y las letras de la a a la f.",
  earlierPart: "3. Compárelo con un paquete anterior, si lo tiene",
  earlierHint:
    "Así se ve que desde entonces nada del registro de la oficina se cambió ni se quitó. También sirve un archivo checkpoint.note o checkpoint.body que usted guardó.",
  earlier: "El paquete anterior (.zip), o su checkpoint",
  proof: "El archivo de consistencia, si la oficina se lo dio aparte",
  proofAlone:
    "Un archivo de consistencia solo no demuestra nada: elija también el checkpoint anterior.",
  check: "Revisar el paquete",
  stop: "Detener",
  stopped: "Detenido. No se sabe nada de este paquete.",
  progress: "Cuánto avanzó la revisión",
  done: "{percent} % de {size} leído",
  failed: "No se pudo leer el paquete: {why}",
  explained: {
    "Intact and the log key is the one you named":
      "Intacto. Cada archivo está como se empacó, nada se agregó ni falta, y los registros de custodia están firmados con la clave que usted indicó.",
    "Intact, log signed, key not confirmed":
      "Intacto, pero la clave no está confirmada: llegó con el paquete, y cualquiera puede hacer un paquete con una clave propia. Escriba la huella que está en papel y revise otra vez.",
    Intact:
      "Intacto. Cada archivo está como se empacó. Este paquete es del primer formato: su registro de custodia no está firmado.",
    Altered:
      "Alterado. Lo que hay aquí no es lo que se empacó. Abajo está lo que no concuerda. No confíe en esta copia: pida otra.",
    Incomplete:
      "Incompleto. Falta algo. Abajo está lo que falta. No confíe en esta copia: pida otra.",
  },
  faults: "Qué está mal",
  moreFaults: "y {count} más, en el informe de abajo",
  steps: "Qué se revisó",
  step: "Parte",
  outcome: "Resultado",
  stepNames: {
    container: "La forma y los nombres del paquete",
    files: "Cada archivo contra las dos listas de huellas",
    exhibits: "Cada prueba contra su registro de recepción",
    custody: "Las cadenas de registros de custodia",
    log: "El registro firmado y sus demostraciones",
    stamps: "Sellos de tiempo (no si se puede confiar en quien los da: eso lo hace openssl)",
  },
  noFault: "sin fallas",
  oneFault: "1 falla",
  someFaults: "{count} fallas",
  notChecked: "no revisado",
  agreed:
    "Firmas: esta página revisó {all}, y la criptografía propia de este navegador coincide en todas.",
  opinion:
    "Firmas: esta página revisó {all}. La criptografía propia de este navegador coincide en {agreed} y no conoce el tipo de {unknown}.",
  differed:
    "Esta página y la criptografía propia de este navegador no coinciden en {count} de las firmas. No confíe en ninguna de las dos: use verify.py o los pasos de VERIFY.txt.",
  report: "El informe, como lo imprimen bearwitness verify y verify.py (en inglés)",
  json: "Lo mismo para programas (JSON)",
  record: "Constancia de esta revisión",
  recordBundle: "Revisado",
  recordTime: "Hora según el reloj de esta computadora, que puede estar mal",
  recordKey: "Huella que se escribió",
  recordNoKey: "ninguna",
  recordEarlier: "Comparado con",
  recordNoEarlier: "ningún paquete anterior",
  recordPage: "SHA-256 del verify.html de este paquete",
  recordNoPage: "no lo hay",
  recordBy: "Revisado por (nombre, firma)",
  recordDate: "Fecha",
  print: "Imprimir",
  truth:
    "Integridad no es verdad: esto muestra que los archivos no cambiaron desde que se recibieron; que una fotografía muestre fielmente lo que pasó le toca a un testigo.",
};
