/**
 * What was recognised in the tables that a lesson was given, and what in them looks like a slip: a sentence each,
 * after the parameter's name.
 *
 * @example
 * parameterRemarks(prepared.parameters) // ['data: The columns are separated by a semicolon.']
 */
export function parameterRemarks(parameters: unknown): string[] {
  return Object.entries(parameters as Record<string, unknown>).flatMap(([name, value]) =>
    remarksOf(value).map((remark) => `${name}: ${remark}`),
  );
}

function remarksOf(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null || !('remarks' in value)) return [];
  return Array.isArray(value.remarks) ? value.remarks.map(String) : [];
}
