import { z } from "zod";

interface Documented {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
  readonly components: { readonly schemas: { readonly Problem: object } };
}

interface DocumentedOperation {
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: object }>> }>
  >;
}

/** A `fetch` that throws when an answer is not what the API's document says: status, kind and body. */
export async function checkedFetch(origin: string): Promise<typeof fetch> {
  const document = (await (await fetch(`${origin}/api/v1/openapi.json`)).json()) as Documented;
  return async (input, init) => {
    const answer = await fetch(input, init);
    const path = new URL(input as string).pathname.replace("/api/v1", "");
    const method = (init?.method ?? "GET").toLowerCase();
    const operation = Object.entries(document.paths).find(
      ([template, methods]) =>
        new RegExp(`^${template.replace(/\{\w+\}/g, "[^/]+")}$`).test(path) && method in methods,
    )?.[1][method];
    if (operation === undefined) throw new Error(`${method} ${path} is not in the document`);
    const described = operation.responses[String(answer.status)];
    if (described === undefined) {
      throw new Error(`${method} ${path} answers ${answer.status}, which the document leaves out`);
    }
    const kind = answer.headers.get("Content-Type")?.split(";")[0] ?? "";
    if (kind === "" && described.content === undefined) return answer;
    const content = described.content?.[kind];
    if (content === undefined) throw new Error(`${method} ${path} answers with ${kind}`);
    if (content.schema === undefined) return answer;
    const schema = "$ref" in content.schema ? document.components.schemas.Problem : content.schema;
    const body: unknown = await answer.clone().json();
    const read = z.fromJSONSchema(schema as never).safeParse(body);
    if (!read.success) {
      throw new Error(`${method} ${path}: ${z.prettifyError(read.error)}`);
    }
    return answer;
  };
}
