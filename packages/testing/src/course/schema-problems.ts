/** The part of JSON Schema that the schemas of this repository use. */
export interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly type?: 'array' | 'number' | 'object' | 'string';
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly uniqueItems?: boolean;
  readonly [annotation: string]: unknown;
}

const KNOWN =
  /^(\$schema|\$ref|\$defs|title|description|type|items|properties|required|additionalProperties|pattern|minLength|uniqueItems)$/;

/** Where a value is not as its schema says, one line each. Throws for a keyword that it cannot check. */
export function schemaProblems(value: unknown, schema: Schema, root = schema, at = ''): string[] {
  const unknown = Object.keys(schema).find((keyword) => !KNOWN.test(keyword));
  if (unknown !== undefined) throw new Error(`cannot check ${unknown}`);
  if (schema.$ref !== undefined) {
    const target = root.$defs?.[schema.$ref.replace('#/$defs/', '')];
    if (target === undefined) throw new Error(`no ${schema.$ref}`);
    return schemaProblems(value, target, root, at);
  }
  const type = Array.isArray(value) ? 'array' : typeof value;
  if (type !== schema.type) return [`${at}: ${type} instead of ${schema.type}`];
  const problems: string[] = [];
  if (typeof value === 'string') {
    if (value.length < (schema.minLength ?? 0)) problems.push(`${at}: too short`);
    if (!new RegExp(schema.pattern ?? '').test(value)) problems.push(`${at}: ${value}`);
  } else if (Array.isArray(value)) {
    if (schema.uniqueItems && new Set(value).size < value.length) problems.push(`${at}: repeats`);
    const { items } = schema;
    if (items) {
      problems.push(...value.flatMap((one, i) => schemaProblems(one, items, root, `${at}/${i}`)));
    }
  } else {
    const { properties = {}, required = [], additionalProperties = true } = schema;
    const entries = Object.entries(value as object);
    for (const name of required) {
      if (!Object.hasOwn(value as object, name)) problems.push(`${at}/${name}: missing`);
    }
    for (const [name, part] of entries) {
      if (Object.hasOwn(properties, name)) {
        problems.push(...schemaProblems(part, properties[name], root, `${at}/${name}`));
      } else if (!additionalProperties) problems.push(`${at}/${name}: unknown`);
    }
  }
  return problems;
}
