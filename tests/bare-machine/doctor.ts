import { examine, printFindings } from '../../src/render/doctor.ts';

// For prove.sh: says what is there, and fails when something that a render needs is not.
const findings = await examine();
process.stdout.write(printFindings(findings));
process.exitCode = findings.some(({ ok }) => ok === false) ? 1 : 0;
