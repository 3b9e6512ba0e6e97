import { examine, printFindings } from '../render/browser/doctor.ts';

/** `gradreel doctor`: fails when something is missing that a render needs. */
export async function doctor({ json }: { json?: boolean }): Promise<void> {
  const findings = await examine();
  process.stdout.write(
    json ? `${JSON.stringify(findings, undefined, 2)}\n` : printFindings(findings),
  );
  if (findings.some(({ ok }) => ok === false)) process.exitCode = 1;
}
