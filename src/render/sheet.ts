export async function drawSheet(_p: unknown): Promise<Buffer> {
  throw new Error('x');
}
