export async function makeLesson(_p: string): Promise<{ id: string; path: string }> {
  throw new Error('x');
}
